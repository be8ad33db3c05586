// One thing of every concept or link, row by row, for who wants no more of them.
#include "kb/store_rows.h"

namespace clusterwise::kb {
namespace {

// What they say is merged; all else is told as its rows have it.
std::vector<Concept> extended_concepts(Store::State& state) {
  if (!state.may_have_extensions()) return {};
  return whole_concepts(state, "id IN (SELECT concept FROM extension)", {});
}

}  // namespace

std::optional<std::string> Store::kind_of(std::string_view id) const {
  std::optional<std::string> kind;
  state_->ask("SELECT kind FROM concept WHERE id = ?1", {id},
              [&](const Row& row) { kind = row.text(0); });
  return kind;
}

void Store::each_label(const VisitText& visit) const {
  state_->ask("SELECT id, label_en, label_zh FROM concept", {},
              [&](const Row& row) { visit(row.text(0), text_at(row, 1)); });
}

void Store::each_definition(const VisitText& visit) const {
  state_->ask("SELECT id, definition_en, definition_zh FROM concept", {},
              [&](const Row& row) { visit(row.text(0), text_at(row, 1)); });
}

void Store::each_alias(const VisitAlias& visit) const {
  state_->ask(
      "SELECT concept, language, text FROM alias"
      " WHERE concept NOT IN (SELECT concept FROM extension) ORDER BY concept, language, text",
      {}, [&](const Row& row) { visit(row.text(0), row.text(1), row.text(2)); });
  for (const Concept& one : extended_concepts(*state_)) {
    for (const std::string& alias : one.aliases.en)
      visit(std::string(one.id), "en", std::string(alias));
    for (const std::string& alias : one.aliases.zh)
      visit(std::string(one.id), "zh", std::string(alias));
  }
}

void Store::each_pack(const VisitPair& visit) const {
  state_->ask("SELECT id, pack FROM concept", {},
              [&](const Row& row) { visit(row.text(0), row.text(1)); });
}

void Store::each_claim_of_concept(const VisitPair& visit) const {
  state_->ask(
      "SELECT concept, claim FROM concept_claim"
      " WHERE concept NOT IN (SELECT concept FROM extension) ORDER BY concept, claim",
      {}, [&](const Row& row) { visit(row.text(0), row.text(1)); });
  for (const Concept& one : extended_concepts(*state_)) {
    for (const std::string& claim : one.claims) visit(std::string(one.id), std::string(claim));
  }
}

void Store::each_claim_of_link(
    const std::function<void(Edge&& link, std::string&& claim)>& visit) const {
  state_->ask(
      "SELECT near, relation, far, claim FROM link_claim JOIN link ON link.id = link_claim.link"
      " ORDER BY link, link_claim.position",
      {}, [&](const Row& row) {
        visit({row.text(0), row.text(1), row.text(2)}, row.text(3));
      });
}

}  // namespace clusterwise::kb

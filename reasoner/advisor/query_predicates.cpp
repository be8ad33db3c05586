// Types are named as messages should name them: "there is no role 'x'". A kind that is called like
// another type is a type of that name with "(kind)".
#include "reasoner/advisor/query_predicates.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <utility>

#include "kb/similar.h"
#include "reasoner/datalog/nearest.h"
#include "reasoner/datalog/token.h"

namespace clusterwise::advisor {
namespace {

namespace ast = datalog::ast;

constexpr std::string_view kConcept = "concept";
constexpr std::string_view kRelation = "relation";
constexpr std::string_view kKind = "kind";
constexpr std::string_view kClaim = "claim";
constexpr std::string_view kSection = "section";
constexpr std::string_view kKindOfClaim = "kind of claim";
constexpr std::string_view kLanguage = "language";
constexpr std::string_view kPack = "pack";
constexpr std::string_view kText = "symbol";

constexpr std::array kPlainTypes = {kConcept, kRelation,    kKind,     kClaim,
                                    kSection, kKindOfClaim, kLanguage, kPack};
constexpr std::array<std::string_view, 4> kPrimitives = {"number", "unsigned", "float", "symbol"};

// Unions of more kinds would make messages long, and say little.
constexpr std::size_t kMostInUnion = 3;

std::string as_identifier(std::string name) {
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

bool is_identifier(std::string_view name) {
  const auto letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  };
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  return !name.empty() && letter(name.front()) && !datalog::is_reserved(name) &&
         std::all_of(name.begin(), name.end(), [&](char c) { return letter(c) || digit(c); });
}

ast::TypeDeclaration type(std::string_view name, std::vector<std::string> bases) {
  ast::TypeDeclaration declaration;
  declaration.name.text = name;
  if (bases.size() > 1) declaration.form = ast::TypeDeclaration::Form::kUnion;
  for (std::string& base : bases) declaration.bases.push_back({std::move(base), {}});
  return declaration;
}

// As messages name them: two concepts are the ends of a link; the rest is called what it holds.
std::vector<std::string> names_of_columns(const Predicate& predicate) {
  const auto is_concept = [](const std::string& type) {
    return type == kConcept || (type != kText && std::find(kPlainTypes.begin(), kPlainTypes.end(),
                                                           type) == kPlainTypes.end());
  };
  const auto concepts =
      std::count_if(predicate.columns.begin(), predicate.columns.end(), is_concept);
  std::vector<std::string> names;
  bool has_from = false;
  for (const std::string& type : predicate.columns) {
    if (!is_concept(type)) {
      names.push_back(type == kText ? "text" : type);
    } else {
      names.push_back(concepts < 2 ? "concept" : std::exchange(has_from, true) ? "to" : "from");
    }
  }
  return names;
}

}  // namespace

QueryPredicates::QueryPredicates(const kb::Store& store) {
  for (const kb::Kind& kind : store.kinds()) kinds_.push_back(kind.id);
  const auto general = [&](const char* name, const std::vector<std::string_view>& columns) {
    add(name, Predicate::Of::kGeneral, "", {columns.begin(), columns.end()});
  };
  general("concept", {kConcept, kKind});
  general("link", {kConcept, kRelation, kConcept});
  for (const char* name : {"label", "alias", "definition"}) {
    general(name, {kConcept, kLanguage, kText});
  }
  general("rests_on", {kConcept, kClaim});
  general("link_rests_on", {kConcept, kRelation, kConcept, kClaim});
  general("claim", {kClaim, kSection, kKindOfClaim});
  general("claim_text", {kClaim, kLanguage, kText});
  general("claim_source", {kClaim, kConcept});
  general("pack_of", {kConcept, kPack});
  for (const kb::Relation& relation : store.relations()) {
    relations_.push_back(relation.id);
    add(as_identifier(relation.id), Predicate::Of::kRelation, relation.id,
        {type_of_end(relation.from), type_of_end(relation.to)});
  }
  for (const std::string& kind : kinds_) {
    add(as_identifier(kind), Predicate::Of::kKind, kind, {type_of_kind(kind)});
  }
  std::sort(predicates_.begin(), predicates_.end(),
            [](const Predicate& a, const Predicate& b) { return a.name < b.name; });
}

void QueryPredicates::add(std::string name, Predicate::Of of, std::string subject,
                          std::vector<std::string> columns) {
  const bool taken = std::any_of(predicates_.begin(), predicates_.end(),
                                 [&](const Predicate& known) { return known.name == name; });
  if (taken || !is_identifier(name)) return;
  predicates_.push_back({std::move(name), of, std::move(subject), std::move(columns)});
}

std::string QueryPredicates::type_of_kind(const std::string& kind) const {
  const bool taken = std::find(kPlainTypes.begin(), kPlainTypes.end(), kind) != kPlainTypes.end() ||
                     std::find(kPrimitives.begin(), kPrimitives.end(), kind) != kPrimitives.end();
  return taken ? kind + " (kind)" : kind;
}

std::string QueryPredicates::type_of_end(const std::vector<std::string>& kinds) {
  if (kinds.empty() || kinds.size() > kMostInUnion) return std::string(kConcept);
  std::vector<std::string> types;
  for (const std::string& kind : kinds) types.push_back(type_of_kind(kind));
  if (types.size() == 1) return types.front();
  std::string name = fmt::format("{}", fmt::join(types, " or "));
  unions_.emplace(name, kinds);
  return name;
}

const Predicate* QueryPredicates::find(std::string_view name) const {
  const auto at = std::lower_bound(
      predicates_.begin(), predicates_.end(), name,
      [](const Predicate& one, std::string_view other) { return one.name < other; });
  return at != predicates_.end() && at->name == name ? &*at : nullptr;
}

std::vector<std::string> QueryPredicates::kinds_of_type(std::string_view type) const {
  if (type == kConcept) return kinds_;
  const auto united = unions_.find(std::string(type));
  if (united != unions_.end()) return united->second;
  for (const std::string& kind : kinds_) {
    if (type_of_kind(kind) == type) return {kind};
  }
  return {};
}

void QueryPredicates::declare(ast::Program& program) const {
  for (const std::string_view name : kPlainTypes) {
    program.types.push_back(type(name, {std::string(kText)}));
  }
  for (const std::string& kind : kinds_) {
    program.types.push_back(type(type_of_kind(kind), {std::string(kConcept)}));
  }
  for (const auto& [name, kinds] : unions_) {
    std::vector<std::string> members;
    for (const std::string& kind : kinds) members.push_back(type_of_kind(kind));
    program.types.push_back(type(name, std::move(members)));
  }
  for (const Predicate& predicate : predicates_) {
    ast::RelationDeclaration declaration;
    declaration.names = {{predicate.name, {}}};
    const std::vector<std::string> names = names_of_columns(predicate);
    for (std::size_t i = 0; i < predicate.columns.size(); ++i) {
      declaration.attributes.push_back({{names[i], {}}, {predicate.columns[i], {}}});
    }
    program.relations.push_back(std::move(declaration));
  }
}

bool QueryVocabulary::covers(std::string_view type) const {
  const bool plain = std::find(kPlainTypes.begin(), kPlainTypes.end(), type) != kPlainTypes.end();
  return plain || !predicates_.kinds_of_type(type).empty();
}

bool QueryVocabulary::contains(std::string_view type, std::string_view constant) const {
  if (type == kClaim) return has_claim(constant);
  const std::vector<std::string> kinds = predicates_.kinds_of_type(type);
  if (kinds.empty()) return values(type).contains(constant);
  const auto kind = store_.kind_of(constant);
  return kind && std::find(kinds.begin(), kinds.end(), *kind) != kinds.end();
}

// A label or an alias where the id is wanted is the best of all hints.
std::vector<std::string> QueryVocabulary::nearest(std::string_view type,
                                                  std::string_view constant) const {
  const std::vector<std::string> kinds = predicates_.kinds_of_type(type);
  if (kinds.empty()) {
    const auto& known = values(type);
    const std::vector<std::string> names(known.begin(), known.end());
    return kb::most_similar(constant, names, 1);
  }
  std::vector<std::string> candidates = store_.find_by_name(constant);
  for (std::string& id : store_.nearest(constant, kinds.size() == 1 ? kinds.front() : "", 20)) {
    candidates.push_back(std::move(id));
  }
  for (std::string& id : candidates) {
    if (contains(type, id)) return {std::move(id)};
  }
  return {};
}

std::string QueryVocabulary::known_as(std::string_view constant) const {
  const auto kind = store_.kind_of(constant);
  return kind ? fmt::format("'{}' is of kind {}", constant, *kind) : std::string();
}

bool QueryVocabulary::has_claim(std::string_view id) const {
  return store_.find_claim(id).has_value();
}

const std::set<std::string, std::less<>>& QueryVocabulary::values(std::string_view type) const {
  const auto known = values_.find(type);
  if (known != values_.end()) return known->second;
  std::set<std::string, std::less<>> all;
  if (type == kKind) all.insert(predicates_.kinds().begin(), predicates_.kinds().end());
  if (type == kRelation) {
    all.insert(predicates_.relations().begin(), predicates_.relations().end());
  }
  if (type == kLanguage) all = {"en", "zh"};
  if (type == kPack) {
    for (kb::PackInfo& pack : store_.packs()) all.insert(std::move(pack.id));
  }
  if (type == kSection || type == kKindOfClaim || type == kClaim) {
    for (kb::Claim& claim : store_.all_claims()) {
      all.insert(std::move(type == kSection       ? claim.section
                           : type == kKindOfClaim ? claim.kind
                                                  : claim.id));
    }
  }
  return values_.emplace(type, std::move(all)).first->second;
}

}  // namespace clusterwise::advisor

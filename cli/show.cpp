#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/commands.h"
#include "cli/open_store.h"
#include "cli/render_concepts.h"
#include "cli/resolve.h"

namespace clusterwise::cli {
namespace {

// The id of a claim as evidence shows it: "R5h", "[R5h]", "R5h §2.5".
std::string_view cited(std::string_view name) {
  constexpr std::string_view kAround = " []()";
  const std::size_t begin = name.find_first_not_of(kAround);
  if (begin == std::string_view::npos) return {};
  name.remove_prefix(begin);
  return name.substr(0, name.find_first_of(kAround));
}

// The claim that is meant; none where a concept is, by its id or a name, or neither.
std::optional<kb::Claim> find_claim(const std::string& name, const kb::Store& store) {
  if (store.find(name) || !store.find_by_name(name).empty()) return std::nullopt;
  if (auto exact = store.find_claim(cited(name))) return exact;
  const std::vector<std::string> ids = store.claims_like(cited(name));
  return ids.size() == 1 ? store.find_claim(ids.front()) : std::nullopt;
}

}  // namespace

Exit show(const Show& options, Environment& env) {
  const auto store = open_store(kb::Store::Mode::kReadOnly, env);
  if (!store) return store.error();
  if (auto claim = find_claim(options.name, *store)) {
    const ClaimPage page = claim_page(*std::move(claim), *store);
    env.format == Format::kJson ? render_json(page, env) : render_text(page, env);
    return Exit::kDone;
  }
  auto subject = resolve_concept(options.name, *store, env);
  if (!subject) return subject.error();
  const ConceptPage page = concept_page(*std::move(subject), *store);
  env.format == Format::kJson ? render_json(page, env) : render_text(page, env);
  return Exit::kDone;
}

}  // namespace clusterwise::cli

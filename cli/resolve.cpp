#include "cli/resolve.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <string>
#include <vector>

#include "kb/folding.h"
#include "kb/similar.h"

namespace clusterwise::cli {
namespace {

// "lemons-market (market for lemons, 柠檬市场)"
std::vector<std::string> described(const std::vector<std::string>& ids, const kb::Store& store) {
  std::vector<std::string> result;
  for (const std::string& id : ids) {
    const auto found = store.find(id);
    result.push_back(found ? fmt::format("{} ({}, {})", id, found->label.en, found->label.zh) : id);
  }
  return result;
}

std::vector<std::string> names_of(const kb::Kind& kind) {
  return {kind.id, kind.label.en, kind.label.zh, kind.plural.en, kind.plural.zh};
}

}  // namespace

Reported<kb::Concept> resolve_concept(std::string_view name, const kb::Store& store,
                                      Environment& env) {
  if (auto found = store.find(name)) return *std::move(found);
  const std::vector<std::string> ids = store.find_by_name(name);
  if (ids.size() == 1) {
    if (auto found = store.find(ids.front())) return *std::move(found);
  }
  if (ids.size() > 1) {
    return tl::unexpected(
        refuse(fmt::format("'{}' is the name of several concepts", name),
               fmt::format("say which: {}", fmt::join(described(ids, store), "; ")), env));
  }
  const std::vector<std::string> nearest = store.nearest(name, "", 3);
  return tl::unexpected(refuse(fmt::format("there is no concept '{}'", name),
                               nearest.empty()
                                   ? "clusterwise search TEXT finds concepts by their words"
                                   : kb::did_you_mean(nearest),
                               env));
}

Reported<kb::Kind> resolve_kind(std::string_view name, const kb::Store& store, Environment& env) {
  const std::vector<kb::Kind> kinds = store.kinds();
  const std::string wanted = kb::folded(name);
  std::vector<std::string> ids;
  for (const kb::Kind& kind : kinds) {
    const std::vector<std::string> names = names_of(kind);
    const bool meant = std::any_of(names.begin(), names.end(), [&](const std::string& candidate) {
      return kb::folded(candidate) == wanted;
    });
    if (meant) return kind;
    ids.push_back(kind.id);
  }
  const std::vector<std::string> nearest = kb::most_similar(name, ids, 3);
  return tl::unexpected(refuse(fmt::format("there is no kind '{}'", name),
                               nearest.empty()
                                   ? fmt::format("the kinds are {}", fmt::join(ids, ", "))
                                   : kb::did_you_mean(nearest),
                               env));
}

Reported<kb::Concept> resolve_target(const std::string& name, const advisor::Policy& policy,
                                     const kb::Store& store, Environment& env) {
  auto target = resolve_concept(name, store, env);
  if (!target) return target;
  const std::vector<std::string> targets = policy.targets();
  if (std::binary_search(targets.begin(), targets.end(), target->id)) return target;
  const std::vector<std::string> nearest = kb::most_similar(target->id, targets, 3);
  return tl::unexpected(
      refuse(fmt::format("no rule finds '{}': it is a {}", target->id, target->kind),
             nearest.empty() ? "ask for a role, risk, problem, feature or stage"
                             : kb::did_you_mean(nearest),
             env));
}

}  // namespace clusterwise::cli

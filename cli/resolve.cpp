#include "cli/resolve.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <optional>
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

std::vector<std::string> names_of(const kb::Relation& relation) {
  return {relation.id, relation.label.en, relation.label.zh, relation.inverse.en,
          relation.inverse.zh};
}

// Those of the ids that the name may mean, the likest first: it stands in the id or the label, or
// is like one of them.
std::vector<std::string> nearest_of(std::string_view name, std::span<const std::string> among,
                                    const kb::Store& store) {
  constexpr std::size_t kFew = 3;
  constexpr std::size_t kMany = 20;  // of all concepts, of which some are not among the ids
  std::vector<std::string> result;
  const auto add = [&](const std::string& id) {
    const bool wanted = std::find(among.begin(), among.end(), id) != among.end();
    const bool known = std::find(result.begin(), result.end(), id) != result.end();
    if (wanted && !known && result.size() < kFew) result.push_back(id);
  };
  const std::string wanted = kb::folded(name);
  for (const std::string& id : among) {
    const kb::Text label = store.label_of(id).value_or(kb::Text{});
    for (const std::string& text : {id, label.en, label.zh}) {
      if (!wanted.empty() && kb::folded(text).find(wanted) != std::string::npos) add(id);
    }
  }
  for (const std::string& id : store.nearest(name, "", kMany)) add(id);
  for (const std::string& id : kb::most_similar(name, {among.begin(), among.end()}, kFew)) add(id);
  return result;
}

// By its id, or the one name that it has; nothing where there is none, or several (reported).
Reported<std::optional<kb::Concept>> named_concept(std::string_view name, const kb::Store& store,
                                                   Environment& env) {
  if (auto found = store.find(name)) return found;
  const std::vector<std::string> ids = store.find_by_name(name);
  if (ids.size() == 1) {
    if (auto found = store.find(ids.front())) return found;
  }
  if (ids.size() > 1) {
    return tl::unexpected(
        refuse(fmt::format("'{}' is the name of several concepts", name),
               fmt::format("say which: {}", fmt::join(described(ids, store), "; ")), env));
  }
  return std::nullopt;
}

Exit no_such_concept(std::string_view name, const std::vector<std::string>& nearest,
                     Environment& env) {
  return refuse(fmt::format("there is no concept '{}'", name),
                nearest.empty() ? "clusterwise search TEXT finds concepts by their words"
                                : kb::did_you_mean(nearest),
                env);
}

// Of the kinds, or relations, the one of that name; `what` they are is for the message.
template <typename Declared>
Reported<Declared> resolve_declared(std::string_view what, std::string_view name,
                                    const std::vector<Declared>& declared, Environment& env) {
  const std::string wanted = kb::folded(name);
  std::vector<std::string> ids;
  std::vector<std::string> all;  // names, each once
  for (const Declared& one : declared) {
    ids.push_back(one.id);
    for (std::string& candidate : names_of(one)) {
      if (kb::folded(candidate) == wanted) return one;
      if (std::find(all.begin(), all.end(), candidate) == all.end()) {
        all.push_back(std::move(candidate));
      }
    }
  }
  std::vector<std::string> nearest = kb::most_similar(name, ids, 3);
  if (nearest.empty()) nearest = kb::most_similar(name, all, 3);
  return tl::unexpected(refuse(fmt::format("there is no {} '{}'", what, name),
                               nearest.empty()
                                   ? fmt::format("the {}s are {}", what, fmt::join(ids, ", "))
                                   : kb::did_you_mean(nearest),
                               env));
}

}  // namespace

Reported<kb::Concept> resolve_concept(std::string_view name, const kb::Store& store,
                                      Environment& env) {
  auto found = named_concept(name, store, env);
  if (!found) return tl::unexpected(found.error());
  if (*found) return **std::move(found);
  return tl::unexpected(no_such_concept(name, store.nearest(name, "", 3), env));
}

Reported<kb::Concept> resolve_concept(std::string_view name, std::span<const std::string> among,
                                      const kb::Store& store, Environment& env) {
  auto found = named_concept(name, store, env);
  if (!found) return tl::unexpected(found.error());
  if (*found) return **std::move(found);
  return tl::unexpected(no_such_concept(name, nearest_of(name, among, store), env));
}

Reported<kb::Kind> resolve_kind(std::string_view name, const kb::Store& store, Environment& env) {
  return resolve_declared("kind", name, store.kinds(), env);
}

Reported<std::vector<std::string>> resolve_relations(std::span<const std::string> names,
                                                     const kb::Store& store, Environment& env) {
  std::vector<std::string> ids;
  if (names.empty()) return ids;
  const std::vector<kb::Relation> relations = store.relations();
  for (const std::string& name : names) {
    const auto relation = resolve_declared("relation", name, relations, env);
    if (!relation) return tl::unexpected(relation.error());
    if (std::find(ids.begin(), ids.end(), relation->id) == ids.end()) ids.push_back(relation->id);
  }
  return ids;
}

Reported<std::vector<std::string>> resolve_packs(const std::vector<std::string>& names,
                                                 const kb::Store& store, Environment& env) {
  std::vector<std::string> all;
  for (const kb::PackInfo& pack : store.packs()) all.push_back(pack.id);
  for (const std::string& name : names) {
    if (std::find(all.begin(), all.end(), name) != all.end()) continue;
    std::string note = kb::did_you_mean(kb::most_similar(name, all, 2));
    if (note.empty() && !all.empty()) note = fmt::format("the packs are: {}", fmt::join(all, ", "));
    return tl::unexpected(refuse(fmt::format("there is no pack \"{}\"", name), note, env));
  }
  std::erase_if(all, [&](const std::string& id) {
    return std::find(names.begin(), names.end(), id) == names.end();
  });
  return all;
}

Reported<kb::Concept> resolve_target(const std::string& name, const advisor::Policy& policy,
                                     const kb::Store& store, Environment& env) {
  const std::vector<std::string> targets = policy.targets();
  auto target = resolve_concept(name, targets, store, env);
  if (!target || std::binary_search(targets.begin(), targets.end(), target->id)) return target;
  const std::vector<std::string> nearest = nearest_of(target->id, targets, store);
  return tl::unexpected(
      refuse(fmt::format("no rule finds '{}', which is of kind {}", target->id, target->kind),
             nearest.empty() ? "ask for a role, risk, problem, feature or stage"
                             : kb::did_you_mean(nearest),
             env));
}

}  // namespace clusterwise::cli

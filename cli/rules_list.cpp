#include <algorithm>
#include <fmt/format.h>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/inputs.h"
#include "cli/open_store.h"
#include "cli/render_rules.h"
#include "kb/similar.h"

namespace clusterwise::cli {
namespace {

using Names = std::vector<std::string>;

Names names_in(const std::vector<advisor::Mention>& mentions) {
  Names names;
  for (const advisor::Mention& mention : mentions) {
    names.push_back(mention.relation);
    names.insert(names.end(), mention.constants.begin(), mention.constants.end());
  }
  return names;
}

Names claims_in(const advisor::RuleDescription& rule) {
  Names names;
  for (const advisor::ClaimRef& claim : rule.claims) names.push_back(claim.id);
  return names;
}

// A * stands for any characters.
bool matches(std::string_view pattern, std::string_view text) {
  const std::size_t star = pattern.find('*');
  if (star == std::string_view::npos) return pattern == text;
  if (text.substr(0, star) != pattern.substr(0, star)) return false;
  const std::string_view rest = pattern.substr(star + 1);
  for (std::size_t at = star; at <= text.size(); ++at) {
    if (matches(rest, text.substr(at))) return true;
  }
  return false;
}

// One way of narrowing the list.
struct Filter {
  std::string wanted;  // empty: no filter
  std::string refusal;
  std::function<Names(const advisor::RuleDescription&)> names_of;
  bool pattern = false;
};

std::vector<Filter> filters_of(const RulesList& options) {
  return {
      {options.id, "no rule is called", [](const auto& rule) { return Names{rule.id}; }, true},
      {options.reads, "no rule reads", [](const auto& rule) { return names_in(rule.reads); }},
      {options.derives, "no rule derives", [](const auto& rule) { return names_in(rule.derives); }},
      {options.claim, "no rule rests on the claim", claims_in}};
}

bool passes(const advisor::RuleDescription& rule, const Filter& filter) {
  const Names names = filter.names_of(rule);
  return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
    return filter.pattern ? matches(filter.wanted, name) || name.starts_with(filter.wanted)
                          : name == filter.wanted;
  });
}

bool passes_anywhere(const std::vector<ListedRule>& rules, const Filter& filter) {
  return std::any_of(rules.begin(), rules.end(),
                     [&](const ListedRule& one) { return passes(one.rule, filter); });
}

// A concept may be called by its label.
void take_label(Filter& filter, const kb::Store& store) {
  const Names ids = store.find_by_name(filter.wanted);
  if (ids.size() == 1) filter.wanted = ids.front();
}

std::string nearest_to(const Filter& filter, const std::vector<ListedRule>& rules) {
  std::set<std::string> known;
  for (const ListedRule& one : rules) {
    for (std::string& name : filter.names_of(one.rule)) known.insert(std::move(name));
  }
  const Names candidates(known.begin(), known.end());
  const Names nearest = kb::most_similar(filter.wanted, candidates, 3);
  return nearest.empty() ? "clusterwise rules list shows all of them" : kb::did_you_mean(nearest);
}

// The rules that pass; refused where none of all does, with the nearest names.
Reported<std::vector<ListedRule>> narrowed(const std::vector<ListedRule>& all,
                                           std::vector<ListedRule> rules, Filter filter,
                                           const kb::Store& store, Environment& env) {
  if (filter.wanted.empty()) return rules;
  const std::string given = filter.wanted;
  if (!passes_anywhere(all, filter)) take_label(filter, store);
  if (!passes_anywhere(all, filter)) {
    return tl::unexpected(
        refuse(fmt::format("{} '{}'", filter.refusal, given), nearest_to(filter, all), env));
  }
  std::erase_if(rules, [&](const ListedRule& one) { return !passes(one.rule, filter); });
  return rules;
}

}  // namespace

Exit rules_list(const RulesList& options, Environment& env) {
  const auto store = open_store(kb::Store::Mode::kReadOnly, env);
  if (!store) return store.error();
  const auto files =
      read_rules(options.paths.empty() ? env.chosen_rules : options.paths, *store, env);
  if (!files) return files.error();
  const auto policy = load_policy(*files, *store, env);
  if (!policy) return policy.error();
  const std::vector<ListedRule> all = rule_list(policy->rules(), files->sources);
  std::vector<ListedRule> rules = all;
  for (const Filter& filter : filters_of(options)) {
    auto left = narrowed(all, std::move(rules), filter, *store, env);
    if (!left) return left.error();
    rules = *std::move(left);
  }
  env.format == Format::kJson ? render_json(rules, options.detail, env)
                              : render_text(rules, options.detail, env);
  return rules.empty() ? refuse("no rule passes all of these options", "", env) : Exit::kDone;
}

}  // namespace clusterwise::cli

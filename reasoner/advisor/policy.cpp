// The advisor's entry: rules and knowledge are checked once, then profiles are laid out as regions
// and evaluated.

#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "kb/digest.h"
#include "reasoner/advisor/knowledge_facts.h"
#include "reasoner/advisor/policy_state.h"
#include "reasoner/advisor/vocabulary.h"

namespace clusterwise::advisor {
namespace {

using datalog::Diagnostics;

std::map<std::string, kb::Measurement> read_catalogue(const kb::Store& store) {
  std::map<std::string, kb::Measurement> result;
  for (const kb::Concept& indicator : store.of_kind("indicator")) {
    if (indicator.measurement) result.emplace(indicator.id, *indicator.measurement);
  }
  return result;
}

std::vector<UsedFile> digests_of(const std::vector<datalog::Source>& sources) {
  std::vector<UsedFile> result;
  for (const datalog::Source& source : sources) {
    result.push_back({source.name, kb::sha256_hex(source.text)});
  }
  return result;
}

void add_region(datalog::Database& database, const Interface& interface, const std::string& name) {
  database.add(interface.region, {name});
}

// What is known: exact values, and the middle of an interval.
void add_known(datalog::Database& database, const Interface& interface, const Profile& profile) {
  add_region(database, interface, profile.region);
  for (const auto& [id, reading] : profile.indicators) {
    if (!reading.value) continue;
    database.add(interface.indicator,
                 {profile.region, id, (reading.value->low + reading.value->high) / 2});
  }
}

void add_completion(datalog::Database& database, const Interface& interface, const Profile& profile,
                    const CompletionSet& set, std::size_t index) {
  const std::string name = completion_name(index);
  add_region(database, interface, name);
  std::set<std::string_view> open;
  for (std::size_t i = 0; i < set.open.size(); ++i) {
    open.insert(set.open[i].id);
    database.add(interface.indicator, {name, set.open[i].id, set.completions[index].values[i]});
  }
  for (const auto& [id, reading] : profile.indicators) {
    if (reading.value && !open.contains(id))
      database.add(interface.indicator, {name, id, reading.value->low});
  }
}

}  // namespace

tl::expected<Policy, Diagnostics> Policy::load(std::vector<datalog::Source> sources,
                                               const kb::Store& store) {
  const StoreVocabulary vocabulary(store);
  tl::expected<datalog::Program, Diagnostics> program = datalog::load(sources, &vocabulary);
  if (!program) return tl::unexpected(std::move(program.error()));
  Diagnostics diagnostics;
  const std::optional<Interface> interface = find_interface(program->checked, diagnostics);
  check_knowledge_inputs(program->checked, store, diagnostics);
  if (!interface || diagnostics.has_errors()) return tl::unexpected(std::move(diagnostics));
  return Policy(
      std::make_unique<State>(State{store, std::move(*program), *interface, std::move(diagnostics),
                                    digests_of(sources), read_catalogue(store)}));
}

Policy::Policy(std::unique_ptr<State> state) : state_(std::move(state)) {}
Policy::Policy(Policy&&) noexcept = default;
Policy& Policy::operator=(Policy&&) noexcept = default;
Policy::~Policy() = default;

std::vector<RuleDescription> Policy::rules() const {
  return describe_rules(state_->program.checked, state_->store);
}

const Diagnostics& Policy::warnings() const { return state_->warnings; }

Diagnostics Policy::lint() const {
  Diagnostics result = datalog::lint(state_->program.checked, surroundings());
  for (const datalog::Rule& rule : state_->program.checked->rules) {
    if (rule.id.empty() || rule.is_fact) continue;
    std::vector<std::string> missing;
    if (rule.en.empty()) missing.push_back("en");
    if (rule.zh.empty()) missing.push_back("zh");
    if (rule.claims.empty()) missing.push_back("claims");
    if (!rule.strength) missing.push_back("strength");
    if (missing.empty()) continue;
    result.warning(kIncompleteRule, rule.place,
                   fmt::format("the rule '{}' has no {}", rule.id, fmt::join(missing, ", ")),
                   "analysts read its texts, and follow it back to its claims");
  }
  return result;
}

kb::Result<Evaluation> Policy::State::evaluate(const Profile& profile, std::size_t budget,
                                               std::uint64_t seed) const {
  datalog::Database database(program.checked);
  add_knowledge(store, database);
  const Cuts cuts = find_cuts(program.checked, database, interface);
  CompletionSet completions;
  if (budget > 0) completions = lay_out(profile, cuts, catalogue, budget, seed);
  add_known(database, interface, profile);
  for (std::size_t i = 0; i < completions.completions.size(); ++i) {
    add_completion(database, interface, profile, completions, i);
  }
  auto model = datalog::run(program, std::move(database));
  if (!model) {
    return tl::unexpected(
        kb::Failure{fmt::format("the rules could not be evaluated: {}", model.error().message),
                    "look for a rule that makes new values from its own results"});
  }
  return Evaluation(std::move(*model), interface, std::move(completions), profile.region);
}

kb::Result<Answer> Policy::recommend(const Profile& profile, const Options& options) const {
  kb::Result<Evaluation> evaluation =
      state_->evaluate(profile, std::max<std::size_t>(1, options.budget), options.seed);
  if (!evaluation) return tl::unexpected(evaluation.error());
  return make_answer(*state_, profile, *evaluation);
}

kb::Result<std::vector<ProofStep>> Policy::why(const Profile& profile,
                                               std::string_view target) const {
  const std::vector<std::string> known = targets();
  if (!std::binary_search(known.begin(), known.end(), target)) {
    return tl::unexpected(kb::Failure{fmt::format("the rules cannot find '{}'", target),
                                      "ask about a role, risk, problem, feature or stage"});
  }
  kb::Result<Evaluation> evaluation = state_->evaluate(profile, 0, 1);
  if (!evaluation) return tl::unexpected(evaluation.error());
  return make_proofs(*state_, profile, *evaluation, target);
}

// What the rules can find: the constants in the second column of the heads that the advisor reads,
// and everything that a variable there may stand for.
std::vector<std::string> Policy::targets() const {
  const Interface& interface = state_->interface;
  std::set<std::string> result;
  for (datalog::RelationId id : {interface.feature, interface.stage, interface.problem,
                                 interface.recommends, interface.risk}) {
    const datalog::TypeId type = state_->program.checked.relation(id).attributes[1].type;
    for (std::string& one :
         state_->store.ids_of_kind(kind_of_type(state_->program.checked->types[type].name))) {
      result.insert(std::move(one));
    }
  }
  return {result.begin(), result.end()};
}

}  // namespace clusterwise::advisor

// The advisor's entry: rules and knowledge are checked once, then profiles are laid out as regions
// and evaluated.

#include <algorithm>
#include <fmt/format.h>
#include <numeric>
#include <set>

#include "kb/digest.h"
#include "reasoner/advisor/knowledge_facts.h"
#include "reasoner/advisor/policy_state.h"
#include "reasoner/advisor/scope.h"
#include "reasoner/advisor/vocabulary.h"

namespace clusterwise::advisor {
namespace {

using datalog::Diagnostics;
using datalog::RelationId;

Catalogue read_catalogue(const kb::Store& store) {
  Catalogue result;
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
                 {profile.region, id, std::midpoint(reading.value->low, reading.value->high)});
  }
}

}  // namespace

tl::expected<Policy, Diagnostics> Policy::load(std::vector<datalog::Source> sources,
                                               const kb::Store& store,
                                               const std::vector<Addition>& additions) {
  const StoreVocabulary vocabulary(store);
  tl::expected<datalog::Program, Diagnostics> program = datalog::load(sources, &vocabulary);
  if (!program) return tl::unexpected(std::move(program.error()));
  Diagnostics diagnostics;
  const std::optional<Interface> interface = find_interface(program->checked, diagnostics);
  check_knowledge_inputs(program->checked, store, diagnostics);
  if (!interface || diagnostics.has_errors()) return tl::unexpected(std::move(diagnostics));
  std::vector<std::string> unexamined = unexamined_by(program->checked, *interface, store);
  return Policy(std::make_unique<State>(
      State{store, std::move(*program), *interface, std::move(diagnostics), digests_of(sources),
            read_catalogue(store), std::move(unexamined), Outside(additions, sources, store)}));
}

Policy::Policy(std::unique_ptr<State> state) : state_(std::move(state)) {}
Policy::Policy(Policy&&) noexcept = default;
Policy& Policy::operator=(Policy&&) noexcept = default;
Policy::~Policy() = default;

std::vector<RuleDescription> Policy::rules() const {
  return describe_rules(state_->program.checked, state_->store, state_->outside);
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

kb::Result<Evaluation> Policy::State::evaluate(const Profile& profile) const {
  datalog::Database database(program.checked);
  add_knowledge(store, database);
  add_known(database, interface, profile);
  auto model = datalog::run(program, std::move(database));
  if (!model) {
    return tl::unexpected(
        kb::Failure{fmt::format("the rules could not be evaluated: {}", model.error().message),
                    "look for a rule that makes new values from its own results"});
  }
  return Evaluation(std::move(*model), interface, profile.region);
}

kb::Result<PolicyCircuit> Policy::State::circuit(const Profile& profile, Evaluation& evaluation,
                                                 OpenLimits limits) const {
  std::vector<std::string> indicators;
  for (const auto& [id, measurement] : catalogue) indicators.push_back(id);
  return make_policy_circuit(program, interface, evaluation.model(), profile.region, indicators,
                             limits);
}

kb::Result<Decisions> Policy::State::decide(const Profile& profile, Evaluation& evaluation,
                                            const Options& options) const {
  const kb::Result<PolicyCircuit> made = circuit(profile, evaluation);
  if (!made) return tl::unexpected(made.error());
  return advisor::decide(*made, profile.indicators, catalogue, how_to_decide(options));
}

kb::Result<Answer> Policy::recommend(const Profile& profile, const Options& options) const {
  kb::Result<Evaluation> evaluation = state_->evaluate(profile);
  if (!evaluation) return tl::unexpected(evaluation.error());
  const kb::Result<Decisions> decisions = state_->decide(profile, *evaluation, options);
  if (!decisions) return tl::unexpected(decisions.error());
  Answer answer = make_answer(*state_, profile, *evaluation, *decisions);
  if (options.vary) {
    auto robustness = make_robustness(*state_, profile, *evaluation, options);
    if (!robustness) return tl::unexpected(robustness.error());
    answer.robustness = *std::move(robustness);
  }
  return answer;
}

kb::Result<std::vector<ProofStep>> Policy::why(const Profile& profile,
                                               std::string_view target) const {
  if (!state_->target_of(target)) return tl::unexpected(state_->no_target(target));
  kb::Result<Evaluation> evaluation = state_->evaluate(profile);
  if (!evaluation) return tl::unexpected(evaluation.error());
  return make_proofs(*state_, profile, *evaluation, target);
}

// What the rules can find: everything that the second column of the relations that the advisor
// reads may hold.
std::vector<std::string> Policy::targets() const {
  std::set<std::string> result;
  for (RelationId relation : state_->interface.findings()) {
    for (std::string& one : state_->ids_in(relation)) result.insert(std::move(one));
  }
  return {result.begin(), result.end()};
}

std::vector<std::string> Policy::State::ids_in(RelationId relation) const {
  const datalog::TypeId type = program.checked.relation(relation).attributes[1].type;
  return store.ids_of_kind(kind_of_type(program.checked->types[type].name));
}

std::optional<Target> Policy::State::target_of(std::string_view id) const {
  for (RelationId relation : interface.findings()) {
    const std::vector<std::string> ids = ids_in(relation);
    if (std::find(ids.begin(), ids.end(), id) != ids.end())
      return Target{relation, std::string(id)};
  }
  return std::nullopt;
}

kb::Failure Policy::State::no_target(std::string_view id) {
  return {fmt::format("the rules cannot find '{}'", id),
          "ask about a role, risk, problem, feature or stage"};
}

}  // namespace clusterwise::advisor

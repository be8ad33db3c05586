// Semi-naive evaluation (Bancilhon 1986): a recursive stratum runs in rounds, each of which joins
// what the round before found with all that is known. Rows are only appended, so "what the round
// before found" is a range of row numbers.

#include "reasoner/datalog/evaluate.h"

#include <fmt/format.h>

#include "reasoner/datalog/run_clause.h"

namespace clusterwise::datalog {
namespace {

using Clock = std::chrono::steady_clock;

class Evaluator {
 public:
  Evaluator(const Strata& strata, Database database, const RunOptions& options)
      : strata_(strata),
        database_(std::move(database)),
        options_(options),
        run_(database_, [this] { check_limits(); }),
        epochs_(program()->relations.size()) {
    for (std::size_t i = 0; i < epochs_.size(); ++i) {
      const Row size = database_.table(static_cast<RelationId>(i)).size();
      run_.delta.push_back({0, size});
      epochs_[i].push_back({size, 0, 0});
    }
    read_size_limits();
  }

  tl::expected<Model, LimitReached> run() {
    for (const Stratum& stratum : strata_) {
      run_stratum(stratum);
      if (run_.stopped) return tl::unexpected(std::move(reached_));
    }
    return Model(std::move(database_), std::move(epochs_), std::move(run_.warnings));
  }

 private:
  const CheckedProgram& program() const { return database_.program(); }

  // ---- Strata and rounds

  void run_stratum(const Stratum& stratum) {
    if (stratum.clauses.empty()) return;
    round_ = 0;
    running_ = &program()->clauses[stratum.clauses.front()];
    for (RelationId id : stratum.relations)
      run_.delta[index_of(id)] = {0, database_.table(id).size()};
    const StratumPlan first = make_plan(stratum);
    run_clauses(first.once);
    if (!stratum.recursive) {
      finish_round(stratum);
      return;
    }
    // The first round's news are all rows, those given as input too.
    finish_round(stratum);
    for (RelationId id : stratum.relations) run_.delta[index_of(id)].begin = 0;
    if (has_given(stratum)) round_ = 0;  // what these give in the next round has height 1 too
    run_rounds(stratum);
  }

  void run_rounds(const Stratum& stratum) {
    StratumPlan plan;
    Sizes planned_for;
    for (std::size_t round = 0; !run_.stopped && has_delta(stratum) && !size_limit_met(stratum);
         ++round) {
      if (round == options_.limits.rounds)
        return stop(fmt::format("the recursion took more than {} rounds", options_.limits.rounds));
      const Sizes sizes = sizes_of(stratum);
      if (round == 0 || differ_much(sizes, planned_for)) {
        plan = make_plan(stratum);
        planned_for = sizes;
      }
      run_clauses(plan.rounds);
      finish_round(stratum);
    }
  }

  // What a plan for the rounds depends on: of each relation, its rows and those of the last round.
  using Sizes = std::vector<std::size_t>;

  // Growth makes a plan wrong soon; that the last round found less, only in a long tail of rounds.
  static bool differ_much(const Sizes& now, const Sizes& then) {
    constexpr std::size_t kGrown = 4;
    constexpr std::size_t kShrunk = 32;
    for (std::size_t i = 0; i < now.size(); ++i) {
      if (now[i] > kGrown * then[i] || kShrunk * now[i] < then[i]) return true;
    }
    return false;
  }

  Sizes sizes_of(const Stratum& stratum) const {
    Sizes result;
    for (RelationId id : stratum.relations) {
      result.push_back(database_.table(id).size());
      result.push_back(run_.delta[index_of(id)].end - run_.delta[index_of(id)].begin);
    }
    return result;
  }

  StratumPlan make_plan(const Stratum& stratum) {
    std::map<RelationId, Statistics> known;
    const StatisticsOf statistics = [&](RelationId id) -> const Statistics& {
      const auto found = known.find(id);
      if (found != known.end()) return found->second;
      return known[id] = statistics_of(database_.table(id), run_.delta[index_of(id)]);
    };
    StratumPlan result = plan(program(), stratum, statistics, options_.ordering);
    for (ClausePlan& clause : result.once) make_ready(clause.steps, database_, &stratum);
    for (ClausePlan& clause : result.rounds) make_ready(clause.steps, database_, &stratum);
    if (options_.on_plan) options_.on_plan(stratum, result);
    return result;
  }

  void run_clauses(const std::vector<ClausePlan>& plans) {
    for (const ClausePlan& plan : plans) {
      const Clause& clause = program()->clauses[plan.clause];
      running_ = &clause;
      ClauseRunner(run_, clause, plan.steps).run();
      if (run_.stopped) return;
    }
    check_limits();
  }

  void finish_round(const Stratum& stratum) {
    ++epoch_;
    ++round_;
    for (RelationId id : stratum.relations) {
      Table& table = database_.table(id);
      RowRange& delta = run_.delta[index_of(id)];
      delta = {delta.end, table.size()};
      table.update_indexes();
      std::vector<Epoch>& epochs = epochs_[index_of(id)];
      if (epochs.back().end < delta.end) epochs.push_back({delta.end, epoch_, round_});
    }
  }

  bool has_given(const Stratum& stratum) const {
    return std::any_of(stratum.relations.begin(), stratum.relations.end(),
                       [&](RelationId id) { return epochs_[index_of(id)].front().end > 0; });
  }

  bool has_delta(const Stratum& stratum) const {
    return std::any_of(stratum.relations.begin(), stratum.relations.end(), [&](RelationId id) {
      const RowRange delta = run_.delta[index_of(id)];
      return delta.begin < delta.end;
    });
  }

  // ---- Limits

  // .limitsize: a recursive relation stops growing once it has that many tuples.
  void read_size_limits() {
    for (const Directive& directive : program()->directives) {
      if (directive.kind != Directive::Kind::kLimitSize) continue;
      const auto n = directive.parameters.find("n");
      if (n == directive.parameters.end()) continue;
      const std::optional<Value> value = read_number(n->second, Primitive::kUnsigned);
      if (value) size_limits_[directive.relation] = value->natural();
    }
  }

  bool size_limit_met(const Stratum& stratum) const {
    return std::any_of(stratum.relations.begin(), stratum.relations.end(), [&](RelationId id) {
      const auto limit = size_limits_.find(id);
      return limit != size_limits_.end() && database_.table(id).size() >= limit->second;
    });
  }

  void check_limits() {
    if (run_.stopped) return;
    if (Clock::now() - start_ > options_.limits.time) {
      stop(fmt::format("the evaluation took more than {} s",
                       static_cast<double>(options_.limits.time.count()) / 1000));
    } else if (run_.text_too_long) {
      stop(fmt::format("a text is longer than {} MB", kLongestText >> 20U));
    } else if (auto what = beyond(options_.limits, database_)) {
      stop(*std::move(what));
    }
  }

  void stop(std::string what) {
    run_.stopped = true;
    reached_.message =
        fmt::format("{}; '{}' was growing", what, program().relation(running_->head.relation).name);
    reached_.rule = running_->span;
  }

  const Strata& strata_;
  Database database_;
  const RunOptions& options_;
  const Clock::time_point start_ = Clock::now();
  Run run_;
  std::vector<std::vector<Epoch>> epochs_;
  std::map<RelationId, std::uint64_t> size_limits_;
  std::uint32_t epoch_ = 0;
  std::uint32_t round_ = 0;  // of the stratum at hand
  const Clause* running_ = nullptr;
  LimitReached reached_;
};

}  // namespace

tl::expected<Model, LimitReached> evaluate(const Strata& strata, Database database,
                                           const RunOptions& options) {
  return Evaluator(strata, std::move(database), options).run();
}

}  // namespace clusterwise::datalog

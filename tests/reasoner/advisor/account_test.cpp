// Accounts: the rules that gave something, or what those lack that could have.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <set>
#include <string>

#include "fixtures.h"

namespace clusterwise::advisor::test {
namespace {

// Two problems, a gate that needs a stage, a role; a stage by counted features.
const std::string kRules = R"dl(
.decl limit(indicator: Indicator, value: float)
limit("trust", 50.0). limit("patents", 10.0). limit("new_firms", 80.0). limit("employment", 500.0).
@[rule(id = "t.culture", en = "culture {v}", zh = "文化{v}", claims = ["F11"])]
feature(r, "local-culture", 0.5) :- indicator(r, "new_firms", v), limit("new_firms", l), v >= l.
@[rule(id = "t.innovation", en = "innovation {v}", zh = "创新{v}", claims = ["F7"])]
feature(r, "sustained-innovation", 0.5) :- indicator(r, "patents", v), limit("patents", l), v >= l.
.decl holds(r: Region, f: Feature)
holds(r, f) :- feature(r, f, _).
.decl held(r: Region, n: number)
held(r, n) :- region(r), n = count : { holds(r, _) }.
@[rule(id = "t.cluster", en = "{n} features", zh = "{n}项特征", claims = ["G8"])]
stage(r, "emerging-cluster") :- held(r, n), n >= 2.
@[rule(id = "t.none", en = "none, {n}", zh = "无，{n}", claims = ["G8"])]
stage(r, "no-cluster") :- held(r, n), n < 2.
.decl cluster(r: Region)
cluster(r) :- stage(r, s), s != "no-cluster".
@[rule(id = "t.distrust", en = "trust {v} (limit {l})", zh = "信任{v}（界限{l}）", claims = ["R3d"])]
problem(r, "low-trust", 0.5) :-
    cluster(r), indicator(r, "trust", v), limit("trust", l), v < l.
@[rule(id = "t.weak", en = "patents {v}", zh = "专利{v}", claims = ["R2a"])]
problem(r, "weak-innovation", 0.8) :-
    !holds(r, "sustained-innovation"), indicator(r, "patents", v), limit("patents", l), v < l.
.decl supports(r: Region, role: Role, p: Problem, d: float)
@[rule(id = "t.for-trust", en = "trust is called for", zh = "须有信任", claims = ["R3d"])]
supports(r, "cultivate-regional-culture", "low-trust", d) :- problem(r, "low-trust", d).
@[rule(id = "t.for-innovation", en = "innovation is called for", zh = "须有创新", claims = ["R2a"])]
supports(r, "cultivate-regional-culture", "weak-innovation", d) :- problem(r, "weak-innovation", d).
.decl admitted(r: Region, role: Role)
@[rule(id = "t.gate", en = "a large place", zh = "大区域", claims = ["K2"])]
admitted(r, role) :-
    supports(r, role, _, _), indicator(r, "employment", v), limit("employment", l), v >= l.
recommends(r, role, s) :- admitted(r, role), supports(r, role, _, s), s = max one : { supports(r, role, _, one) }.
)dl";

Account account_of(const std::string& indicators, std::string_view target) {
  static const Policy policy = policy_of(kRules);
  return *policy.account_of(
      profile_of(R"({"region": {"id": "here"}, "indicators": {)" + indicators + "}}"), target);
}

constexpr const char* kRole = "cultivate-regional-culture";

const RuleUse& rule_in(const std::vector<RuleUse>& uses, std::string_view id) {
  for (const RuleUse& use : uses) {
    if (use.rule == id) return use;
  }
  throw std::out_of_range("no rule " + std::string(id));
}

const Ask& ask_of(const RuleUse& use, std::string_view id) { return named(use.asks, id); }

void walk(const std::vector<RuleUse>& uses, const auto& on_rule, const auto& on_ask) {
  const auto visit = [&](const auto& self, const Ask& ask) -> void {
    on_ask(ask);
    for (const Ask& part : ask.parts) self(self, part);
    walk(ask.by, on_rule, on_ask);
  };
  for (const RuleUse& use : uses) {
    on_rule(use);
    for (const Ask& ask : use.asks) visit(visit, ask);
  }
}

}  // namespace

TEST_CASE("an account of what holds goes from the role's rule to the problem's and to values") {
  const Account account =
      account_of(R"("trust": 20, "patents": 12, "new_firms": 90, "employment": 900)", kRole);
  CHECK(account.holds);
  CHECK(account.is_role);
  CHECK(account.verdict == Verdict::kYes);
  CHECK(account.degree == 0.5);
  REQUIRE(account.rules.size() == 2);
  CHECK(account.rules[0].rule == "t.for-trust");  // by its degree; the gate has none
  CHECK(account.rules[0].degree == 0.5);
  CHECK(account.rules[1].rule == "t.gate");
  const Ask& problem = ask_of(account.rules[0], "low-trust");
  CHECK(problem.kind == Ask::Kind::kFinding);
  REQUIRE(problem.by.size() == 1);
  CHECK(problem.by[0].rule == "t.distrust");
  CHECK(problem.by[0].text == kb::Text{"trust 20 (limit 50)", "信任20（界限50）"});
  CHECK(ask_of(problem.by[0], "emerging-cluster").kind == Ask::Kind::kStage);
  const Ask& value = ask_of(problem.by[0], "trust");
  REQUIRE(value.test);
  CHECK(value.test->amount.en == "20 out of 100");
  CHECK(value.test->comparison == "<");
  CHECK(value.test->limit->amount.en == "50 out of 100");
}

TEST_CASE("the stage is told once, with what was counted") {
  const Account account =
      account_of(R"("trust": 20, "patents": 12, "new_firms": 90, "employment": 900)", kRole);
  CHECK(account.stage.stage.id == "emerging-cluster");
  CHECK(account.stage.missing.empty());
  REQUIRE(account.stage.because.size() == 1);
  const Ask& count = account.stage.because[0].asks.at(0);
  CHECK(count.kind == Ask::Kind::kCount);
  CHECK(count.have == 2);
  CHECK(count.need == 2);
  REQUIRE(count.parts.size() == 2);
  CHECK(named(count.parts, "local-culture").by.at(0).rule == "t.culture");
}

TEST_CASE("what a rule lacks is failed where the value says so, unknown where there is none") {
  const Account account = account_of(R"("trust": 62, "patents": 12, "new_firms": 90)", kRole);
  CHECK_FALSE(account.holds);
  CHECK(account.verdict == Verdict::kNo);
  REQUIRE(account.rules.size() == 2);
  const RuleUse& trust = rule_in(account.rules, "t.for-trust");
  CHECK(trust.state == Truth::kFailed);
  CHECK(trust.unmet == 2);
  const Ask& value = ask_of(ask_of(trust, "low-trust").by.at(0), "trust");
  CHECK(value.state == Truth::kFailed);
  CHECK(value.test->amount.en == "62 out of 100");
  bool gate = false;
  walk(
      account.rules, [&](const RuleUse& use) { gate = gate || use.rule == "t.gate"; },
      [&](const Ask& ask) {
        if (ask.id != "employment") return;
        CHECK(ask.state == Truth::kUnknown);
        CHECK_FALSE(ask.test->value);
      });
  CHECK(gate);
}

TEST_CASE("an interval that its limit cuts is unknown, one on one side of it is not") {
  const auto state = [](const std::string& trust) {
    const Account account = account_of(
        R"("patents": 12, "new_firms": 90, "employment": 900, "trust": )" + trust, "low-trust");
    return ask_of(account.rules.at(0), "trust").state;
  };
  CHECK(state(R"({"low": 45, "high": 65})") == Truth::kUnknown);
  CHECK(state(R"({"low": 51, "high": 65})") == Truth::kFailed);
  CHECK(state(R"({"low": 50, "high": 50})") == Truth::kFailed);  // the limit is no longer below
  CHECK(state(R"({"low": 10, "high": 49})") == Truth::kMet);
}

TEST_CASE("the nearest rule comes first: by conditions missing, then by distance") {
  const std::string sure = R"("employment": 900, "new_firms": 90, )";
  // Both miss one; 55 is 10 % off its limit, 12 patents 20 % and the feature that stands against
  // it.
  const Account by_count = account_of(sure + R"("trust": 55, "patents": 12)", kRole);
  CHECK(by_count.rules.at(0).rule == "t.for-trust");
  CHECK(by_count.rules.at(0).unmet == 1);
  CHECK(by_count.rules.at(0).distance == Approx(0.1));
  // Without a cluster distrust misses its stage, too; the patents alone are unknown.
  const Account by_stage = account_of(R"("employment": 900, "new_firms": 10, "trust": 55)", kRole);
  CHECK(by_stage.rules.at(0).rule == "t.for-innovation");
}

TEST_CASE("a value is blanked in the sentence of a rule that has not fired, its limit is not") {
  const Account account = account_of(R"("trust": 62, "patents": 12, "new_firms": 90)", "low-trust");
  CHECK(account.rules.at(0).text == kb::Text{"trust … (limit 50)", "信任…（界限50）"});
}

TEST_CASE("what must not hold and does is told with the rule that gave it") {
  const Account account = account_of(R"("patents": 12)", "weak-innovation");
  const Ask& absence = ask_of(account.rules.at(0), "sustained-innovation");
  CHECK(absence.kind == Ask::Kind::kAbsence);
  CHECK(absence.state == Truth::kFailed);
  CHECK(absence.by.at(0).rule == "t.innovation");
}

TEST_CASE("what must not hold and does by rules without an id is told with what those ask for") {
  const Policy policy = policy_of(R"dl(
.decl limit(indicator: Indicator, value: float)
limit("intermediaries", 1.0). limit("trust", 50.0).
.decl served(r: Region)
served(r) :- indicator(r, "intermediaries", v), limit("intermediaries", l), v >= l.
@[rule(id = "t.alone", en = "trust {v}", zh = "信任{v}", claims = ["R1m"])]
problem(r, "few-intermediaries", 0.5) :-
    !served(r), indicator(r, "trust", v), limit("trust", l), v < l.
)dl");
  const auto account = policy.account_of(
      profile_of(R"({"region": {"id": "here"}, "indicators": {"intermediaries": 2, "trust": 40}})"),
      "few-intermediaries");
  const Ask& absence = account->rules.at(0).asks.at(0);
  CHECK(absence.kind == Ask::Kind::kAbsence);
  CHECK(absence.state == Truth::kFailed);
  REQUIRE(absence.parts.size() == 1);
  CHECK(absence.parts[0].id == "intermediaries");
  CHECK(absence.parts[0].state == Truth::kMet);
}

TEST_CASE("a missing stage is explained once, down to values, and counts as unknown by Kleene") {
  const Account account = account_of(R"("trust": 20, "patents": 12)", "low-trust");
  CHECK_FALSE(account.holds);
  CHECK(account.verdict == Verdict::kOpen);
  const RuleUse& use = account.rules.at(0);
  const auto stage = std::find_if(use.asks.begin(), use.asks.end(),
                                  [](const Ask& ask) { return ask.kind == Ask::Kind::kStage; });
  REQUIRE(stage != use.asks.end());
  CHECK(stage->state == Truth::kUnknown);
  CHECK(stage->by.empty());
  REQUIRE_FALSE(account.stage.missing.empty());
  const Ask& count = account.stage.missing[0].asks.at(0);
  CHECK(count.kind == Ask::Kind::kCount);
  CHECK(count.have == 1);
  CHECK(named(count.parts, "sustained-innovation").state == Truth::kMet);
  const Ask& culture = named(count.parts, "local-culture");
  CHECK(culture.state == Truth::kUnknown);
  CHECK(ask_of(culture.by.at(0), "new_firms").state == Truth::kUnknown);
}

TEST_CASE("a count that all candidates together cannot reach has failed") {
  const Account account = account_of(R"("trust": 20, "patents": 12, "new_firms": 10)", "low-trust");
  CHECK(account.verdict == Verdict::kNo);
  const Ask& count = account.stage.missing.at(0).asks.at(0);
  CHECK(count.state == Truth::kFailed);
}

TEST_CASE("a rule that the knowledge lets apply in several ways is as true as the best of them") {
  const Policy policy = policy_of(R"dl(
.decl hint(indicator: Indicator, limit: float)
hint("trust", 50.0). hint("patents", 10.0).
@[rule(id = "t.any", en = "{i}", zh = "{i}", claims = ["R3d"])]
problem(r, "low-trust", 0.5) :- indicator(r, i, v), hint(i, l), v < l.
@[rule(id = "t.s", en = "s", zh = "丙", claims = ["G8"])]
stage(r, "no-cluster") :- region(r).
)dl");
  const Account account = *policy.account_of(
      profile_of(R"({"region": {"id": "x"}, "indicators": {"trust": 51}})"), "low-trust");
  CHECK(account.verdict == Verdict::kOpen);
  REQUIRE(account.rules.size() == 1);
  CHECK(account.rules[0].state == Truth::kUnknown);
  CHECK(account.rules[0].asks.at(0).id == "patents");
}

TEST_CASE("the same is explained once") {
  const Account account =
      *shipped_policy().account_of(example("development-zone"), "regional-brand-strategy");
  std::set<std::string> explained;
  const auto look = [&](const Ask& ask) {
    if (ask.id.empty() || ask.by.empty() || ask.repeated) return;
    INFO(ask.id);
    CHECK(explained.insert(ask.id).second);
  };
  for (const auto* rules : {&account.rules, &account.stage.because, &account.stage.missing})
    walk(
        *rules, [](const RuleUse&) {}, look);
  CHECK(explained.size() > 5);
}

TEST_CASE("an id that no rule can give is a failure of an account, too") {
  for (const char* id : {"lemon-market", "", "counterfeit_cases", "metrology"}) {
    const auto account = shipped_policy().account_of(example("wenzhou-shoes"), id);
    REQUIRE_FALSE(account);
    CHECK(account.error().message == "the rules cannot find '" + std::string(id) + "'");
  }
}

namespace {

// What every account must have, whatever it is about.
void check_account(const Account& account, const std::set<std::string>& rules) {
  std::size_t claims = 0;
  std::size_t values = 0;
  const auto on_rule = [&](const RuleUse& use) {
    CHECK(rules.contains(use.rule));
    claims += use.claims.size();
    for (const std::string& text : {use.text.en, use.text.zh}) {
      CHECK_FALSE(text.empty());
      CHECK(text.find('{') == std::string::npos);
    }
    if (!account.holds) CHECK((use.state == Truth::kMet) == (use.unmet == 0));
  };
  const auto on_ask = [&](const Ask& ask) {
    if (!ask.test) return;
    ++values;
    const bool given = ask.test->value.has_value();
    if (!given) CHECK(ask.state == Truth::kUnknown);
    CHECK(given == !ask.test->amount.zh.empty());
  };
  for (const auto* list : {&account.rules, &account.stage.because, &account.stage.missing})
    walk(*list, on_rule, on_ask);
  CHECK(claims > 0);
  CHECK(values > 0);
}

std::vector<std::string> example_names() {
  std::vector<std::string> names;
  for (const auto& entry :
       std::filesystem::directory_iterator(CLUSTERWISE_SOURCE_DIR "/rules/examples")) {
    if (entry.path().extension() == ".json") names.push_back(entry.path().stem().string());
  }
  return names;
}

}  // namespace

TEST_CASE("every role of every example has an account with claims and values") {
  std::set<std::string> rules;
  for (const RuleDescription& rule : shipped_policy().rules()) rules.insert(rule.id);
  const std::vector<std::string> names = example_names();
  CHECK(names.size() > 5);
  for (const std::string& name : names) {
    const Profile profile = example(name);
    const Answer answer = *shipped_policy().recommend(profile);
    for (const Recommendation& role : answer.recommendations) {
      INFO(name << " " << role.id);
      const Account account = *shipped_policy().account_of(profile, role.id);
      CHECK(account.holds == (role.score > 0));
      CHECK(account.verdict == role.verdict);
      check_account(account, rules);
    }
  }
}

TEST_CASE("an account holds where a proof does, and no rule is all met where it does not") {
  Options known_values;  // whatever the verdict over completions is
  known_values.budget = 1;
  for (const char* name : {"whitfield-carpets", "development-zone"}) {
    const Profile profile = example(name);
    for (const std::string& target : shipped_policy().targets()) {
      INFO(name << " " << target);
      const Account account = *shipped_policy().account_of(profile, target, known_values);
      CHECK(account.holds == !shipped_policy().why(profile, target)->empty());
      if (account.holds) continue;
      for (const RuleUse& use : account.rules) {
        INFO(use.rule);
        CHECK(use.unmet > 0);
      }
    }
  }
}

}  // namespace clusterwise::advisor::test

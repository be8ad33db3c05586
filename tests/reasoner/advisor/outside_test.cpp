// Rules that were added to the policy, about a pack: all that comes from there is marked, nothing
// else is.
#include "reasoner/advisor/outside.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>

#include "fixtures.h"
#include "reasoner/advisor/run_cases.h"

namespace clusterwise::advisor::test {
namespace {

const std::string kPack = "beyond-the-paper";
const std::string kFolder = "rules/" + kPack + "/";
const std::string kMark = " (Beyond the paper)";
const std::string kMarkZh = "（论文之外）";

struct Extended {
  std::vector<datalog::Source> sources = shipped_rules();
  Addition addition{kPack, {}};

  Extended() {
    namespace fs = std::filesystem;
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(CLUSTERWISE_SOURCE_DIR "/" + kFolder)) {
      if (entry.path().extension() == ".dl") names.push_back(entry.path().filename().string());
    }
    std::sort(names.begin(), names.end());
    for (const std::string& name : names) {
      sources.push_back({kFolder + name, read_file(kFolder + name)});
      addition.files.insert(kFolder + name);
    }
  }
};

const Policy& extended_policy() {
  static const Policy policy = [] {
    const Extended extended;
    return Policy::load(extended.sources, store(), {extended.addition}).value();
  }();
  return policy;
}

Profile steel() { return profile_of(read_file(kFolder + "examples/old-steel-district.json")); }

bool is_marked(const kb::Text& text) {
  return text.en.ends_with(kMark) && text.zh.ends_with(kMarkZh);
}

bool is_bare(const kb::Text& text) {
  return text.en.find(kMark) == std::string::npos && text.zh.find(kMarkZh) == std::string::npos;
}

std::string pack_of(const std::string& id) { return store().find(id)->pack; }

// Marked if it is the pack's, bare otherwise.
void check_label(const std::string& id, const kb::Text& label) {
  CAPTURE(id, label.en, label.zh);
  if (pack_of(id) == kPack) {
    CHECK(is_marked(label));
  } else {
    CHECK(is_bare(label));
  }
}

template <typename Found>
void check_found(const Found& found) {
  check_label(found.id, found.label);
  CHECK(found.pack == (pack_of(found.id) == kPack ? kPack : ""));
}

std::size_t check_reasons(const std::vector<Reason>& reasons) {
  std::size_t marked = 0;
  for (const Reason& reason : reasons) {
    CAPTURE(reason.rule, reason.text.en);
    const std::vector<RuleDescription> own = shipped_policy().rules();
    if (has(own, reason.rule)) {
      CHECK(reason.pack.empty());
      CHECK_FALSE(is_marked(reason.text));
      continue;
    }
    ++marked;
    CHECK(reason.pack == kPack);
    CHECK(is_marked(reason.text));
    CHECK(reason.text.en.find(kMark) == reason.text.en.size() - kMark.size());  // once
  }
  return marked;
}

}  // namespace

TEST_CASE("outside: a text bears the title in both languages") {
  CHECK(marked({"a", "甲"}, {"p", {"Title", "题"}}) == kb::Text{"a (Title)", "甲（题）"});
  CHECK(marked({"a", ""}, {"p", {"Title", "题"}}) == kb::Text{"a (Title)", ""});
  CHECK(marked({"a", "甲"}, {}) == kb::Text{"a", "甲"});
}

TEST_CASE("outside: a pack that the store lacks is called by its id") {
  const Outside outside({{"elsewhere", {"b.dl"}}}, {{"a.dl", ""}, {"b.dl", ""}}, store());
  datalog::Rule rule;
  CHECK(outside.of_rule(rule).pack.empty());
  rule.place.file = datalog::FileId{1};
  CHECK(outside.of_rule(rule).title == kb::Text{"elsewhere", "elsewhere"});
  CHECK(outside.of_concept("low-trust").pack.empty());
  CHECK(Outside().of_rule(rule).pack.empty());
}

TEST_CASE("outside: every finding, measure, risk and reason of an answer is marked or bare") {
  const Answer answer = extended_policy().recommend(steel()).value();
  std::size_t marked = check_reasons(answer.stage.because);
  CHECK(marked == 0);
  for (const auto* findings : {&answer.features, &answer.problems, &answer.risks}) {
    for (const Finding& one : *findings) {
      check_found(one);
      marked += check_reasons(one.because);
    }
  }
  std::size_t measures = 0;
  for (const Recommendation& role : answer.recommendations) {
    CHECK(is_bare(role.label));
    marked += check_reasons(role.because);
    for (const Measure& one : role.measures) {
      check_found(one);
      measures += one.pack.empty() ? 0U : 1U;
      for (const Named& problem : one.addresses) check_label(problem.id, problem.label);
      for (const Named& risk : one.mitigates) check_label(risk.id, risk.label);
    }
    for (const RoleRisk& one : role.risks) {
      check_found(one);
      marked += check_reasons(one.because);
    }
  }
  CHECK(marked > 10);
  CHECK(measures > 3);
  CHECK(named(answer.problems, "hub-dependence").pack == kPack);
  CHECK(named(answer.problems, "weak-innovation").pack.empty());
}

TEST_CASE("outside: indicators and limits are marked, also further limits of an own indicator") {
  const Answer answer = extended_policy().recommend(steel()).value();
  for (const GivenValue& given : answer.given) check_label(given.indicator, given.label);
  std::size_t own = 0;
  std::size_t added = 0;
  for (const Threshold& threshold : answer.thresholds) {
    if (threshold.indicator != "rd_intensity") continue;
    is_marked(threshold.limit.source) ? ++added : ++own;
  }
  CHECK(own == 1);
  CHECK(added == 1);
}

TEST_CASE("outside: accounts and proofs are marked") {
  const Profile profile = steel();
  const Account account = extended_policy().account_of(profile, "hub-dependence").value();
  CHECK(is_marked(account.target.label));
  REQUIRE(account.rules.size() == 1);
  CHECK(account.rules.front().pack == kPack);
  CHECK(is_marked(account.rules.front().text));
  const auto proofs = extended_policy().why(profile, "hub-dependence").value();
  CHECK(is_marked(proofs.front().text));
  const Account missing =
      extended_policy().account_of(example("sound-cluster"), "pollution-load").value();
  CHECK_FALSE(missing.holds);
  CHECK(is_marked(missing.rules.front().text));
}

TEST_CASE("outside: rules are described as added or own") {
  std::size_t added = 0;
  for (const RuleDescription& rule : extended_policy().rules()) {
    CAPTURE(rule.id);
    const bool is_own = has(shipped_policy().rules(), rule.id);
    CHECK(rule.pack == (is_own ? "" : kPack));
    CHECK(is_marked(rule.text) != is_own);
    added += is_own ? 0 : 1;
  }
  CHECK(added > 30);
}

TEST_CASE("outside: coverage speaks of the added rules, where there are any") {
  const auto report = run_cases(extended_policy(), {}).value();
  for (const std::string& id : report.never_fire) CHECK_FALSE(has(shipped_policy().rules(), id));
  CHECK(report.rules == report.never_fire.size());
  CHECK(report.rules > 30);
  CHECK(run_cases(shipped_policy(), {}).value().rules > report.rules);
}

TEST_CASE("outside: a rule with an id that is there already is an error") {
  Extended extended;
  const std::string twice =
      "@[rule(id = \"culture.distrust\", en = \"x\", zh = \"x\", claims = [\"R3d\"], strength = "
      "1.0)]\n"
      "problem(region, \"pollution-load\", 0.5) :- region(region).\n";
  extended.sources.push_back({kFolder + "twice.dl", twice});
  extended.addition.files.insert(kFolder + "twice.dl");
  const auto policy = Policy::load(extended.sources, store(), {extended.addition});
  REQUIRE_FALSE(policy);
  CHECK(datalog::render(policy.error(), extended.sources).find("[duplicate-rule-id]") !=
        std::string::npos);
}

TEST_CASE("outside: added rules leave all that the policy's own find as it is") {
  for (const char* name : {"silicon-valley", "hsinchu", "wenzhou-shoes", "wenzhou-shoes-today",
                           "development-zone", "sound-cluster", "whitfield-carpets"}) {
    CAPTURE(name);
    const Answer own = shipped_policy().recommend(example(name)).value();
    const Answer both = extended_policy().recommend(example(name)).value();
    CHECK(both.stage.id == own.stage.id);
    CHECK(both.features.size() == own.features.size());
    for (const auto findings : {&Answer::features, &Answer::problems, &Answer::risks}) {
      for (const Finding& one : own.*findings) {
        CAPTURE(one.id);
        const Finding& same = named(both.*findings, one.id);
        CHECK(same.verdict == one.verdict);
        CHECK(same.degree == one.degree);
      }
    }
  }
}

TEST_CASE("outside: without them nothing of the pack is spoken of") {
  for (const char* name : {"silicon-valley", "development-zone", "whitfield-carpets"}) {
    CAPTURE(name);
    const Answer answer = shipped_policy().recommend(example(name)).value();
    for (const Named& one : answer.scope.unexamined) CHECK(pack_of(one.id) != kPack);
    for (const Named& one : answer.unknown) CHECK(pack_of(one.id) != kPack);
    for (const auto* findings : {&answer.features, &answer.problems, &answer.risks}) {
      for (const Finding& one : *findings) CHECK(pack_of(one.id) != kPack);
    }
    for (const Recommendation& role : answer.recommendations) {
      for (const Measure& one : role.measures) CHECK(pack_of(one.id) != kPack);
    }
  }
}

}  // namespace clusterwise::advisor::test

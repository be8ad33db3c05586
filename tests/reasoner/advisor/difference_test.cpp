// What changes between answers that are put together by hand.
#include "reasoner/advisor/difference.h"

#include <catch2/catch.hpp>

#include "fixtures.h"

namespace clusterwise::advisor::test {
namespace {

Reason reason(const std::string& rule, double value, const std::string& name = "") {
  Reason result;
  result.rule = rule;
  result.text.en = rule + " " + name + std::to_string(value);
  result.values = {{"value", value}};
  if (!name.empty()) result.values.emplace_back("what", name);
  return result;
}

Finding finding(const std::string& id, Verdict verdict, double degree,
                std::vector<Reason> because = {}) {
  Finding result;
  result.id = id;
  result.verdict = verdict;
  result.degree = degree;
  result.because = std::move(because);
  return result;
}

Recommendation role(const std::string& id, Verdict verdict, double score,
                    const std::vector<std::string>& measures = {}) {
  Recommendation result;
  result.id = id;
  result.verdict = verdict;
  result.score = score;
  for (const std::string& one : measures) result.measures.push_back({one, {}, {}, {}, {}});
  return result;
}

GivenValue given(const std::string& indicator, double low, double high) {
  return {indicator, {}, {}, {low, high}, {}, ""};
}

template <typename T>
std::vector<std::string> ids(const std::vector<T>& list) {
  std::vector<std::string> result;
  for (const T& one : list) result.push_back(one.id);
  return result;
}

std::vector<std::string> rules(const std::vector<Reason>& reasons) {
  std::vector<std::string> result;
  for (const Reason& one : reasons) result.push_back(one.rule);
  return result;
}

using Ids = std::vector<std::string>;

Difference of_problem(const Finding& before, const Finding& after, bool exact = true) {
  Answer one;
  Answer other;
  one.problems = {before};
  other.problems = {after};
  one.completions.exact = other.completions.exact = exact;
  return difference(one, other);
}

Direction direction(const Finding& before, const Finding& after) {
  const Difference found = of_problem(before, after);
  return found.problems.empty() ? Direction::kSame : found.problems.front().direction;
}

}  // namespace

TEST_CASE("an answer does not differ from itself") {
  const Answer answer = *shipped_policy().recommend(example("wenzhou-shoes"));
  const Difference none = difference(answer, answer);
  CHECK(none.values.empty());
  CHECK_FALSE(none.changes_answer());
  CHECK(ids(none.same_problems) == ids(answer.problems));
  CHECK(none.same_features.size() == answer.features.size());
}

TEST_CASE("values: changed, found out, forgotten; equal ones are none") {
  Answer before;
  Answer after;
  before.given = {given("a", 1, 1), given("b", 2, 2), given("c", 3, 4)};
  after.given = {given("a", 1, 1), given("c", 3, 5), given("d", 6, 6)};
  const auto changes = changed_values(before, after);
  REQUIRE(changes.size() == 3);
  CHECK(changes[0].indicator == "b");
  CHECK(changes[0].before->low == 2);
  CHECK_FALSE(changes[0].after);
  CHECK(changes[1].indicator == "c");
  CHECK(changes[1].after->high == 5);
  CHECK(changes[2].indicator == "d");
  CHECK_FALSE(changes[2].before);
}

TEST_CASE("the direction of a finding: the verdict first, then the degree") {
  const auto yes = [](double degree) { return finding("p", Verdict::kYes, degree); };
  const Finding open = finding("p", Verdict::kOpen, 0);
  const Finding no = finding("p", Verdict::kNo, 0);
  CHECK(direction(no, yes(0.5)) == Direction::kAppeared);
  CHECK(direction(no, open) == Direction::kAppeared);
  CHECK(direction(yes(0.5), no) == Direction::kVanished);
  CHECK(direction(open, yes(0.1)) == Direction::kRose);
  CHECK(direction(yes(0.9), open) == Direction::kFell);
  CHECK(direction(yes(0.4), yes(0.6)) == Direction::kRose);
  CHECK(direction(yes(0.6), yes(0.4)) == Direction::kFell);
  CHECK(direction(yes(0.6), yes(0.604)) == Direction::kSame);
}

TEST_CASE("what one answer does not list, it denies") {
  Answer before;
  Answer after;
  before.risks = {finding("gone", Verdict::kYes, 0.5)};
  after.risks = {finding("new", Verdict::kYes, 0.5)};
  const Difference found = difference(before, after);
  CHECK(ids(found.risks) == Ids{"new", "gone"});
  CHECK(found.risks[0].direction == Direction::kAppeared);
  CHECK(found.risks[1].direction == Direction::kVanished);
  CHECK(found.same_risks.empty());
}

TEST_CASE("shares of completions count where all were evaluated; those of samples are chance") {
  Finding before = finding("p", Verdict::kOpen, 0);
  Finding after = before;
  before.certainty.stability = 0.2;
  after.certainty.stability = 0.6;
  CHECK(of_problem(before, after, true).problems.front().direction == Direction::kRose);
  CHECK(of_problem(before, after, false).problems.empty());
}

TEST_CASE("rules that start, stop, or go on with another value") {
  const Difference found =
      of_problem(finding("p", Verdict::kYes, 0.5,
                         {reason("stays", 1), reason("moves", 1), reason("stops", 1)}),
                 finding("p", Verdict::kYes, 0.7,
                         {reason("stays", 1), reason("moves", 2), reason("starts", 1)}));
  REQUIRE(found.problems.size() == 1);
  const RuleChanges& changes = found.problems.front().rules;
  CHECK(rules(changes.newly) == Ids{"starts"});
  CHECK(rules(changes.no_longer) == Ids{"stops"});
  CHECK(rules(changes.otherwise) == Ids{"moves"});
  CHECK(changes.otherwise[0].text.en == reason("moves", 2).text.en);
}

TEST_CASE("one rule that speaks of two things is two") {
  const Difference found =
      of_problem(finding("p", Verdict::kYes, 0.5, {reason("r", 1, "x"), reason("r", 1, "y")}),
                 finding("p", Verdict::kYes, 0.5, {reason("r", 1, "y"), reason("r", 1, "z")}));
  REQUIRE(found.problems.size() == 1);
  CHECK(found.problems[0].direction == Direction::kSame);
  CHECK(found.problems[0].rules.newly[0].text.en == reason("r", 1, "z").text.en);
  CHECK(found.problems[0].rules.no_longer[0].text.en == reason("r", 1, "x").text.en);
}

TEST_CASE("another value in a rule alone is no change of what holds") {
  const Difference found = of_problem(finding("p", Verdict::kYes, 0.5, {reason("r", 1)}),
                                      finding("p", Verdict::kYes, 0.5, {reason("r", 2)}));
  CHECK(found.problems.empty());
  CHECK(ids(found.same_problems) == Ids{"p"});
}

TEST_CASE("roles: place and measures change too, and a refused one has no place") {
  Answer before;
  Answer after;
  before.recommendations = {role("a", Verdict::kYes, 0.9, {"m", "n"}),
                            role("b", Verdict::kYes, 0.5), role("c", Verdict::kNo, 0),
                            role("d", Verdict::kNo, 0)};
  after.recommendations = {role("b", Verdict::kYes, 0.5), role("a", Verdict::kYes, 0.4, {"n", "o"}),
                           role("c", Verdict::kOpen, 0), role("d", Verdict::kNo, 0)};
  const Difference found = difference(before, after);
  REQUIRE(found.roles.size() == 3);
  CHECK(found.roles[0].role.id == "b");
  CHECK(found.roles[0].role.direction == Direction::kSame);
  CHECK(found.roles[0].place_before == 2);
  CHECK(found.roles[0].place_after == 1);
  CHECK(found.roles[1].role.direction == Direction::kFell);
  CHECK(ids(found.roles[1].new_measures) == Ids{"o"});
  CHECK(ids(found.roles[1].dropped_measures) == Ids{"m"});
  CHECK(found.roles[2].role.direction == Direction::kAppeared);
  CHECK(found.roles[2].place_before == 0);
  CHECK(found.roles[2].place_after == 3);
  CHECK(found.same_roles.empty());
}

TEST_CASE("the stage changes by its id, by being settled, by its reasons") {
  Answer before;
  before.stage.id = "young";
  before.stage.because = {reason("r", 1)};
  Answer after = before;
  CHECK_FALSE(difference(before, after).stage.changed);
  after.stage.verdict = Verdict::kOpen;
  CHECK(difference(before, after).stage.changed);
  after = before;
  after.stage.because = {reason("s", 1)};
  CHECK(difference(before, after).stage.changed);
  after.stage.id = "old";
  CHECK(difference(before, after).stage.after.id == "old");
  CHECK(difference(before, after).changes_answer());
}

TEST_CASE("fewer fakes, by the shipped rules: the market for lemons goes, and why") {
  const Profile profile = example("wenzhou-shoes");
  Readings changes;
  changes["counterfeit_cases"].value = Range{5, 5};
  changes["quality_pass_rate"].value = Range{97, 97};
  const Answer before = *shipped_policy().recommend(profile);
  const Answer after = *shipped_policy().recommend(with_readings(profile, changes));
  const Difference found = difference(before, after);
  CHECK(found.values.size() == 2);
  const FindingChange& lemons = named(found.problems, "lemons-market");
  CHECK(lemons.direction == Direction::kVanished);
  CHECK(rules(lemons.rules.no_longer) == Ids{"lemons.counterfeits", "lemons.failed-inspections"});
  CHECK(named(found.risks, "brand-collapse").direction == Direction::kVanished);
}

}  // namespace clusterwise::advisor::test

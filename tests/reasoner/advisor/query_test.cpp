// Questions to the shipped knowledge, and what is said of those that cannot be answered.
#include "reasoner/advisor/query.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <map>
#include <set>

#include "fixtures.h"
#include "reasoner/advisor/query_predicates.h"

namespace clusterwise::advisor::test {
namespace {

std::string shown(const datalog::Datum& cell) {
  if (const auto* text = std::get_if<std::string>(&cell)) return *text;
  if (const auto* number = std::get_if<std::int64_t>(&cell)) return std::to_string(*number);
  if (const auto* real = std::get_if<double>(&cell)) return fmt::format("{}", *real);
  return std::to_string(std::get<std::uint64_t>(cell)) + "u";
}

QueryAnswer answered(const std::string& body) {
  const datalog::Source source{"query", body};
  auto answer = query(source, store());
  if (!answer) {
    const auto* wrong = std::get_if<datalog::Diagnostics>(&answer.error());
    FAIL((wrong != nullptr ? datalog::render(*wrong, std::span(&source, 1)) : "limit"));
  }
  return *std::move(answer);
}

// "c x: a b; d e"
std::string table(const QueryAnswer& answer) {
  std::vector<std::string> names;
  for (const QueryColumn& column : answer.columns) names.push_back(column.name);
  std::vector<std::string> rows;
  for (const auto& row : answer.rows) {
    std::vector<std::string> cells;
    for (const datalog::Datum& cell : row) cells.push_back(shown(cell));
    rows.push_back(fmt::format("{}", fmt::join(cells, " ")));
  }
  return fmt::format("{}: {}", fmt::join(names, " "), fmt::join(rows, "; "));
}

std::string table(const std::string& body) { return table(answered(body)); }

std::string complaint(const std::string& body) {
  const datalog::Source source{"query", body};
  const auto answer = query(source, store());
  if (answer) return table(*answer);
  const auto* wrong = std::get_if<datalog::Diagnostics>(&answer.error());
  return wrong == nullptr ? std::get<datalog::LimitReached>(answer.error()).message
                          : datalog::render(*wrong, std::span(&source, 1));
}

// The pairs of a column with another, from the store by other questions than query() asks.
std::string links_of_cases_to_problems() {
  std::set<std::string> problems;
  for (const std::string& id : store().ids_of_kind("problem")) problems.insert(id);
  std::set<std::string> rows;
  for (const kb::Link& link : store().all_links()) {
    if (link.relation == "illustrates" && problems.contains(link.to))
      rows.insert(link.from + " " + link.to);
  }
  return fmt::format("c x: {}", fmt::join(rows, "; "));
}

}  // namespace

TEST_CASE("query: the cases that illustrate problems, said in three ways") {
  const std::string expected = links_of_cases_to_problems();
  CHECK(expected.size() > 20);
  CHECK(table(R"(link(c, "illustrates", x), concept(x, "problem"))") == expected);
  CHECK(table("illustrates(c, x), problem(x)") == expected);
  CHECK(table(R"(illustrates(c, x), concept(x, k_), k_ = "problem", _k = k_)").find("c x k_:") ==
        0);
  CHECK(table("illustrates(c, x), problem(x).") == expected);
}

TEST_CASE("query: columns are the variables outside aggregates that do not begin with _") {
  CHECK(answered("stage(s), _n = count : { illustrates(_, s) }").columns.size() == 1);
  const QueryAnswer counted = answered("stage(s), n = count : { illustrates(c, s) }, n >= 0");
  REQUIRE(counted.columns.size() == 2);
  CHECK(counted.columns[0].name == "s");
  CHECK(counted.columns[0].of_concepts);
  CHECK(counted.columns[1].name == "n");
  CHECK(counted.columns[1].type == datalog::Primitive::kNumber);
  CHECK_FALSE(counted.columns[1].of_concepts);
  CHECK(counted.rows.size() == 3);
  const QueryAnswer texts = answered(R"(label("porter", l, t), n = strlen(t))");
  CHECK(texts.columns.size() == 3);
  CHECK_FALSE(texts.columns[1].of_concepts);
}

TEST_CASE("query: rows are sorted, each once") {
  const QueryAnswer answer = answered("implements(_, r)");
  CHECK(std::is_sorted(answer.rows.begin(), answer.rows.end()));
  CHECK(std::adjacent_find(answer.rows.begin(), answer.rows.end()) == answer.rows.end());
  std::set<std::string> expected;
  for (const auto& [from, to] : store().ends_of("implements")) expected.insert(to);
  CHECK(answer.rows.size() == expected.size());
}

TEST_CASE("query: without variables the answer is one row, or none") {
  CHECK(table(R"(explains("marshall", "industrial-cluster"))") == ": ");
  CHECK(answered(R"(explains("marshall", "industrial-cluster"))").rows.size() == 1);
  CHECK(answered(R"(explains("marshall", "lemons-market"))").rows.empty());
}

TEST_CASE("query: negation, disjunction, comparison, patterns") {
  CHECK(table("role(r), !illustrates(_, r)").find("r: ") == 0);
  CHECK(table(R"(stage(s), (s = "no-cluster"; s = "emerging-cluster"))") ==
        "s: emerging-cluster; no-cluster");
  CHECK(table(R"(theorist(t), match("po.*", t))") == "t: porter");
  CHECK(table(R"(theorist(t), label(t, "zh", l), contains("波", l))") == "t l: porter 波特");
  CHECK(table(R"(theorist(t), t > "schmitz")") == "t: van-der-linde; weber; williamson");
}

TEST_CASE("query: every general predicate holds what the store holds") {
  CHECK(answered("concept(c, k)").rows.size() == store().all_concepts().size());
  CHECK(answered("link(a, r, b)").rows.size() == store().all_links().size());
  CHECK(answered("claim(c, s, k)").rows.size() == store().all_claims().size());
  CHECK(answered("claim_source(c, s)").rows.size() == store().all_claims().size());
  CHECK(answered("label(c, l, t)").rows.size() == 2 * store().all_concepts().size());
  CHECK(answered("definition(c, \"en\", t)").rows.size() == store().all_concepts().size());
  CHECK(answered("claim_text(c, \"zh\", t)").rows.size() == store().all_claims().size());
  CHECK(answered("pack_of(c, p)").rows.size() == store().all_concepts().size());
  std::size_t aliases = 0;
  std::size_t claims = 0;
  for (const kb::Concept& one : store().all_concepts()) {
    aliases += one.aliases.en.size() + one.aliases.zh.size();
    claims += one.claims.size();
  }
  CHECK(answered("alias(c, l, t)").rows.size() == aliases);
  CHECK(answered("rests_on(c, claim)").rows.size() == claims);
  std::size_t link_claims = 0;
  for (const kb::Link& link : store().all_links()) link_claims += link.claims.size();
  CHECK(answered("link_rests_on(a, r, b, claim)").rows.size() == link_claims);
}

// A column that is fixed everywhere is filled with what fits there; what is asked is the same.
TEST_CASE("query: constants choose the rows that a comparison chooses") {
  const std::vector<std::pair<std::string, std::string>> same = {
      {R"(concept("porter", k))", R"(concept(x, k), x = "porter")"},
      {R"(concept(c, "stage"))", R"(concept(c, k), k = "stage")"},
      {R"(link("porter", r, x))", R"(link(a, r, x), a = "porter")"},
      {R"(link(x, r, "lemons-market"))", R"(link(x, r, b), b = "lemons-market")"},
      {R"(link(x, "addresses", y))", R"(link(x, r, y), r = "addresses")"},
      {R"(explains("porter", x))", R"(explains(a, x), a = "porter")"},
      {R"(explains(x, "industrial-cluster"))", R"(explains(x, b), b = "industrial-cluster")"},
      {R"(label("porter", "en", t))", R"(label(c, l, t), c = "porter", l = "en")"},
      {R"(definition("porter", l, t))", R"(definition(c, l, t), c = "porter")"},
      {R"(alias("porter", l, t))", R"(alias(c, l, t), c = "porter")"},
      {R"(rests_on("porter", x))", R"(rests_on(c, x), c = "porter")"},
      {R"(rests_on(x, "R5h"))", R"(rests_on(x, c), c = "R5h")"},
      {R"(claim("R5h", s, k))", R"(claim(c, s, k), c = "R5h")"},
      {R"(claim(x, "2.5", k))", R"(claim(x, s, k), s = "2.5")"},
      {R"(claim_text("R5h", l, t))", R"(claim_text(c, l, t), c = "R5h")"},
  };
  const auto sizes = [](const std::string& body) { return answered(body).rows.size(); };
  for (const auto& [fixed, compared] : same) {
    INFO(fixed);
    CHECK(sizes(fixed) == sizes(compared));
    CHECK(sizes(fixed) > 0);
  }
  CHECK(table(R"(theorist("porter"), !theorist("marshall"))") == ": ");
  CHECK(answered(R"(link("porter", _, x); link("marshall", _, x))").rows ==
        answered(R"(link(_a, _, x), (_a = "porter"; _a = "marshall"))").rows);
}

TEST_CASE("query: what is wrong is said at its place in the question") {
  CHECK(complaint(R"(illustrates("wenzhou-shoe", x))") ==
        "query:1:13: error: there is no case 'wenzhou-shoe' [unknown-constant]\n"
        "  illustrates(\"wenzhou-shoe\", x)\n"
        "              ^~~~~~~~~~~~~~\n"
        "  note: did you mean 'wenzhou-shoes'?\n");
  CHECK(complaint(R"(illustrates("温州皮鞋", x))").find("did you mean 'wenzhou-shoes'?") !=
        std::string::npos);
  CHECK(complaint(R"(link(c, "ilustrates", x))").find("did you mean 'illustrates'?") !=
        std::string::npos);
  CHECK(complaint(R"(rests_on(c, "R5z"))").find("there is no claim 'R5z'") != std::string::npos);
  CHECK(complaint(R"(label(c, "de", x))").find("there is no language 'de'") != std::string::npos);
  CHECK(complaint(R"(claim(c, "99", x))").find("there is no section '99'") != std::string::npos);
  CHECK(complaint("teorist(t)") ==
        "query:1:1: error: there is no predicate 'teorist' [undeclared-relation]\n"
        "  teorist(t)\n"
        "  ^~~~~~~\n"
        "  note: did you mean 'theorist'?\n");
  CHECK(complaint("has-feature(a, b)").find("write 'has_feature'") != std::string::npos);
  CHECK(complaint("role(r), theorist(r)").find("'r' is a role elsewhere and a theorist here") !=
        std::string::npos);
}

TEST_CASE("query: texts that are no body") {
  CHECK(complaint("").find("the question is empty [syntax]") != std::string::npos);
  CHECK(complaint(" // 问题").find("the question is empty [syntax]") != std::string::npos);
  CHECK(complaint("role(r),").find("found the end of the body [syntax]") != std::string::npos);
  CHECK(complaint("answer(r) :- role(r).") ==
        "query:1:11: error: a body has no ':-' [syntax]\n"
        "  answer(r) :- role(r).\n"
        "            ^~\n"
        "  note: write what would stand after it\n");
  CHECK(complaint("role(r). role(s).").find("expected nothing after the full stop") !=
        std::string::npos);
  CHECK(complaint("角色(r)").find("query:1:1: error:") == 0);
  CHECK(complaint("role(r), r > 角色").find("query:1:14: error:") != std::string::npos);
  CHECK(complaint("role(r), !illustrates(c, r)").find("nothing gives 'c' a value") !=
        std::string::npos);
  CHECK(complaint("(role(r); stage(s))")
            .find("nothing gives 'r' a value in every alternative [ungrounded-variable]") !=
        std::string::npos);
  CHECK(complaint("role(r, s)").find("[arity-mismatch]") != std::string::npos);
  CHECK(complaint(R"(theorist(t), match("(", t))").find("[bad-pattern]") != std::string::npos);
}

TEST_CASE("query: the limits of the engine hold") {
  datalog::RunOptions options;
  options.limits.facts = 50;
  const datalog::Source source{"query", "link(a, r, b)"};
  const auto answer = query(source, store(), options);
  REQUIRE_FALSE(answer);
  CHECK(std::get<datalog::LimitReached>(answer.error()).message == "there are more than 50 facts");
}

TEST_CASE("query: a value that cannot be is left out, with a warning at its place") {
  const datalog::Source source{"query", R"(label("porter", "en", t), n = to_number(t))"};
  const auto answer = query(source, store());
  REQUIRE(answer);
  CHECK(answer->rows.empty());
  CHECK(datalog::render(answer->warnings, std::span(&source, 1)).find("query:1:31: warning:") == 0);
}

TEST_CASE("query: a predicate for every kind and relation, and none twice") {
  const QueryPredicates predicates(store());
  for (const kb::Kind& kind : store().kinds()) CHECK(predicates.find(kind.id));
  std::set<std::string> names;
  for (const Predicate& predicate : predicates.all()) {
    CHECK(names.insert(predicate.name).second);
    const std::string variables = predicate.columns.size() == 1   ? "a"
                                  : predicate.columns.size() == 2 ? "a, b"
                                  : predicate.columns.size() == 3 ? "a, b, c"
                                                                  : "a, b, c, d";
    CHECK(answered(predicate.name + "(" + variables + ")").columns.size() ==
          predicate.columns.size());
  }
  CHECK(names.contains("has_feature"));
}

}  // namespace clusterwise::advisor::test

// What the rule checker learns of the knowledge, and how rules that miss it are told.
#include "reasoner/advisor/vocabulary.h"

#include <catch2/catch.hpp>

#include "fixtures.h"

namespace clusterwise::advisor::test {

TEST_CASE("a type is named after a kind by its first letter") {
  CHECK(kind_of_type("Role") == "role");
  CHECK(kind_of_type("role") == "role");
  CHECK(kind_of_type("RoleName") == "roleName");
  CHECK(kind_of_type("").empty());
}

TEST_CASE("types named after kinds are covered, others are not") {
  const StoreVocabulary vocabulary(store());
  for (const char* type : {"Role", "Risk", "Problem", "Feature", "Stage", "Measure", "Indicator"})
    CHECK(vocabulary.covers(type));
  for (const char* type : {"Region", "symbol", "Concept", "Roles", ""})
    CHECK_FALSE(vocabulary.covers(type));
}

TEST_CASE("a constant belongs to its own kind only") {
  const StoreVocabulary vocabulary(store());
  CHECK(vocabulary.contains("Role", "regional-brand-strategy"));
  CHECK(vocabulary.contains("Risk", "opportunism"));
  CHECK(vocabulary.contains("Indicator", "counterfeit_cases"));
  CHECK_FALSE(vocabulary.contains("Risk", "regional-brand-strategy"));
  CHECK_FALSE(vocabulary.contains("Role", "regional-brand"));
  CHECK_FALSE(vocabulary.contains("Role", ""));
}

TEST_CASE("the nearest constant is of the same kind") {
  const StoreVocabulary vocabulary(store());
  using Names = std::vector<std::string>;
  CHECK(vocabulary.nearest("Role", "regional-brand-stratgy") == Names{"regional-brand-strategy"});
  CHECK(vocabulary.nearest("Problem", "lemon-market") == Names{"lemons-market"});
  CHECK(vocabulary.nearest("Indicator", "locaton_quotient") == Names{"location_quotient"});
  CHECK(vocabulary.nearest("Role", "zzzzzzzzzz").empty());
}

TEST_CASE("claims are known by their ids, case and all") {
  const StoreVocabulary vocabulary(store());
  CHECK(vocabulary.has_claim("R5h"));
  CHECK(vocabulary.has_claim("K13"));
  CHECK(vocabulary.has_claim("R5h"));  // remembered
  CHECK_FALSE(vocabulary.has_claim("r5h"));
  CHECK_FALSE(vocabulary.has_claim("Z9"));
  CHECK_FALSE(vocabulary.has_claim("Z9"));
}

TEST_CASE("an unknown constant is told with the nearest of its kind") {
  CHECK(complaints_about_rules("recommends(r, \"regional-brand-stratgy\", 1.0) :- region(r).\n") ==
        "test.dl:1:15: error: there is no Role 'regional-brand-stratgy' [unknown-constant]\n"
        "  recommends(r, \"regional-brand-stratgy\", 1.0) :- region(r).\n"
        "                ^~~~~~~~~~~~~~~~~~~~~~~~\n"
        "  note: did you mean 'regional-brand-strategy'?\n");
}

TEST_CASE("an id of another kind is no constant of this one") {
  const std::string complaints =
      complaints_about_rules("risk(r, \"lemons-market\", 1.0) :- region(r).\n");
  CHECK(complaints.starts_with(
      "test.dl:1:9: error: there is no Risk 'lemons-market' [unknown-constant]\n"));
}

TEST_CASE("constants in bodies are checked as those in heads") {
  const std::string complaints = complaints_about_rules(
      "stage(r, \"no-cluster\") :- indicator(r, \"counterfeit_case\", _).\n");
  CHECK(complaints ==
        "test.dl:1:40: error: there is no Indicator 'counterfeit_case' [unknown-constant]\n"
        "  stage(r, \"no-cluster\") :- indicator(r, \"counterfeit_case\", _).\n"
        "                                         ^~~~~~~~~~~~~~~~~~\n"
        "  note: did you mean 'counterfeit_cases'?\n");
}

TEST_CASE("an unknown claim is told where it stands among others") {
  CHECK(complaints_about_rules("@[rule(id = \"a\", claims = [\"R5h\", \"R5z\"])]\n"
                               "stage(r, \"no-cluster\") :- region(r).\n")
            .starts_with("test.dl:1:35: error: there is no claim 'R5z' [unknown-claim]\n"
                         "  @[rule(id = \"a\", claims = [\"R5h\", \"R5z\"])]\n"
                         "                                    ^~~~~\n"));
}

TEST_CASE("all that is unknown in a rule file is told at once") {
  const std::string complaints = complaints_about_rules(
      "@[rule(id = \"a\", claims = [\"Z1\"])]\nfeature(r, \"layout\", 1.0) :- region(r).\n"
      "risk(r, \"oportunism\", 1.0) :- region(r).\n");
  CHECK(complaints.find("test.dl:1:28: error: there is no claim 'Z1'") != std::string::npos);
  CHECK(complaints.find("test.dl:2:12: error: there is no Feature 'layout'") != std::string::npos);
  CHECK(complaints.find("test.dl:3:9: error: there is no Risk 'oportunism'") != std::string::npos);
}

}  // namespace clusterwise::advisor::test

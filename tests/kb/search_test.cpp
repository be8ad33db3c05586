#include "fixtures.h"
#include "kb/store.h"

namespace clusterwise::kb {
namespace {

const Store& knowledge() {
  static const test::Directory directory;
  static const Store store = test::real_store(directory / "store");
  return store;
}

std::vector<std::string> ids_of(const std::vector<Hit>& hits) {
  std::vector<std::string> ids;
  for (const Hit& hit : hits) ids.push_back(hit.id);
  return ids;
}

std::string first(std::string_view text, std::string_view kind = "") {
  const auto hits = knowledge().search(text, kind, 10);
  return hits.empty() ? "" : hits.front().id;
}

}  // namespace

TEST_CASE("search: what is asked for comes first") {
  struct Case {
    std::string_view text;
    std::string_view id;
  };
  const Case cases[] = {
      {"格兰诺维特", "granovetter"},
      {"格兰诺韦特", "granovetter"},  // another transcription
      {"granoveter", "granovetter"},
      {"Mark Granovetter", "granovetter"},
      {"根植性", "embeddedness"},
      {"embeddednes", "embeddedness"},
      {"柠檬", "lemons-market"},
      {"柠檬市场", "lemons-market"},
      {"lemons", "lemons-market"},
      {"lemon", "lemons-market"},
      {"lemmons", "lemons-market"},
      {"externalities", "external-economies"},
      {"政府失灵", "government-failure"},
      {"government failures", "government-failure"},
      {"short termism", "short-termism"},
      {"硅谷", "silicon-valley"},
      {"SILICON VALLEY", "silicon-valley"},
      {"optimize environment", "optimise-environment"},
      {"location_quotient", "location_quotient"},
      {"区位商", "location_quotient"},
      {"波特", "porter"},
  };
  for (const Case& one : cases) {
    CAPTURE(one.text);
    CHECK(first(one.text) == one.id);
  }
}

TEST_CASE("search: languages may be mixed in one question") {
  auto ids = ids_of(knowledge().search("硅谷 Stanford", "", 2));
  std::sort(ids.begin(), ids.end());
  CHECK(ids == std::vector<std::string>{"silicon-valley", "stanford"});
}

TEST_CASE("search: one character finds all that holds it") {
  for (const Hit& hit : knowledge().search("府", "", 100)) {
    CAPTURE(hit.id);
    CHECK(hit.matched.find("府") != std::string::npos);
  }
  CHECK(knowledge().search("府", "", 100).size() > 5);
}

TEST_CASE("search: the text that matched is shown as it was written") {
  const auto hits = knowledge().search("柠檬", "", 1);
  REQUIRE(hits.size() == 1);
  CHECK(hits.front().matched == "柠檬市场");
  const auto exact = knowledge().search("porter", "", 1);
  REQUIRE(exact.size() == 1);
  CHECK(exact.front().matched == "Porter");
}

TEST_CASE("search: scores fall, and no concept comes twice") {
  for (const std::string_view text : {"government", "集群", "innovation network", "品牌"}) {
    const auto hits = knowledge().search(text, "", 50);
    std::vector<std::string> ids = ids_of(hits);
    CHECK(std::is_sorted(hits.begin(), hits.end(),
                         [](const Hit& a, const Hit& b) { return a.score > b.score; }));
    std::sort(ids.begin(), ids.end());
    CHECK(std::adjacent_find(ids.begin(), ids.end()) == ids.end());
  }
}

TEST_CASE("search: a kind narrows the hits") {
  CHECK(first("brand", "role") == "regional-brand-strategy");
  const auto hits = knowledge().search("government", "risk", 10);
  REQUIRE_FALSE(hits.empty());
  for (const Hit& hit : hits) CHECK(knowledge().find(hit.id)->kind == "risk");
}

TEST_CASE("search: the limit holds") {
  CHECK(knowledge().search("government", "", 3).size() == 3);
  CHECK(knowledge().search("government", "", 0).empty());
}

TEST_CASE("search: signs of the query language are plain text") {
  for (const std::string_view text :
       {"", " ", "\"", "a\" OR \"b", "porter AND (", "names: porter", "*", "porter*", "NEAR(a b)",
        "^porter", "-porter", "'; DROP TABLE concept; --", "（）", "\xFF"}) {
    CAPTURE(text);
    static_cast<void>(knowledge().search(text, "", 5));
    CHECK_FALSE(knowledge().failure());
  }
  CHECK(knowledge().search("zzzz qqqq", "", 5).empty());
  CHECK(knowledge().find("porter"));
}

TEST_CASE("nearest: ids for names that were mistyped") {
  struct Case {
    std::string_view name;
    std::string_view id;
  };
  const Case cases[] = {
      {"locaton_quotient", "location_quotient"},
      {"counterfit_cases", "counterfeit_cases"},
      {"patent", "patents"},
      {"portr", "porter"},
      {"Mark Granoveter", "granovetter"},
      {"silicon valey", "silicon-valley"},
      {"regional-brand-stratagy", "regional-brand-strategy"},
      {"lemons", "lemons-market"},
      {"柠檬", "lemons-market"},
  };
  for (const Case& one : cases) {
    CAPTURE(one.name);
    const auto ids = knowledge().nearest(one.name, "", 3);
    CHECK_FALSE(ids.empty());
    if (!ids.empty()) CHECK(ids.front() == one.id);
  }
  CHECK(knowledge().nearest("qqqqqq", "", 3).empty());
  for (const std::string& id : knowledge().nearest("brand", "role", 3)) {
    CHECK(knowledge().find(id)->kind == "role");
  }
}

TEST_CASE("find_by_name: labels and aliases in both languages, exactly") {
  using Ids = std::vector<std::string>;
  CHECK(knowledge().find_by_name("波特") == Ids{"porter"});
  CHECK(knowledge().find_by_name(" PORTER ") == Ids{"porter"});
  CHECK(knowledge().find_by_name("Porte").empty());
}

}  // namespace clusterwise::kb

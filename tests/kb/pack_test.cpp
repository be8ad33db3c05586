#include "kb/pack.h"

#include <algorithm>
#include <set>

#include "fixtures.h"
#include "kb/problem_kinds.h"

namespace clusterwise::kb {
namespace {

using test::described;
using test::edited;
using test::kSmallPack;

// One change to the small pack and what is said of it.
struct Case {
  std::string_view kind;  // which kind of problem it is an example of
  std::string_view old;
  std::string_view now;
  std::string_view complaint;
};

constexpr Case kCases[] = {
    {"json", R"("version": "1",)", R"("version": "1")",
     "\" [json] a comma or } is expected here\n"},
    {"schema", R"("version": "1",)", "", "{ [schema] the pack has no version\n"},
    {"schema", R"("version": "1",)", R"("version": 1,)",
     "1 [schema] the pack: version must be a text, not a number\n"},
    {"schema", R"("id": "small")", R"("id": "Small pack")",
     "\"Small pack\" [schema] the pack: id is \"Small pack\", which is not an id (an id: "
     "lower-case letters and digits, in words joined by hyphens or underscores)\n"},
    {"schema", R"("label": {"en": "Ada", "zh": "艾达"})", R"("lable": {"en": "Ada", "zh": "艾达"})",
     "{ [schema] concept \"ada\" has no label\n"
     "\"lable\" [schema] concept \"ada\" has an unknown field \"lable\" (did you mean "
     "\"label\"?)\n"},
    {"schema", R"("section": "1", )", R"("section": "1", "page": 3, )",
     "\"page\" [schema] claim \"C1\" has an unknown field \"page\" (the fields are: id, section, "
     "kind, text, source, comment)\n"},
    {"schema", R"(["Lady A"])", R"("Lady A")",
     "\"Lady A\" [schema] concept \"ada\": aliases.en must be an array, not a text\n"},
    {"schema", R"(["Lady A"])", R"(["Lady A", 7])",
     "7 [schema] concept \"ada\": aliases.en[2] must be a text, not a number\n"},
    {"schema", R"("to": "engine", "claims": ["C1"])", R"("to": "engine", "claims": [])",
     "[] [schema] link from \"ada\" to \"engine\": claims is empty (name at least one)\n"},
    {"schema", R"("to": "engine", )", "", "{ [schema] link 1 has no to\n"},
    {"schema", R"("better": "higher")", R"("better": "up")",
     "\"up\" [schema] concept \"speed\": better cannot be \"up\" (it may be higher, lower, "
     "null)\n"},
    {"schema", R"("better": "higher")",
     R"("better": "higher", "display": {"en": {"unit": "%"}, "zh": {"factor": 100, "unit": "%"}})",
     "{ [schema] concept \"speed\": display.en has no factor\n"},
    {"bad-range", R"("better": "higher")",
     R"("better": "higher", "display": {"en": {"factor": 0, "unit": "%"}, "zh": {"factor": 100, "unit": "%"}})",
     "0 [bad-range] concept \"speed\": the factor 0 of its display is not above 0\n"},
    {"misplaced-field", R"({"en": "Ada", "zh": "艾达"})",
     R"({"en": "Ada", "zh": "艾达"}, "display": {"en": {"factor": 1, "unit": "a"}, "zh": {"factor": 1, "unit": "b"}})",
     R"({"en": {"factor": 1, "unit": "a"}, "zh": {"factor": 1, "unit": "b"}})"
     " [misplaced-field] concept \"ada\" of kind \"scholar\" cannot have the field "
     "\"display\" (only concepts of kind \"indicator\" have it)\n"},
    {"schema", R"("minimum": 0)", R"("minimum": "0")",
     "\"0\" [schema] concept \"speed\": minimum must be a number or null, not a text\n"},
    {"missing-text", R"({"en": "Ada", "zh": "艾达"})", R"({"en": "Ada"})",
     "{ [missing-text] concept \"ada\": label has no zh (every text is given in English (en) and "
     "in Chinese (zh))\n"},
    {"missing-text", R"({"en": "Ada", "zh": "艾达"})", R"({"en": " ", "zh": "　"})",
     "\" \" [missing-text] concept \"ada\": label.en is empty\n"
     "\"　\" [missing-text] concept \"ada\": label.zh is empty\n"},
    {"missing-text", R"({"en": "proposed by", "zh": "由…提出"})", R"({"zh": "由…提出"})",
     "{ [missing-text] relation \"proposed\": inverse has no en (every text is given in English "
     "(en) and in Chinese (zh))\n"},
    {"duplicate-id", R"("id": "speed")", R"("id": "ada")",
     "\"ada\" [duplicate-id] concept \"ada\" is declared twice (it is declared first at line 22, "
     "column 12)\n"
     "\"speed\" [unknown-concept] there is no concept \"speed\"\n"},
    {"duplicate-id", R"(["C1", "C2"])", R"(["C1", "C1"])",
     "\"C1\" [duplicate-id] concept \"engine\" cites claim \"C1\" twice (remove one of the two)\n"},
    {"duplicate-link", R"({"from": "engine", "relation")",
     R"({"from": "ada", "relation": "proposed", "to": "engine", "claims": ["C1"]}, {"from": "engine", "relation")",
     "\"proposed\" [duplicate-link] the link \"ada\" proposed \"engine\" stands twice (it stands "
     "first at line 27, column 5; give that one the claims of both)\n"},
    {"self-link", R"("to": "speed")", R"("to": "engine")",
     "\"engine\" [self-link] \"engine\" is linked to itself (a link joins two concepts)\n"},
    {"unknown-kind", R"("kind": "idea")", R"("kind": "ideas")",
     "\"ideas\" [unknown-kind] concept \"engine\": there is no kind \"ideas\" (did you mean "
     "\"idea\"?)\n"
     "\"engine\" [wrong-kind] \"engine\" is a concept of kind \"ideas\", which cannot be the far "
     "end of \"proposed\" (kinds that can: idea)\n"
     "\"engine\" [wrong-kind] \"engine\" is a concept of kind \"ideas\", which cannot be the near "
     "end of \"leads-to\" (kinds that can: idea)\n"},
    {"unknown-kind", R"("from": ["scholar"])", R"("from": ["scholar", "monk"])",
     "\"monk\" [unknown-kind] relation \"proposed\": there is no kind \"monk\" (declare it in "
     "\"kinds\")\n"},
    {"unknown-relation", R"("relation": "proposed")", R"("relation": "propose")",
     "\"propose\" [unknown-relation] link from \"ada\" to \"engine\": there is no relation "
     "\"propose\" (did you mean \"proposed\"?)\n"},
    {"unknown-concept", R"("to": "engine")", R"("to": "engines")",
     "\"engines\" [unknown-concept] there is no concept \"engines\" (did you mean \"engine\"?)\n"},
    {"unknown-concept", R"("source": "book",)", R"("source": "bok",)",
     "\"bok\" [unknown-concept] the pack: there is no source \"bok\" (did you mean \"book\"?)\n"},
    {"unknown-claim", R"("claims": ["C2"], "unit")", R"("claims": ["C22"], "unit")",
     "\"C22\" [unknown-claim] concept \"speed\": there is no claim \"C22\" (did you mean "
     "\"C2\"?)\n"},
    {"unused-claim", R"({"id": "C2", )",
     R"({"id": "C3", "section": "3", "kind": "fact", "text": {"en": "x", "zh": "x"}}, {"id": "C2", )",
     "\"C3\" [unused-claim] claim \"C3\" is used by no concept, no link and no extension (name it "
     "in the claims of what rests on it)\n"},
    {"wrong-kind", R"({"from": "ada")", R"({"from": "book")",
     "\"book\" [wrong-kind] \"book\" is a concept of kind \"source\", which cannot be the near end "
     "of \"proposed\" (kinds that can: scholar)\n"},
    {"wrong-kind", R"("source": "book"})", R"("source": "ada"})",
     "\"ada\" [wrong-kind] claim \"C2\": \"ada\" is a concept of kind \"scholar\", not a source\n"},
    {"missing-field", R"(, "citation": "A. Author, The book, 1901")", "",
     "\"book\" [missing-field] concept \"book\" has no citation (every concept of kind \"source\" "
     "has one)\n"},
    {"misplaced-field", R"("claims": ["C1", "C2"])", R"("claims": ["C1", "C2"], "minimum": 3)",
     "3 [misplaced-field] concept \"engine\" of kind \"idea\" cannot have the field \"minimum\" "
     "(only concepts of kind \"indicator\" have it)\n"},
    {"bad-range", R"("maximum": 300)", R"("maximum": -1)",
     "-1 [bad-range] concept \"speed\": the maximum -1 is not above the minimum 0\n"},
    {"own-concept", R"("source": "book",)",
     R"("source": "book", "extensions": [{"id": "ada", "claims": ["C2"]}],)",
     "\"ada\" [own-concept] concept \"ada\" is this pack's own, which is not extended (give the "
     "aliases and claims to the concept itself, in \"concepts\")\n"},
    {"duplicate-alias", R"("source": "book",)",
     R"("source": "book", "extensions": [{"id": "ada", "aliases": {"en": ["A. L.", "a. l."]}, "claims": ["C2"]}],)",
     "\"ada\" [own-concept] concept \"ada\" is this pack's own, which is not extended (give the "
     "aliases and claims to the concept itself, in \"concepts\")\n"
     "\"a. l.\" [duplicate-alias] extension \"ada\" gives the name \"a. l.\" twice (leave it out "
     "here)\n"},
    {"unknown-concept", R"("source": "book",)",
     R"("source": "book", "extensions": [{"id": "adda", "claims": ["C1"]}],)",
     "\"adda\" [unknown-concept] there is no concept \"adda\" to extend (a concept of another pack "
     "is "
     "extended; import that pack first)\n"},
    {"schema", R"("source": "book",)",
     R"("source": "book", "extensions": [{"id": "wheel", "label": {"en": "Wheel", "zh": "轮"}, "kind": "idea", "colour": "red"}],)",
     "{ [schema] extension \"wheel\" has no claims\n"
     "\"label\" [schema] extension \"wheel\" cannot change the label of a concept of another pack "
     "(only aliases and claims may be added)\n"
     "\"kind\" [schema] extension \"wheel\" cannot change the kind of a concept of another pack "
     "(only aliases and claims may be added)\n"
     "\"colour\" [schema] extension \"wheel\" has an unknown field \"colour\" (the fields are: id, "
     "aliases, claims, comment)\n"},
    {"schema", R"("source": "book",)",
     R"("source": "book", "extensions": [{"id": "wheel", "claims": []}],)",
     "[] [schema] extension \"wheel\": claims is empty (name at least one)\n"},
};

}  // namespace

TEST_CASE("pack: what is written is what is read") {
  const Pack pack = test::small_pack();
  CHECK(pack.id == "small");
  CHECK(pack.title == Text{"Small", "小"});
  CHECK(pack.sha256.size() == 64);
  REQUIRE(pack.kinds.size() == 4);
  CHECK(pack.kinds[2].plural == Text{"scholars", "学者"});
  REQUIRE(pack.relations.size() == 2);
  CHECK(pack.relations[1].to == std::vector<std::string>{"idea", "indicator"});
  REQUIRE(pack.claims.size() == 2);
  CHECK(pack.claims[0].source == "book");
  REQUIRE(pack.concepts.size() == 4);
  CHECK(pack.concepts[1].aliases == Aliases{{"Lady A"}, {"爱达"}});
  CHECK_FALSE(pack.concepts[1].measurement);
  REQUIRE(pack.concepts[3].measurement);
  CHECK(pack.concepts[3].measurement->unit == Text{"km/h", "公里每小时"});
  CHECK(pack.concepts[3].measurement->maximum == 300.0);
  REQUIRE(pack.links.size() == 2);
  CHECK(pack.links[1].claims == std::vector<std::string>{"C2"});
}

TEST_CASE("pack: every problem is told at its place, in words") {
  for (const Case& one : kCases) {
    CAPTURE(one.old, one.now);
    const std::string text = edited(kSmallPack, one.old, one.now);
    const Checked<Pack> pack = read_pack(text);
    REQUIRE_FALSE(pack);
    CHECK(described(text, pack.error()) == one.complaint);
    CHECK(std::any_of(pack.error().begin(), pack.error().end(),
                      [&](const Problem& problem) { return problem.kind == one.kind; }));
  }
}

TEST_CASE("pack: every kind of problem has a case") {
  std::set<std::string_view> covered = {problem_kind::kCsv};  // of tables: csv_test.cpp
  for (const Case& one : kCases) covered.insert(one.kind);
  for (const std::string_view kind : problem_kind::kAll) {
    CAPTURE(kind);
    CHECK(covered.contains(kind));
  }
}

TEST_CASE("pack: a document of another sort is refused") {
  CHECK(described("[]", read_pack("[]").error()) ==
        "[] [schema] the pack must be an object, not an array\n");
  CHECK(described("{}", read_pack("{}").error()) ==
        "{ [schema] the pack has no id\n{ [schema] the pack has no version\n"
        "{ [schema] the pack has no title\n{ [schema] the pack has no description\n"
        "{ [schema] the pack has no source\n");
}

TEST_CASE("pack: at most twenty problems are kept") {
  std::string claims;
  for (int i = 0; i < 30; ++i) claims += "\"X" + std::to_string(i) + "\", ";
  const std::string text = edited(kSmallPack, R"("claims": ["C2"], "unit")",
                                  "\"claims\": [" + claims + R"("C2"], "unit")");
  const Checked<Pack> pack = read_pack(text);
  REQUIRE_FALSE(pack);
  CHECK(pack.error().size() == 20);
  CHECK(pack.error().back().note == "10 more problems of this pack are not shown");
}

TEST_CASE("pack: of what stands twice each shown problem says where it stands first") {
  std::string links;  // each on a line of its own
  for (int i = 0; i < 25; ++i) {
    links +=
        "{\"from\": \"ada\", \"relation\": \"proposed\", \"to\": \"engine\", \"claims\": "
        "[\"C1\"]},\n";
  }
  const std::string text =
      edited(kSmallPack, R"({"from": "ada", "relation")", links + R"({"from": "ada", "relation")");
  const Checked<Pack> pack = read_pack(text);
  REQUIRE_FALSE(pack);
  REQUIRE(pack.error().size() == 20);
  for (std::size_t i = 0; i < 19; ++i) {
    CHECK(pack.error()[i].begin < pack.error()[i + 1].begin);
    CHECK(pack.error()[i].note ==
          "it stands first at line 27, column 5; give that one the claims of both");
  }
  CHECK(
      pack.error().back().note ==
      "it stands first at line 27, column 5; give that one the claims of both; 5 more problems of "
      "this pack are not shown");
}

TEST_CASE("pack: problems come in the order of the text") {
  const std::string text = edited(edited(kSmallPack, R"("to": "engine")", R"("to": "nothing")"),
                                  R"("claims": ["C2"], "unit")", R"("claims": ["C9"], "unit")");
  const Checked<Pack> pack = read_pack(text);
  REQUIRE_FALSE(pack);
  REQUIRE(pack.error().size() == 2);
  CHECK(pack.error()[0].kind == "unknown-claim");
  CHECK(pack.error()[1].kind == "unknown-concept");
}

}  // namespace clusterwise::kb

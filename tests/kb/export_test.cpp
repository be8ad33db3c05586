#include <algorithm>
#include <sstream>

#include "kb/exchange.h"
#include "kb/json.h"
#include "tests/kb/fixtures.h"

namespace clusterwise::kb {
namespace {

std::string written(void (*write)(const Excerpt&, std::ostream&), const Excerpt& excerpt) {
  std::ostringstream out;
  write(excerpt, out);
  return out.str();
}

std::string graphml(const Excerpt& excerpt, LabelLanguage language = LabelLanguage::kEnglish) {
  std::ostringstream out;
  write_graphml(excerpt, language, out);
  return out.str();
}

Excerpt whole(const Store& store, const std::vector<std::string>& ids) {
  Result<Excerpt> excerpt = whole_packs(store, ids);
  if (!excerpt) FAIL(excerpt.error().message);
  return *std::move(excerpt);
}

// The document with its own context put out of it again.
std::string with_context_beside(std::string document) {
  const std::size_t begin = document.find("{\n    \"@version\"");
  const std::size_t end = document.find("\n  },\n", begin);
  REQUIRE(begin != std::string::npos);
  REQUIRE(end != std::string::npos);
  return document.replace(begin, end + 4 - begin, "\"context.jsonld\"");
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

Pack small_with(std::string_view old, std::string_view now) {
  return test::small_pack(test::edited(test::kSmallPack, old, now));
}

}  // namespace

TEST_CASE("export: a shipped pack is written as it is shipped, but for its context") {
  const test::Directory directory;
  const Store store = test::real_store(directory / "store");
  for (const std::string id : {"paper", "indicators", "beyond-the-paper"}) {
    CAPTURE(id);
    const std::string text = written(write_jsonld, whole(store, {id}));
    CHECK(with_context_beside(text) == test::real_pack(id + ".jsonld"));
  }
}

TEST_CASE("export: a pack comes back as it was imported, and in its order after each import") {
  const test::Directory directory;
  Store store = test::opened(directory / "store");
  Pack pack = test::small_pack();
  std::reverse(pack.claims.begin(), pack.claims.end());
  std::reverse(pack.concepts.begin(), pack.concepts.end());
  std::reverse(pack.links.begin(), pack.links.end());
  for (int i = 0; i < 3; ++i) {
    REQUIRE(store.import(pack));
    const auto again = store.pack("small");
    REQUIRE(again);
    REQUIRE(*again);
    CHECK(**again == pack);
    std::rotate(pack.concepts.begin(), pack.concepts.begin() + 1, pack.concepts.end());
    std::rotate(pack.links.begin(), pack.links.begin() + 1, pack.links.end());
  }
  const auto none = store.pack("none");
  REQUIRE(none);
  CHECK_FALSE(*none);
}

TEST_CASE("export: JSON-LD is read as the same pack") {
  Pack pack = test::small_pack();
  const std::string text = written(write_jsonld, Excerpt{{pack}, {}, {}});
  Checked<Pack> again = read_pack(text);
  if (!again) FAIL(test::described(text, again.error()));
  again->sha256 = pack.sha256;
  CHECK(*again == pack);
}

TEST_CASE("export: several packs are one graph") {
  const Pack pack = test::small_pack();
  const std::string text = written(write_jsonld, Excerpt{{pack, pack}, {}, {}});
  CHECK(has(text, "\n  \"@graph\": [\n    {\n      \"@type\": \"Pack\""));
  CHECK(parse_json(text));
}

TEST_CASE("export: texts are escaped as each format demands") {
  const Pack pack = small_with(R"("en": "A device")", R"("en": "\"<a>\" & \\ \u0001\r\nb")");
  const Excerpt excerpt{{pack}, pack.relations, {}};
  CHECK(has(written(write_jsonld, excerpt), R"("en": "\"<a>\" & \\ \u0001\r\nb")"));
  CHECK(has(written(write_turtle, excerpt), R"("\"<a>\" & \\ \u0001\r\nb"@en)"));
  CHECK(has(graphml(excerpt), "&quot;&lt;a&gt;&quot; &amp; \\ \uFFFD&#13;\nb</data>"));
  std::ostringstream table;
  write_table(pack, "concepts.csv", table);
  CHECK(has(table.str(), ",\"\"\"<a>\"\" & \\ \x01\r\nb\","));
}

TEST_CASE("export: Turtle states links twice, as triples and with what they rest on") {
  const std::string text = written(write_turtle, Excerpt{{test::small_pack()}, {}, {}});
  CHECK(has(text, "\ncw:ada cw:proposed cw:engine .\n"));
  CHECK(has(text,
            "cw:small cw:asserts [ a rdf:Statement ; rdf:subject cw:ada ; rdf:predicate "
            "cw:proposed ; rdf:object cw:engine ; prov:wasDerivedFrom cw:C1 ] .\n"));
  CHECK(has(text, "\ncw:engine a skos:Concept, cw:idea ;\n"));
  CHECK(has(text, "cw:maximum \"3.0E2\"^^xsd:double"));
}

TEST_CASE("export: GraphML labels are in the language that is asked for") {
  const Pack pack = test::small_pack();
  const Excerpt excerpt{{pack}, pack.relations, {}};
  const auto in = [&](LabelLanguage language) { return graphml(excerpt, language); };
  CHECK(has(in(LabelLanguage::kEnglish), "<data key=\"node.label\">Engine</data>"));
  CHECK(has(in(LabelLanguage::kChinese), "<data key=\"node.label\">引擎</data>"));
  CHECK(has(in(LabelLanguage::kChinese), "<data key=\"edge.label\">提出</data>"));
  CHECK(has(in(LabelLanguage::kChinese), "<data key=\"edge.label_en\">proposed</data>"));
}

// Adds names and a claim to a concept of the small pack.
constexpr std::string_view kMore = R"({"id": "more", "version": "1",
    "title": {"en": "More", "zh": "更多"}, "description": {"en": "More", "zh": "更多"}, "source": "book",
    "claims": [{"id": "M1", "section": "1", "kind": "fact", "text": {"en": "x", "zh": "x"}}],
    "extensions": [{"id": "engine", "aliases": {"en": ["motor"], "zh": ["马达"]}, "claims": ["M1"]}]})";

TEST_CASE("export: extensions go with the pack that makes them") {
  const test::Directory directory;
  Store store = test::opened(directory / "store");
  test::imported(store, test::kSmallPack);
  test::imported(store, kMore);
  const Excerpt more = whole(store, {"more"});
  REQUIRE(more.packs.front().extensions.size() == 1);
  CHECK(has(
      written(write_jsonld, more),
      R"(    {"id": "engine", "aliases": {"en": ["motor"], "zh": ["马达"]}, "claims": ["M1"]})"));
  CHECK(has(written(write_turtle, more), "cw:more cw:extends cw:engine .\n"));
  CHECK(has(graphml(more), "<node id=\"engine\">"));
  std::ostringstream table;
  write_table(more.packs.front(), "extensions.csv", table);
  CHECK(table.str() == "id,aliases_en,aliases_zh,claims\r\nengine,motor,马达,M1\r\n");
  CHECK_FALSE(has(written(write_jsonld, whole(store, {"small"})), "motor"));
  CHECK(
      has(graphml(whole(store, {"small", "more"})), "<data key=\"node.aliases_en\">motor</data>"));
}

TEST_CASE("export: a part of one pack is not the pack, and cannot be imported as such") {
  const test::Directory directory;
  Store store = test::opened(directory / "store");
  test::imported(store, test::kSmallPack);
  const auto part = part_of(store, store.of_kind("idea"), {});
  REQUIRE(part);
  REQUIRE(part->packs.size() == 1);
  const std::string text = written(write_jsonld, *part);
  CHECK(has(text, "\n  \"@graph\": [\n    {\n      \"@type\": \"Pack\""));
  const Checked<Pack> again = read_pack(text);
  REQUIRE_FALSE(again);
  CHECK(
      test::described(text, again.error()) ==
      "\"@graph\" [schema] the document holds several packs, or parts of packs, not one whole pack "
      "(import what \"kb export\" writes of one pack, or a folder of such documents)\n");
}

TEST_CASE("export: what extensions add stands apart in a part") {
  const test::Directory directory;
  Store store = test::opened(directory / "store");
  test::imported(store, test::kSmallPack);
  test::imported(store, kMore);
  const auto part = part_of(store, store.of_kind("idea"), {});
  REQUIRE(part);
  REQUIRE(part->packs.size() == 2);
  const Pack& small = part->packs[0];
  REQUIRE(small.concepts.size() == 1);
  CHECK(small.concepts[0] == test::small_pack().concepts[2]);
  CHECK(small.claims.size() == 2);
  const Pack& more = part->packs[1];
  CHECK(more.id == "more");
  CHECK(more.concepts.empty());
  CHECK(more.extensions == store.extensions());
  REQUIRE(more.claims.size() == 1);
  CHECK(more.claims[0].id == "M1");
  CHECK(part->others.empty());
  const std::string graph = graphml(*part);
  CHECK(has(graph, "<data key=\"node.aliases_en\">motor</data>"));
  CHECK(has(graph, "<data key=\"node.claims\">C1 C2 M1</data>"));
  const auto other = part_of(store, store.of_kind("scholar"), {});
  REQUIRE(other);
  CHECK(other->packs.size() == 1);
}

TEST_CASE("export: a part has the claims that it rests on and the other ends of its links") {
  const test::Directory directory;
  const Store store = test::real_store(directory / "store");
  const std::vector<Link> links = store.links_of("indicates");
  REQUIRE(links.size() > 1);
  const auto part = part_of(store, {*store.find(links.front().from)}, {links.front()});
  REQUIRE(part);
  REQUIRE(part->packs.size() == 1);
  const Pack& pack = part->packs.front();
  CHECK(pack.id == links.front().pack);
  CHECK_FALSE(pack.title.en.empty());
  CHECK(pack.concepts.size() == 1);
  CHECK(pack.links == std::vector<Link>{links.front()});
  CHECK_FALSE(pack.claims.empty());
  REQUIRE(part->others.size() == 1);
  CHECK(part->others.front().id == links.front().to);
  CHECK(has(graphml(*part), "<node id=\"" + links.front().to + "\">"));
}

}  // namespace clusterwise::kb

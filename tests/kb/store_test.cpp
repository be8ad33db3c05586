#include <SQLiteCpp/SQLiteCpp.h>

#include "fixtures.h"

namespace clusterwise::kb {
namespace {

using Ids = std::vector<std::string>;
using test::edited;
using test::kSmallPack;

// Rests on the small pack.
constexpr std::string_view kSecondPack = R"({
  "id": "second", "version": "1",
  "title": {"en": "Second", "zh": "第二"}, "description": {"en": "More", "zh": "更多"}, "source": "essay",
  "claims": [{"id": "D1", "section": "1", "kind": "fact", "text": {"en": "Wheels turn", "zh": "轮子转动"}}],
  "concepts": [
    {"id": "essay", "kind": "source", "label": {"en": "The essay", "zh": "文章"}, "definition": {"en": "A text", "zh": "文本"}, "claims": ["D1"], "citation": "B. Author, The essay, 1902"},
    {"id": "wheel", "kind": "idea", "label": {"en": "Wheel", "zh": "轮子"}, "definition": {"en": "Round", "zh": "圆"}, "claims": ["D1", "C2"]}
  ],
  "links": [{"from": "engine", "relation": "leads-to", "to": "wheel", "claims": ["D1"]}]
})";

std::string all_of(const Store& store) {
  std::string text;
  for (const PackInfo& pack : store.packs()) text += pack.id + pack.version + pack.sha256 + '\n';
  for (const Concept& one : store.all_concepts()) text += one.id + ' ' + one.label.en + '\n';
  for (const Link& link : store.all_links()) text += link.from + link.relation + link.to + '\n';
  for (const Claim& claim : store.all_claims()) text += claim.id + claim.text.zh + '\n';
  for (const Hit& hit : store.search("engine", "", 9)) text += hit.id + hit.matched + '\n';
  return text;
}

Pack read_for(const Store& store, std::string_view text, std::string_view id) {
  const Checked<Pack> pack = read_pack(text, **store.surroundings_without(id));
  if (!pack) FAIL(test::described(text, pack.error()));
  return *pack;
}

void run_sql(const std::filesystem::path& file, const std::string& sql) {
  SQLite::Database(file.string(), SQLite::OPEN_READWRITE).exec(sql);
}

}  // namespace

TEST_CASE("store: what was imported is given back") {
  const test::Directory directory;
  Store store = test::opened(directory / "store");
  const Pack pack = test::small_pack();
  REQUIRE(store.import(pack));

  REQUIRE(store.packs().size() == 1);
  CHECK(store.packs()[0].sha256 == pack.sha256);
  REQUIRE(store.kinds().size() == 4);
  CHECK(store.kinds()[2].id == "scholar");
  REQUIRE(store.relations().size() == 2);
  CHECK(store.relations()[1].to == Ids{"idea", "indicator"});
  const auto ada = store.find("ada");
  REQUIRE(ada);
  CHECK(ada->aliases == Aliases{{"Lady A"}, {"爱达"}});
  CHECK(ada->claims == Ids{"C1"});
  CHECK_FALSE(ada->measurement);
  const auto speed = store.find("speed");
  REQUIRE(speed);
  REQUIRE(speed->measurement);
  CHECK(speed->measurement->unit == Text{"km/h", "公里每小时"});
  CHECK(speed->measurement->minimum == 0.0);
  CHECK(speed->measurement->maximum == 300.0);
  CHECK(speed->measurement->better == "higher");
  CHECK_FALSE(speed->measurement->display);
  CHECK(store.find("book")->citation == "A. Author, The book, 1901");
  CHECK_FALSE(store.find("nobody"));
  CHECK(store.find_claim("C2")->text.zh == "引擎带来速度");
  CHECK_FALSE(store.find_claim("C9"));
  CHECK(store.of_kind("idea").size() == 1);
  CHECK(store.ids_of_kind("idea") == Ids{"engine"});
  REQUIRE(store.links_from("engine").size() == 1);
  CHECK(store.links_from("engine")[0].to == "speed");
  CHECK(store.links_from("engine")[0].claims == Ids{"C2"});
  CHECK(store.links_to("engine")[0].from == "ada");
  CHECK(store.links_of("proposed").size() == 1);
  CHECK(store.all_links().size() == 2);
  CHECK(store.find_by_name("lady a") == Ids{"ada"});
  CHECK(store.find_by_name("爱达") == Ids{"ada"});
  CHECK(store.verify().empty());
  CHECK_FALSE(store.failure());
  const Stats stats = store.stats();
  CHECK(stats.kinds[0].id == "source");
  CHECK(stats.kinds[0].count == 1);
  CHECK(stats.relations[0].count == 1);
  CHECK(stats.claims == 2);
  CHECK(stats.claims_used == 2);
}

TEST_CASE("store: a pack may rest on another") {
  const test::Directory directory;
  Store store = test::opened(directory / "store");
  CHECK_FALSE(read_pack(kSecondPack, **store.surroundings_without("second")));
  test::imported(store, kSmallPack);
  test::imported(store, kSecondPack);
  CHECK(store.packs().size() == 2);
  CHECK(store.links_from("engine").size() == 2);
  CHECK(store.find("wheel")->claims == Ids{"D1", "C2"});
  CHECK(store.verify().empty());
}

TEST_CASE("store: what another pack declares cannot be declared again") {
  const test::Directory directory;
  Store store = test::opened(directory / "store");
  test::imported(store, kSmallPack);
  const std::string text = edited(edited(kSecondPack, "\"id\": \"wheel\"", "\"id\": \"engine\""),
                                  "\"from\": \"engine\"", "\"from\": \"essay\"");
  const Checked<Pack> pack = read_pack(text, **store.surroundings_without("second"));
  REQUIRE_FALSE(pack);
  CHECK(
      pack.error()[0].message ==
      "concept \"engine\" is declared by pack \"small\" 1 already; this pack, \"second\" 1, cannot "
      "do that again");
  CHECK(pack.error()[0].note ==
        "choose another id; names and claims are added to that one by \"extensions\"");
}

TEST_CASE("store: names of other packs are proposed") {
  const test::Directory directory;
  Store store = test::opened(directory / "store");
  test::imported(store, kSmallPack);
  const std::string text = edited(kSecondPack, "\"from\": \"engine\"", "\"from\": \"enigne\"");
  const Checked<Pack> pack = read_pack(text, **store.surroundings_without("second"));
  REQUIRE_FALSE(pack);
  CHECK(pack.error()[0].note == "did you mean \"engine\"?");
}

TEST_CASE("store: how an indicator is shown is given back") {
  const test::Directory directory;
  Store store = test::opened(directory / "store");
  const std::string display =
      R"("display": {"en": {"factor": 0.5, "unit": "knots"}, "zh": {"factor": 2, "unit": "里/时"}})";
  const std::string text =
      test::edited(test::kSmallPack, R"("better": "higher")", R"("better": "higher", )" + display);
  REQUIRE(store.import(*read_pack(text)));
  CHECK(store.find("speed")->measurement->display == Display{0.5, 2, {"knots", "里/时"}});
  REQUIRE(store.import(test::small_pack()));
  CHECK_FALSE(store.find("speed")->measurement->display);
}

TEST_CASE("store: a new version replaces the old one whole") {
  const test::Directory directory;
  Store store = test::opened(directory / "store");
  test::imported(store, kSmallPack);
  test::imported(store, kSecondPack);
  const std::string next =
      edited(edited(kSmallPack, "\"version\": \"1\"", "\"version\": \"2\""),
             R"({"en": "Ada", "zh": "艾达"})", R"({"en": "Countess", "zh": "伯爵夫人"})");
  test::imported(store, next);
  REQUIRE(store.packs().size() == 2);
  CHECK(store.packs()[0].id == "small");
  CHECK(store.packs()[0].version == "2");
  CHECK(store.find_by_name("艾达").empty());
  CHECK(store.find_by_name("伯爵夫人") == Ids{"ada"});
  CHECK(store.search("Countess", "", 5).size() == 1);
  CHECK(store.find("ada")->claims == Ids{"C1"});
  CHECK(store.links_from("engine").size() == 2);
  CHECK(store.verify().empty());
}

TEST_CASE("store: the same pack twice changes nothing") {
  const test::Directory directory;
  Store store = test::opened(directory / "store");
  test::imported(store, kSmallPack);
  const std::string before = all_of(store);
  test::imported(store, kSmallPack);
  CHECK(all_of(store) == before);
}

TEST_CASE("store: an import that would break another pack leaves all as it was") {
  const test::Directory directory;
  Store store = test::opened(directory / "store");
  test::imported(store, kSmallPack);
  test::imported(store, kSecondPack);
  const std::string before = all_of(store);
  std::string text(kSmallPack);
  for (std::size_t at = 0; (at = text.find("\"engine\"", at)) != std::string::npos;) {
    text.replace(at, 8, "\"motor\"");
  }
  const Result<void> done = store.import(read_for(store, text, "small"));
  REQUIRE_FALSE(done);
  CHECK(done.error().message ==
        (directory / "store").string() +
            ": with pack \"small\" 1 in place, a link of pack \"second\" names the concept "
            "\"engine\", which does not exist");
  CHECK(all_of(store) == before);
  CHECK(store.verify().empty());
}

TEST_CASE("store: an import that fails in the middle leaves all as it was") {
  const test::Directory directory;
  Store store = test::opened(directory / "store");
  test::imported(store, kSmallPack);
  const std::string before = all_of(store);
  Pack pack = test::small_pack();
  pack.version = "2";
  pack.concepts[0].label.en = "Changed";
  pack.links.push_back(pack.links.front());  // as no checked pack has it
  const Result<void> done = store.import(pack);
  REQUIRE_FALSE(done);
  CHECK(done.error().message.find("UNIQUE") != std::string::npos);
  CHECK(all_of(store) == before);
  CHECK(all_of(test::opened(directory / "store", Store::Mode::kReadOnly)) == before);
}

TEST_CASE("store: a link that another pack asserts is refused with the pack's name") {
  const test::Directory directory;
  Store store = test::opened(directory / "store");
  test::imported(store, kSmallPack);
  const std::string text =
      edited(kSecondPack, R"("from": "engine", "relation": "leads-to", "to": "wheel")",
             R"("from": "ada", "relation": "proposed", "to": "engine")");
  const Checked<Pack> pack = read_pack(text, **store.surroundings_without("second"));
  REQUIRE_FALSE(pack);
  CHECK(test::described(text, pack.error()) ==
        "\"proposed\" [duplicate-link] the link \"ada\" proposed \"engine\" is asserted by pack "
        "\"small\" 1 already; this pack, \"second\" 1, cannot do that again (leave it out here)\n");
}

TEST_CASE("store: packs that change with each other come in together, or none does") {
  const test::Directory directory;
  Store store = test::opened(directory / "store");
  test::imported(store, kSmallPack);
  test::imported(store, kSecondPack);
  const std::string before = all_of(store);
  std::string small(kSmallPack);
  for (std::size_t at = 0; (at = small.find("\"engine\"", at)) != std::string::npos;) {
    small.replace(at, 8, "\"motor\"");
  }
  small = edited(small, "\"C2\", \"section\"", "\"C3\", \"section\"");
  for (std::size_t at = 0; (at = small.find("\"C2\"]", at)) != std::string::npos;) {
    small.replace(at, 5, "\"C3\"]");
  }
  const std::string second =
      edited(edited(kSecondPack, "\"engine\"", "\"motor\""), "\"C2\"", "\"C3\"");
  const auto both = [&](bool agreed) {
    return store.together([&]() -> Result<bool> {
      test::imported(store, small);
      test::imported(store, second);
      return agreed;
    });
  };
  const Result<bool> undone = both(false);
  REQUIRE(undone);
  CHECK_FALSE(*undone);
  CHECK(all_of(store) == before);
  const Result<bool> one = store.together([&]() -> Result<bool> {
    test::imported(store, small);
    return true;
  });
  REQUIRE_FALSE(one);
  CHECK(one.error().message.find(
            "with pack \"small\" 1 in place, a link of pack \"second\" names the "
            "concept \"engine\", which does not exist; concept \"wheel\" of "
            "pack \"second\" rests on claim \"C2\", which does not exist") != std::string::npos);
  CHECK(all_of(store) == before);
  const Result<bool> done = both(true);
  REQUIRE(done);
  CHECK(*done);
  CHECK(store.links_from("motor").size() == 2);
  CHECK(store.find("wheel")->claims == Ids{"D1", "C3"});
  CHECK(store.verify() == std::vector<std::string>{});
}

TEST_CASE("store: a pack is removed with all that is its own") {
  const test::Directory directory;
  Store store = test::opened(directory / "store");
  test::imported(store, kSmallPack);
  const std::string before = all_of(store);
  test::imported(store, kSecondPack);
  CHECK(store.needs() == std::vector<PackNeed>{{"second", "small"}});
  const Result<void> needed = store.remove("small");
  REQUIRE_FALSE(needed);
  CHECK(needed.error().message.find("without pack \"small\", concept \"essay\" of pack "
                                    "\"second\" has the kind \"source\", which is not declared") !=
        std::string::npos);
  REQUIRE(store.remove("second"));
  CHECK(all_of(store) == before);
  CHECK(store.verify() == std::vector<std::string>{});
  REQUIRE(store.remove("small"));
  CHECK(store.packs().empty());
  CHECK(store.search("engine", "", 5).empty());
  CHECK(store.verify() == std::vector<std::string>{});
}

TEST_CASE("store: a store opened for reading is not written") {
  const test::Directory directory;
  {
    Store store = test::opened(directory / "store");
    test::imported(store, kSmallPack);
  }
  Store store = test::opened(directory / "store", Store::Mode::kReadOnly);
  const Result<void> done = store.import(test::small_pack());
  REQUIRE_FALSE(done);
  CHECK(done.error().message == (directory / "store").string() + " cannot be written");
  CHECK(store.find("ada"));
}

TEST_CASE("store: verify names what was broken behind its back") {
  struct Case {
    std::string sql;
    std::string found;
  };
  const Case cases[] = {
      {"DELETE FROM concept_claim WHERE concept = 'ada'", "concept \"ada\" rests on no claim"},
      {"DELETE FROM link_claim WHERE link = 1",
       "link \"ada\" proposed \"engine\" rests on no claim"},
      {"DELETE FROM concept_claim WHERE claim = 'C1'; DELETE FROM link_claim WHERE claim = 'C1'",
       "claim \"C1\" is used by no concept, no link and no extension"},
      {"UPDATE claim SET text_zh = ' ' WHERE id = 'C1'",
       "claim \"C1\" lacks a text in English or Chinese"},
      {"UPDATE concept SET kind = 'scholar' WHERE id = 'engine'",
       "link \"ada\" proposed \"engine\" of pack \"small\": a concept of kind \"scholar\" cannot "
       "stand at its far end"},
      {"DELETE FROM claim WHERE id = 'C2'",
       "concept \"engine\" of pack \"small\" rests on claim \"C2\", which does not exist"},
      {"DELETE FROM search WHERE rowid = (SELECT row FROM search_row WHERE concept = 'ada')",
       "concept \"ada\" cannot be found by search"},
      {"DELETE FROM relation WHERE id = 'proposed'",
       "a link of pack \"small\" has the relation \"proposed\", which is not declared"},
  };
  for (const Case& one : cases) {
    CAPTURE(one.sql);
    const test::Directory directory;
    {
      Store store = test::opened(directory / "store");
      test::imported(store, kSmallPack);
    }
    run_sql(directory / "store", one.sql);
    const auto found = test::opened(directory / "store", Store::Mode::kReadOnly).verify();
    CHECK(std::find(found.begin(), found.end(), one.found) != found.end());
  }
}

}  // namespace clusterwise::kb

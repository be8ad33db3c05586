// What a pack adds to concepts of another one.
#include "fixtures.h"

namespace clusterwise::kb {
namespace {

using Ids = std::vector<std::string>;
using test::edited;
using test::kSmallPack;

// Adds names and a claim to a concept of the small pack.
constexpr std::string_view kThird = R"({
  "id": "third", "version": "2",
  "title": {"en": "Third", "zh": "第三"}, "description": {"en": "More", "zh": "更多"}, "source": "diary",
  "comment": ["for", {"who": "reads"}],
  "claims": [{"id": "T1", "section": "1", "kind": "fact", "text": {"en": "Ada loved whist", "zh": "艾达爱打牌"}}],
  "concepts": [
    {"id": "diary", "comment": "a note", "kind": "source", "label": {"en": "The diary", "zh": "日记"}, "definition": {"en": "A text", "zh": "文本"}, "claims": ["T1"], "citation": "C. Author, The diary, 1903"}
  ],
  "extensions": [
    {"id": "ada", "aliases": {"en": ["Augusta"], "zh": ["奥古斯塔", "阿达"]}, "claims": ["T1", "C2"]}
  ]
})";

constexpr std::string_view kFourth = R"({
  "id": "fourth", "version": "1",
  "title": {"en": "Fourth", "zh": "第四"}, "description": {"en": "More", "zh": "更多"}, "source": "letter",
  "claims": [{"id": "F1", "section": "1", "kind": "fact", "text": {"en": "Ada wrote letters", "zh": "艾达写信"}}],
  "concepts": [
    {"id": "letter", "kind": "source", "label": {"en": "The letter", "zh": "信"}, "definition": {"en": "A text", "zh": "文本"}, "claims": ["F1"], "citation": "D. Author, The letter, 1904"}
  ],
  "extensions": [{"id": "ada", "aliases": {"en": ["Byron's daughter"]}, "claims": ["F1"]}]
})";

class Shelf {
 public:
  Shelf() : store(test::opened(directory / "store")) {
    test::imported(store, kSmallPack);
    test::imported(store, kThird);
  }

  // What is said of a pack that is not imported.
  std::string complaint(std::string_view text, std::string_view id) {
    const Checked<Pack> pack = read_pack(text, **store.surroundings_without(id));
    return pack ? "none" : test::described(text, pack.error());
  }

  test::Directory directory;
  Store store;
};

}  // namespace

TEST_CASE("extension: names and claims are added to the concept, its own first") {
  Shelf shelf;
  test::imported(shelf.store, kFourth);
  const auto ada = shelf.store.find("ada");
  REQUIRE(ada);
  CHECK(ada->label == Text{"Ada", "艾达"});
  CHECK(ada->pack == "small");
  CHECK(ada->aliases ==
        Aliases{{"Lady A", "Augusta", "Byron's daughter"}, {"爱达", "奥古斯塔", "阿达"}});
  CHECK(ada->claims == Ids{"C1", "T1", "C2", "F1"});
  CHECK(shelf.store.claims_of("ada") == ada->claims);
  CHECK(shelf.store.of_kind("scholar")[0].claims == ada->claims);
  CHECK(shelf.store.all_concepts()[0].aliases == ada->aliases);
  CHECK(shelf.store.find("engine")->claims == Ids{"C1", "C2"});
}

TEST_CASE("extension: names, search and counts know it") {
  Shelf shelf;
  CHECK(shelf.store.find_by_name("augusta") == Ids{"ada"});
  CHECK(shelf.store.find_by_name("阿达") == Ids{"ada"});
  REQUIRE(shelf.store.search("Augusta", "", 5).size() == 1);
  CHECK(shelf.store.search("Augusta", "", 5)[0].matched == "Augusta");
  REQUIRE_FALSE(shelf.store.search("whist", "scholar", 5).empty());
  CHECK(shelf.store.search("whist", "scholar", 5)[0].id == "ada");
  CHECK(shelf.store.search("奥古斯", "", 5)[0].id == "ada");
  CHECK(shelf.store.stats().claims_used == 3);
  CHECK(shelf.store.verify().empty());
}

TEST_CASE("extension: who adds what is told") {
  Shelf shelf;
  test::imported(shelf.store, kFourth);
  const std::vector<Extension> third = {
      {"ada", {{"Augusta"}, {"奥古斯塔", "阿达"}}, {"T1", "C2"}, "third"}};
  CHECK(shelf.store.extensions().size() == 2);
  CHECK(shelf.store.extensions()[0] == third[0]);
  CHECK(shelf.store.extensions_of("ada")[1].pack == "fourth");
  CHECK(shelf.store.extensions_of("engine").empty());
  CHECK(shelf.store.needs() == std::vector<PackNeed>{{"third", "small"}, {"fourth", "small"}});
}

TEST_CASE("extension: what rests on a claim is found, whoever lets it") {
  Shelf shelf;
  const Store& store = shelf.store;
  CHECK(store.concepts_citing("C2") == Ids{"ada", "engine", "speed"});  // ada by an extension
  CHECK(store.edges_citing("C2") == std::vector<Edge>{{"engine", "leads-to", "speed"}});
  CHECK(store.concepts_citing("T1") == Ids{"ada", "diary"});
  CHECK(store.edges_citing("T1").empty());
  CHECK(store.concepts_citing("C9").empty());
  CHECK(store.claims_like("t1") == Ids{"T1"});
  CHECK(store.claims_like("C9").empty());
}

TEST_CASE("extension: it goes with its pack and stays when the extended one is replaced") {
  Shelf shelf;
  test::imported(
      shelf.store,
      edited(
          kSmallPack,
          R"("id": "ada", "kind": "scholar", "label": {"en": "Ada", "zh": "艾达"}, "aliases": {"en": ["Lady A"], "zh": ["爱达"]})",
          R"("id": "ada", "kind": "scholar", "label": {"en": "Augusta", "zh": "艾达"}, "aliases": {"zh": ["阿达"]})"));
  // What the concept's own pack says by now is there once.
  CHECK(shelf.store.find("ada")->aliases == Aliases{{}, {"阿达", "奥古斯塔"}});
  CHECK(shelf.store.find("ada")->claims == Ids{"C1", "T1", "C2"});
  CHECK(shelf.store.find_by_name("Augusta") == Ids{"ada"});
  Ids names;
  shelf.store.each_alias([&](std::string&& id, std::string&& language, std::string&& text) {
    names.push_back(id + " " + language + " " + text);
  });
  CHECK(names == Ids{"ada zh 阿达", "ada zh 奥古斯塔"});
  Ids claims;
  shelf.store.each_claim_of_concept([&](std::string&& id, std::string&& claim) {
    if (id == "ada") claims.push_back(std::move(claim));
  });
  CHECK(claims == shelf.store.claims_of("ada"));
  CHECK(shelf.store.verify().empty());
  REQUIRE(shelf.store.remove("third"));
  CHECK(shelf.store.find("ada")->claims == Ids{"C1"});
  CHECK(shelf.store.find_by_name("奥古斯塔").empty());
  CHECK(shelf.store.search("whist", "", 5).empty());
  CHECK(shelf.store.packs().size() == 1);
  CHECK(shelf.store.extensions().empty());
  CHECK(shelf.store.verify().empty());
}

TEST_CASE("extension: a new version replaces it") {
  Shelf shelf;
  test::imported(shelf.store, edited(kThird, R"({"en": ["Augusta"], "zh": ["奥古斯塔", "阿达"]})",
                                     R"({"en": ["Augusta", "Countess"]})"));
  CHECK(shelf.store.find("ada")->aliases == Aliases{{"Lady A", "Augusta", "Countess"}, {"爱达"}});
  CHECK(shelf.store.find_by_name("阿达").empty());
  CHECK(shelf.store.verify().empty());
}

TEST_CASE("extension: what is said of the concept already is refused, with the pack that says it") {
  Shelf shelf;
  CHECK(
      shelf.complaint(edited(kFourth, "Byron's daughter", "lady a"), "fourth") ==
      "\"lady a\" [duplicate-alias] concept \"ada\" has the name \"lady a\" from pack \"small\" 1 "
      "already; this pack, \"fourth\" 1, cannot add it again (leave it out here)\n");
  CHECK(shelf.complaint(edited(kFourth, "Byron's daughter", "Augusta"), "fourth") ==
        "\"Augusta\" [duplicate-alias] concept \"ada\" has the name \"Augusta\" from pack "
        "\"third\" 2 "
        "already; this pack, \"fourth\" 1, cannot add it again (leave it out here)\n");
  CHECK(shelf.complaint(edited(kFourth, R"(, "claims": ["F1"]}])", R"(, "claims": ["F1", "C1"]}])"),
                        "fourth") ==
        "\"C1\" [duplicate-id] concept \"ada\" has the claim \"C1\" from pack \"small\" 1 already; "
        "this pack, \"fourth\" 1, cannot add it again (leave it out here; an extension rests on a "
        "claim that is new to the concept)\n");
  // In the other language it is another name; and a pack does not stand in its own way.
  CHECK(shelf.complaint(edited(kFourth, R"("en": ["Byron)", R"("zh": ["Augusta", "Byron)"),
                        "fourth") == "none");
  CHECK(shelf.complaint(kThird, "third") == "none");
}

TEST_CASE("extension: unknown concepts and claims, and the same twice") {
  Shelf shelf;
  const std::string_view one =
      R"({"id": "ada", "aliases": {"en": ["Byron's daughter"]}, "claims": ["F1"]})";
  CHECK(shelf.complaint(edited(kFourth, one, R"({"id": "enigne", "claims": ["F1"]})"), "fourth") ==
        "\"enigne\" [unknown-concept] there is no concept \"enigne\" to extend (did you mean "
        "\"engine\"?)\n");
  CHECK(
      shelf.complaint(edited(kFourth, one, R"({"id": "ada", "claims": ["F1", "T9"]})"), "fourth") ==
      "\"T9\" [unknown-claim] extension \"ada\": there is no claim \"T9\"\n");
  CHECK(
      shelf.complaint(edited(kFourth, one, R"({"id": "ada", "claims": ["F1", "F1"]})"), "fourth") ==
      "\"F1\" [duplicate-id] extension \"ada\" gives the claim \"F1\" twice (leave it out here; an "
      "extension rests on a claim that is new to the concept)\n");
  CHECK(shelf.complaint(
            edited(kFourth, one, std::string(one) + R"(, {"id": "ada", "claims": ["F1"]})"),
            "fourth") ==
        "\"ada\" [duplicate-id] concept \"ada\" is extended twice (it is extended first at line 8, "
        "column 25; make one of the two)\n");
}

TEST_CASE("extension: its problems stand among the others in the order of the text") {
  Shelf shelf;
  const std::string text =
      edited(edited(kFourth, R"("id": "ada", )", R"("id": "adda", )"),
             "\"claims\": [{\"id\": \"F1\"", "\"extensions\": [], \"claims\": [{\"id\": \"F1\"");
  CHECK(shelf.complaint(text, "fourth").find("[json]") != std::string::npos);  // a list twice
  const std::string_view kExtensions =
      R"("extensions": [{"id": "ada", "aliases": {"en": ["Byron's daughter"]}, "claims": ["F1"]}])";
  const std::string first =
      edited(edited(edited(kFourth, std::string(",\n  ") + std::string(kExtensions), ""),
                    R"("claims": [{)",
                    R"("extensions": [{"id": "adda", "claims": ["F1", "T9"]}], "claims": [{)"),
             R"("claims": ["F1"], "citation")", R"("claims": ["F7"], "citation")");
  CHECK(shelf.complaint(first, "fourth") ==
        "\"adda\" [unknown-concept] there is no concept \"adda\" to extend (did you mean "
        "\"ada\"?)\n"
        "\"T9\" [unknown-claim] extension \"adda\": there is no claim \"T9\"\n"
        "\"F7\" [unknown-claim] concept \"letter\": there is no claim \"F7\"\n");
}

namespace {

// Knows one concept, and how often it was asked which concepts there are.
class Counting final : public Surroundings {
 public:
  bool has_kind(std::string_view id) const override { return id == "source"; }
  const Relation* find_relation(std::string_view) const override { return nullptr; }
  std::string kind_of(std::string_view) const override { return {}; }
  bool has_claim(std::string_view) const override { return false; }
  Ids concept_ids() const override {
    ++asked;
    return {"ada"};
  }

  mutable std::size_t asked = 0;
};

}  // namespace

TEST_CASE("extension: what may have been meant is looked up once, for what is shown") {
  std::string many;
  for (int i = 0; i < 30; ++i) {
    many += (i == 0 ? "" : ", ") + (R"({"id": "ada)" + std::to_string(i % 10)) +
            std::string(static_cast<std::size_t>(i / 10), 'x') + R"(", "claims": ["F1"]})";
  }
  const std::string text = edited(
      kFourth, R"({"id": "ada", "aliases": {"en": ["Byron's daughter"]}, "claims": ["F1"]})", many);
  const Counting around;
  const Checked<Pack> pack = read_pack(text, around);
  REQUIRE_FALSE(pack);
  REQUIRE(pack.error().size() == 20);
  CHECK(pack.error()[0].note == "did you mean \"ada\"?");
  CHECK(pack.error()[19].note ==
        "did you mean \"ada\"?; 10 more problems of this pack are not shown");
  CHECK(around.asked == 1);
}

TEST_CASE("extension: a claim may be used by an extension alone") {
  Shelf shelf;
  const std::string text = edited(
      kFourth, R"("claims": [{"id": "F1")",
      R"("claims": [{"id": "F2", "section": "2", "kind": "fact", "text": {"en": "Also this", "zh": "也这样"}}, {"id": "F1")");
  CHECK(shelf.complaint(edited(text, R"("claims": ["F1"]}])", R"("claims": ["F2"]}])"), "fourth") ==
        "none");
  CHECK(
      shelf.complaint(text, "fourth") ==
      "\"F2\" [unused-claim] claim \"F2\" is used by no concept, no link and no extension (name it "
      "in the claims of what rests on it)\n");
}

TEST_CASE("extension: the extended concept cannot disappear") {
  Shelf shelf;
  const std::string file = (shelf.directory / "store").string();
  const Result<void> removed = shelf.store.remove("small");
  REQUIRE_FALSE(removed);
  CHECK(removed.error().message.find("pack \"third\" extends the concept \"ada\", which does not "
                                     "exist") != std::string::npos);
  const std::string without = edited(
      edited(
          kSmallPack,
          R"({"id": "ada", "kind": "scholar", "label": {"en": "Ada", "zh": "艾达"}, "aliases": {"en": ["Lady A"], "zh": ["爱达"]}, "definition": {"en": "A scholar", "zh": "学者"}, "claims": ["C1"]},)",
          ""),
      R"({"from": "ada", "relation": "proposed", "to": "engine", "claims": ["C1"]},)", "");
  const Checked<Pack> pack = read_pack(without, **shelf.store.surroundings_without("small"));
  REQUIRE(pack);
  const Result<void> done = shelf.store.import(*pack);
  REQUIRE_FALSE(done);
  CHECK(done.error().message == file +
                                    ": with pack \"small\" 1 in place, pack \"third\" extends the "
                                    "concept \"ada\", which does not exist");
  CHECK(shelf.store.find("ada")->claims == Ids{"C1", "T1", "C2"});
  CHECK(shelf.store.verify().empty());
}

}  // namespace clusterwise::kb

// The packs of the project: they stand, and every single thing in them is needed.
#include <functional>
#include <set>

#include "fixtures.h"
#include "kb/json.h"

namespace clusterwise::kb {
namespace {

// What has to be cut from the text to remove an item of a list, with one comma.
struct Cut {
  std::size_t begin;
  std::size_t end;
};

Cut cut_of(std::string_view text, std::size_t begin, std::size_t end) {
  const std::size_t after = text.find_first_not_of(" \n\r\t", end);
  if (text[after] == ',') return {begin, after + 1};
  const std::size_t before = text.find_last_not_of(" \n\r\t", begin - 1);
  return {text[before] == ',' ? before : begin, end};
}

// A build for debugging is so slow that it looks at every eleventh only: odd, so that whatever
// alternates is met.
#ifdef NDEBUG
constexpr std::size_t kStride = 1;
#else
constexpr std::size_t kStride = 11;
#endif

// Calls `check` with the text less each of the cuts.
void without_each(const std::string& text, const std::vector<Cut>& cuts,
                  const std::function<void(const std::string&)>& check) {
  for (std::size_t i = 0; i < cuts.size(); i += kStride) {
    const Cut& cut = cuts[i];
    CAPTURE(text.substr(cut.begin, cut.end - cut.begin));
    check(text.substr(0, cut.begin) + text.substr(cut.end));
  }
}

const JsonMember& member_of(const Json& record, std::string_view key) {
  for (const JsonMember& member : *record.object()) {
    if (member.key == key) return member;
  }
  FAIL("no " << key);
  throw std::logic_error("unreachable");
}

Cut cut_member(std::string_view text, const JsonMember& member) {
  return cut_of(text, member.key_begin, member.value.end);
}

const JsonArray& list(const Json& pack, std::string_view key) {
  static const JsonArray kNone;
  const Json* found = pack.find(key);
  return found != nullptr ? *found->array() : kNone;
}

struct Loaded {
  std::string name;
  std::string text;
  Json json;
};

Loaded loaded(const std::string& name) {
  std::string text = test::real_pack(name);
  Checked<Json> json = parse_json(text);
  REQUIRE(json);
  return {name, std::move(text), *std::move(json)};
}

// A store with all packs, and how to try another text of one of them.
class Trial {
 public:
  explicit Trial(const Loaded& pack)
      : store_(test::real_store(directory_ / "store")),
        around_(*store_.surroundings_without(*pack.json.find("id")->string())) {}

  bool refuses(const std::string& text) const { return !read_pack(text, *around_); }

 private:
  test::Directory directory_;
  Store store_;
  std::unique_ptr<Surroundings> around_;
};

const std::vector<std::string> kPacks = {"paper.jsonld", "indicators.jsonld",
                                         "beyond-the-paper.jsonld"};

}  // namespace

TEST_CASE("real packs: they are imported and hang together") {
  const test::Directory directory;
  const Store store = test::real_store(directory / "store");
  CHECK(store.verify().empty());
  CHECK(store.stats().claims == store.stats().claims_used);
  CHECK(store.find("porter"));
  CHECK(store.find("location_quotient")->measurement);
}

// What every report is made of must not change with a pack that is only of use where it is asked
// for.
TEST_CASE("real packs: what goes beyond the paper enters no report unasked") {
  const test::Directory directory;
  const Store store = test::real_store(directory / "store");
  const auto pack_of = [&](const std::string& id) { return store.find(id)->pack; };
  const std::string pack = pack_of("lock-in");
  REQUIRE(pack != pack_of("embeddedness"));
  std::size_t measures = 0;
  for (const Concept& one : store.all_concepts()) {
    if (one.pack != pack) continue;
    CAPTURE(one.id);
    for (const char* kind : {"case", "role", "feature", "stage"}) CHECK(one.kind != kind);
    if (one.kind != "measure") continue;
    ++measures;
    for (const Link& link : store.links_from(one.id)) {
      if (link.relation == "addresses" || link.relation == "mitigates")
        CHECK(pack_of(link.to) == pack);
    }
  }
  CHECK(measures > 0);
  for (const char* relation : {"addresses", "mitigates", "implements"}) {
    for (const Link& link : store.links_of(relation)) {
      const std::optional<Concept> from = store.find(link.from);
      CAPTURE(link.from, link.to);
      CHECK((link.pack != pack || from->kind != "measure" || from->pack == pack));
    }
  }
}

// Each work that it draws on is cited, and said of what.
TEST_CASE("real packs: what goes beyond the paper has its own sources") {
  const test::Directory directory;
  const Store store = test::real_store(directory / "store");
  const std::string pack = store.find("lock-in")->pack;
  std::set<std::string> used;
  for (const Claim& claim : store.all_claims()) {
    if (claim.pack != pack) continue;
    CAPTURE(claim.id);
    CHECK(store.find(claim.source)->pack == pack);
    used.insert(claim.source);
  }
  for (const Concept& one : store.of_kind("source")) {
    if (one.pack == pack) CHECK(used.contains(one.id));
  }
}

// In either language, so that no name stands for two things.
TEST_CASE("real packs: a name of what goes beyond the paper is its own") {
  const test::Directory directory;
  const Store store = test::real_store(directory / "store");
  const std::string pack = store.find("lock-in")->pack;
  for (const Concept& one : store.all_concepts()) {
    if (one.pack != pack) continue;
    std::vector<std::string> names = {one.label.en, one.label.zh};
    for (const auto* aliases : {&one.aliases.en, &one.aliases.zh})
      names.insert(names.end(), aliases->begin(), aliases->end());
    for (const std::string& name : names) {
      CAPTURE(name);
      CHECK(store.find_by_name(name) == std::vector<std::string>{one.id});
    }
  }
}

TEST_CASE("real packs: no claim can be removed") {
  for (const std::string& name : kPacks) {
    const Loaded pack = loaded(name);
    const Trial trial(pack);
    std::vector<Cut> cuts;
    for (const Json& claim : list(pack.json, "claims")) {
      cuts.push_back(cut_of(pack.text, claim.begin, claim.end));
    }
    REQUIRE_FALSE(cuts.empty());
    without_each(pack.text, cuts, [&](const std::string& text) { CHECK(trial.refuses(text)); });
  }
}

// The languages take turns: that either of them is missed, and a label as a whole, the small pack
// shows.
TEST_CASE("real packs: no label can be removed") {
  for (const std::string& name : kPacks) {
    const Loaded pack = loaded(name);
    const Trial trial(pack);
    std::vector<Cut> cuts;
    for (const std::string_view key : {"kinds", "relations", "concepts"}) {
      for (const Json& record : list(pack.json, key)) {
        const JsonMember& label = member_of(record, "label");
        const std::string_view language = cuts.size() % 2 == 0 ? "en" : "zh";
        cuts.push_back(cut_member(pack.text, member_of(label.value, language)));
      }
    }
    REQUIRE_FALSE(cuts.empty());
    without_each(pack.text, cuts, [&](const std::string& text) { CHECK(trial.refuses(text)); });
  }
}

TEST_CASE("real packs: no end of a link can be removed or misspelt") {
  for (const std::string& name : kPacks) {
    const Loaded pack = loaded(name);
    const Trial trial(pack);
    std::vector<Cut> cuts;
    for (const Json& link : list(pack.json, "links")) {
      const Json& to = member_of(link, "to").value;
      if (cuts.size() % 2 == 0) {
        cuts.push_back(cut_member(pack.text, member_of(link, "to")));
      } else {
        cuts.push_back({to.end - 2, to.end - 1});  // the id's last letter
      }
    }
    REQUIRE_FALSE(cuts.empty());
    without_each(pack.text, cuts, [&](const std::string& text) { CHECK(trial.refuses(text)); });
  }
}

TEST_CASE("real packs: a refused version leaves the store as it was") {
  const test::Directory directory;
  Store store = test::real_store(directory / "store");
  const std::string before = test::read_file(directory / "store");
  const Loaded paper = loaded("paper.jsonld");
  const Json& claim = list(paper.json, "claims").front();
  const Cut cut = cut_of(paper.text, claim.begin, claim.end);
  const std::string text = paper.text.substr(0, cut.begin) + paper.text.substr(cut.end);
  const auto around = store.surroundings_without("paper");
  REQUIRE(around);
  CHECK_FALSE(read_pack(text, **around));
  CHECK(test::read_file(directory / "store") == before);
  CHECK(store.verify().empty());
}

}  // namespace clusterwise::kb

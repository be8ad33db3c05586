// What is derived follows imports; the slow twin imports the same packs into a new store.
#include <SQLiteCpp/SQLiteCpp.h>
#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <random>

#include "fixtures.h"

namespace clusterwise::kb {
namespace {

using Texts = std::map<std::string, std::string, std::less<>>;  // of packs, by their ids

std::string rows_of(SQLite::Database& database, const std::string& sql) {
  std::string rows;
  SQLite::Statement query(database, sql);
  while (query.executeStep()) {
    for (int i = 0; i < query.getColumnCount(); ++i) rows += query.getColumn(i).getString() + '|';
    rows += '\n';
  }
  return rows;
}

// All that is derived, without the numbers that come by chance.
std::string derived(const std::filesystem::path& file) {
  SQLite::Database database(file.string(), SQLite::OPEN_READWRITE);
  database.exec("INSERT INTO search (search) VALUES ('integrity-check')");
  CHECK(rows_of(database, "SELECT count(*) FROM search") ==
        rows_of(database, "SELECT count(*) FROM search_row"));
  return rows_of(database, "SELECT * FROM name ORDER BY folded, concept") +
         rows_of(database, "SELECT * FROM word ORDER BY word") +
         rows_of(database,
                 "SELECT concept, search.* FROM search JOIN search_row ON row = search.rowid"
                 " ORDER BY concept");
}

// Every row of every table.
std::string everything(const std::filesystem::path& file) {
  SQLite::Database database(file.string(), SQLite::OPEN_READONLY);
  std::vector<std::string> tables;
  SQLite::Statement query(database,
                          "SELECT name FROM pragma_table_list WHERE schema = 'main' AND name NOT "
                          "LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name");
  while (query.executeStep()) tables.push_back(query.getColumn(0).getString());
  REQUIRE(tables.size() > 10);
  std::string all;
  for (const std::string& table : tables) {
    all += table + '\n' + rows_of(database, "SELECT * FROM " + table);
  }
  return all;
}

// Packs of few words, so that words, names and texts come and go in all ways.
class RandomPacks {
 public:
  explicit RandomPacks(unsigned seed) : random_(seed) {}

  // "base" stands alone; the others rest on it, and often on more than its versions always have.
  std::string next(std::string_view id) {
    const bool is_base = id == "base";
    const std::string prefix(id.substr(0, 1));
    std::string claims;
    std::string concepts = fmt::format(
        R"({{"id": "{0}-book", "kind": "source", "label": {1}, "definition": {1}, "claims": ["{0}1"], "citation": "A"}})",
        prefix, text());
    const int count = below(3) + 2;
    for (int i = 1; i <= count; ++i) {
      claims += fmt::format(R"({}{{"id": "{}{}", "section": "1", "kind": "fact", "text": {}}})",
                            i == 1 ? "" : ", ", prefix, i, text());
      concepts += fmt::format(
          R"(, {{"id": "{0}-{1}", "kind": "idea", "label": {2}, "aliases": {{"en": ["{3}"], "zh": ["{4}"]}}, "definition": {5}, "claims": ["{0}{1}"{6}]}})",
          prefix, i, text(), english(), chinese(), text(),
          is_base ? "" : fmt::format(", \"b{}\"", below(4) + 1));
    }
    const std::string links =
        is_base
            ? ""
            : fmt::format(
                  R"({{"from": "{0}-1", "relation": "leads-to", "to": "b-{1}", "claims": ["{0}1"]}})",
                  prefix, below(4) + 1);
    return fmt::format(
        R"({{"id": "{}", "version": "{}", "title": {}, "description": {}, "source": "{}-book", {} "claims": [{}], "concepts": [{}], "links": [{}], "extensions": [{}]}})",
        id, below(1000), text(), text(), prefix, is_base ? kDeclarations : "", claims, concepts,
        links, is_base || below(3) == 0 ? "" : extension(prefix));
  }

  int below(int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(random_); }

 private:
  static constexpr std::string_view kDeclarations =
      R"("kinds": [{"id": "source", "label": {"en": "s", "zh": "来"}, "plural": {"en": "s", "zh": "来"}, "definition": {"en": "s", "zh": "来"}},
      {"id": "idea", "label": {"en": "i", "zh": "念"}, "plural": {"en": "i", "zh": "念"}, "definition": {"en": "i", "zh": "念"}}],
      "relations": [{"id": "leads-to", "label": {"en": "l", "zh": "导"}, "inverse": {"en": "f", "zh": "源"}, "definition": {"en": "d", "zh": "带"}, "from": ["idea"], "to": ["idea"]}],)";

  // With names that no other pack gives.
  std::string extension(std::string_view prefix) {
    return fmt::format(
        R"({{"id": "b-{0}", "aliases": {{"en": ["{1} {2}"], "zh": ["{1}{3}"]}}, "claims": ["{1}1"]}})",
        below(3) + 1, prefix, english(), chinese());
  }
  std::string english() {
    static constexpr std::string_view kWords[] = {"red", "Red", "green", "blue", "deep", "pale"};
    return fmt::format("{} {}", kWords[below(6)], kWords[below(6)]);
  }
  std::string chinese() {
    static constexpr std::string_view kWords[] = {"红", "绿色", "蓝", "深红"};
    return fmt::format("{}{}", kWords[below(4)], kWords[below(4)]);
  }
  std::string text() { return fmt::format(R"({{"en": "{}", "zh": "{}"}})", english(), chinese()); }

  std::mt19937 random_;
};

// Whether the pack was taken up.
bool import_into(Store& store, std::string_view text, std::string_view id) {
  const auto around = store.surroundings_without(id);
  REQUIRE(around);
  const Checked<Pack> pack = read_pack(text, **around);
  return pack && store.import(*pack);
}

// In the same order, which is that of what they add to concepts.
void check_against_new_store(const Store& store, const std::filesystem::path& file,
                             const Texts& packs, const std::filesystem::path& other) {
  {
    Store anew = test::opened(other);
    for (const PackInfo& pack : store.packs()) {
      REQUIRE(import_into(anew, packs.at(pack.id), pack.id));
    }
  }
  CHECK(derived(file) == derived(other));
}

}  // namespace

TEST_CASE("index: after any imports and removals it is as if made anew") {
  constexpr std::string_view kIds[] = {"base", "left", "more"};
  std::size_t refused = 0;
  for (unsigned seed = 1; seed <= 12; ++seed) {
    CAPTURE(seed);
    const test::Directory directory;
    RandomPacks packs(seed);
    Texts stored;
    Store store = test::opened(directory / "store");
    for (int step = 0; step < 12; ++step) {
      CAPTURE(step);
      const std::string id(kIds[packs.below(3)]);
      const std::string text = packs.next(id);
      const std::string before = everything(directory / "store");
      if (stored.contains(id) && packs.below(5) == 0) {
        if (store.remove(id)) stored.erase(id);
      } else if (import_into(store, text, id)) {
        stored[id] = text;
      } else {
        ++refused;
        CHECK(everything(directory / "store") == before);
      }
      CHECK(store.verify().empty());
    }
    check_against_new_store(store, directory / "store", stored, directory / "other");
  }
  CHECK(refused > 0);
}

TEST_CASE("index: the same pack again leaves what is derived as it is, numbers too") {
  const test::Directory directory;
  Store store = test::opened(directory / "store");
  test::imported(store, test::kSmallPack);
  const std::string before = everything(directory / "store");
  test::imported(store, test::kSmallPack);
  CHECK(everything(directory / "store") == before);
}

TEST_CASE("index: concepts of another pack follow the text of a claim that they cite") {
  const test::Directory directory;
  Store store = test::opened(directory / "store");
  test::imported(store, test::kSmallPack);
  test::imported(store, R"({"id": "second", "version": "1", "title": {"en": "S", "zh": "二"},
    "description": {"en": "S", "zh": "二"}, "source": "book", "concepts": [{"id": "wheel",
    "kind": "idea", "label": {"en": "Wheel", "zh": "轮"}, "definition": {"en": "Round", "zh": "圆"},
    "claims": ["C2"]}]})");
  test::imported(store, test::edited(test::kSmallPack, "Engines bring speed", "Axles bear loads"));
  const std::vector<Hit> hits = store.search("axles", "", 9);
  CHECK(std::any_of(hits.begin(), hits.end(), [](const Hit& hit) { return hit.id == "wheel"; }));
  CHECK(store.verify().empty());
}

TEST_CASE("index: a concept follows a claim that it cites from one pack into another") {
  constexpr std::string_view kHead = R"("title": {"en": "T", "zh": "题"},
    "description": {"en": "T", "zh": "题"}, "source": "book")";
  constexpr std::string_view kMoving = R"({"id": "M", "section": "1", "kind": "fact",
    "text": {"en": "Axles bear loads", "zh": "车轴承重"}})";
  const auto pack = [&](std::string_view id, std::string_view other_claims) {
    return fmt::format(
        R"({{"id": "{0}", "version": "1", {1}, "claims": [{{"id": "{0}1", "section": "1",
        "kind": "fact", "text": {{"en": "Own", "zh": "自己"}}}}{2}], "concepts": [{{"id": "{0}-x",
        "kind": "idea", "label": {{"en": "{0}", "zh": "念"}}, "definition": {{"en": "D", "zh": "义"}},
        "claims": ["{0}1"{3}]}}]}})",
        id, kHead, other_claims.empty() ? "" : fmt::format(", {}", other_claims),
        other_claims.empty() ? "" : ", \"M\"");
  };
  const test::Directory directory;
  Store store = test::opened(directory / "store");
  test::imported(store, test::kSmallPack);
  test::imported(store, pack("left", kMoving));
  test::imported(store, pack("right", ""));
  test::imported(store, fmt::format(R"({{"id": "citing", "version": "1", {}, "concepts": [
    {{"id": "wheel", "kind": "idea", "label": {{"en": "Wheel", "zh": "轮"}},
    "definition": {{"en": "Round", "zh": "圆"}}, "claims": ["M"]}}],
    "extensions": [{{"id": "engine", "claims": ["M"]}}]}})",
                                    kHead));
  const Result<bool> moved = store.together([&]() -> Result<bool> {
    test::imported(store, pack("left", ""));
    test::imported(store, pack("right", kMoving));
    return true;
  });
  REQUIRE(moved);
  std::vector<std::string> ids;
  for (const Hit& hit : store.search("axles", "", 9)) ids.push_back(hit.id);
  std::sort(ids.begin(), ids.end());
  CHECK(ids == std::vector<std::string>{"engine", "right-x", "wheel"});
  CHECK(store.verify() == std::vector<std::string>{});
}

TEST_CASE("import: a pack that was read before the store changed is checked against all of it") {
  const test::Directory directory;
  Store store = test::opened(directory / "store");
  test::imported(store, test::kSmallPack);
  constexpr std::string_view kSecond = R"({"id": "second", "version": "1",
    "title": {"en": "S", "zh": "二"}, "description": {"en": "S", "zh": "二"}, "source": "book",
    "links": [{"from": "ada", "relation": "proposed", "to": "engine", "claims": ["C1"]}]})";
  const std::string first = test::edited(
      test::kSmallPack,
      R"({"from": "ada", "relation": "proposed", "to": "engine", "claims": ["C1"]},)", "");
  test::imported(store, first);
  const Checked<Pack> second = read_pack(kSecond, **store.surroundings_without("second"));
  REQUIRE(second);
  {
    Store other = test::opened(directory / "store");
    test::imported(other, test::edited(first, R"("kind": "scholar", "label": {"en": "Ada")",
                                       R"("kind": "idea", "label": {"en": "Ada")"));
  }
  const Result<void> done = store.import(*second);
  REQUIRE_FALSE(done);
  CHECK(done.error().message.find("a concept of kind \"idea\" cannot stand at its near end") !=
        std::string::npos);
  CHECK(store.packs().size() == 1);
}

}  // namespace clusterwise::kb

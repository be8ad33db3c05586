// Stores as earlier versions of the program left them, made from the SQL of their migrations.
#include <SQLiteCpp/SQLiteCpp.h>

#include "fixtures.h"

namespace clusterwise::kb {
namespace {

namespace fs = std::filesystem;

constexpr const char* kMigrations[] = {"store_schema.sql", "store_display.sql",
                                       "store_index.sql",  "store_extensions.sql",
                                       "store_order.sql",  "store_search.sql"};

// The columns of a table that both databases have, as a list.
std::string common_columns(SQLite::Database& database, const std::string& table) {
  std::string columns;
  SQLite::Statement names(database,
                          "SELECT name FROM main.pragma_table_info(?1) WHERE name IN"
                          " (SELECT name FROM pragma_table_info(?1, 'now'))");
  names.bind(1, table);
  while (names.executeStep()) {
    columns += (columns.empty() ? "" : ", ") + names.getColumn(0).getString();
  }
  return columns;
}

// A store of that version with the rows of a store of this one, as far as it has tables for them.
void make_store(const fs::path& file, std::size_t version, const fs::path& now) {
  SQLite::Database database(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  database.exec("PRAGMA journal_mode = WAL");
  for (std::size_t i = 0; i < version; ++i) {
    database.exec(test::read_file(fs::path(CLUSTERWISE_SOURCE_DIR) / "kb" / kMigrations[i]));
  }
  database.exec("ATTACH '" + now.string() + "' AS now");
  std::vector<std::string> tables;
  SQLite::Statement all(
      database,
      "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND"
      " name NOT LIKE 'search_%' AND name IN (SELECT name FROM now.sqlite_schema)");
  while (all.executeStep()) tables.push_back(all.getColumn(0).getString());
  all.reset();
  for (const std::string& table : tables) {
    const std::string columns = common_columns(database, table);
    database.exec("INSERT INTO main." + table + " (" + columns + ") SELECT " + columns +
                  " FROM now." + table);
  }
  database.exec("PRAGMA application_id = 1668052851; PRAGMA user_version = " +
                std::to_string(version));
}

std::string all_of(const Store& store) {
  std::string text;
  for (const PackInfo& pack : store.packs()) text += pack.id + pack.version + pack.sha256 + '\n';
  for (const Kind& kind : store.kinds()) text += kind.id + kind.definition.zh + '\n';
  for (const Relation& one : store.relations()) text += one.id + one.from.front() + '\n';
  for (const Concept& one : store.all_concepts()) {
    text += one.id + one.label.en + one.definition.zh + one.citation;
    for (const std::string& alias : one.aliases.en) text += alias;
    for (const std::string& claim : one.claims) text += claim;
    if (one.measurement) text += one.measurement->unit.zh;
    text += '\n';
  }
  for (const Link& link : store.all_links()) {
    text += link.from + link.relation + link.to + link.claims.front() + '\n';
  }
  for (const Claim& claim : store.all_claims()) text += claim.id + claim.text.zh + '\n';
  for (const char* words : {"engine", "引擎", "lady", "enginee"}) {
    for (const Hit& hit : store.search(words, "", 9)) text += hit.id + hit.matched + '\n';
  }
  for (const std::string& id : store.find_by_name("爱达")) text += id;
  return text;
}

}  // namespace

TEST_CASE("migration: a store of every earlier version comes up to date with all its rows") {
  const test::Directory directory;
  const fs::path now = directory / "now";
  std::string expected;
  {
    Store store = test::opened(now);
    test::imported(store, test::kSmallPack);
    expected = all_of(store);
  }
  REQUIRE(std::size(kMigrations) == static_cast<std::size_t>(Store::version()));
  for (std::size_t version = 1; version < std::size(kMigrations); ++version) {
    CAPTURE(version);
    const fs::path file = directory / std::to_string(version);
    make_store(file, version, now);
    const Result<Store> reader = Store::open(file, Store::Mode::kReadOnly);
    REQUIRE_FALSE(reader);
    CHECK(reader.error().message ==
          file.string() + " was made by an earlier version of this program (store version " +
              std::to_string(version) + ", this program needs " + std::to_string(Store::version()) +
              ")");
    CHECK(reader.error().note == "import any pack to bring it up to date");
    {
      Store store = test::opened(file);
      CHECK(all_of(store) == expected);
      CHECK(store.verify() == std::vector<std::string>{});
    }
    Store store = test::opened(file);
    test::imported(store, test::edited(test::kSmallPack, R"("version": "1")", R"("version": "2")"));
    CHECK(store.packs()[0].version == "2");
    CHECK(store.search("engine", "", 9).front().id == "engine");
    CHECK(store.verify() == std::vector<std::string>{});
    CHECK_FALSE(store.failure());
  }
}

TEST_CASE("migration: a store of the first version that is empty") {
  const test::Directory directory;
  { static_cast<void>(test::opened(directory / "now")); }
  make_store(directory / "empty", 1, directory / "now");
  CHECK(test::opened(directory / "empty").verify().empty());
}

}  // namespace clusterwise::kb

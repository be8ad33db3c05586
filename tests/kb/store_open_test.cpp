#include <SQLiteCpp/SQLiteCpp.h>

#include "fixtures.h"
#include "tests/plain_user.h"

namespace clusterwise::kb {
namespace {

namespace fs = std::filesystem;
using Mode = Store::Mode;

// Message and note, with the directory's name left out.
std::string refusal(const test::Directory& directory, std::string_view name, Mode mode) {
  const Result<Store> store = Store::open(directory / name, mode);
  if (store) return "opened";
  std::string text = store.error().message + " (" + store.error().note + ")";
  for (std::size_t at = 0; (at = text.find(directory.path().string(), at)) != std::string::npos;) {
    text.replace(at, directory.path().string().size(), "DIR");
  }
  return text;
}

void write(const fs::path& file, std::string_view text) {
  std::ofstream(file, std::ios::binary) << text;
}

void run_sql(const fs::path& file, const std::string& sql) {
  SQLite::Database(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE).exec(sql);
}

}  // namespace

TEST_CASE("store: a file is created where there is none") {
  const test::Directory directory;
  CHECK(refusal(directory, "new", Mode::kReadWrite) == "opened");
  CHECK(refusal(directory, "new", Mode::kReadOnly) == "opened");
  CHECK(test::opened(directory / "new").verify().empty());
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(directory.path())) {
    names.push_back(entry.path().filename().string());
  }
  CHECK(names == std::vector<std::string>{"new"});  // no file of SQLite's is left beside it
}

TEST_CASE("store: what cannot be opened is told apart") {
  const test::Directory directory;
  CHECK(refusal(directory, "none", Mode::kReadOnly) ==
        "there is no knowledge store at DIR/none (import a pack to create it)");
  CHECK(refusal(directory, "no/such", Mode::kReadWrite) ==
        "the directory DIR/no does not exist (create it, or name another file)");
  fs::create_directory(directory / "folder");
  CHECK(refusal(directory, "folder", Mode::kReadWrite) ==
        "DIR/folder is a directory (name a file in it)");
  write(directory / "text", "This is a text of more than sixteen bytes.");
  for (const Mode mode : {Mode::kReadOnly, Mode::kReadWrite}) {
    CHECK(refusal(directory, "text", mode) ==
          "DIR/text is not a knowledge store (name another file, or remove this one and import the "
          "packs anew)");
  }
  CHECK(test::read_file(directory / "text") == "This is a text of more than sixteen bytes.");
  write(directory / "empty", "");
  CHECK(refusal(directory, "empty", Mode::kReadOnly) ==
        "the knowledge store DIR/empty is empty (import a pack)");
  write(directory / "torn", "SQLite format 3");
  CHECK(refusal(directory, "torn", Mode::kReadOnly) ==
        "DIR/torn is not a knowledge store (name another file, or remove this one and import the "
        "packs anew)");
}

TEST_CASE("store: databases of others are left alone") {
  const test::Directory directory;
  run_sql(directory / "theirs", "CREATE TABLE t (x); PRAGMA application_id = 7");
  run_sql(directory / "nameless", "CREATE TABLE t (x)");
  for (const std::string_view name : {"theirs", "nameless"}) {
    const std::string before = test::read_file(directory / name);
    for (const Mode mode : {Mode::kReadOnly, Mode::kReadWrite}) {
      CHECK(refusal(directory, name, mode) ==
            "DIR/" + std::string(name) + " is a database of another program (name another file)");
    }
    CHECK(test::read_file(directory / name) == before);
  }
}

TEST_CASE("store: a store of a later version is refused") {
  const test::Directory directory;
  static_cast<void>(test::opened(directory / "later"));
  run_sql(directory / "later", "PRAGMA user_version = 99");
  for (const Mode mode : {Mode::kReadOnly, Mode::kReadWrite}) {
    CHECK(refusal(directory, "later", mode) ==
          "DIR/later was made by a later version of this program (store version 99, this program "
          "knows 6) (use that version, or import the packs into another file)");
  }
}

TEST_CASE("store: what is derived is made anew when a store is brought up to date") {
  const test::Directory directory;
  REQUIRE(test::opened(directory / "early").import(test::small_pack()));
  run_sql(directory / "early",
          "DELETE FROM name; DELETE FROM search; DROP TABLE search_row; DROP TABLE word;"
          "DROP TABLE extension_claim; DROP TABLE extension_alias; DROP TABLE extension;"
          "CREATE TABLE word (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;"
          "ALTER TABLE claim DROP COLUMN position; ALTER TABLE concept DROP COLUMN position;"
          "ALTER TABLE link DROP COLUMN position;"
          "PRAGMA user_version = 2");
  const Store store = test::opened(directory / "early");
  CHECK(store.find_by_name("lady a") == std::vector<std::string>{"ada"});
  CHECK(store.search("引擎", "", 1).at(0).id == "engine");
  CHECK(store.verify().empty());
}

TEST_CASE("store: while another writes, readers read and writers wait, then give up") {
  const test::Directory directory;
  {
    Store store = test::opened(directory / "busy");
    test::imported(store, test::kSmallPack);
  }
  SQLite::Database other((directory / "busy").string(), SQLite::OPEN_READWRITE);
  other.exec("BEGIN IMMEDIATE; DELETE FROM word");
  CHECK(test::opened(directory / "busy", Mode::kReadOnly).find("ada"));
  CHECK(refusal(directory, "busy", Mode::kReadWrite) ==
        "DIR/busy is in use by another process (try again when that has finished)");
  other.exec("ROLLBACK");
}

TEST_CASE("store: permissions") {
  const test::Directory directory;
  {
    Store store = test::opened(directory / "store");
    test::imported(store, test::kSmallPack);
  }
  const auto set = [](const fs::path& path, int mode) {
    fs::permissions(path, static_cast<fs::perms>(mode));
  };
  SECTION("a file that cannot be written") {
    set(directory / "store", 0444);
    const PlainUser user;
    CHECK(refusal(directory, "store", Mode::kReadWrite) ==
          "DIR/store cannot be written (make the file writable, or name another file)");
    CHECK(test::opened(directory / "store", Mode::kReadOnly).find("ada"));
  }
  SECTION("a file and a directory that cannot be written") {
    set(directory / "store", 0444);
    set(directory.path(), 0555);
    const PlainUser user;
    const Store store = test::opened(directory / "store", Mode::kReadOnly);
    CHECK(store.find("ada"));
    CHECK(store.verify().empty());
    CHECK(store.search("engine", "", 1).size() == 1);
  }
  SECTION("a directory that cannot be written") {
    set(directory / "store", 0666);
    set(directory.path(), 0555);
    const PlainUser user;
    CHECK(test::opened(directory / "store", Mode::kReadOnly).find("ada"));
    CHECK(refusal(directory, "store", Mode::kReadWrite) ==
          "DIR/store cannot be written (make the file and its directory writable, or name another "
          "file)");
    CHECK(refusal(directory, "new", Mode::kReadWrite) ==
          "DIR/new cannot be opened (check the permissions of the file and of its directory)");
  }
  SECTION("a file that cannot be read") {
    set(directory / "store", 0);
    const PlainUser user;
    CHECK(refusal(directory, "store", Mode::kReadOnly) ==
          "DIR/store cannot be opened (check the permissions of the file and of its directory)");
  }
}

TEST_CASE("store: odd names of files are names of files") {
  const test::Directory directory;
  const std::string_view name = "a?b#c%20 d";
  {
    Store store = test::opened(directory / name);
    test::imported(store, test::kSmallPack);
  }
  fs::permissions(directory / name, static_cast<fs::perms>(0444));
  fs::permissions(directory.path(), static_cast<fs::perms>(0555));
  const PlainUser user;
  CHECK(test::opened(directory / name, Mode::kReadOnly).find("ada"));
}

TEST_CASE("store: damage is found") {
  const test::Directory directory;
  {
    Store store = test::opened(directory / "store");
    test::imported(store, test::kSmallPack);
  }
  std::string bytes = test::read_file(directory / "store");
  for (std::size_t at = 4096; at < bytes.size(); ++at) bytes[at] = static_cast<char>(at * 7);
  write(directory / "store", bytes);
  const Result<Store> store = Store::open(directory / "store", Mode::kReadOnly);
  if (store) {
    CHECK_FALSE(store->verify().empty());
    CHECK(store->all_concepts().empty());
    CHECK(store->failure());
  }
}

}  // namespace clusterwise::kb

#include "cli/open_store.h"

#include <catch2/catch.hpp>
#include <chrono>
#include <sstream>
#include <string>

#include "kb/pack.h"
#include "tests/cli/folder.h"

namespace clusterwise::cli {
namespace {

namespace fs = std::filesystem;
using Mode = kb::Store::Mode;

// A pack of one kind, one source and one claim; `more` are further members.
std::string pack(const std::string& id, const std::string& version, const std::string& kinds,
                 const std::string& more = "") {
  return "{\"@type\": \"Pack\", \"id\": \"" + id + "\", \"version\": \"" + version +
         "\", \"title\": {\"en\": \"t\", \"zh\": \"题\"}, \"description\": {\"en\": \"d\", \"zh\": "
         "\"述\"}, "
         "\"source\": \"source-" +
         id + "\", \"kinds\": [" + kinds + "], \"claims\": [{\"id\": \"C-" + id +
         "\", \"section\": \"1\", \"kind\": \"thesis\", "
         "\"text\": {\"en\": \"c\", \"zh\": \"论\"}}], \"concepts\": [{\"id\": \"source-" +
         id + "\", \"kind\": \"source\", \"label\": {\"en\": \"s " + id + "\", \"zh\": \"源" + id +
         "\"}, \"definition\": {\"en\": \"d\", \"zh\": \"义\"}, \"citation\": \"cited\", "
         "\"claims\": [\"C-" +
         id + "\"]}]" + more + "}";
}

const std::string kSourceKind =
    "{\"id\": \"source\", \"label\": {\"en\": \"source\", \"zh\": \"来源\"}, \"plural\": {\"en\": "
    "\"sources\", \"zh\": \"来源\"}, \"definition\": {\"en\": \"d\", \"zh\": \"义\"}}";

class Home {
 public:
  Home() {
    folder.write("packs/context.jsonld", "{}");
    folder.write("packs/z-base.jsonld", pack("base", "1", kSourceKind));
  }

  Reported<kb::Store> open(Mode mode = Mode::kReadOnly,
                           OutOfStep out_of_step = OutOfStep::kRefused) {
    std::ostringstream out;
    std::ostringstream err;
    Environment env(out, err);
    env.packs = folder / "packs";
    env.default_store = store;
    env.chosen_store = chosen;
    auto opened = open_store(mode, env, out_of_step);
    said = err.str();
    return opened;
  }

  Folder folder;
  fs::path store = folder / "data/clusterwise/knowledge.db";
  std::optional<fs::path> chosen;
  std::string said;  // on stderr, by the last open
};

TEST_CASE("first use makes the store, and says so once") {
  Home home;
  REQUIRE(home.open());
  CHECK(home.said == "clusterwise: made the knowledge store " + home.store.string() + "\n");
  const auto again = home.open();
  REQUIRE(again);
  CHECK(home.said.empty());
  CHECK(again->packs().size() == 1);
}

TEST_CASE("packs come in by their references, not by their names") {
  Home home;
  home.folder.write("packs/a-later.jsonld", pack("later", "1", ""));
  const auto store = home.open();
  REQUIRE(store);
  CHECK(store->packs().size() == 2);
}

TEST_CASE("a changed pack is imported again, an unchanged one with a new date is not") {
  Home home;
  REQUIRE(home.open());
  home.folder.write("packs/z-base.jsonld", pack("base", "2", kSourceKind));
  const auto store = home.open();
  REQUIRE(store);
  CHECK(home.said == "clusterwise: imported changed packs: base 2\n");
  CHECK(store->packs().front().version == "2");

  fs::last_write_time(home.folder / "packs/z-base.jsonld",
                      fs::file_time_type::clock::now() + std::chrono::hours(1));
  REQUIRE(home.open());
  CHECK(home.said.empty());
}

TEST_CASE("a pack of the user's stands against a shipped one: what mends it is not locked out") {
  const std::string own_kind =
      "{\"id\": \"mine\", \"label\": {\"en\": \"mine\", \"zh\": \"我\"}, "
      "\"plural\": {\"en\": \"mine\", \"zh\": \"我\"}, \"definition\": "
      "{\"en\": \"d\", \"zh\": \"义\"}}";
  Home home;
  {
    auto store = home.open(Mode::kReadWrite);
    REQUIRE(store);
    const auto around = store->surroundings_without("own");
    const auto own = kb::read_pack(pack("own", "1", own_kind), **around);
    REQUIRE(own);
    REQUIRE(store->import(*own));
  }
  home.folder.write("packs/z-base.jsonld", pack("base", "2", kSourceKind + ", " + own_kind));
  const auto refused = home.open();
  REQUIRE_FALSE(refused);
  CHECK(refused.error() == Exit::kNo);
  CHECK(home.said.find("pack \"own\" 1") != std::string::npos);
  CHECK(home.said.find("kb remove") != std::string::npos);
  {
    auto store = home.open(Mode::kReadWrite, OutOfStep::kTaken);
    REQUIRE(store);
    CHECK(home.said.find("it is used as it was") != std::string::npos);
    CHECK(store->packs().front().version == "1");
    REQUIRE(store->remove("own"));
  }
  const auto mended = home.open();
  REQUIRE(mended);
  CHECK(home.said == "clusterwise: imported changed packs: base 2\n");
  CHECK(mended->packs().front().version == "2");
}

TEST_CASE("a pack that is wrong leaves no store behind") {
  Home home;
  home.folder.write("packs/bad.jsonld", "{");
  const auto store = home.open();
  CHECK(store.error() == Exit::kNo);
  CHECK(home.said.find("bad.jsonld:1:") != std::string::npos);
  CHECK_FALSE(fs::exists(home.store));
  CHECK(fs::is_empty(home.store.parent_path()));
}

TEST_CASE("a chosen store is made if it is not there, and then left alone") {
  Home home;
  home.chosen = home.folder / "own.db";
  REQUIRE(home.open());
  CHECK(home.said.find("made the knowledge store") != std::string::npos);
  home.folder.write("packs/z-base.jsonld", pack("base", "2", kSourceKind));
  const auto store = home.open();
  REQUIRE(store);
  CHECK(home.said.empty());
  CHECK(store->packs().front().version == "1");
  CHECK_FALSE(fs::exists(home.store));
}

TEST_CASE("a home that cannot be used: what is wrong, and the way out") {
  Home home;
  home.folder.write("data", "a file where the folder should be");
  CHECK(home.open().error() == Exit::kWorld);
  CHECK(home.said.find("cannot keep the knowledge store in") != std::string::npos);
  CHECK(home.said.find("--kb FILE") != std::string::npos);

  home.store.clear();
  CHECK(home.open().error() == Exit::kWorld);
  CHECK(home.said.find("--kb FILE") != std::string::npos);
}

TEST_CASE("no packs: the variable that says where they are") {
  Home home;
  fs::remove_all(home.folder / "packs");
  CHECK(home.open().error() == Exit::kWorld);
  CHECK(home.said.find("CLUSTERWISE_DATA") != std::string::npos);
}

TEST_CASE("a file that is no store") {
  Home home;
  home.chosen = home.folder.write("text.db", "this is not a database, however long it may be\n");
  CHECK(home.open().error() == Exit::kWorld);
  CHECK(home.said.find("text.db") != std::string::npos);
}

}  // namespace
}  // namespace clusterwise::cli

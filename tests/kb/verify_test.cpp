// What verify finds in tables that are derived from others.
#include <SQLiteCpp/SQLiteCpp.h>

#include "fixtures.h"

namespace clusterwise::kb {
namespace {

using Sentences = std::vector<std::string>;

// What is found in a sound store after some SQL.
Sentences found_after(const std::string& sql) {
  const test::Directory directory;
  {
    Store store = test::opened(directory / "store");
    test::imported(store, test::kSmallPack);
    REQUIRE(store.verify().empty());
  }
  SQLite::Database((directory / "store").string(), SQLite::OPEN_READWRITE).exec(sql);
  return test::opened(directory / "store", Store::Mode::kReadOnly).verify();
}

}  // namespace

TEST_CASE("verify: names that are looked up are those of the concepts") {
  const Sentences ada = {"the names of concept \"ada\" are not those it is looked up by"};
  CHECK(found_after("DELETE FROM name WHERE folded = 'lady a'") == ada);
  CHECK(found_after("INSERT INTO name VALUES ('nobody', 'ada', 'Nobody')") == ada);
}

TEST_CASE("verify: texts that are searched are those of the concepts") {
  CHECK(found_after("UPDATE search SET claims = 'x' WHERE rowid = "
                    "(SELECT row FROM search_row WHERE concept = 'ada')") ==
        Sentences{"the texts of concept \"ada\" are not those it is searched by"});
  CHECK(found_after("UPDATE search_row SET row = 99 WHERE concept = 'ada'") ==
        Sentences{"concept \"ada\" cannot be found by search"});
  CHECK(found_after("UPDATE word SET uses = uses + 1 WHERE word = 'engine'") ==
        Sentences{"the word \"engine\" is counted wrongly"});
}

TEST_CASE("verify: the index of texts agrees with the texts") {
  const Sentences found = found_after(
      "UPDATE search_content SET c1 = 'x' WHERE id = (SELECT row FROM search_row WHERE concept = "
      "'ada')");
  REQUIRE(found.size() == 1);
  CHECK(found[0].starts_with("the index of texts is damaged: "));
}

TEST_CASE("verify: a store that is only read stays as it is") {
  const test::Directory directory;
  {
    Store store = test::opened(directory / "store");
    test::imported(store, test::kSmallPack);
  }
  const std::string before = test::read_file(directory / "store");
  CHECK(test::opened(directory / "store", Store::Mode::kReadOnly).verify().empty());
  CHECK(test::read_file(directory / "store") == before);
}

}  // namespace clusterwise::kb

#include "kb/csv_pack.h"

#include <algorithm>
#include <fmt/format.h>
#include <sstream>

#include "kb/csv_columns.h"
#include "kb/exchange.h"
#include "kb/pack.h"
#include "kb/place.h"
#include "tests/kb/fixtures.h"

namespace clusterwise::kb {
namespace {

using Tables = std::vector<Table>;

Tables tables_of(const Pack& pack) {
  Tables tables;
  for (const std::string_view name : table_names()) {
    std::ostringstream out;
    write_table(pack, name, out);
    tables.push_back({"pack/" + std::string(name), out.str()});
  }
  return tables;
}

// With one place of one table changed.
Tables edited(Tables tables, std::string_view file, std::string_view old, std::string_view now) {
  for (Table& table : tables) {
    if (table.name.ends_with("/" + std::string(file)))
      table.text = test::edited(table.text, old, now);
  }
  return tables;
}

Tables without(Tables tables, std::string_view file) {
  std::erase_if(tables, [&](const Table& table) { return table.name.ends_with(file); });
  return tables;
}

std::string described(const TableProblems& problems, const Tables& tables) {
  std::string lines;
  for (const TableProblem& one : problems) {
    const Table& table = tables.at(one.table);
    REQUIRE(one.problem.begin <= one.problem.end);
    REQUIRE(one.problem.end <= table.text.size());
    lines += fmt::format("{}, {}: {} [{}]", table.name, place_of(table.text, one.problem.begin),
                         one.problem.message, one.problem.kind);
    if (!one.problem.note.empty()) lines += " (" + one.problem.note + ")";
    lines += '\n';
  }
  return lines;
}

tl::expected<Pack, std::string> read(const Tables& tables) {
  const auto document = document_of(tables);
  if (!document) return tl::unexpected(described(document.error(), tables));
  Checked<Pack> pack = read_pack(*document);
  if (!pack) return tl::unexpected(described(in_tables(pack.error(), tables), tables));
  return *std::move(pack);
}

std::string complaint(const Tables& tables) {
  const auto pack = read(tables);
  return pack ? "" : pack.error();
}

struct Case {
  const char* file;
  const char* old;
  const char* now;
  const char* complaint;
};

const Case kCases[] = {
    // Of the table itself.
    {"concepts.csv", "label_en,", "lable_en,",
     "pack/concepts.csv, line 1, column 9: there is no column \"lable_en\" [csv] (did you mean "
     "\"label_en\" or \"label_zh\"?)\n"
     "pack/concepts.csv, line 1, column 1: the column label_en is missing [csv]\n"},
    {"links.csv", "relation,", "relation,from,",
     "pack/links.csv, line 1, column 15: the column from is there twice [csv] (remove or rename "
     "one of them)\n"},
    {"links.csv", "from,relation,to,claims", "from;relation;to;claims",
     "pack/links.csv, line 2, column 1: the row has 1 cell, the heading has 4 [csv] (a semicolon "
     "stands before every cell but the first, blank ones too)\n"
     "pack/links.csv, line 3, column 1: the row has 1 cell, the heading has 4 [csv] (a semicolon "
     "stands before every cell but the first, blank ones too)\n"},
    {"claims.csv", "Ada wrote of engines,", "\"Ada wrote of engines,",
     "pack/claims.csv, line 2, column 11: the quote is not closed [csv] (add a double quote at the "
     "end of the cell)\n"},
    {"pack.csv", "small,1,", "small,1,\r\nsmall,1,",
     "pack/pack.csv, line 2, column 1: the row has 3 cells, the heading has 7 [csv] (a comma "
     "stands before every cell but the first, blank ones too)\n"},
    // Of its records.
    {"concepts.csv", "ada,scholar,Ada,", "ada,scholar,,",
     "pack/concepts.csv, line 3, column 13: concept \"ada\": label.en is empty (column label_en) "
     "[missing-text]\n"},
    {"concepts.csv", "engine,idea,", "engine,ideas,",
     "pack/concepts.csv, line 4, column 8: concept \"engine\": there is no kind \"ideas\" (column "
     "kind) [unknown-kind] (did you mean \"idea\"?)\n"
     "pack/links.csv, line 2, column 14: \"engine\" is a concept of kind \"ideas\", which cannot "
     "be the far end of \"proposed\" (column to) [wrong-kind] (kinds that can: idea)\n"
     "pack/links.csv, line 3, column 1: \"engine\" is a concept of kind \"ideas\", which cannot be "
     "the near end of \"leads-to\" (column from) [wrong-kind] (kinds that can: idea)\n"},
    {"concepts.csv", "C1 C2", "C1 C22",
     "pack/concepts.csv, line 4, column 50: concept \"engine\": there is no claim \"C22\" (column "
     "claims) [unknown-claim] (did you mean \"C2\"?)\n"},
    {"concepts.csv", ",300,", ",fast,",
     "pack/concepts.csv, line 5, column 58: concept \"speed\": maximum must be a number or null, "
     "not a text (column maximum) [schema]\n"},
    {"concepts.csv", "km/h,", ",",
     "pack/concepts.csv, line 5, column 41: concept \"speed\": unit.en is empty (column unit_en) "
     "[missing-text]\n"},
    {"concepts.csv", "speed,indicator,", "engine,indicator,",
     "pack/concepts.csv, line 5, column 1: concept \"engine\" is declared twice (column id) "
     "[duplicate-id] (it is declared first at line 4, column 1 of concepts.csv)\n"
     "pack/links.csv, line 3, column 17: there is no concept \"speed\" (column to) "
     "[unknown-concept]\n"},
    {"links.csv", "engine,leads-to,speed,C2", "ada,proposed,engine,C2",
     "pack/links.csv, line 3, column 5: the link \"ada\" proposed \"engine\" stands twice (column "
     "relation) [duplicate-link] (it stands first at line 2, column 1 of links.csv; give that one "
     "the claims of both)\n"},
    {"links.csv", "engine,C1", "engine,",
     "pack/links.csv, line 2, column 21: link from \"ada\" to \"engine\": claims is empty (column "
     "claims) [schema] (name at least one)\n"},
    {"pack.csv", ",book", ",bok",
     "pack/pack.csv, line 2, column 35: the pack: there is no source \"bok\" (column source) "
     "[unknown-concept] (did you mean \"book\"?)\n"},
};

}  // namespace

TEST_CASE("csv pack: tables are the pack that they were written from") {
  Pack pack = test::small_pack();
  auto again = read(tables_of(pack));
  REQUIRE(again);
  again->sha256 = pack.sha256;
  CHECK(*again == pack);
}

TEST_CASE("csv pack: every problem is told at its cell, with its column") {
  const Tables tables = tables_of(test::small_pack());
  for (const Case& one : kCases) {
    CAPTURE(one.file, one.old, one.now);
    CHECK(complaint(edited(tables, one.file, one.old, one.now)) == one.complaint);
  }
}

TEST_CASE("csv pack: what spreadsheets make of tables is read") {
  const Pack pack = test::small_pack();
  Tables tables = tables_of(pack);
  for (Table& table : tables) {
    CAPTURE(table.name);
    REQUIRE(table.text.find(';') == std::string::npos);
    std::string semicolons = "\xEF\xBB\xBF";
    bool quoted = false;
    for (const char c : table.text) {
      if (c == '"') quoted = !quoted;
      semicolons += c == ',' && !quoted ? ';' : c;
    }
    table.text = semicolons + ";;;\n";  // a row that is blank, whatever its length
  }
  tables = edited(tables, "concepts.csv", ";300;", ";300,5;");  // a decimal comma
  auto again = read(tables);
  REQUIRE(again);
  CHECK(again->concepts[3].measurement->maximum == 300.5);
}

TEST_CASE("csv pack: what pack.csv leaves open is filled in") {
  const Tables tables = without(tables_of(test::small_pack()), "pack.csv");
  const auto named = [&](const std::string& text) {
    Tables all = tables;
    all.push_back({"pack/pack.csv", text});
    return all;
  };
  const auto bare = read(named("id\nmine\n"));
  REQUIRE(bare);
  CHECK(bare->id == "mine");
  CHECK(bare->version == "1");
  CHECK(bare->title == Text{"mine", "mine"});
  CHECK(bare->description == Text{"mine", "mine"});
  CHECK(bare->source == "book");
  const auto titled = read(named("id,title_en,title_zh,comment\nmine,,题目,anything\n"));
  REQUIRE(titled);
  CHECK(titled->title == Text{"题目", "题目"});
  CHECK(titled->description == Text{"题目", "题目"});
  CHECK(complaint(named("id,title_en\n")) ==
        "pack/pack.csv, line 1, column 1: the table names no pack [csv] (its second line has the "
        "pack's id, title and source)\n");
  CHECK(complaint(named("id\nmine\nother\n")) ==
        "pack/pack.csv, line 3, column 1: the table names a second pack [csv] (one folder of "
        "tables is one pack)\n");
  CHECK(complaint(edited(named("id\nmine\n"), "concepts.csv", "book,source,", "book,idea,"))
            .starts_with("pack/pack.csv, line 2, column 1: the pack names no source [csv]"));
}

TEST_CASE("csv pack: lists within a cell") {
  const auto texts = [](std::string_view cell, CellType type) {
    std::string all;
    for (const CellItem& item : cell_items(cell, type)) {
      REQUIRE(item.begin <= item.end);
      REQUIRE(item.end <= cell.size());
      all += "[" + item.text + "]";
    }
    return all;
  };
  CHECK(texts(" A1  B2|C3\n", CellType::kIds) == "[A1][B2][C3]");
  CHECK(texts("one | two|three |", CellType::kTexts) == "[one][two][three]");
  CHECK(texts(R"(a \| b | \ c\ | d\\)", CellType::kTexts) == R"([a | b][ c ][d\])");
  CHECK(texts("", CellType::kTexts).empty());
}

}  // namespace clusterwise::kb

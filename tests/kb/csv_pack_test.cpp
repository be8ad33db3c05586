#include "kb/csv_pack.h"

#include <algorithm>
#include <fmt/format.h>
#include <sstream>

#include "kb/csv.h"
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

TEST_CASE("csv pack: nothing is read under a heading that is broken") {
  const Tables tables = tables_of(test::small_pack());
  const std::string_view told =
      "a double quote stands within a cell [csv] (put the whole cell in double quotes and double "
      "those in it: \"5\"\" pipes\")\n";
  Tables named = without(tables, "pack.csv");
  named.push_back({"pack/pack.csv", "id,ti\"tle\nmypack,foo\n"});
  CHECK(complaint(named) == fmt::format("pack/pack.csv, line 1, column 6: {}", told));
  CHECK(complaint(edited(tables, "concepts.csv", "id,kind,label_en,", "id,ki\"nd,label_en,")) ==
        fmt::format("pack/concepts.csv, line 1, column 6: {}", told));
}

TEST_CASE("csv pack: columns stand in any order") {
  Pack pack = test::small_pack();
  Tables tables = tables_of(pack);
  for (Table& table : tables) {
    if (!table.name.ends_with("concepts.csv")) continue;
    std::string turned;
    CsvReader reader(table.text);
    const auto add = [&](const std::vector<Cell>& row) {
      for (std::size_t i = 0; i < row.size(); ++i) {  // the fifth next, so that fields are torn
        if (i > 0) turned += ',';
        append_cell(turned, row[(i * 5 + 3) % row.size()].text);
      }
      turned += '\n';
    };
    add(reader.heading());
    while (const auto* row = reader.next()) add(*row);
    table.text = turned;
  }
  auto again = read(tables);
  REQUIRE(again);
  again->sha256 = pack.sha256;
  CHECK(*again == pack);
  CHECK(complaint(edited(tables, "concepts.csv", "A device", ""))
            .find("concept \"engine\": definition.en is empty (column definition_en)") !=
        std::string::npos);
}

TEST_CASE("csv pack: what stands under no heading is told, once a column") {
  const Tables tables = tables_of(test::small_pack());
  const auto links = [&](std::string_view text) {
    Tables all = without(tables, "links.csv");
    all.push_back({"pack/links.csv", std::string(text)});
    return complaint(all);
  };
  CHECK(links("from,relation,to,claims,, \nada,proposed,engine,C1,, \n"
              "engine,leads-to,speed,C2, ,\n") == "");
  CHECK(links("from,,relation,to,claims,\nada,,proposed,engine,C1,maybe\n"
              "engine,x,leads-to,speed,C2,perhaps\nada\n") ==
        "pack/links.csv, line 2, column 25: this cell stands under no heading [csv] (name its "
        "column in the first line, \"comment\" for what is not to be read; or empty the cell)\n"
        "pack/links.csv, line 3, column 8: this cell stands under no heading [csv] (name its "
        "column in the first line, \"comment\" for what is not to be read; or empty the cell)\n"
        "pack/links.csv, line 4, column 1: the row has 1 cell, the heading has 6 [csv] (a comma "
        "stands before every cell but the first, blank ones too)\n");
}

TEST_CASE("csv pack: a cell of blanks is blank") {
  const Tables tables = without(tables_of(test::small_pack()), "pack.csv");
  for (const char* blank : {"", " ", " \t", "\" \n\""}) {
    CAPTURE(blank);
    Tables all = tables;
    all.push_back({"pack/pack.csv",
                   fmt::format("id,version,title_en,title_zh,description_en,description_zh,source\n"
                               "mine,{0},{0},题目,{0},{0},{0}\n",
                               blank)});
    const auto pack = read(all);
    if (!pack) FAIL(pack.error());
    CHECK(pack->version == "1");
    CHECK(pack->title == Text{"题目", "题目"});
    CHECK(pack->description == Text{"题目", "题目"});
    CHECK(pack->source == "book");
    const auto other = read(
        edited(tables_of(test::small_pack()), "concepts.csv", "Lady A", fmt::format("{}", blank)));
    if (!other) FAIL(other.error());
    CHECK(other->concepts[1].aliases.en.empty());
  }
}

TEST_CASE("csv pack: ids that are parted by something else, and fields that are missing") {
  const Tables tables = tables_of(test::small_pack());
  const auto told = [&](std::string_view now) {
    return complaint(edited(tables, "concepts.csv", "C1 C2", now));
  };
  const auto hint = [](std::string_view cell, std::string_view ids) {
    return fmt::format(
        "pack/concepts.csv, line 4, column {}: concept \"engine\": claims[1] is \"{}\", "
        "which is not an id (column claims) [schema] (ids in one cell are parted by blanks: {})\n",
        cell.front() == '"' ? 48 : 47, cell.substr(cell.front() == '"' ? 1 : 0), ids);
  };
  CHECK(told("C1;C2") == hint("C1;C2", "C1 C2"));
  CHECK(told("C1；C2") == hint("C1；C2", "C1 C2"));
  CHECK(told("C1、C2") == hint("C1、C2", "C1 C2"));
  CHECK(told("\"C1, C2\"") == hint("\"C1,", "C1"));
  CHECK(complaint(edited(tables, "concepts.csv", "\"A. Author, The book, 1901\"", "")) ==
        "pack/concepts.csv, line 2, column 1: concept \"book\" has no citation [missing-field] "
        "(every "
        "concept of kind \"source\" has one; fill the column citation)\n");
  CHECK(complaint(
            edited(edited(tables, "concepts.csv", "km/h", ""), "concepts.csv", "公里每小时", "")) ==
        "pack/concepts.csv, line 5, column 1: concept \"speed\" has no unit [missing-field] (every "
        "concept of kind \"indicator\" has one; fill the columns unit_en and unit_zh)\n");
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

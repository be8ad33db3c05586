#include "kb/csv.h"

#include "kb/place.h"
#include "tests/kb/fixtures.h"

namespace clusterwise::kb {
namespace {

// The heading and the rows, cells in brackets; then the problems.
std::string read(std::string_view text) {
  CsvReader reader(text);
  std::string all;
  const auto add = [&](const std::vector<Cell>& row) {
    for (const Cell& cell : row) {
      REQUIRE(cell.begin <= cell.end);
      REQUIRE(cell.end <= text.size());
      all += '[' + cell.text + ']';
    }
    all += '\n';
  };
  if (reader.problems().empty()) add(reader.heading());
  while (const auto* row = reader.next()) add(*row);
  return all + test::described(text, reader.problems());
}

struct Case {
  std::string text;
  std::string expected;
};

const Case kCases[] = {
    {"a,b\n1,2\n", "[a][b]\n[1][2]\n"},
    {"a,b\r\n1,2\r\n3,4", "[a][b]\n[1][2]\n[3][4]\n"},
    {"a,b\r1,2\r", "[a][b]\n[1][2]\n"},
    {"\xEF\xBB\xBF"
     "a;b\n1,5;2\n",
     "[a][b]\n[1,5][2]\n"},
    {"a\tb\n1\t2\n", "[a][b]\n[1][2]\n"},
    {"a,b\n\"x, \"\"y\"\"\r\nz\",\n", "[a][b]\n[x, \"y\"\r\nz][]\n"},
    {"a,b\n,\n\n  , \n1,\n", "[a][b]\n[1][]\n"},  // blank rows
    {"\n\na,b\n1,2\n", "[a][b]\n[1][2]\n"},
    {"a\n=1+1\n@x\n", "[a]\n[=1+1]\n[@x]\n"},
    {"a,b\n\"\",\"\"\n\"\",x\n", "[a][b]\n[][x]\n"},
    {"a,b\n1\n2,3\n",
     "[a][b]\n[2][3]\n"
     "1 [csv] the row has 1 cell, the heading has 2 (a comma stands before every cell but the "
     "first, blank ones too)\n"},
    {"a;b\n1;2;3;4\n",
     "[a][b]\n"
     "3;4 [csv] the row has 4 cells, the heading has 2 (a cell with a semicolon in it stands in "
     "double quotes)\n"},
    {"a,b\n5\" pipe,2\n3,4\n",
     "[a][b]\n[3][4]\n"
     "\" [csv] a double quote stands within a cell (put the whole cell in double quotes and double "
     "those in it: \"5\"\" pipes\")\n"},
    {"a,b\n\"1\"x,2\n3,4\n",
     "[a][b]\n[3][4]\n"
     "x [csv] there is text after the end of the quoted cell (a comma follows the quote; double "
     "quotes within a cell are doubled)\n"},
    {"a,b\n1,\"2\n3,4\n",
     "[a][b]\n"
     "\" [csv] the quote is not closed (add a double quote at the end of the cell)\n"},
    {"id,ti\"tle\n1,2\n3,4\n",
     "\" [csv] a double quote stands within a cell (put the whole cell in double quotes and double "
     "those in it: \"5\"\" pipes\")\n"},
    {"\nid,\"ti\"tle\n1,2\n",
     "t [csv] there is text after the end of the quoted cell (a comma follows the quote; double "
     "quotes within a cell are doubled)\n"},
    {"", " [csv] the table is empty (its first line names the columns)\n"},
    {"\n , \n", " [csv] the table is empty (its first line names the columns)\n"},
    {"a\n\xE9\n", "\xE9 [csv] this byte is not UTF-8 (save the table in the encoding UTF-8)\n"},
    {std::string("a\n1\0\n", 5), std::string("\0", 1) +
                                     " [csv] the table holds a zero byte (save it as CSV in the "
                                     "encoding UTF-8)\n"},
};

}  // namespace

TEST_CASE("csv: cells and problems") {
  for (const Case& one : kCases) {
    CAPTURE(one.text);
    CHECK(read(one.text) == one.expected);
  }
}

TEST_CASE("csv: what is written is read") {
  for (const std::string_view text :
       {"", "plain", "a,b", "a;b", "\"", "line\nend", "\r\n", "tab\t"}) {
    std::string table = "a,b\n1,";
    append_cell(table, text);
    CAPTURE(table);
    CsvReader reader(table);
    const auto* row = reader.next();
    REQUIRE(row != nullptr);
    CHECK(row->at(1).text == text);
  }
}

TEST_CASE("csv: after twenty problems the table is not read on") {
  std::string text = "a,b\n";
  for (int i = 0; i < 30; ++i) text += "1\n";
  CsvReader reader(text);
  while (reader.next() != nullptr) {
  }
  REQUIRE(reader.problems().size() == 20);
  CHECK(reader.problems().back().note.ends_with("; the rest of the table was not read"));
}

TEST_CASE("place: said and found again, and said otherwise") {
  const std::string text = "one\n二三 four\nfive";
  const std::size_t at = text.find("four");
  CHECK(place_of(text, at) == "line 2, column 4");
  CHECK(offset_of(text, 2, 4) == at);
  CHECK(offset_of(text, 9, 9) == text.size());
  CHECK(offset_of("", 2, 2) == 0);
  const auto said = [](std::size_t line, std::size_t column) {
    return "<" + std::to_string(line) + "," + std::to_string(column) + ">";
  };
  CHECK(with_places("first at line 12, column 34; and line 5, column 6", said) ==
        "first at <12,34>; and <5,6>");
  CHECK(with_places("line 3 of line x, column", said) == "line 3 of line x, column");
}

}  // namespace clusterwise::kb

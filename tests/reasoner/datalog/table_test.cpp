#include "reasoner/datalog/table.h"

#include <catch2/catch.hpp>
#include <random>
#include <set>

#include "reasoner/datalog/word_pool.h"

namespace clusterwise::datalog {
namespace {

using Tuple = std::vector<Word>;

// Inserts and compares each answer with a set's.
void insert_all(Table& table, std::vector<Tuple>& rows, std::set<Tuple>& known,
                const std::vector<Tuple>& tuples) {
  for (const Tuple& tuple : tuples) {
    const bool fresh = known.insert(tuple).second;
    if (fresh) rows.push_back(tuple);
    if (table.insert(tuple.data()) != fresh) FAIL("insert() said what the set does not");
  }
}

void check_rows(Table& table, const std::vector<Tuple>& rows) {
  REQUIRE(table.size() == rows.size());
  for (Row row = 0; row < table.size(); ++row) {
    if (Tuple(table[row], table[row] + table.arity()) != rows[row]) FAIL("row " << row);
    if (!table.contains(rows[row].data())) FAIL("contains() misses row " << row);
  }
}

void check_find(Table& table, const std::vector<Tuple>& rows) {
  for (Row row = 0; row < table.size(); ++row) {
    if (table.find(rows[row].data()) != row) FAIL("find() misses row " << row);
  }
}

std::vector<Tuple> random_tuples(std::size_t count, std::size_t arity, Word most,
                                 std::uint64_t seed) {
  std::mt19937_64 random(seed);
  std::vector<Tuple> tuples(count, Tuple(arity));
  for (Tuple& tuple : tuples) {
    for (Word& word : tuple) word = static_cast<Word>(random() % most);
  }
  return tuples;
}

// The rows of a key, youngest chunk first, as the index gives them.
std::set<Row> rows_of(const Index& index, const Tuple& key) {
  std::set<Row> rows;
  for (Index::Chunk chunk = index.first(key.data()); chunk.entries != nullptr;
       chunk = index.next(chunk)) {
    for (std::uint32_t i = 0; i < chunk.count; ++i) {
      const bool fresh = rows.insert(chunk.entries[i * index.stride()]).second;
      if (!fresh) FAIL("a row twice");
    }
  }
  return rows;
}

void check_index(const Table& table, const Index& index, const std::vector<Tuple>& keys) {
  for (const Tuple& key : keys) {
    std::set<Row> wanted;
    for (Row row = 0; row < table.size(); ++row) {
      bool fits = true;
      for (std::size_t i = 0; i < key.size(); ++i) fits &= table[row][index.columns()[i]] == key[i];
      if (fits) wanted.insert(row);
    }
    CHECK(rows_of(index, key) == wanted);
  }
}

}  // namespace

TEST_CASE("table: a set in the order of arrival") {
  for (std::size_t arity : {std::size_t{1}, std::size_t{2}, std::size_t{4}}) {
    for (Word most : {Word{3}, Word{200}, ~Word{0}}) {
      INFO(arity << " columns of up to " << most);
      Table table(arity);
      std::vector<Tuple> rows;
      std::set<Tuple> known;
      insert_all(table, rows, known, random_tuples(3000, arity, most, 1));
      check_rows(table, rows);
      check_find(table, rows);
    }
  }
}

TEST_CASE("table: without columns there is one tuple") {
  Table table(0);
  const Word none = 0;
  CHECK(table.size() == 0);
  CHECK_FALSE(table.contains(&none));
  CHECK(table.insert(&none));
  CHECK_FALSE(table.insert(&none));
  CHECK(table.contains(&none));
  CHECK(table.find(&none) == Row{0});
  CHECK(table.size() == 1);
}

TEST_CASE("table: dense, then thin, then dense again") {
  for (std::size_t arity : {std::size_t{2}, std::size_t{3}}) {
    Table table(arity);
    std::vector<Tuple> rows;
    std::set<Tuple> known;
    std::vector<Tuple> dense;
    for (Word x = 0; x < 40; ++x) {
      for (Word y = 0; y < 700; ++y) {
        Tuple tuple(arity, 7);
        tuple[0] = x;
        tuple[arity - 1] = y * 3 % 700;
        dense.push_back(tuple);
      }
    }
    insert_all(table, rows, known, dense);
    insert_all(table, rows, known, {dense.begin(), dense.begin() + 900});
    check_rows(table, rows);
    insert_all(table, rows, known, random_tuples(40'000, arity, ~Word{0}, 2));
    insert_all(table, rows, known, dense);
    check_rows(table, rows);
    Tuple absent(arity, 7);
    absent[arity - 1] = 701;
    CHECK_FALSE(table.contains(absent.data()));
    CHECK_FALSE(table.find(absent.data()));
    check_find(table, rows);
  }
}

TEST_CASE("table: find among dense rows, and inserts after it") {
  Table table(2);
  std::vector<Tuple> rows;
  std::set<Tuple> known;
  insert_all(table, rows, known, random_tuples(20'000, 2, 150, 3));
  check_find(table, rows);
  insert_all(table, rows, known, random_tuples(20'000, 2, 200, 4));
  check_rows(table, rows);
  check_find(table, rows);
}

TEST_CASE("index: every row of a key, growing or complete") {
  for (bool complete : {false, true}) {
    Table table(3);
    const Columns columns = {0, 2};
    Index& index = table.index_on(columns);
    CHECK(&table.index_on(columns) == &index);
    CHECK(&table.index_on({1}) != &index);
    CHECK(index.payload() == Columns{1});
    CHECK(index.first(Tuple{0, 0}.data()).entries == nullptr);
    std::vector<Tuple> keys;
    for (Word x = 0; x < 6; ++x) keys.push_back({x, (x * 2) % 5});
    for (std::uint64_t round = 0; round < 4; ++round) {
      for (const Tuple& tuple : random_tuples(round == 0 ? 5 : 400, 3, 5, 10 + round))
        table.insert(tuple.data());
      index.update(complete && round != 2);
      check_index(table, index, keys);
    }
  }
}

TEST_CASE("index: chunks go from the youngest to the oldest, rows in them ascend") {
  Table table(2);
  Index& index = table.index_on({0});
  for (Word i = 0; i < 10'000; ++i) {
    const Tuple tuple = {i % 3, i};
    table.insert(tuple.data());
    if (i % 17 == 0) index.update(false);
  }
  index.update(false);
  const Word key = 1;
  Row oldest = table.size();
  std::size_t count = 0;
  for (Index::Chunk chunk = index.first(&key); chunk.entries != nullptr;
       chunk = index.next(chunk)) {
    Row last = 0;
    for (std::uint32_t i = 0; i < chunk.count; ++i, ++count) {
      const Word* entry = chunk.entries + i * index.stride();
      if ((i > 0 && entry[0] <= last) || entry[0] >= oldest) FAIL("out of order");
      if (table[entry[0]][1] != entry[1]) FAIL("another row's values");
      last = entry[0];
    }
    oldest = chunk.entries[0];
  }
  CHECK(count == 3333);
}

TEST_CASE("words: equal values have equal words, others do not") {
  WordPool pool;
  std::vector<Value> values;
  for (std::int64_t near :
       {std::int64_t{0}, std::int64_t{1} << 30, -(std::int64_t{1} << 30), std::int64_t{1} << 31,
        std::int64_t{1} << 32, INT64_MAX - 2, INT64_MIN + 2}) {
    for (std::int64_t by = -2; by <= 2; ++by) values.push_back(Value::of(near + by));
  }
  for (double number : {0.5, -0.5, 1e300, 1.0}) values.push_back(Value::of(number));
  std::set<Word> words;
  for (Value value : values) words.insert(pool.encode(value));
  CHECK(words.size() == values.size());
  for (Value value : values) {
    CHECK(pool.decode(pool.encode(value)) == value);
    CHECK(pool.find(value) == pool.encode(value));
  }
  CHECK_FALSE(pool.find(Value::of(0.25)));
  CHECK_FALSE(WordPool().find(Value::of(0.25)));
}

TEST_CASE("words: many large values") {
  WordPool pool;
  std::set<Word> words;
  for (std::uint64_t i = 0; i < 5000; ++i) words.insert(pool.encode(Value{i << 33U}));
  CHECK(words.size() == 5000);
  for (std::uint64_t i = 0; i < 5000; ++i) {
    if (pool.decode(*pool.find(Value{i << 33U})).bits != i << 33U) FAIL(i);
  }
}

}  // namespace clusterwise::datalog

// Rows of a table by the values of some of their columns.
//
// The entries of one key lie together: row number, then the columns that are no part of the key, so
// that a join reads them in one sweep and never goes back to the rows. A table that is complete
// gets all its entries in one array; one that still grows gets a chain of chunks for each key, each
// twice as large as the one before, the newest first.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "reasoner/datalog/tuple_set.h"

namespace clusterwise::datalog {

using Columns = std::vector<std::uint32_t>;  // ascending

// A half-open range of rows.
struct RowRange {
  Row begin = 0;
  Row end = 0;
};

class Index {
 public:
  // REQUIRES: `columns` are some of the columns, not all, and not none.
  Index(const Rows& rows, Columns columns);

  const Columns& columns() const { return columns_; }
  // The columns that an entry holds after its row number, ascending.
  const Columns& payload() const { return payload_; }
  std::size_t stride() const { return payload_.size() + 1; }

  // Takes in the rows that came since the last call. `complete`: no more will come.
  void update(bool complete);

  // Entries that follow one another in memory, rows ascending. Every entry of a chunk is older than
  // those of the chunk that was returned before it.
  struct Chunk {
    const Word* entries = nullptr;  // null: there is none
    std::uint32_t count = 0;
    std::uint32_t next = 0;  // for next()
  };
  Chunk first(const Word* key) const;
  Chunk next(const Chunk& chunk) const { return chunk.next == 0 ? Chunk{} : chunk_at(chunk.next); }

  std::size_t keys() const { return heads_.size(); }
  std::size_t bytes() const;

 private:
  std::uint32_t key_of(const Word* key) const;  // kNone where it is not there
  std::uint32_t add_key(Row row);
  void key_words(Row row, Word* key) const;
  std::size_t slot_of(const Word* key) const;
  void grow();
  void build();
  void append(Row row);
  Word* new_entry(std::uint32_t key);
  void write_entry(Row row, Word* entry) const;
  Chunk chunk_at(std::uint32_t place) const;

  static constexpr std::uint32_t kNone = ~std::uint32_t{0};

  const Rows& rows_;
  Columns columns_;
  Columns payload_;
  Row known_ = 0;         // rows taken in
  bool grouped_ = false;  // all entries of a key lie in one piece of arena_

  std::vector<std::uint32_t> slots_;  // open addressing: key + 1, 0 where empty
  std::vector<Word> keys_;            // the words of each key
  // Grouped: where each key's entries begin, and one more at the end. Else: each key's newest
  // chunk.
  std::vector<std::uint32_t> heads_;
  // Entries. Not grouped: chunks of {older chunk, capacity, count, entries…}; place 0 is no chunk.
  std::vector<Word> arena_;
};

}  // namespace clusterwise::datalog

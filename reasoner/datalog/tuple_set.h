// Which tuples a table has: the part of a table that refuses what is there already.
//
// Two forms. Row slots: an open-addressing table of row numbers, compared with the rows themselves.
// Blocks: where many tuples differ in their last column only, a bitmap of 512 neighbouring values
// (one cache line) for each (other columns, last column / 512); a set of a million pairs over a
// thousand values then fits into the cache. A set starts with slots and turns to blocks when its
// rows turn out to be that dense. Blocks do not know row numbers: where these are asked for, slots
// are kept beside them.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "reasoner/datalog/word_pool.h"

namespace clusterwise::datalog {

using Row = std::uint32_t;

// Tuples of one length, one after another.
class Rows {
 public:
  explicit Rows(std::size_t arity) : arity_(arity) {}

  std::size_t arity() const { return arity_; }
  Row size() const { return size_; }
  const Word* operator[](Row row) const { return words_.data() + std::size_t{row} * arity_; }
  void push_back(const Word* tuple) {
    words_.insert(words_.end(), tuple, tuple + arity_);
    ++size_;
  }
  std::size_t bytes() const { return words_.capacity() * sizeof(Word); }

 private:
  std::size_t arity_;
  Row size_ = 0;
  std::vector<Word> words_;
};

class TupleSet {
 public:
  // Adds the tuple that will be the next row; false if it is there. REQUIRES: the set knows all of
  // `rows`.
  bool insert(const Word* tuple, const Rows& rows) {
    return blocks_.empty() ? insert_slot(tuple, rows) : insert_block(tuple, rows);
  }

  bool contains(const Word* tuple, const Rows& rows) const;

  // A set of blocks keeps slots beside them from the first time on that a tuple of its is looked
  // for. REQUIRES: the set knows all of `rows`.
  std::optional<Row> find(const Word* tuple, const Rows& rows);

  std::size_t bytes() const;

 private:
  struct alignas(64) Block {
    std::array<std::uint64_t, 8> bits{};
  };
  static constexpr unsigned kShift = 9;  // 512 values a block

  bool insert_slot(const Word* tuple, const Rows& rows);
  bool insert_block(const Word* tuple, const Rows& rows);
  bool set_bit(const Word* tuple, std::size_t arity);
  static std::size_t slot_of(const Word* tuple, const Rows& rows,
                             const std::vector<std::uint32_t>& slots);
  std::size_t block_slot(const Word* tuple, std::size_t arity) const;
  void grow_slots(const Rows& rows);
  void grow_block_slots(std::size_t arity);
  bool is_dense(const Rows& rows) const;
  void turn_to_blocks(const Rows& rows);
  void turn_to_slots(const Rows& rows);
  void find_rows_too(const Rows& rows);

  std::vector<std::uint32_t> slots_;  // row + 1, or block + 1; 0 where empty
  std::vector<Block> blocks_;
  std::vector<Word> block_keys_;          // per block: the other columns, then last column / 512
  std::vector<std::uint32_t> row_slots_;  // of a set of blocks: row + 1, for the first rows
  Row found_rows_ = 0;                    // how many rows those are
  bool may_be_blocks_ = true;
};

}  // namespace clusterwise::datalog

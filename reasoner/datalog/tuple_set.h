// Which tuples a table has: the part of a table that refuses what is there already.
//
// Two forms. Row slots: an open-addressing table of row numbers, compared with the rows themselves.
// Blocks: where many tuples differ in their last column only, a bitmap of 512 neighbouring values
// (one cache line) for each (other columns, last column / 512); a set of a million pairs over a
// thousand values then fits into the cache. A set starts with slots and turns to blocks when its
// rows turn out to be that dense; blocks do not know row numbers.
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

  // Turns to slots for good if it must. REQUIRES: the set knows all of `rows`.
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
  std::size_t slot_of(const Word* tuple, const Rows& rows) const;
  std::size_t block_slot(const Word* tuple, std::size_t arity) const;
  void grow_slots(const Rows& rows);
  void grow_block_slots(std::size_t arity);
  bool is_dense(const Rows& rows) const;
  void turn_to_blocks(const Rows& rows);
  void turn_to_slots(const Rows& rows);

  std::vector<std::uint32_t> slots_;  // row + 1, or block + 1; 0 where empty
  std::vector<Block> blocks_;
  std::vector<Word> block_keys_;  // per block: the other columns, then last column / 512
  bool may_be_blocks_ = true;
};

}  // namespace clusterwise::datalog

// Values in 32 bits: how tables and the evaluator hold them.
//
// A symbol's id and a whole number of up to 31 bits are the word itself; any other 64-bit value (a
// float, a large number) is kept once in the pool and the word is its place there. Equal values
// have equal words, so joins and sets compare words and never look into the pool.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "reasoner/datalog/value.h"

namespace clusterwise::datalog {

using Word = std::uint32_t;

class WordPool {
 public:
  Word encode(Value value) {
    const std::int64_t number = value.number();
    if (number >= -kReach && number < kReach) return static_cast<Word>(number) & ~kBoxed;
    return box(value);
  }

  // Whether the words are the numbers themselves, and the number of such a word.
  static bool are_plain(Word a, Word b) { return ((a | b) & kBoxed) == 0; }
  static std::int32_t plain(Word word) { return static_cast<std::int32_t>(word << 1U) >> 1U; }

  // Nothing for a value that is not in the pool and would have to be.
  std::optional<Word> find(Value value) const;

  Value decode(Word word) const {
    if ((word & kBoxed) != 0) return boxes_[word & ~kBoxed];
    return Value::of(std::int64_t{plain(word)});
  }

  std::size_t bytes() const {
    return boxes_.capacity() * sizeof(Value) + slots_.capacity() * sizeof(std::uint32_t);
  }

 private:
  static constexpr std::int64_t kReach = std::int64_t{1} << 30U;
  static constexpr Word kBoxed = Word{1} << 31U;

  Word box(Value value);
  std::size_t slot_of(Value value) const;
  void grow();

  std::vector<Value> boxes_;
  std::vector<std::uint32_t> slots_;  // open addressing: place + 1, 0 where empty
};

}  // namespace clusterwise::datalog

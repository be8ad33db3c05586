#include "reasoner/datalog/tuple_set.h"

#include <algorithm>

#include "reasoner/datalog/hash.h"

namespace clusterwise::datalog {
namespace {

constexpr std::size_t kFirstSlots = 16;
constexpr Row kSmallestDense = 1U << 13U;  // below, any form is in the cache
constexpr Row kSample = 1U << 12U;
constexpr Row kTuplesPerBlock = 6;  // at least this many on average, or blocks would only take room

// Of two or three words as a rule: a loop costs less than a call of memcmp.
bool same(const Word* a, const Word* b, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    if (a[i] != b[i]) return false;
  }
  return true;
}

// Of the columns but the last, and the last one's block.
std::uint64_t block_hash(const Word* tuple, std::size_t arity, unsigned shift) {
  std::uint64_t hash = kGolden;
  for (std::size_t i = 0; i + 1 < arity; ++i) hash = mix(hash, tuple[i]);
  return mix(hash, tuple[arity - 1] >> shift);
}

}  // namespace

bool TupleSet::contains(const Word* tuple, const Rows& rows) const {
  if (slots_.empty()) return false;
  if (blocks_.empty()) return slots_[slot_of(tuple, rows, slots_)] != 0;
  const std::uint32_t entry = slots_[block_slot(tuple, rows.arity())];
  if (entry == 0) return false;
  const Word last = tuple[rows.arity() - 1];
  return ((blocks_[entry - 1].bits[(last >> 6U) & 7U] >> (last & 63U)) & 1U) != 0;
}

std::optional<Row> TupleSet::find(const Word* tuple, const Rows& rows) {
  if (slots_.empty()) return std::nullopt;
  if (!blocks_.empty()) {
    if (!contains(tuple, rows)) return std::nullopt;
    find_rows_too(rows);
    return row_slots_[slot_of(tuple, rows, row_slots_)] - 1;
  }
  const std::uint32_t entry = slots_[slot_of(tuple, rows, slots_)];
  if (entry == 0) return std::nullopt;
  return entry - 1;
}

std::size_t TupleSet::bytes() const {
  return (slots_.capacity() + row_slots_.capacity()) * sizeof(std::uint32_t) +
         blocks_.capacity() * sizeof(Block) + block_keys_.capacity() * sizeof(Word);
}

// ---- Slots

std::size_t TupleSet::slot_of(const Word* tuple, const Rows& rows,
                              const std::vector<std::uint32_t>& slots) {
  const std::size_t mask = slots.size() - 1;
  std::size_t slot = hash_of(std::span(tuple, rows.arity())) & mask;
  while (slots[slot] != 0 && !same(rows[slots[slot] - 1], tuple, rows.arity()))
    slot = (slot + 1) & mask;
  return slot;
}

bool TupleSet::insert_slot(const Word* tuple, const Rows& rows) {
  if (std::size_t{rows.size()} * 2 >= slots_.size()) {
    if (may_be_blocks_ && rows.size() >= kSmallestDense && is_dense(rows)) {
      turn_to_blocks(rows);
      return insert_block(tuple, rows);
    }
    grow_slots(rows);
  }
  const std::size_t slot = slot_of(tuple, rows, slots_);
  if (slots_[slot] != 0) return false;
  slots_[slot] = rows.size() + 1;
  return true;
}

namespace {

// Takes in rows that are not there. REQUIRES: room for them.
void fill_slots(std::vector<std::uint32_t>& slots, const Rows& rows, Row begin) {
  const std::size_t mask = slots.size() - 1;
  for (Row row = begin; row < rows.size(); ++row) {
    std::size_t slot = hash_of(std::span(rows[row], rows.arity())) & mask;
    while (slots[slot] != 0) slot = (slot + 1) & mask;
    slots[slot] = row + 1;
  }
}

}  // namespace

void TupleSet::grow_slots(const Rows& rows) {
  slots_.assign(slots_.empty() ? kFirstSlots : slots_.size() * 2, 0);
  fill_slots(slots_, rows, 0);
}

void TupleSet::find_rows_too(const Rows& rows) {
  if (found_rows_ == rows.size()) return;
  std::size_t size = std::max(row_slots_.size(), kFirstSlots);
  while (size < std::size_t{rows.size()} * 2) size *= 2;
  if (size != row_slots_.size()) {
    row_slots_.assign(size, 0);
    found_rows_ = 0;
  }
  fill_slots(row_slots_, rows, found_rows_);
  found_rows_ = rows.size();
}

void TupleSet::turn_to_slots(const Rows& rows) {
  blocks_ = {};
  block_keys_ = {};
  row_slots_ = {};
  may_be_blocks_ = false;
  std::size_t size = kFirstSlots;
  while (size <= std::size_t{rows.size()} * 2) size *= 2;
  slots_.assign(size / 2, 0);
  grow_slots(rows);
}

// ---- Blocks

// Counts the blocks that the youngest rows fall into.
bool TupleSet::is_dense(const Rows& rows) const {
  if (rows.arity() < 2) return false;
  std::vector<std::uint64_t> keys;
  for (Row row = rows.size() - kSample; row < rows.size(); ++row) {
    keys.push_back(block_hash(rows[row], rows.arity(), kShift));
  }
  std::sort(keys.begin(), keys.end());
  const auto blocks = std::unique(keys.begin(), keys.end()) - keys.begin();
  return static_cast<Row>(blocks) * kTuplesPerBlock <= kSample;
}

std::size_t TupleSet::block_slot(const Word* tuple, std::size_t arity) const {
  const std::size_t mask = slots_.size() - 1;
  const Word last = tuple[arity - 1] >> kShift;
  std::size_t slot = block_hash(tuple, arity, kShift) & mask;
  for (; slots_[slot] != 0; slot = (slot + 1) & mask) {
    const Word* key = block_keys_.data() + std::size_t{slots_[slot] - 1} * arity;
    if (key[arity - 1] == last && same(key, tuple, arity - 1)) break;
  }
  return slot;
}

bool TupleSet::insert_block(const Word* tuple, const Rows& rows) {
  if (blocks_.size() * 2 >= slots_.size()) {
    if (rows.size() <
        blocks_.size() * kTuplesPerBlock / 2) {  // later rows lie further apart than the first ones
      turn_to_slots(rows);
      return insert_slot(tuple, rows);
    }
    grow_block_slots(rows.arity());
  }
  return set_bit(tuple, rows.arity());
}

bool TupleSet::set_bit(const Word* tuple, std::size_t arity) {
  const Word last = tuple[arity - 1];
  const std::size_t slot = block_slot(tuple, arity);
  if (slots_[slot] == 0) {
    blocks_.emplace_back();
    block_keys_.insert(block_keys_.end(), tuple, tuple + arity - 1);
    block_keys_.push_back(last >> kShift);
    slots_[slot] = static_cast<std::uint32_t>(blocks_.size());
  }
  std::uint64_t& bits = blocks_[slots_[slot] - 1].bits[(last >> 6U) & 7U];
  const std::uint64_t bit = std::uint64_t{1} << (last & 63U);
  const bool fresh = (bits & bit) == 0;
  bits |= bit;
  return fresh;
}

void TupleSet::grow_block_slots(std::size_t arity) {
  slots_.assign(slots_.size() * 2, 0);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t block = 0; block < blocks_.size(); ++block) {
    const Word* key = block_keys_.data() + block * arity;
    std::size_t slot = block_hash(key, arity, 0) & mask;
    while (slots_[slot] != 0) slot = (slot + 1) & mask;
    slots_[slot] = static_cast<std::uint32_t>(block + 1);
  }
}

void TupleSet::turn_to_blocks(const Rows& rows) {
  slots_.assign(kSmallestDense, 0);
  for (Row row = 0; row < rows.size(); ++row) {
    if (blocks_.size() * 2 >= slots_.size()) grow_block_slots(rows.arity());
    set_bit(rows[row], rows.arity());
  }
}

}  // namespace clusterwise::datalog

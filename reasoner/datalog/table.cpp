#include "reasoner/datalog/table.h"

#include <algorithm>

namespace clusterwise::datalog {
namespace {

// Multiply and fold (the mixing step of wyhash), seeded with an odd constant from the golden ratio.
constexpr std::uint64_t kSeed = 0x9E3779B97F4A7C15U;

std::uint64_t mix(std::uint64_t hash, Value value) {
  const std::uint64_t x = (hash ^ value.bits) * kSeed;
  return x ^ (x >> 32U);
}

std::uint64_t hash_of(std::span<const Value> values) {
  std::uint64_t hash = kSeed;
  for (Value value : values) hash = mix(hash, value);
  return hash;
}

constexpr std::size_t kFirstSlots = 16;

}  // namespace

// ---- Index

std::uint64_t Index::hash_of_row(Row row) const {
  std::uint64_t hash = kSeed;
  for (std::uint32_t column : columns_) hash = mix(hash, table_.at(row, column));
  return hash;
}

bool Index::same_key(Row a, Row b) const {
  return std::all_of(columns_.begin(), columns_.end(), [&](std::uint32_t column) {
    return table_.at(a, column) == table_.at(b, column);
  });
}

void Index::update() {
  const auto known = static_cast<Row>(next_.size());
  next_.resize(table_.size(), kNone);
  for (Row row = known; row < table_.size(); ++row) {
    if (keys_ * 2 >= heads_.size()) grow();
    const std::size_t mask = heads_.size() - 1;
    std::size_t slot = hash_of_row(row) & mask;
    while (heads_[slot] != 0 && !same_key(heads_[slot] - 1, row)) slot = (slot + 1) & mask;
    if (heads_[slot] == 0) {
      ++keys_;
    } else {
      next_[row] = heads_[slot] - 1;
    }
    heads_[slot] = row + 1;
  }
}

void Index::grow() {
  std::vector<Row> old(heads_.empty() ? kFirstSlots : heads_.size() * 2);
  std::swap(old, heads_);
  const std::size_t mask = heads_.size() - 1;
  for (Row head : old) {
    if (head == 0) continue;
    std::size_t slot = hash_of_row(head - 1) & mask;
    while (heads_[slot] != 0) slot = (slot + 1) & mask;
    heads_[slot] = head;
  }
}

Row Index::first(std::span<const Value> key) const {
  if (heads_.empty()) return kNone;
  const std::size_t mask = heads_.size() - 1;
  for (std::size_t slot = hash_of(key) & mask; heads_[slot] != 0; slot = (slot + 1) & mask) {
    const Row row = heads_[slot] - 1;
    bool same = true;
    for (std::size_t i = 0; i < columns_.size() && same; ++i)
      same = table_.at(row, columns_[i]) == key[i];
    if (same) return row;
  }
  return kNone;
}

// ---- Table

std::size_t Table::slot_of(std::span<const Value> tuple) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = hash_of(tuple) & mask;
  while (slots_[slot] != 0 && !std::ranges::equal((*this)[slots_[slot] - 1], tuple))
    slot = (slot + 1) & mask;
  return slot;
}

bool Table::insert(std::span<const Value> tuple) {
  if (std::size_t{size_} * 2 >= slots_.size()) grow();
  const std::size_t slot = slot_of(tuple);
  if (slots_[slot] != 0) return false;
  values_.insert(values_.end(), tuple.begin(), tuple.end());
  slots_[slot] = ++size_;
  return true;
}

std::optional<Row> Table::find(std::span<const Value> tuple) const {
  if (slots_.empty()) return std::nullopt;
  const Row entry = slots_[slot_of(tuple)];
  if (entry == 0) return std::nullopt;
  return entry - 1;
}

void Table::grow() {
  slots_.assign(slots_.empty() ? kFirstSlots : slots_.size() * 2, 0);
  const std::size_t mask = slots_.size() - 1;
  for (Row row = 0; row < size_; ++row) {
    std::size_t slot = hash_of((*this)[row]) & mask;
    while (slots_[slot] != 0) slot = (slot + 1) & mask;
    slots_[slot] = row + 1;
  }
}

Index& Table::index_on(const Columns& columns) {
  for (const auto& index : indexes_) {
    if (index->columns() == columns) return *index;
  }
  indexes_.push_back(std::make_unique<Index>(*this, columns));
  return *indexes_.back();
}

void Table::update_indexes() {
  for (const auto& index : indexes_) index->update();
}

std::size_t Table::bytes() const {
  std::size_t total = values_.capacity() * sizeof(Value) + slots_.capacity() * sizeof(Row);
  for (const auto& index : indexes_) total += index->bytes();
  return total;
}

}  // namespace clusterwise::datalog

#include "reasoner/datalog/index.h"

#include <algorithm>
#include <utility>

#include "reasoner/datalog/hash.h"

namespace clusterwise::datalog {
namespace {

constexpr std::size_t kFirstSlots = 16;
constexpr std::size_t kHeader = 3;  // of a chunk: older chunk, capacity, count
constexpr std::uint32_t kFirstCapacity = 2;
constexpr std::uint32_t kMostCapacity = 1U << 12U;

}  // namespace

Index::Index(const Rows& rows, Columns columns) : rows_(rows), columns_(std::move(columns)) {
  for (std::uint32_t column = 0; column < rows.arity(); ++column) {
    if (!std::binary_search(columns_.begin(), columns_.end(), column)) payload_.push_back(column);
  }
}

void Index::update(bool complete) {
  if (known_ == rows_.size()) return;
  if (known_ == 0 && complete) {
    build();
  } else {
    if (grouped_) {  // more came after all: start again
      grouped_ = false;
      known_ = 0;
      heads_.clear();
      keys_.clear();
      slots_.clear();
      arena_.clear();
    }
    if (arena_.empty()) arena_.push_back(0);
    for (; known_ < rows_.size(); ++known_) append(known_);
  }
}

std::size_t Index::bytes() const {
  return (slots_.capacity() + keys_.capacity() + heads_.capacity() + arena_.capacity()) *
         sizeof(Word);
}

// ---- Keys

void Index::key_words(Row row, Word* key) const {
  for (std::uint32_t column : columns_) *key++ = rows_[row][column];
}

std::size_t Index::slot_of(const Word* key) const {
  const std::size_t width = columns_.size();
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = hash_of(std::span(key, width)) & mask;
  while (slots_[slot] != 0 &&
         !std::equal(key, key + width, keys_.data() + (slots_[slot] - 1) * width)) {
    slot = (slot + 1) & mask;
  }
  return slot;
}

std::uint32_t Index::key_of(const Word* key) const {
  if (slots_.empty()) return kNone;
  return slots_[slot_of(key)] - 1;  // 0 - 1 is kNone
}

// The number of the row's key, a new one if need be.
std::uint32_t Index::add_key(Row row) {
  const std::size_t width = columns_.size();
  const std::size_t count = keys_.size() / width;
  if (count * 2 >= slots_.size()) grow();
  keys_.resize(keys_.size() + width);
  Word* const key = keys_.data() + count * width;
  key_words(row, key);
  const std::size_t slot = slot_of(key);
  if (slots_[slot] == 0) {
    slots_[slot] = static_cast<std::uint32_t>(count + 1);
    heads_.push_back(0);
  } else {
    keys_.resize(keys_.size() - width);
  }
  return slots_[slot] - 1;
}

void Index::grow() {
  const std::size_t width = columns_.size();
  slots_.assign(slots_.empty() ? kFirstSlots : slots_.size() * 2, 0);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t key = 0; key * width < keys_.size(); ++key) {
    std::size_t slot = hash_of(std::span(keys_.data() + key * width, width)) & mask;
    while (slots_[slot] != 0) slot = (slot + 1) & mask;
    slots_[slot] = static_cast<std::uint32_t>(key + 1);
  }
}

// ---- Entries

void Index::write_entry(Row row, Word* entry) const {
  *entry++ = row;
  for (std::uint32_t column : payload_) *entry++ = rows_[row][column];
}

// A counting sort by key.
void Index::build() {
  grouped_ = true;
  std::vector<std::uint32_t> key_of_row(rows_.size());
  for (Row row = 0; row < rows_.size(); ++row) {
    key_of_row[row] = add_key(row);
    ++heads_[key_of_row[row]];
  }
  std::uint32_t begin = 0;
  for (std::uint32_t& head : heads_) begin += std::exchange(head, begin);
  heads_.push_back(begin);
  arena_.resize(std::size_t{begin} * stride());
  std::vector<std::uint32_t> place(heads_.begin(), heads_.end());
  for (Row row = 0; row < rows_.size(); ++row) {
    write_entry(row, arena_.data() + std::size_t{place[key_of_row[row]]++} * stride());
  }
  known_ = rows_.size();
  slots_.shrink_to_fit();
  keys_.shrink_to_fit();
}

void Index::append(Row row) {
  const std::uint32_t key = add_key(row);
  write_entry(row, new_entry(key));
}

Word* Index::new_entry(std::uint32_t key) {
  std::uint32_t chunk = heads_[key];
  if (chunk == 0 || arena_[chunk + 2] == arena_[chunk + 1]) {
    const Word capacity =
        chunk == 0 ? kFirstCapacity : std::min(arena_[chunk + 1] * 2, kMostCapacity);
    const auto place = static_cast<std::uint32_t>(arena_.size());
    arena_.resize(arena_.size() + kHeader + capacity * stride());
    arena_[place] = chunk;
    arena_[place + 1] = capacity;
    arena_[place + 2] = 0;
    heads_[key] = chunk = place;
  }
  return arena_.data() + chunk + kHeader + arena_[chunk + 2]++ * stride();
}

Index::Chunk Index::chunk_at(std::uint32_t place) const {
  return {arena_.data() + place + kHeader, arena_[place + 2], arena_[place]};
}

Index::Chunk Index::first(const Word* key) const {
  const std::uint32_t found = key_of(key);
  if (found == kNone) return {};
  if (!grouped_) return chunk_at(heads_[found]);
  const std::uint32_t begin = heads_[found];
  return {arena_.data() + std::size_t{begin} * stride(), heads_[found + 1] - begin, 0};
}

}  // namespace clusterwise::datalog

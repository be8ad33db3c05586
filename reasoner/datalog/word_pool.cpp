#include "reasoner/datalog/word_pool.h"

#include "reasoner/datalog/hash.h"

namespace clusterwise::datalog {
namespace {

constexpr std::size_t kFirstSlots = 64;

}  // namespace

std::size_t WordPool::slot_of(Value value) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = hash_of(value.bits) & mask;
  while (slots_[slot] != 0 && boxes_[slots_[slot] - 1] != value) slot = (slot + 1) & mask;
  return slot;
}

std::optional<Word> WordPool::find(Value value) const {
  const std::int64_t number = value.number();
  if (number >= -kReach && number < kReach) return static_cast<Word>(number) & ~kBoxed;
  if (slots_.empty()) return std::nullopt;
  const std::uint32_t entry = slots_[slot_of(value)];
  if (entry == 0) return std::nullopt;
  return (entry - 1) | kBoxed;
}

Word WordPool::box(Value value) {
  if (boxes_.size() * 2 >= slots_.size()) grow();
  const std::size_t slot = slot_of(value);
  if (slots_[slot] == 0) {
    boxes_.push_back(value);
    slots_[slot] = static_cast<std::uint32_t>(boxes_.size());
  }
  return (slots_[slot] - 1) | kBoxed;
}

void WordPool::grow() {
  slots_.assign(slots_.empty() ? kFirstSlots : slots_.size() * 2, 0);
  for (std::size_t i = 0; i < boxes_.size(); ++i) {
    slots_[slot_of(boxes_[i])] = static_cast<std::uint32_t>(i + 1);
  }
}

}  // namespace clusterwise::datalog

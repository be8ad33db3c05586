#include "reasoner/datalog/value.h"

#include <array>
#include <cstring>
#include <fmt/format.h>
#include <functional>

namespace clusterwise::datalog {
namespace {

constexpr std::size_t kBlock = 1U << 16U;

}  // namespace

std::string_view name_of(Primitive primitive) {
  static constexpr std::array<std::string_view, 4> kNames = {"number", "unsigned", "float",
                                                             "symbol"};
  return kNames[static_cast<std::size_t>(primitive)];
}

SymbolTable::SymbolTable(const SymbolTable& other) {
  for (std::string_view text : other.texts_) intern(text);
}

SymbolTable& SymbolTable::operator=(const SymbolTable& other) {
  if (this != &other) *this = SymbolTable(other);
  return *this;
}

std::size_t SymbolTable::slot_of(std::string_view text) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = std::hash<std::string_view>{}(text)&mask;
  while (slots_[slot] != 0 && texts_[slots_[slot] - 1] != text) slot = (slot + 1) & mask;
  return slot;
}

std::optional<SymbolId> SymbolTable::find(std::string_view text) const {
  if (slots_.empty()) return std::nullopt;
  const std::uint32_t entry = slots_[slot_of(text)];
  if (entry == 0) return std::nullopt;
  return static_cast<SymbolId>(entry - 1);
}

SymbolId SymbolTable::intern(std::string_view text) {
  if (texts_.size() * 2 >= slots_.size()) grow();
  const std::size_t slot = slot_of(text);
  if (slots_[slot] == 0) {
    texts_.push_back(keep(text));
    slots_[slot] = static_cast<std::uint32_t>(texts_.size());
  }
  return static_cast<SymbolId>(slots_[slot] - 1);
}

std::string_view SymbolTable::keep(std::string_view text) {
  if (text.empty()) return "";
  if (text.size() > room_) {
    room_ = std::max(kBlock, text.size());
    blocks_.push_back(std::make_unique<char[]>(room_));
    bytes_ += room_;
  }
  // Blocks fill from their end, so that `room_` alone says where the next text goes.
  room_ -= text.size();
  char* place = blocks_.back().get() + room_;
  std::memcpy(place, text.data(), text.size());
  return {place, text.size()};
}

void SymbolTable::grow() {
  slots_.assign(slots_.empty() ? 64 : slots_.size() * 2, 0);
  for (std::size_t i = 0; i < texts_.size(); ++i)
    slots_[slot_of(texts_[i])] = static_cast<std::uint32_t>(i + 1);
}

std::string float_to_text(double number) { return fmt::format("{:.17g}", number); }

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else {
      out += c;
    }
  }
  return out + '"';
}

std::string to_text(Value value, Primitive type, const SymbolTable& symbols) {
  switch (type) {
    case Primitive::kNumber:
      return fmt::format("{}", value.number());
    case Primitive::kUnsigned:
      return fmt::format("{}", value.natural());
    case Primitive::kFloat:
      return float_to_text(value.real());
    case Primitive::kSymbol:
      break;
  }
  return std::string(symbols.text(value.symbol()));
}

}  // namespace clusterwise::datalog

// Values: 64 bits each, whose meaning the type of their column gives.
#pragma once

#include <bit>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace clusterwise::datalog {

enum class Primitive : std::uint8_t { kNumber, kUnsigned, kFloat, kSymbol };

std::string_view name_of(Primitive primitive);

enum class SymbolId : std::uint32_t {};

// Equal values of one type have equal bits.
struct Value {
  std::uint64_t bits = 0;

  static Value of(std::int64_t number) { return {std::bit_cast<std::uint64_t>(number)}; }
  static Value of(std::uint64_t number) { return {number}; }
  static Value of(double number) { return {std::bit_cast<std::uint64_t>(number)}; }
  static Value of(SymbolId symbol) { return {static_cast<std::uint64_t>(symbol)}; }

  std::int64_t number() const { return std::bit_cast<std::int64_t>(bits); }
  std::uint64_t natural() const { return bits; }
  double real() const { return std::bit_cast<double>(bits); }
  SymbolId symbol() const { return static_cast<SymbolId>(bits); }

  bool operator==(const Value&) const = default;
};

// The texts that symbols stand for; each text has one id. Grows only. Not for several threads while
// it grows.
class SymbolTable {
 public:
  SymbolTable() = default;
  SymbolTable(const SymbolTable& other);
  SymbolTable& operator=(const SymbolTable& other);
  SymbolTable(SymbolTable&&) noexcept = default;
  SymbolTable& operator=(SymbolTable&&) noexcept = default;

  SymbolId intern(std::string_view text);
  std::optional<SymbolId> find(std::string_view text) const;
  // Valid as long as the table lives.
  std::string_view text(SymbolId id) const { return texts_[static_cast<std::size_t>(id)]; }
  std::size_t size() const { return texts_.size(); }
  std::size_t bytes() const { return bytes_; }

 private:
  std::size_t slot_of(std::string_view text) const;
  std::string_view keep(std::string_view text);
  void grow();

  std::vector<std::unique_ptr<char[]>> blocks_;
  std::size_t room_ = 0;  // left in the last block
  std::vector<std::string_view> texts_;
  std::vector<std::uint32_t> slots_;  // open addressing; id + 1, 0 where empty
  std::size_t bytes_ = 0;
};

// The value as text, as output files have it.
std::string to_text(Value value, Primitive type, const SymbolTable& symbols);
// The text between quotes, as programs write it.
std::string quoted(std::string_view text);
// The shortest text that %.17g-style printing of the reference engine gives: 3.5, 1e+17,
// 0.10000000000000001.
std::string float_to_text(double number);

}  // namespace clusterwise::datalog

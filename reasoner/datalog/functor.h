// The functors and operators of the language: one table for the checker and the evaluator.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "reasoner/datalog/value.h"

namespace clusterwise::datalog {

enum class Functor : std::uint8_t {
  kNegate,
  kAdd,
  kSubtract,
  kMultiply,
  kDivide,
  kModulo,
  kPower,
  kBitAnd,
  kBitOr,
  kBitXor,
  kBitNot,
  kShiftLeft,
  kShiftRight,
  kShiftRightUnsigned,
  kAnd,
  kOr,
  kXor,
  kNot,
  kMin,
  kMax,
  kCat,
  kStrlen,
  kSubstr,
  kToNumber,
  kToUnsigned,
  kToFloat,
  kToString
};

// How a functor treats types.
enum class Signature : std::uint8_t {
  kNumeric,   // arguments and result of one numeric type
  kIntegral,  // the same, number or unsigned
  kAny,       // arguments and result of one type
  kCat,       // symbols -> symbol
  kStrlen,    // symbol -> number
  kSubstr,    // symbol, number, number -> symbol
  kConvert    // any type -> the type the functor names
};

inline constexpr std::size_t kAnyNumber = 255;

struct FunctorInfo {
  std::string_view name;  // as written
  Functor functor;
  Signature signature;
  std::size_t least;  // arguments
  std::size_t most;
};

// By the name as written and the number of arguments ("-" is two functors). With a name that exists
// but not for that many arguments, the nearest form; null where no functor has the name.
const FunctorInfo* find_functor(std::string_view name, std::size_t arguments);
const FunctorInfo& info_of(Functor functor);

// Bytes of the longest text that cat makes.
inline constexpr std::size_t kLongestText = std::size_t{64} << 20U;

// Applies the functor to values of the type (of its first argument). Integers wrap at 64 bits.
// Nothing where it has no value there: division by zero, text that is no number; or where cat would
// make a text that is too long.
std::optional<Value> apply(Functor functor, std::span<const Value> arguments, Primitive type,
                           SymbolTable& symbols);

// Why apply() had no value, for a message.
std::string_view failure_of(Functor functor);

// The number that the text holds, as fact files and to_number read it; nothing where it holds none.
std::optional<Value> read_number(std::string_view text, Primitive type);

}  // namespace clusterwise::datalog

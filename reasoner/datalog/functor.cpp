#include "reasoner/datalog/functor.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <fast_float/fast_float.h>
#include <fmt/format.h>
#include <limits>
#include <string>

namespace clusterwise::datalog {
namespace {

constexpr std::array kTable = {
    FunctorInfo{"-", Functor::kNegate, Signature::kNumeric, 1, 1},
    FunctorInfo{"+", Functor::kAdd, Signature::kNumeric, 2, 2},
    FunctorInfo{"-", Functor::kSubtract, Signature::kNumeric, 2, 2},
    FunctorInfo{"*", Functor::kMultiply, Signature::kNumeric, 2, 2},
    FunctorInfo{"/", Functor::kDivide, Signature::kNumeric, 2, 2},
    FunctorInfo{"%", Functor::kModulo, Signature::kIntegral, 2, 2},
    FunctorInfo{"^", Functor::kPower, Signature::kNumeric, 2, 2},
    FunctorInfo{"band", Functor::kBitAnd, Signature::kIntegral, 2, 2},
    FunctorInfo{"bor", Functor::kBitOr, Signature::kIntegral, 2, 2},
    FunctorInfo{"bxor", Functor::kBitXor, Signature::kIntegral, 2, 2},
    FunctorInfo{"bnot", Functor::kBitNot, Signature::kIntegral, 1, 1},
    FunctorInfo{"bshl", Functor::kShiftLeft, Signature::kIntegral, 2, 2},
    FunctorInfo{"bshr", Functor::kShiftRight, Signature::kIntegral, 2, 2},
    FunctorInfo{"bshru", Functor::kShiftRightUnsigned, Signature::kIntegral, 2, 2},
    FunctorInfo{"land", Functor::kAnd, Signature::kIntegral, 2, 2},
    FunctorInfo{"lor", Functor::kOr, Signature::kIntegral, 2, 2},
    FunctorInfo{"lxor", Functor::kXor, Signature::kIntegral, 2, 2},
    FunctorInfo{"lnot", Functor::kNot, Signature::kIntegral, 1, 1},
    FunctorInfo{"min", Functor::kMin, Signature::kAny, 2, kAnyNumber},
    FunctorInfo{"max", Functor::kMax, Signature::kAny, 2, kAnyNumber},
    FunctorInfo{"cat", Functor::kCat, Signature::kCat, 2, kAnyNumber},
    FunctorInfo{"strlen", Functor::kStrlen, Signature::kStrlen, 1, 1},
    FunctorInfo{"substr", Functor::kSubstr, Signature::kSubstr, 3, 3},
    FunctorInfo{"to_number", Functor::kToNumber, Signature::kConvert, 1, 1},
    FunctorInfo{"to_unsigned", Functor::kToUnsigned, Signature::kConvert, 1, 1},
    FunctorInfo{"to_float", Functor::kToFloat, Signature::kConvert, 1, 1},
    FunctorInfo{"to_string", Functor::kToString, Signature::kConvert, 1, 1},
};

constexpr bool in_order() {
  for (std::size_t i = 0; i < kTable.size(); ++i) {
    if (kTable[i].functor != static_cast<Functor>(i)) return false;
  }
  return true;
}
static_assert(in_order(), "the table is looked up by the functor's number");

bool fits(const FunctorInfo& info, std::size_t arguments) {
  return arguments >= info.least && arguments <= info.most;
}

// ---- Numbers

// Square and multiply, wrapping; a negative exponent gives the fraction's whole part.
std::uint64_t power(std::uint64_t base, std::int64_t exponent, bool is_signed) {
  if (exponent < 0) {
    if (base == 1) return 1;
    if (is_signed && base == ~std::uint64_t{0}) return exponent % 2 == 0 ? 1 : base;
    return 0;
  }
  std::uint64_t result = 1;
  for (; exponent != 0; exponent >>= 1) {
    if ((exponent & 1) != 0) result *= base;
    base *= base;
  }
  return result;
}

std::optional<Value> divide(Functor functor, Value a, Value b, bool is_signed) {
  if (b.bits == 0) return std::nullopt;
  const bool quotient = functor == Functor::kDivide;
  if (!is_signed)
    return Value::of(quotient ? a.natural() / b.natural() : a.natural() % b.natural());
  if (b.number() == -1) return Value::of(quotient ? 0 - a.natural() : 0);  // min / -1 wraps
  return Value::of(quotient ? a.number() / b.number() : a.number() % b.number());
}

// number and unsigned: the bits of most results are the same, two's complement.
std::optional<Value> integral(Functor functor, Value a, Value b, bool is_signed) {
  const std::uint64_t shift = b.bits & 63U;
  switch (functor) {
    case Functor::kNegate:
      return Value::of(0 - a.bits);
    case Functor::kAdd:
      return Value::of(a.bits + b.bits);
    case Functor::kSubtract:
      return Value::of(a.bits - b.bits);
    case Functor::kMultiply:
      return Value::of(a.bits * b.bits);
    case Functor::kDivide:
    case Functor::kModulo:
      return divide(functor, a, b, is_signed);
    case Functor::kPower: {
      const bool huge =
          !is_signed && b.number() < 0;  // an unsigned exponent beyond 2^63: by halves
      if (!huge) return Value::of(power(a.bits, b.number(), is_signed));
      const std::uint64_t half = power(a.bits, static_cast<std::int64_t>(b.bits >> 1U), false);
      return Value::of(half * half * ((b.bits & 1U) != 0 ? a.bits : 1));
    }
    case Functor::kBitAnd:
      return Value::of(a.bits & b.bits);
    case Functor::kBitOr:
      return Value::of(a.bits | b.bits);
    case Functor::kBitXor:
      return Value::of(a.bits ^ b.bits);
    case Functor::kBitNot:
      return Value::of(~a.bits);
    case Functor::kShiftLeft:
      return Value::of(a.bits << shift);
    case Functor::kShiftRight:
      return is_signed ? Value::of(a.number() >> shift) : Value::of(a.bits >> shift);
    case Functor::kShiftRightUnsigned:
      return Value::of(a.bits >> shift);
    case Functor::kAnd:
      return Value::of(std::int64_t{a.bits != 0 && b.bits != 0});
    case Functor::kOr:
      return Value::of(std::int64_t{a.bits != 0 || b.bits != 0});
    case Functor::kXor:
      return Value::of(std::int64_t{(a.bits != 0) != (b.bits != 0)});
    case Functor::kNot:
      return Value::of(std::int64_t{a.bits == 0});
    default:
      return std::nullopt;
  }
}

std::optional<Value> real(Functor functor, double a, double b) {
  switch (functor) {
    case Functor::kNegate:
      return Value::of(-a);
    case Functor::kAdd:
      return Value::of(a + b);
    case Functor::kSubtract:
      return Value::of(a - b);
    case Functor::kMultiply:
      return Value::of(a * b);
    case Functor::kDivide:
      return Value::of(a / b);  // IEEE 754: by zero gives infinity or NaN
    case Functor::kPower:
      return Value::of(std::pow(a, b));
    default:
      return std::nullopt;
  }
}

// ---- Order

bool less(Value a, Value b, Primitive type, const SymbolTable& symbols) {
  switch (type) {
    case Primitive::kNumber:
      return a.number() < b.number();
    case Primitive::kUnsigned:
      return a.natural() < b.natural();
    case Primitive::kFloat:
      return a.real() < b.real();
    case Primitive::kSymbol:
      break;
  }
  return symbols.text(a.symbol()) < symbols.text(b.symbol());
}

Value extreme(Functor functor, std::span<const Value> values, Primitive type,
              const SymbolTable& symbols) {
  Value best = values.front();
  for (Value value : values.subspan(1)) {
    const bool better = functor == Functor::kMin ? less(value, best, type, symbols)
                                                 : less(best, value, type, symbols);
    if (better) best = value;
  }
  return best;
}

// ---- Texts and conversions

std::optional<Value> cat(std::span<const Value> parts, SymbolTable& symbols) {
  std::size_t length = 0;
  for (Value part : parts) length += symbols.text(part.symbol()).size();
  if (length > kLongestText) return std::nullopt;
  std::string text;
  text.reserve(length);
  for (Value part : parts) text += symbols.text(part.symbol());
  return Value::of(symbols.intern(text));
}

// In bytes; what lies past the end is left out.
Value substr(std::span<const Value> arguments, SymbolTable& symbols) {
  const std::string_view text = symbols.text(arguments[0].symbol());
  const std::int64_t start = arguments[1].number();
  const std::int64_t length = arguments[2].number();
  if (start < 0 || length < 0 || static_cast<std::uint64_t>(start) > text.size())
    return Value::of(symbols.intern(""));
  const std::string part(
      text.substr(static_cast<std::size_t>(start), static_cast<std::size_t>(length)));
  return Value::of(symbols.intern(part));
}

std::optional<Value> real_to_integer(double number, Functor functor) {
  constexpr double kLimit = 9223372036854775808.0;
  if (functor == Functor::kToNumber) {
    if (!(number >= -kLimit && number < kLimit)) return std::nullopt;
    return Value::of(static_cast<std::int64_t>(number));
  }
  if (!(number > -1.0 && number < 2 * kLimit)) return std::nullopt;
  return Value::of(static_cast<std::uint64_t>(number));
}

std::optional<Value> convert(Functor functor, Value value, Primitive type, SymbolTable& symbols) {
  if (functor == Functor::kToString) {
    if (type == Primitive::kSymbol) return value;
    if (type == Primitive::kFloat)
      return Value::of(symbols.intern(fmt::format("{:f}", value.real())));
    return Value::of(symbols.intern(to_text(value, type, symbols)));
  }
  const Primitive to = functor == Functor::kToNumber     ? Primitive::kNumber
                       : functor == Functor::kToUnsigned ? Primitive::kUnsigned
                                                         : Primitive::kFloat;
  if (type == to) return value;
  if (type == Primitive::kSymbol) return read_number(symbols.text(value.symbol()), to);
  if (type == Primitive::kFloat) return real_to_integer(value.real(), functor);
  if (to != Primitive::kFloat) return value;  // number <-> unsigned: the same bits
  if (type == Primitive::kNumber) return Value::of(static_cast<double>(value.number()));
  return Value::of(static_cast<double>(value.natural()));
}

template <typename Integer>
std::optional<Value> read_integer(std::string_view text) {
  const bool negative = text.starts_with('-');
  int base = 10;
  std::string_view digits = text.substr(negative ? 1 : 0);
  if (digits.starts_with("0x") || digits.starts_with("0b")) {
    base = digits[1] == 'x' ? 16 : 2;
    digits.remove_prefix(2);
  }
  if (digits.empty() || (negative && std::is_unsigned_v<Integer>)) return std::nullopt;
  std::uint64_t magnitude = 0;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), magnitude, base);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  constexpr std::uint64_t kMost = static_cast<std::uint64_t>(std::numeric_limits<Integer>::max());
  if (magnitude > kMost + (negative ? 1 : 0)) return std::nullopt;
  return Value::of(negative ? 0 - magnitude : magnitude);
}

}  // namespace

const FunctorInfo* find_functor(std::string_view name, std::size_t arguments) {
  const FunctorInfo* nearest = nullptr;
  for (const FunctorInfo& info : kTable) {
    if (info.name != name) continue;
    if (fits(info, arguments)) return &info;
    nearest = &info;
  }
  return nearest;
}

const FunctorInfo& info_of(Functor functor) { return kTable[static_cast<std::size_t>(functor)]; }

std::optional<Value> apply(Functor functor, std::span<const Value> arguments, Primitive type,
                           SymbolTable& symbols) {
  const Value a = arguments[0];
  const Value b = arguments.size() > 1 ? arguments[1] : Value{};
  switch (info_of(functor).signature) {
    case Signature::kNumeric:
    case Signature::kIntegral:
      if (type == Primitive::kFloat) return real(functor, a.real(), b.real());
      return integral(functor, a, b, type == Primitive::kNumber);
    case Signature::kAny:
      return extreme(functor, arguments, type, symbols);
    case Signature::kCat:
      return cat(arguments, symbols);
    case Signature::kStrlen:
      return Value::of(static_cast<std::int64_t>(symbols.text(a.symbol()).size()));
    case Signature::kSubstr:
      return substr(arguments, symbols);
    case Signature::kConvert:
      break;
  }
  return convert(functor, a, type, symbols);
}

std::string_view failure_of(Functor functor) {
  if (functor == Functor::kDivide || functor == Functor::kModulo) return "division by zero";
  return "a text or number that cannot be converted";
}

std::optional<Value> read_number(std::string_view text, Primitive type) {
  if (text.starts_with('+')) text.remove_prefix(1);
  if (text.starts_with('+')) return std::nullopt;
  if (type == Primitive::kNumber) return read_integer<std::int64_t>(text);
  if (type == Primitive::kUnsigned) return read_integer<std::uint64_t>(text);
  double number = 0;
  const auto [end, error] = fast_float::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return Value::of(number);
}

}  // namespace clusterwise::datalog

#include "reasoner/datalog/value.h"

#include <catch2/catch.hpp>
#include <limits>

#include "fixtures.h"
#include "reasoner/datalog/nearest.h"
#include "reasoner/datalog/types.h"

namespace clusterwise::datalog {

TEST_CASE("value: floats as text") {
  CHECK(float_to_text(0.0) == "0");
  CHECK(float_to_text(-0.0) == "-0");
  CHECK(float_to_text(3.5) == "3.5");
  CHECK(float_to_text(1e17) == "1e+17");
  CHECK(float_to_text(0.1) == "0.10000000000000001");
  CHECK(float_to_text(1e-7) == "9.9999999999999995e-08");
  CHECK(float_to_text(std::numeric_limits<double>::infinity()) == "inf");
  CHECK(float_to_text(-std::numeric_limits<double>::infinity()) == "-inf");
  CHECK(float_to_text(std::numeric_limits<double>::quiet_NaN()) == "nan");
}

TEST_CASE("value: the type says how bits read") {
  SymbolTable symbols;
  const Value minus_one = Value::of(std::int64_t{-1});
  CHECK(to_text(minus_one, Primitive::kNumber, symbols) == "-1");
  CHECK(to_text(minus_one, Primitive::kUnsigned, symbols) == "18446744073709551615");
  CHECK(to_text(Value::of(symbols.intern("集群")), Primitive::kSymbol, symbols) == "集群");
}

TEST_CASE("symbols: each text once, found again, kept by a copy") {
  SymbolTable symbols;
  std::vector<std::string> texts = {
      "", "a", "b", "集群", std::string("a\0b", 3), std::string(200'000, 'x')};
  for (int i = 0; i < 3000; ++i) texts.push_back("text " + std::to_string(i));
  for (std::size_t i = 0; i < texts.size(); ++i)
    if (static_cast<std::size_t>(symbols.intern(texts[i])) != i) FAIL(i);
  const SymbolTable copy = symbols;
  CHECK(copy.size() == texts.size());
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const auto id = static_cast<SymbolId>(i);
    if (symbols.intern(texts[i]) != id || symbols.find(texts[i]) != id || copy.text(id) != texts[i])
      FAIL(i);
  }
  CHECK_FALSE(symbols.find("c"));
  CHECK_FALSE(SymbolTable().find("c"));
}

TEST_CASE("types: subtypes, unions and what belongs to both") {
  Types types;
  const TypeId symbol = *types.find("symbol");
  const auto add = [&](std::string name, std::optional<TypeId> base, std::vector<TypeId> members) {
    return types.add({std::move(name), Primitive::kSymbol, base, std::move(members), {}});
  };
  const TypeId a = add("A", symbol, {});
  const TypeId b = add("B", a, {});
  const TypeId c = add("C", symbol, {});
  const TypeId ac = add("AC", std::nullopt, {a, c});
  types.alias("D", b);
  CHECK(types.find("D") == b);
  CHECK(types.is_subtype(b, a));
  CHECK(types.is_subtype(b, symbol));
  CHECK(types.is_subtype(b, ac));
  CHECK(types.is_subtype(ac, symbol));
  CHECK_FALSE(types.is_subtype(a, b));
  CHECK_FALSE(types.is_subtype(ac, a));
  CHECK_FALSE(types.is_subtype(symbol, a));
  using Ids = std::vector<TypeId>;
  CHECK(types.meet(a, b) == Ids{b});
  CHECK(types.meet(ac, b) == Ids{b});
  CHECK(types.meet(a, c).empty());
  CHECK(types.meet(ac, ac) == Ids{ac});
  CHECK(types.meet(a, *types.find("number")).empty());
}

TEST_CASE("nearest: by the fewest changes, a swap being one") {
  const std::vector<std::string> names = {"indicator", "threshold", "problem", "stage"};
  CHECK(nearest("indicatr", names) == "indicator");
  CHECK(nearest("idnicator", names) == "indicator");
  CHECK(nearest("satge", names) == "stage");
  CHECK(nearest("probelms", names) == "problem");
  CHECK_FALSE(nearest("region", names));
  CHECK_FALSE(nearest("", names));
  CHECK_FALSE(nearest(std::string(1000, 'x'), names));
  CHECK(nearest("ab", std::vector<std::string>{"ac", "ad"}) == "ac");
  CHECK(did_you_mean("stge", names) == "did you mean 'stage'?");
  CHECK(did_you_mean("xyz", names).empty());
}

TEST_CASE("source: lines and columns count characters") {
  const std::string text = "ab\n产业x\r\n\tz";
  const auto place = [&](std::size_t offset) {
    const Position at = position_of(text, offset);
    return std::to_string(at.line) + ":" + std::to_string(at.column);
  };
  CHECK(place(0) == "1:1");
  CHECK(place(2) == "1:3");
  CHECK(place(3) == "2:1");
  CHECK(place(6) == "2:2");
  CHECK(place(9) == "2:3");
  CHECK(place(text.size()) == "3:3");
  CHECK(place(1000) == "3:3");
  CHECK(line_of(text, 6) == "产业x");
  CHECK(line_of(text, 2) == "ab");
  CHECK(line_of(text, 1000) == "\tz");
  CHECK(line_of("", 0).empty());
}

}  // namespace clusterwise::datalog

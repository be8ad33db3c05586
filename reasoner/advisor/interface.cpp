#include "reasoner/advisor/interface.h"

#include <fmt/format.h>
#include <string_view>

namespace clusterwise::advisor {
namespace {

using datalog::Primitive;
using datalog::RelationId;

inline constexpr std::string_view kMissingRelation = "missing-relation";

struct Wanted {
  std::string_view name;
  std::string_view columns;  // s: symbol, f: float
  RelationId Interface::*place;
  bool is_input = false;
};

constexpr std::array kWanted = {
    Wanted{"region", "s", &Interface::region, true},
    Wanted{"indicator", "ssf", &Interface::indicator, true},
    Wanted{"feature", "ssf", &Interface::feature},
    Wanted{"stage", "ss", &Interface::stage},
    Wanted{"problem", "ssf", &Interface::problem},
    Wanted{"recommends", "ssf", &Interface::recommends},
    Wanted{"measure", "sss", &Interface::measure},
    Wanted{"risk", "ssf", &Interface::risk},
    Wanted{"risk_of_role", "sssf", &Interface::risk_of_role},
};

std::string columns_of(const datalog::Relation& relation) {
  std::string result;
  for (const datalog::Attribute& a : relation.attributes) {
    result += a.primitive == Primitive::kSymbol  ? 's'
              : a.primitive == Primitive::kFloat ? 'f'
                                                 : '?';
  }
  return result;
}

std::string words_for(std::string_view columns) {
  std::string result;
  for (char c : columns)
    result += (result.empty() ? "" : ", ") + std::string(c == 's' ? "symbol" : "float");
  return result;
}

}  // namespace

std::optional<Interface> find_interface(const datalog::CheckedProgram& program,
                                        datalog::Diagnostics& diagnostics) {
  Interface result;
  for (const Wanted& wanted : kWanted) {
    const std::optional<RelationId> id = program.find_relation(wanted.name);
    if (!id) {
      diagnostics.error(kMissingRelation, {},
                        fmt::format("these rules declare no relation '{}({})'", wanted.name,
                                    words_for(wanted.columns)),
                        "recommendations need the whole interface: give the folder of the rules, "
                        "not a single file");
    } else if (const datalog::Relation& relation = program.relation(*id);
               columns_of(relation) != wanted.columns) {
      diagnostics.error(
          kMissingRelation, relation.place,
          fmt::format("'{}' must have the columns ({})", wanted.name, words_for(wanted.columns)));
    } else {
      result.*wanted.place = *id;
    }
  }
  if (diagnostics.has_errors()) return std::nullopt;
  return result;
}

datalog::Surroundings surroundings() {
  datalog::Surroundings result;
  for (const Wanted& wanted : kWanted)
    (wanted.is_input ? result.filled : result.read).emplace_back(wanted.name);
  return result;
}

}  // namespace clusterwise::advisor

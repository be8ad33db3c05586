// What the rules of a program could ever say, whatever the facts that come in.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "reasoner/datalog/checked.h"

namespace clusterwise::advisor {

// The symbols that each column of a program's relations can hold. Never too few: where they are not
// bounded (an input, a text that is put together) a column can hold anything.
class DerivableSymbols {
 public:
  // REQUIRES: the program outlives it.
  explicit DerivableSymbols(const datalog::CheckedProgram& program);

  // Those of `universe` that the column can hold.
  std::set<std::string> in(datalog::RelationId relation, std::size_t column,
                           const std::set<std::string>& universe) const;

 private:
  using Symbols = std::optional<std::set<datalog::SymbolId>>;  // nothing: anything

  bool is_bounded(datalog::RelationId relation, std::size_t column) const;
  void add_fact(const datalog::Fact& fact);
  bool add_clause(const datalog::Clause& clause);
  Symbols symbols_of(const datalog::Expression& expression, const datalog::Clause& clause) const;
  Symbols symbols_of(datalog::VariableId variable, const datalog::Clause& clause) const;

  const datalog::CheckedProgram& program_;
  std::vector<std::vector<Symbols>> columns_;  // by relation, then column
};

}  // namespace clusterwise::advisor

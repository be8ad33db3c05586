// Constants of the tree as values.
#pragma once

#include <optional>

#include "reasoner/datalog/ast.h"
#include "reasoner/datalog/value.h"

namespace clusterwise::datalog {

bool is_literal(const ast::Term& term);

// The value of a literal in a place of that type; nothing where it does not fit: a text among
// numbers, a fraction among whole numbers, a number outside 64 bits. REQUIRES: is_literal(term).
std::optional<Value> read_literal(const ast::Term& term, Primitive type, SymbolTable& symbols);

}  // namespace clusterwise::datalog

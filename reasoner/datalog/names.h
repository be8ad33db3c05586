// The names of variables in a clause, before it is known which variables they are. Private to the
// checker's files.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "reasoner/datalog/ast.h"
#include "reasoner/datalog/flatten.h"

namespace clusterwise::datalog {

using Names = std::set<std::string>;

// The terms of a literal.
std::vector<const ast::Term*> terms_of(const ast::Literal& literal);

// Adds the names that stand directly in the term: not those inside an aggregate.
void add_names(const ast::Term& term, Names& names);

// Adds the names that the body grounds: in positive atoms, or by an equation with what is grounded.
void ground(const FlatBody& body, Names& grounded);

}  // namespace clusterwise::datalog

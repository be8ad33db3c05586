// Walks over the body of a question.
#pragma once

#include <functional>

#include "reasoner/datalog/ast.h"

namespace clusterwise::advisor {

// Every atom, also those in groups and aggregates, negated or not.
void for_each_atom(const datalog::ast::Disjunction& body,
                   const std::function<void(const datalog::ast::Atom&)>& visit);

// Every variable outside aggregates, in the order of the text.
void for_each_variable(const datalog::ast::Disjunction& body,
                       const std::function<void(const datalog::ast::Term&)>& visit);

}  // namespace clusterwise::advisor

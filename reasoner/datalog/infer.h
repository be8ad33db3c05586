// The types of a clause's terms. Private to the checker's files.
#pragma once

#include <map>
#include <optional>
#include <unordered_map>
#include <vector>

#include "reasoner/datalog/ast.h"
#include "reasoner/datalog/check_context.h"
#include "reasoner/datalog/resolve.h"

namespace clusterwise::datalog {

struct Typing {
  std::unordered_map<const ast::Term*, Primitive> type_of;
  std::vector<Primitive> variables;  // by VariableId
};

// Nothing where types do not fit or a functor or relation is unknown or used with the wrong number
// of arguments; reported. Every term of the clause has a type in the result.
std::optional<Typing> infer(const ast::Atom& head, const FlatBody& body,
                            const Resolution& resolution, CheckContext& context);

// Subtypes: that a variable's places agree, that the head widens and never narrows, and that
// constants are known to their type. REQUIRES: infer() had a result.
void check_subtypes(const ast::Atom& head, const FlatBody& body, const Resolution& resolution,
                    CheckContext& context);

}  // namespace clusterwise::datalog

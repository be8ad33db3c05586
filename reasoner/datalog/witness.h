// Witnesses: oldest(name, age) :- age = max a : { person(name, a) } also gives the names that reach
// the maximum. Private to the checker's files.
#pragma once

#include <deque>
#include <memory>

#include "reasoner/datalog/ast.h"
#include "reasoner/datalog/flatten.h"

namespace clusterwise::datalog {

// A clause whose witnesses are spelt out, with the literals that it is made of.
struct SpeltOut {
  ast::Atom head;
  std::deque<ast::Literal> literals;  // stays where it is: `body` points into it
  FlatBody body;
};

// A variable is a witness where it stands outside a min or max, nothing there grounds it, and the
// aggregate's body does. The clause then means
//
//   oldest(name, age) :- #r = max a : { person(#name, a) }, age = #r, person(name, #a), #a = #r.
//
// Null where the clause has no witness.
std::unique_ptr<SpeltOut> spell_out_witnesses(const ast::Atom& head, const FlatBody& body);

}  // namespace clusterwise::datalog

// The knowledge as facts: fills the relations that a program reads with .input R(IO=kb).
//
// R is filled by its name, or by the directive's relation="…": `concept` with (id, kind), `link`
// with (from, relation, to), a kind's name with (id), a relation of the knowledge with (from, to),
// of whose links those are taken whose ends have the kinds that the columns are typed with.
#pragma once

#include "kb/store.h"
#include "reasoner/datalog/database.h"
#include "reasoner/datalog/diagnostics.h"

namespace clusterwise::advisor {

// Reports directives that ask for something that the knowledge does not have.
void check_knowledge_inputs(const datalog::CheckedProgram& program, const kb::Store& store,
                            datalog::Diagnostics& diagnostics);

// REQUIRES: the program passed check_knowledge_inputs().
void add_knowledge(const kb::Store& store, datalog::Database& database);

}  // namespace clusterwise::advisor

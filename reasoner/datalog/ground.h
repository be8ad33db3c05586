// Grounding: what the rules give where some values of the input are open, as a circuit.
//
// The program has been evaluated with other values in the opened relations; whatever does not
// depend on those is taken from that model. The rest is worked out rule by rule for every row that
// there could be, each with the gate that says when it is there.
#pragma once

#include <map>
#include <string>
#include <tl/expected.hpp>
#include <variant>
#include <vector>

#include "reasoner/datalog/circuit.h"
#include "reasoner/datalog/datalog.h"

namespace clusterwise::datalog {

// A row of an opened relation: values, and inputs in place of numbers.
using OpenRow = std::vector<std::variant<Value, InputId>>;
// Opened relations have these rows and no others. No rule gives rows of them.
using OpenRows = std::map<RelationId, std::vector<OpenRow>>;

// A row that there may be. Its key, and texts in general, are constants.
struct GroundRow {
  std::vector<GateId> columns;
  GateId present{};
};

struct Grounding {
  Circuit circuit;
  std::map<RelationId, std::vector<GroundRow>> rows;  // of the relations asked for, and below

  const std::vector<GroundRow>& rows_of(RelationId relation) const { return rows.at(relation); }
};

// Why there is no circuit: a text computed from an input, a recursion without end over numbers, or
// too many gates.
struct NotGrounded {
  std::string message;
  Span rule;
};

inline constexpr std::size_t kMostGates = 1'000'000;

// Grounds the relations asked for and what they depend on. REQUIRES: `program` is the model's; the
// values of `opened` are in its symbols.
tl::expected<Grounding, NotGrounded> ground(const Program& program, Model& model,
                                            const OpenRows& opened,
                                            std::span<const RelationId> wanted,
                                            std::size_t most_gates = kMostGates);

}  // namespace clusterwise::datalog

// From the syntax tree to a checked program.
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "reasoner/datalog/ast.h"
#include "reasoner/datalog/checked.h"
#include "reasoner/datalog/diagnostics.h"

namespace clusterwise::datalog {

// What the outside world knows of constants and claims: the engine checks against it without
// knowing what it is.
class Vocabulary {
 public:
  virtual ~Vocabulary() = default;
  // Whether constants of that type are checked at all.
  virtual bool covers(std::string_view type) const = 0;
  virtual bool contains(std::string_view type, std::string_view constant) const = 0;
  // The constants of the type that resemble the given one, best first; may be empty.
  virtual std::vector<std::string> nearest(std::string_view type,
                                           std::string_view constant) const = 0;
  // What else the constant is, to be told instead of that: "it is a problem"; may be empty.
  virtual std::string known_as(std::string_view) const { return {}; }
  virtual bool has_claim(std::string_view id) const = 0;
};

// Checks declarations, annotations and clauses. All errors are reported together; `diagnostics`
// must hold no error from an earlier stage for the result to be there. A null vocabulary checks no
// constants and no claims.
tl::expected<CheckedProgram, Diagnostics> check(const ast::Program& program,
                                                const Vocabulary* vocabulary = nullptr);

}  // namespace clusterwise::datalog

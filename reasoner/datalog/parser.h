// From tokens to the syntax tree.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "reasoner/datalog/ast.h"
#include "reasoner/datalog/diagnostics.h"
#include "reasoner/datalog/token.h"

namespace clusterwise::datalog {

// Terms and bodies nest at most this deep; deeper ones are refused, so that no input exhausts the
// stack.
inline constexpr int kMostNesting = 400;
// Operators in one value, for the same reason.
inline constexpr int kMostOperators = 2000;

// Appends what the tokens say to `program`. All syntax errors of the file are reported: after one,
// reading goes on at the next clause or directive. REQUIRES: the tokens come from lex().
void parse(const std::vector<Token>& tokens, ast::Program& program, Diagnostics& diagnostics);

// Lexes and parses the sources as one program; the file ids are their indexes.
ast::Program parse(std::span<const Source> sources, Diagnostics& diagnostics);

// A text that is the body of a rule and nothing else: what may stand between ":-" and the full
// stop, which may be there or not. What is read of a body with errors is of no use.
ast::Disjunction parse_body(const Source& source, FileId file, Diagnostics& diagnostics);

// The tree in the language's own syntax, one item a line.
std::string to_text(const ast::Program& program);
std::string to_text(const ast::Term& term);
std::string to_text(const ast::Atom& atom);
std::string to_text(const ast::Literal& literal);

}  // namespace clusterwise::datalog

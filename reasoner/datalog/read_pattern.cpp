#include <fmt/format.h>

#include "reasoner/datalog/kinds.h"
#include "reasoner/datalog/literals.h"
#include "reasoner/datalog/nearest.h"
#include "reasoner/datalog/parser.h"
#include "reasoner/datalog/proof.h"

namespace clusterwise::datalog {
namespace {

// The one atom that the text holds; a full stop after it may be missing.
tl::expected<ast::Atom, Diagnostics> read_atom(const Source& source) {
  Source whole = source;
  while (!whole.text.empty() &&
         std::string_view(" \n.").find(whole.text.back()) != std::string::npos)
    whole.text.pop_back();
  whole.text += '.';
  Diagnostics diagnostics;
  const ast::Program program = parse(std::span(&whole, 1), diagnostics);
  if (diagnostics.has_errors()) return tl::unexpected(std::move(diagnostics));
  const bool one = program.clauses.size() == 1 && program.clauses.front().is_fact() &&
                   program.clauses.front().heads.size() == 1 && program.relations.empty() &&
                   program.types.empty() && program.directives.empty();
  if (one) return program.clauses.front().heads.front();
  diagnostics.error(kinds::kSyntax, {}, "this is not one fact", "write it like road(\"a\", 1, _)");
  return tl::unexpected(std::move(diagnostics));
}

std::optional<RelationId> find_relation(const ast::Atom& atom, const CheckedProgram& program,
                                        Diagnostics& diagnostics) {
  const std::optional<RelationId> id = program.find_relation(atom.relation.text);
  if (!id) {
    std::vector<std::string> names;
    for (const Relation& relation : program->relations) names.push_back(relation.name);
    diagnostics.error(kinds::kUndeclaredRelation, atom.relation.span,
                      fmt::format("relation '{}' is not declared", atom.relation.text),
                      did_you_mean(atom.relation.text, names));
    return std::nullopt;
  }
  const std::size_t wanted = program.relation(*id).attributes.size();
  if (atom.arguments.size() == wanted) return id;
  diagnostics.error(kinds::kArityMismatch, atom.relation.span,
                    fmt::format("relation '{}' has {} attribute{}, found {}", atom.relation.text,
                                wanted, wanted == 1 ? "" : "s", atom.arguments.size()));
  return std::nullopt;
}

std::string advice(const ast::Term& term, const Attribute& attribute) {
  const auto* variable = std::get_if<ast::Variable>(&term.node);
  if (variable != nullptr && attribute.primitive == Primitive::kSymbol)
    return fmt::format("write \"{}\", or _ for any", variable->name);
  return fmt::format("attribute '{}' takes a value, or _ for any", attribute.name);
}

}  // namespace

tl::expected<Pattern, Diagnostics> read_pattern(const Source& source, Database& database) {
  const tl::expected<ast::Atom, Diagnostics> atom = read_atom(source);
  if (!atom) return tl::unexpected(atom.error());
  Diagnostics diagnostics;
  const std::optional<RelationId> id = find_relation(*atom, database.program(), diagnostics);
  if (!id) return tl::unexpected(std::move(diagnostics));
  Pattern result{*id, {}};
  const std::vector<Attribute>& attributes = database.program().relation(*id).attributes;
  for (std::size_t i = 0; i < attributes.size(); ++i) {
    const ast::Term& term = atom->arguments[i];
    if (std::holds_alternative<ast::Wildcard>(term.node)) {
      result.values.emplace_back();
      continue;
    }
    std::optional<Value> value;
    if (is_literal(term)) value = read_literal(term, attributes[i].primitive, database.symbols());
    if (!value) {
      diagnostics.error(kinds::kTypeMismatch, term.span,
                        fmt::format("{} is no {}", to_text(term), name_of(attributes[i].primitive)),
                        advice(term, attributes[i]));
    }
    result.values.push_back(value);
  }
  if (diagnostics.has_errors()) return tl::unexpected(std::move(diagnostics));
  return result;
}

std::vector<FactRef> find_facts(const Model& model, const Pattern& pattern) {
  std::vector<std::optional<Word>> words;
  for (const std::optional<Value>& value : pattern.values) {
    words.emplace_back();
    if (!value) continue;
    words.back() = model.words().find(*value);
    if (!words.back()) return {};  // no fact holds it
  }
  std::vector<FactRef> result;
  const Table& table = model.table(pattern.relation);
  for (Row row = 0; row < table.size(); ++row) {
    const Word* const tuple = table[row];
    bool fits = true;
    for (std::size_t i = 0; i < words.size(); ++i)
      fits = fits && (!words[i] || tuple[i] == *words[i]);
    if (fits) result.push_back({pattern.relation, row});
  }
  return result;
}

}  // namespace clusterwise::datalog

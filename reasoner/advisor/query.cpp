// The body becomes the one rule of a program whose head holds the variables that are shown. Their
// types are not written anywhere, so the body is checked twice: first under a head without columns,
// which gives the types, then under the head that has them.
#include "reasoner/advisor/query.h"

#include <algorithm>
#include <compare>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <map>
#include <set>

#include "reasoner/advisor/query_atoms.h"
#include "reasoner/advisor/query_facts.h"
#include "reasoner/advisor/query_predicates.h"
#include "reasoner/datalog/check.h"
#include "reasoner/datalog/kinds.h"
#include "reasoner/datalog/nearest.h"
#include "reasoner/datalog/parser.h"
#include "reasoner/datalog/strata.h"

namespace clusterwise::advisor {
namespace {

namespace ast = datalog::ast;
using datalog::Diagnostics;
using datalog::Primitive;

// No identifier, so that no predicate is called so.
constexpr std::string_view kAnswer = "the answer";

constexpr std::string_view kForgottenQuotes = "forgotten-quotes";  // a kind of warning

// Names with hyphens are subtractions to the lexer; where the whole is the name of a kind or a
// relation, this is said instead.
void report_hyphens(const std::vector<datalog::Token>& tokens, const QueryPredicates& predicates,
                    Diagnostics& diagnostics) {
  using datalog::TokenKind;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].kind != TokenKind::kIdentifier) continue;
    std::string name = tokens[i].text;
    std::size_t last = i;
    while (last + 2 < tokens.size() && tokens[last + 1].is("-") &&
           tokens[last + 2].kind == TokenKind::kIdentifier &&
           tokens[last + 2].span.begin == tokens[last].span.end + 1) {
      last += 2;
      name += '_' + tokens[last].text;
    }
    if (last == i || !predicates.find(name) || !tokens[last + 1].is("(")) continue;
    const datalog::Span span = datalog::cover(tokens[i].span, tokens[last].span);
    diagnostics.error(datalog::kinds::kSyntax, span, "no name has a hyphen here",
                      fmt::format("write '{}'", name));
    i = last;
  }
}

// "link(concept, relation, concept)"
std::string signature(const Predicate& predicate) {
  std::vector<std::string> columns;
  for (const std::string& type : predicate.columns) {
    columns.push_back(type == datalog::name_of(Primitive::kSymbol) ? "text" : type);
  }
  return fmt::format("{}({})", predicate.name, fmt::join(columns, ", "));
}

// The engine's advice for rules, where a question needs another.
Diagnostics for_questions(const Diagnostics& diagnostics, const QueryPredicates& predicates) {
  Diagnostics result;
  for (datalog::Diagnostic one : diagnostics.sorted()) {
    const std::size_t at = one.message.find('\'');
    const std::string name = one.message.substr(at + 1, one.message.find('\'', at + 1) - at - 1);
    if (one.kind == datalog::kinds::kArityMismatch && predicates.find(name) != nullptr) {
      one.note = fmt::format("it has {}", signature(*predicates.find(name)));
    }
    if (one.kind == datalog::kinds::kUndeclaredRelation) {
      one.message = fmt::format("there is no predicate '{}'", name);
      if (one.note.starts_with("declare")) {
        std::vector<std::string> general;
        for (const Predicate& predicate : predicates.all()) {
          if (predicate.of == Predicate::Of::kGeneral) general.push_back(predicate.name);
        }
        one.note = fmt::format(
            "there are {}, and every kind and relation by its name ('clusterwise list' and "
            "'clusterwise kb stats' show them)",
            fmt::join(general, ", "));
      }
    }
    result.add(std::move(one));
  }
  return result;
}

// The variables that are shown, each by the term where it stands first.
std::vector<ast::Term> shown_variables(const ast::Disjunction& body) {
  std::vector<ast::Term> shown;
  std::set<std::string> seen;
  for_each_variable(body, [&](const ast::Term& term) {
    const std::string& name = std::get<ast::Variable>(term.node).name;
    if (!name.starts_with('_') && seen.insert(name).second) shown.push_back(term);
  });
  return shown;
}

std::set<std::string> variables_of_concepts(const ast::Disjunction& body,
                                            const QueryPredicates& predicates) {
  std::set<std::string> names;
  for_each_atom(body, [&](const ast::Atom& atom) {
    const Predicate& predicate = *predicates.find(atom.relation.text);
    for (std::size_t i = 0; i < atom.arguments.size(); ++i) {
      const auto* variable = std::get_if<ast::Variable>(&atom.arguments[i].node);
      if (variable != nullptr && !predicates.kinds_of_type(predicate.columns[i]).empty()) {
        names.insert(variable->name);
      }
    }
  });
  return names;
}

class Question {
 public:
  Question(const datalog::Source& source, const kb::Store& store)
      : store_(store), predicates_(store), source_(source) {}

  tl::expected<QueryAnswer, NoAnswer> answer(const datalog::RunOptions& options) {
    if (auto wrong = read()) return tl::unexpected(for_questions(*wrong, predicates_));
    const auto untyped = check({});
    if (!untyped) return tl::unexpected(for_questions(untyped.error(), predicates_));
    name_columns(*untyped);
    const auto checked = check(columns_);
    if (!checked) return tl::unexpected(alternatives(checked.error()));
    const auto strata = datalog::stratify(*checked);
    if (!strata) return tl::unexpected(for_questions(strata.error(), predicates_));
    datalog::Database database(*checked);
    if (auto beyond = add_facts(body_, predicates_, store_, options.limits, database)) {
      return tl::unexpected(datalog::LimitReached{*std::move(beyond), {}});
    }
    auto model = datalog::evaluate(*strata, std::move(database), options);
    if (!model) return tl::unexpected(model.error());
    return table(*model);
  }

 private:
  std::optional<Diagnostics> read() {
    Diagnostics diagnostics;
    Diagnostics unused;  // parse_body() reports it again
    const std::vector<datalog::Token> tokens = datalog::lex(source_, datalog::FileId{}, unused);
    report_hyphens(tokens, predicates_, diagnostics);
    if (tokens.size() == 1 && unused.empty()) {
      diagnostics.error(datalog::kinds::kSyntax, {}, "the question is empty",
                        "ask for what a rule would, as in: role(r), !illustrates(_, r)");
    }
    if (diagnostics.has_errors()) return diagnostics;
    body_ = datalog::parse_body(source_, datalog::FileId{}, diagnostics);
    if (diagnostics.has_errors()) return diagnostics;
    shown_ = shown_variables(body_);
    return std::nullopt;
  }

  // The whole as a program, with these columns of the answer.
  tl::expected<datalog::CheckedProgram, Diagnostics> check(
      const std::vector<QueryColumn>& columns) const {
    ast::Program program;
    predicates_.declare(program);
    ast::RelationDeclaration declaration;
    declaration.names = {{std::string(kAnswer), {}}};
    ast::Atom head;
    head.relation.text = kAnswer;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      declaration.attributes.push_back(
          {{columns[i].name, {}}, {std::string(datalog::name_of(columns[i].type)), {}}});
      head.arguments.push_back(shown_[i]);
    }
    program.relations.push_back(std::move(declaration));
    ast::Clause clause;
    clause.heads.push_back(std::move(head));
    clause.body = body_;
    clause.span = {datalog::FileId{}, 0, static_cast<std::uint32_t>(source_.text.size())};
    program.clauses.push_back(std::move(clause));
    const QueryVocabulary vocabulary(predicates_, store_);
    return datalog::check(program, &vocabulary);
  }

  void name_columns(const datalog::CheckedProgram& program) {
    std::map<std::string, Primitive> types;
    for (const datalog::Clause& clause : program->clauses) {
      for (const datalog::ClauseVariable& variable : clause.variables) {
        types.emplace(variable.name, variable.primitive);
      }
    }
    const std::set<std::string> concepts = variables_of_concepts(body_, predicates_);
    for (const ast::Term& term : shown_) {
      const std::string& name = std::get<ast::Variable>(term.node).name;
      const auto type = types.find(name);
      columns_.push_back(
          {name, type == types.end() ? Primitive::kSymbol : type->second, concepts.contains(name)});
    }
  }

  // What only the head finds wrong: a variable that some alternatives leave open.
  Diagnostics alternatives(const Diagnostics& diagnostics) const {
    Diagnostics result;
    for (datalog::Diagnostic one : diagnostics.sorted()) {
      if (one.kind == datalog::kinds::kUngroundedVariable) {
        one.message += " in every alternative";
        one.note = "use it on both sides of ';', or begin its name with '_' to leave it out";
      }
      result.add(std::move(one));
    }
    return for_questions(result, predicates_);
  }

  // A concept's id without its quotes is a variable like any other.
  void warn_of_forgotten_quotes(Diagnostics& warnings) const {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const std::string& name = columns_[i].name;
      if (!columns_[i].of_concepts || !store_.kind_of(name)) continue;
      warnings.warning(kForgottenQuotes, shown_[i].span,
                       fmt::format("'{}' is a variable here, which stands for any concept", name),
                       fmt::format("the concept of that name is written \"{}\"", name));
    }
  }

  QueryAnswer table(datalog::Model& model) const {
    QueryAnswer answer{columns_, model.tuples(kAnswer), model.warnings()};
    warn_of_forgotten_quotes(answer.warnings);
    std::sort(answer.rows.begin(), answer.rows.end(), [](const auto& a, const auto& b) {
      return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(), before);
    });
    return answer;
  }

  // Floats by their total order, since NaN has no place in the usual one.
  static bool before(const datalog::Datum& a, const datalog::Datum& b) {
    const auto* left = std::get_if<double>(&a);
    const auto* right = std::get_if<double>(&b);
    if (left != nullptr && right != nullptr) return std::strong_order(*left, *right) < 0;
    return a < b;
  }

  const kb::Store& store_;
  const QueryPredicates predicates_;
  const datalog::Source& source_;
  ast::Disjunction body_;
  std::vector<ast::Term> shown_;
  std::vector<QueryColumn> columns_;
};

}  // namespace

tl::expected<QueryAnswer, NoAnswer> query(const datalog::Source& body, const kb::Store& store,
                                          const datalog::RunOptions& options) {
  return Question(body, store).answer(options);
}

}  // namespace clusterwise::advisor

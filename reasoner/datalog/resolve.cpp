#include "reasoner/datalog/resolve.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>

#include "reasoner/datalog/kinds.h"
#include "reasoner/datalog/names.h"

namespace clusterwise::datalog {
namespace {

struct Scope {
  const Scope* parent = nullptr;
  std::map<std::string, VariableId> variables;
  Names grounded;
};

class Resolver {
 public:
  explicit Resolver(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  std::optional<Resolution> run(const ast::Atom& head, const FlatBody& body) {
    Scope scope;
    std::vector<const ast::Term*> extra;
    for (const ast::Term& term : head.arguments) extra.push_back(&term);
    open(scope, body, extra, {});
    if (failed_) return std::nullopt;
    return std::move(result_);
  }

 private:
  // Gives each name of the scope its variable, then resolves its terms; `own` names are never the
  // parent's.
  void open(Scope& scope, const FlatBody& body, const std::vector<const ast::Term*>& extra,
            const Names& own) {
    std::vector<const ast::Term*> terms = extra;
    for (const FlatLiteral& flat : body) {
      for (const ast::Term* term : terms_of(*flat.literal)) terms.push_back(term);
    }
    Names names;
    for (const ast::Term* term : terms) add_names(*term, names);
    for (const std::string& name : names) {
      if (!own.contains(name) && find_grounded(scope.parent, name)) {
        scope.grounded.insert(name);
      } else {
        scope.variables.emplace(name, make_variable(name));
      }
    }
    ground(body, scope.grounded);
    for (const ast::Term* term : terms) resolve_term(*term, scope);
  }

  static bool find_grounded(const Scope* scope, const std::string& name) {
    for (; scope != nullptr; scope = scope->parent) {
      if (scope->variables.contains(name)) return scope->grounded.contains(name);
    }
    return false;
  }

  static VariableId look_up(const Scope* scope, const std::string& name) {
    while (!scope->variables.contains(name)) scope = scope->parent;
    return scope->variables.at(name);
  }

  VariableId make_variable(std::string name) {
    result_.variables.push_back({std::move(name), Primitive::kNumber, {{}, ~0U, ~0U}});
    return static_cast<VariableId>(result_.variables.size() - 1);
  }

  void resolve_term(const ast::Term& term, const Scope& scope) {
    if (const auto* variable = std::get_if<ast::Variable>(&term.node)) {
      const VariableId id = look_up(&scope, variable->name);
      result_.variable_of[&term] = id;
      Span& first = result_.variables[index_of(id)].first;
      if (term.span.begin < first.begin) first = term.span;
    } else if (const auto* call = std::get_if<ast::Call>(&term.node)) {
      for (const ast::Term& argument : call->arguments) resolve_term(argument, scope);
    } else if (const auto* aggregate = std::get_if<ast::Aggregate>(&term.node)) {
      resolve_aggregate(term, *aggregate, scope);
    }
  }

  void resolve_aggregate(const ast::Term& term, const ast::Aggregate& aggregate,
                         const Scope& parent) {
    std::optional<std::vector<FlatBody>> bodies = flatten(aggregate.body);
    if (!bodies) {
      diagnostics_.error(kinds::kTooComplex, term.span,
                         fmt::format("this aggregate has more than {} conditions", kMostConditions),
                         "split it with relations of its own");
      failed_ = true;
      return;
    }
    if (bodies->size() != 1) {
      diagnostics_.error(kinds::kUnsupportedFeature, term.span,
                         "alternatives inside an aggregate are outside the core language",
                         "put them into a relation of their own and aggregate over that");
      failed_ = true;
      return;
    }
    result_.aggregates.push_back(&term);
    ResolvedAggregate resolved;
    resolved.result = make_variable("");
    result_.variables.back().first = term.span;
    resolved.body = std::move(bodies->front());
    Scope scope;
    scope.parent = &parent;
    Names own;
    std::vector<const ast::Term*> target;
    for (const ast::Term& value : aggregate.target) {
      add_names(value, own);
      target.push_back(&value);
    }
    open(scope, resolved.body, target, own);
    for (const auto& [name, id] : scope.variables) resolved.locals.push_back(id);
    result_.aggregate_of.emplace(&term, std::move(resolved));
  }

  Diagnostics& diagnostics_;
  Resolution result_;
  bool failed_ = false;
};

}  // namespace

std::optional<Resolution> resolve(const ast::Atom& head, const FlatBody& body,
                                  Diagnostics& diagnostics) {
  return Resolver(diagnostics).run(head, body);
}

}  // namespace clusterwise::datalog

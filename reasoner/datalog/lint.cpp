// Three passes over the checked program: what each relation is given and who reads it, what
// constants each of its columns can hold, and how often each variable is used.

#include "reasoner/datalog/lint.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "reasoner/datalog/kinds.h"
#include "reasoner/datalog/nearest.h"

namespace clusterwise::datalog {
namespace {

constexpr std::size_t kMostConstants = 1000;  // of a column; with more it may hold anything

// What is known of a relation.
struct Usage {
  bool read = false;
  bool filled = false;
  bool founded = false;        // could hold something, if what nothing fills were filled
  std::optional<Span> reader;  // the first place that reads it
  // Per column, the constants that facts and heads give it; none: it may hold anything.
  std::vector<std::optional<std::set<std::uint64_t>>> constants;
};

class Linter {
 public:
  Linter(const CheckedProgram& program, const Surroundings& surroundings) : program_(program) {
    for (const Relation& relation : program->relations) {
      usages_.emplace_back();
      usages_.back().constants.assign(relation.attributes.size(), std::set<std::uint64_t>{});
    }
    look_around(surroundings);
    for (const Fact& fact : program->facts) look_at(fact);
    for (const Clause& clause : program->clauses) look_at(clause);
    find_founded();
  }

  Diagnostics run() {
    for (std::size_t i = 0; i < usages_.size(); ++i) report_relation(i);
    for (const Clause& clause : program_->clauses) report_dead_conditions(clause);
    report_singletons();
    return std::move(warnings_);
  }

 private:
  // ---- Relations

  Usage& usage(RelationId id) { return usages_[index_of(id)]; }

  void look_around(const Surroundings& surroundings) {
    for (const std::string& name : surroundings.read) {
      if (const auto id = program_.find_relation(name)) usage(*id).read = true;
    }
    for (const std::string& name : surroundings.filled) {
      if (const auto id = program_.find_relation(name)) fill_with_anything(*id);
    }
    for (const Directive& directive : program_->directives) {
      using Kind = Directive::Kind;
      if (directive.kind == Kind::kInput) fill_with_anything(directive.relation);
      if (directive.kind == Kind::kOutput || directive.kind == Kind::kPrintSize)
        usage(directive.relation).read = true;
    }
  }

  void fill_with_anything(RelationId id) {
    given_.insert(id);
    usage(id).filled = true;
    for (auto& column : usage(id).constants) column.reset();
  }

  void look_at(const Fact& fact) {
    given_.insert(fact.relation);
    usage(fact.relation).filled = true;
    for (std::size_t i = 0; i < usage(fact.relation).constants.size(); ++i)
      add_constant(usage(fact.relation).constants[i], program_->fact_values[fact.first + i]);
  }

  static void add_constant(std::optional<std::set<std::uint64_t>>& column, Value value) {
    if (!column) return;
    column->insert(value.bits);
    if (column->size() > kMostConstants) column.reset();
  }

  void look_at(const Clause& clause) {
    Usage& head = usage(clause.head.relation);
    head.filled = true;
    for (std::size_t i = 0; i < head.constants.size(); ++i) {
      const auto* value = std::get_if<Value>(&clause.head.arguments[i].node);
      if (value != nullptr) {
        add_constant(head.constants[i], *value);
      } else {
        head.constants[i].reset();
      }
    }
    for_each_literal(clause.body, [&](const Literal& literal) {
      const auto* negation = std::get_if<Negation>(&literal);
      const auto* atom = negation != nullptr ? &negation->atom : std::get_if<Atom>(&literal);
      if (atom == nullptr) return;
      Usage& read = usage(atom->relation);
      if (atom->relation != clause.head.relation) read.read = true;
      if (!read.reader) read.reader = atom->span;
    });
  }

  // A rule gives something only if each relation that it reads could hold something before. Each
  // clause counts those it still waits for.
  void find_founded() {
    std::vector<bool> has_rule(usages_.size(), false);
    std::vector<std::vector<std::size_t>> readers(usages_.size());  // clauses, once for each atom
    std::vector<std::size_t> waits(program_->clauses.size(), 0);
    for (std::size_t i = 0; i < waits.size(); ++i) {
      const Clause& clause = program_->clauses[i];
      has_rule[index_of(clause.head.relation)] = true;
      for (const Literal& literal : clause.body) {
        const auto* atom = std::get_if<Atom>(&literal);
        if (atom == nullptr) continue;
        readers[index_of(atom->relation)].push_back(i);
        ++waits[i];
      }
    }
    std::vector<RelationId> fresh;
    const auto found = [&](RelationId id) {
      if (!std::exchange(usage(id).founded, true)) fresh.push_back(id);
    };
    for (std::size_t i = 0; i < usages_.size(); ++i) {
      const auto id = static_cast<RelationId>(i);
      if (!has_rule[i] || given_.contains(id)) found(id);
    }
    for (std::size_t i = 0; i < waits.size(); ++i) {
      if (waits[i] == 0) found(program_->clauses[i].head.relation);
    }
    for (std::size_t next = 0; next < fresh.size(); ++next) {
      for (std::size_t clause : readers[index_of(fresh[next])]) {
        if (--waits[clause] == 0) found(program_->clauses[clause].head.relation);
      }
    }
  }

  void report_relation(std::size_t index) {
    const Relation& relation = program_->relations[index];
    const Usage& usage = usages_[index];
    if (!usage.read) {
      warn(kinds::kUnusedRelation, relation.place, fmt::format("nothing reads '{}'", relation.name),
           fmt::format("read it in a rule, write it with .output {}, or leave it out",
                       relation.name));
    }
    if (usage.filled && !usage.founded) {
      warn(kinds::kNeverFilled, relation.place,
           fmt::format("'{}' stays empty: its rules feed on nothing but themselves", relation.name),
           "give it a fact, or a rule that begins it");
    }
    if (!usage.filled && usage.reader) {
      warn(kinds::kNeverFilled, relation.place,
           fmt::format("'{}' is read, but nothing fills it", relation.name),
           fmt::format("give it a fact or a rule, or read it with .input {}", relation.name));
    }
  }

  // ---- Rules that never fire

  void report_dead_conditions(const Clause& clause) {
    for (const Literal& literal : clause.body) {
      const auto* atom = std::get_if<Atom>(&literal);
      if (atom != nullptr && !report_missing_constant(*atom)) continue;
      const auto* comparison = std::get_if<Comparison>(&literal);
      if (comparison != nullptr) report_false(*comparison);
      const auto* negation = std::get_if<Negation>(&literal);
      if (negation != nullptr) report_opposite(clause, negation->atom);
    }
    report_empty_ranges(clause);
  }

  bool report_missing_constant(const Atom& atom) {
    const Usage& read = usage(atom.relation);
    if (!read.filled) return false;  // reported at its declaration
    for (std::size_t i = 0; i < atom.arguments.size(); ++i) {
      const auto* value = std::get_if<Value>(&atom.arguments[i].node);
      if (value == nullptr || !read.constants[i] || read.constants[i]->contains(value->bits))
        continue;
      const Relation& relation = program_.relation(atom.relation);
      warn(kinds::kNeverFires, atom.arguments[i].span,
           fmt::format("this rule never fires: nothing gives '{}' {} as its '{}'", relation.name,
                       shown(*value, atom.arguments[i].type), relation.attributes[i].name),
           nearest_constant(*value, *read.constants[i], atom.arguments[i].type));
      return true;
    }
    return false;
  }

  std::string shown(Value value, Primitive type) const {
    const std::string text = to_text(value, type, program_->symbols);
    return type == Primitive::kSymbol ? '"' + text + '"' : text;
  }

  std::string nearest_constant(Value value, const std::set<std::uint64_t>& constants,
                               Primitive type) const {
    if (type != Primitive::kSymbol) return "";
    std::vector<std::string> known;
    for (std::uint64_t bits : constants)
      known.push_back(to_text(Value{bits}, type, program_->symbols));
    std::sort(known.begin(), known.end());
    return did_you_mean(to_text(value, type, program_->symbols), known);
  }

  // r(x), !r(x)
  void report_opposite(const Clause& clause, const Atom& absent) {
    for (const Literal& literal : clause.body) {
      const auto* atom = std::get_if<Atom>(&literal);
      if (atom == nullptr || atom->relation != absent.relation || !covers(absent, *atom)) continue;
      warn(kinds::kNeverFires, absent.span,
           "this rule never fires: it asks for this fact as well as for its absence", "");
    }
  }

  // Whether the absence of the one is the absence of the other.
  static bool covers(const Atom& absent, const Atom& atom) {
    for (std::size_t i = 0; i < atom.arguments.size(); ++i) {
      const auto& wanted = absent.arguments[i].node;
      if (std::holds_alternative<Wildcard>(wanted)) continue;
      if (!is_same(absent.arguments[i], atom.arguments[i])) return false;
    }
    return true;
  }

  static bool is_same(const Expression& a, const Expression& b) {
    const auto* variable = std::get_if<VariableId>(&a.node);
    if (variable != nullptr)
      return b.node.index() == a.node.index() && std::get<VariableId>(b.node) == *variable;
    const auto* value = std::get_if<Value>(&a.node);
    return value != nullptr && b.node.index() == a.node.index() &&
           std::get<Value>(b.node) == *value;
  }

  // A comparison of two constants, or of a variable with itself.
  void report_false(const Comparison& comparison) {
    const bool unequal = comparison.op == Compare::kNotEqual || comparison.op == Compare::kLess ||
                         comparison.op == Compare::kGreater;
    const bool may_be_nan = comparison.type() == Primitive::kFloat;
    if (unequal && !may_be_nan && is_same(comparison.left, comparison.right)) {
      warn(kinds::kNeverFires, comparison.span, "this rule never fires: the condition is false",
           "");
      return;
    }
    const auto* left = std::get_if<Value>(&comparison.left.node);
    const auto* right = std::get_if<Value>(&comparison.right.node);
    if (left == nullptr || right == nullptr || comparison.type() == Primitive::kSymbol) return;
    if (!holds(comparison.op, *left, *right, comparison.type()))
      warn(kinds::kNeverFires, comparison.span, "this rule never fires: the condition is false",
           "");
  }

  static bool holds(Compare op, Value left, Value right, Primitive type) {
    const bool less = is_less(left, right, type);
    const bool greater = is_less(right, left, type);
    switch (op) {
      case Compare::kEqual:
        return !less && !greater;
      case Compare::kNotEqual:
        return less || greater;
      case Compare::kLess:
        return less;
      case Compare::kLessEqual:
        return !greater;
      case Compare::kGreater:
        return greater;
      default:
        return !less;
    }
  }

  static bool is_less(Value a, Value b, Primitive type) {
    if (type == Primitive::kFloat) return a.real() < b.real();
    if (type == Primitive::kUnsigned) return a.natural() < b.natural();
    return a.number() < b.number();
  }

  // Bounds that constants set on a variable: x > 5, x < 3.
  struct Bounds {
    std::optional<std::pair<Value, bool>> least;  // and whether the bound itself is excluded
    std::optional<std::pair<Value, bool>> most;
    bool reported = false;
  };

  void report_empty_ranges(const Clause& clause) {
    std::map<VariableId, Bounds> bounds;
    for (const Literal& literal : clause.body) {
      const auto* comparison = std::get_if<Comparison>(&literal);
      if (comparison == nullptr || comparison->type() == Primitive::kSymbol) continue;
      const auto* variable = std::get_if<VariableId>(&comparison->left.node);
      const auto* value = std::get_if<Value>(&comparison->right.node);
      if (variable == nullptr || value == nullptr) continue;
      Bounds& range = bounds[*variable];
      narrow(range, comparison->op, *value, comparison->type());
      if (range.reported || !is_empty(range, comparison->type())) continue;
      range.reported = true;
      warn(kinds::kNeverFires, comparison->span,
           fmt::format("this rule never fires: '{}' cannot be that as well as what is asked before",
                       clause.variables[index_of(*variable)].name),
           "");
    }
  }

  static void narrow(Bounds& range, Compare op, Value value, Primitive type) {
    const bool excluded = op == Compare::kLess || op == Compare::kGreater;
    if (op == Compare::kGreater || op == Compare::kGreaterEqual || op == Compare::kEqual) {
      if (!range.least || !is_less(value, range.least->first, type))
        range.least = {value, excluded};
    }
    if (op == Compare::kLess || op == Compare::kLessEqual || op == Compare::kEqual) {
      if (!range.most || !is_less(range.most->first, value, type)) range.most = {value, excluded};
    }
  }

  static bool is_empty(const Bounds& range, Primitive type) {
    if (!range.least || !range.most) return false;
    const bool excluded = range.least->second || range.most->second;
    if (is_less(range.most->first, range.least->first, type)) return true;
    return excluded && !is_less(range.least->first, range.most->first, type);
  }

  // ---- Variables that stand alone

  // A rule with disjunctions or several heads has become several clauses: its variables are known
  // by name, and count as used as often as in the clause that uses them most.
  void report_singletons() {
    struct Use {
      Span place;
      std::size_t most = 0;
    };
    std::map<std::pair<RuleId, std::string>, Use> uses;
    for (const Clause& clause : program_->clauses) {
      const std::vector<std::size_t> counts = count_uses(clause);
      for (std::size_t i = 0; i < counts.size(); ++i) {
        const ClauseVariable& variable = clause.variables[i];
        if (is_made(variable) || variable.name.starts_with('_') || counts[i] == 0) continue;
        Use& use = uses[{clause.rule, variable.name}];
        use.place = variable.first;
        use.most = std::max(use.most, is_told(clause, variable.name) ? 2 : counts[i]);
      }
    }
    for (const auto& [key, use] : uses) {
      if (use.most > 1) continue;
      warn(kinds::kSingletonVariable, use.place, fmt::format("'{}' is used only here", key.second),
           "write _ for a value that does not matter");
    }
  }

  // Whether the rule's text speaks of the variable.
  bool is_told(const Clause& clause, const std::string& name) const {
    const Rule& rule = program_.rule(clause.rule);
    const std::string wanted = '{' + name + '}';
    return rule.en.find(wanted) != std::string::npos || rule.zh.find(wanted) != std::string::npos;
  }

  // In aggregates names tell assignments apart, so their variables are used by standing there.
  static std::vector<std::size_t> count_uses(const Clause& clause) {
    std::vector<std::size_t> counts(clause.variables.size());
    const auto use = [&](const Expression& expression) {
      for_each_variable(expression, [&](VariableId id) { ++counts[index_of(id)]; });
    };
    for (const Expression& argument : clause.head.arguments) use(argument);
    for (const Literal& literal : clause.body) {
      if (const auto* aggregate = std::get_if<Aggregate>(&literal)) {
        ++counts[index_of(aggregate->result)];
        for (VariableId id : aggregate->outer) ++counts[index_of(id)];
      } else if (const auto* comparison = std::get_if<Comparison>(&literal)) {
        use(comparison->left);
        use(comparison->right);
      } else {
        const auto* negation = std::get_if<Negation>(&literal);
        const Atom& atom = negation != nullptr ? negation->atom : std::get<Atom>(literal);
        for (const Expression& argument : atom.arguments) use(argument);
      }
    }
    return counts;
  }

  void warn(std::string_view kind, Span span, std::string message, std::string note) {
    warnings_.warning(kind, span, std::move(message), std::move(note));
  }

  const CheckedProgram& program_;
  std::vector<Usage> usages_;
  std::set<RelationId> given_;  // by facts, .input or the caller
  Diagnostics warnings_;
};

}  // namespace

Diagnostics lint(const CheckedProgram& program, const Surroundings& surroundings) {
  return Linter(program, surroundings).run();
}

}  // namespace clusterwise::datalog

// Named types. A variable has the narrowest type that all the positive atoms it stands in allow;
// equations between two variables give both the types of either.

#include <algorithm>
#include <fmt/format.h>
#include <functional>

#include "reasoner/datalog/infer.h"
#include "reasoner/datalog/kinds.h"

namespace clusterwise::datalog {
namespace {

class SubtypeChecker {
 public:
  SubtypeChecker(const Resolution& resolution, CheckContext& context)
      : resolution_(resolution),
        context_(context),
        same_as_(resolution.variables.size()),
        known_(same_as_.size()) {
    for (std::size_t i = 0; i < same_as_.size(); ++i) same_as_[i] = i;
  }

  void run(const ast::Atom& head, const FlatBody& body) {
    each_body(body, [&](const FlatBody& b) { join_equal(b); });
    each_body(body, [&](const FlatBody& b) { narrow(b); });
    each_body(body, [&](const FlatBody& b) { check_uses(b); });
    check_head(head);
  }

 private:
  using Visit = std::function<void(const FlatBody&)>;

  // The body and those of the aggregates in it.
  void each_body(const FlatBody& body, const Visit& visit) {
    visit(body);
    for (const ast::Term* term : resolution_.aggregates)
      visit(resolution_.aggregate_of.at(term).body);
  }

  std::size_t root(std::size_t variable) const {
    while (same_as_[variable] != variable) variable = same_as_[variable];
    return variable;
  }

  std::optional<std::size_t> variable(const ast::Term& term) const {
    const auto found = resolution_.variable_of.find(&term);
    if (found == resolution_.variable_of.end()) return std::nullopt;
    return root(index_of(found->second));
  }

  void join_equal(const FlatBody& body) {
    for (const FlatLiteral& flat : body) {
      const auto* constraint = std::get_if<ast::Constraint>(&flat.literal->node);
      if (constraint == nullptr || constraint->op.text != (flat.negated ? "!=" : "=")) continue;
      const auto left = variable(constraint->sides[0]);
      const auto right = variable(constraint->sides[1]);
      if (left && right) same_as_[*right] = *left;
    }
  }

  void narrow(const FlatBody& body) {
    for (const FlatLiteral& flat : body) {
      const auto* atom = std::get_if<ast::Atom>(&flat.literal->node);
      if (atom == nullptr || flat.negated) continue;
      const RelationId id = context_.relations_by_name.at(atom->relation.text);
      const Relation& relation = context_.relation(id);
      for (std::size_t i = 0; i < atom->arguments.size(); ++i) {
        if (!context_.type_is_known(id, i)) continue;
        if (const auto v = variable(atom->arguments[i]))
          narrow(*v, relation.attributes[i].type, atom->arguments[i]);
      }
    }
  }

  void narrow(std::size_t variable, TypeId type, const ast::Term& place) {
    std::vector<TypeId>& known = known_[variable];
    if (known.empty()) {
      known.push_back(type);
      return;
    }
    std::vector<TypeId> meet;
    for (TypeId one : known) {
      for (TypeId part : context_.parts.types.meet(one, type)) meet.push_back(part);
    }
    if (meet.empty()) {
      mismatch(place,
               fmt::format("'{}' is {} elsewhere and {} here", name(place),
                           with_article(names(known)), with_article(name(type))),
               "no value can be both");
    } else {
      known = std::move(meet);
    }
  }

  // Constants in atoms, and constants that variables are or are not. The bound of an order need not
  // be a value.
  void check_uses(const FlatBody& body) {
    for (const FlatLiteral& flat : body) {
      if (const auto* atom = std::get_if<ast::Atom>(&flat.literal->node)) check_constants(*atom);
      const auto* constraint = std::get_if<ast::Constraint>(&flat.literal->node);
      if (constraint == nullptr || (constraint->op.text != "=" && constraint->op.text != "!="))
        continue;
      check_compared(constraint->sides[0], constraint->sides[1]);
      check_compared(constraint->sides[1], constraint->sides[0]);
    }
  }

  void check_compared(const ast::Term& one, const ast::Term& other) {
    const auto v = variable(one);
    const auto* text = std::get_if<ast::StringLiteral>(&other.node);
    if (v && text != nullptr && known_[*v].size() == 1) {
      context_.check_constant(known_[*v].front(), text->text, other.span);
    }
  }

  void check_constants(const ast::Atom& atom) {
    const Relation& relation = context_.relation(context_.relations_by_name.at(atom.relation.text));
    for (std::size_t i = 0; i < atom.arguments.size(); ++i) {
      const auto* text = std::get_if<ast::StringLiteral>(&atom.arguments[i].node);
      if (text != nullptr)
        context_.check_constant(relation.attributes[i].type, text->text, atom.arguments[i].span);
    }
  }

  void check_head(const ast::Atom& head) {
    check_constants(head);
    const RelationId id = context_.relations_by_name.at(head.relation.text);
    const Relation& relation = context_.relation(id);
    for (std::size_t i = 0; i < head.arguments.size(); ++i) {
      const auto v = variable(head.arguments[i]);
      if (!v || !context_.type_is_known(id, i)) continue;
      const TypeId wanted = relation.attributes[i].type;
      for (TypeId type : known_[*v]) {
        if (context_.parts.types.is_subtype(type, wanted)) continue;
        mismatch(head.arguments[i],
                 fmt::format("'{}' is {} where {} is expected", name(head.arguments[i]),
                             with_article(names(known_[*v])), with_article(name(wanted))),
                 fmt::format("not every {} is {}: bind the variable with a relation over {}",
                             name(type), with_article(name(wanted)), name(wanted)));
        break;
      }
    }
  }

  void mismatch(const ast::Term& place, std::string message, std::string note) {
    context_.diagnostics.error(kinds::kTypeMismatch, place.span, std::move(message),
                               std::move(note));
  }

  static const std::string& name(const ast::Term& term) {
    return std::get<ast::Variable>(term.node).name;
  }
  const std::string& name(TypeId type) const { return context_.parts.types[type].name; }
  std::string names(const std::vector<TypeId>& types) const {
    std::string result;
    for (TypeId type : types) result += (result.empty() ? "" : " or ") + name(type);
    return result;
  }

  const Resolution& resolution_;
  CheckContext& context_;
  std::vector<std::size_t> same_as_;
  std::vector<std::vector<TypeId>> known_;
};

}  // namespace

void check_subtypes(const ast::Atom& head, const FlatBody& body, const Resolution& resolution,
                    CheckContext& context) {
  SubtypeChecker(resolution, context).run(head, body);
}

}  // namespace clusterwise::datalog

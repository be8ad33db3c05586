// Types by unification: every term has a slot, equal types share one, and a slot ends as one
// primitive. A whole-number literal takes whatever numeric type its surroundings have, number where
// they have none.

#include "reasoner/datalog/infer.h"

#include <fmt/format.h>

#include "reasoner/datalog/functor.h"
#include "reasoner/datalog/kinds.h"
#include "reasoner/datalog/nearest.h"
#include "reasoner/datalog/parser.h"

namespace clusterwise::datalog {
namespace {

enum class Need : std::uint8_t { kAny, kNumeric, kIntegral };

struct Slot {
  std::size_t parent = 0;
  std::optional<Primitive> type;
  Need need = Need::kAny;
  bool failed = false;  // what else does not fit it is a consequence and not reported
};

bool allows(Need need, Primitive type) {
  if (need == Need::kNumeric) return type != Primitive::kSymbol;
  return need == Need::kAny || type == Primitive::kNumber || type == Primitive::kUnsigned;
}

std::string_view words_for(Need need) {
  return need == Need::kIntegral ? "whole number" : "number";
}

class Inference {
 public:
  Inference(const Resolution& resolution, CheckContext& context)
      : resolution_(resolution), context_(context) {
    for (std::size_t i = 0; i < resolution.variables.size(); ++i) new_slot();
  }

  std::optional<Typing> run(const ast::Atom& head, const FlatBody& body) {
    this->body(body);
    atom(head);
    if (failed_) return std::nullopt;
    Typing result;
    for (const auto& [term, slot] : slot_of_) result.type_of[term] = type_of(slot);
    for (std::size_t i = 0; i < resolution_.variables.size(); ++i)
      result.variables.push_back(type_of(i));
    return result;
  }

 private:
  // ---- Slots

  std::size_t new_slot(std::optional<Primitive> type = {}, Need need = Need::kAny) {
    slots_.push_back({slots_.size(), type, need});
    return slots_.size() - 1;
  }

  std::size_t root(std::size_t slot) {
    while (slots_[slot].parent != slot)
      slot = slots_[slot].parent = slots_[slots_[slot].parent].parent;
    return slot;
  }

  Primitive type_of(std::size_t slot) {
    return slots_[root(slot)].type.value_or(Primitive::kNumber);
  }

  // Makes the slots one; reports at `place` where they cannot be.
  void unify(std::size_t a, std::size_t b, const ast::Term& place) {
    a = root(a);
    b = root(b);
    if (a == b || slots_[a].failed || slots_[b].failed) return;
    const Slot left = slots_[a];
    const Slot right = slots_[b];
    const std::optional<Primitive> type = left.type ? left.type : right.type;
    const Need need = std::max(left.need, right.need);
    if (left.type && right.type && *left.type != *right.type) {
      slots_[a].failed = true;
      mismatch(place, name_of(*right.type), name_of(*left.type));
    } else if (type && !allows(need, *type)) {
      slots_[a].failed = true;
      if (right.type) {
        mismatch(place, name_of(*type), words_for(need));
      } else {
        mismatch(place, words_for(need), name_of(*type));
      }
    } else {
      slots_[b].parent = a;
      slots_[a].type = type;
      slots_[a].need = need;
    }
  }

  void require(const ast::Term& term, Primitive type) { unify(new_slot(type), visit(term), term); }

  void mismatch(const ast::Term& place, std::string_view found, std::string_view wanted) {
    failed_ = true;
    context_.diagnostics.error(kinds::kTypeMismatch, place.span,
                               fmt::format("{} is {} where {} is expected", to_text(place),
                                           with_article(found), with_article(wanted)),
                               note_);
  }

  // ---- Literals

  void body(const FlatBody& body) {
    for (const FlatLiteral& flat : body) {
      if (const auto* found = std::get_if<ast::Atom>(&flat.literal->node)) atom(*found);
      if (const auto* found = std::get_if<ast::Constraint>(&flat.literal->node)) constraint(*found);
    }
  }

  void atom(const ast::Atom& atom) {
    const std::optional<RelationId> id = context_.find_relation(atom.relation);
    if (!id) {
      failed_ = true;
      return;
    }
    const Relation& relation = context_.relation(*id);
    const std::size_t wanted = relation.attributes.size();
    if (atom.arguments.size() != wanted) {
      failed_ = true;
      context_.diagnostics.error(
          kinds::kArityMismatch, atom.relation.span,
          fmt::format("relation '{}' has {} attribute{}, found {}", relation.name, wanted,
                      wanted == 1 ? "" : "s", atom.arguments.size()),
          declaration_note(relation));
      return;
    }
    for (std::size_t i = 0; i < wanted; ++i) {
      const Attribute& attribute = relation.attributes[i];
      if (!context_.type_is_known(*id, i)) {
        visit(atom.arguments[i]);
        continue;
      }
      note_ = fmt::format("attribute '{}' of '{}' is {}", attribute.name, relation.name,
                          with_article(context_.parts.types[attribute.type].name));
      require(atom.arguments[i], attribute.primitive);
      note_.clear();
    }
  }

  std::string declaration_note(const Relation& relation) const {
    std::string attributes;
    for (const Attribute& attribute : relation.attributes) {
      attributes += fmt::format("{}{}: {}", attributes.empty() ? "" : ", ", attribute.name,
                                context_.parts.types[attribute.type].name);
    }
    return fmt::format("it is declared as {}({})", relation.name, attributes);
  }

  void constraint(const ast::Constraint& constraint) {
    const ast::Term& left = constraint.sides[0];
    const ast::Term& right = constraint.sides[1];
    if (constraint.op.text == "match" || constraint.op.text == "contains") {
      require(left, Primitive::kSymbol);
      require(right, Primitive::kSymbol);
    } else {
      const std::size_t slot = visit(left);
      unify(slot, visit(right), right);
    }
  }

  // ---- Terms

  std::size_t visit(const ast::Term& term) {
    const auto known = slot_of_.find(&term);
    if (known != slot_of_.end()) return known->second;
    const std::size_t slot =
        std::visit([&](const auto& node) { return slot_for(term, node); }, term.node);
    slot_of_[&term] = slot;
    return slot;
  }

  std::size_t slot_for(const ast::Term& term, const ast::Variable&) {
    return index_of(resolution_.variable_of.at(&term));
  }
  std::size_t slot_for(const ast::Term&, const ast::Wildcard&) { return new_slot(); }
  std::size_t slot_for(const ast::Term&, const ast::StringLiteral&) {
    return new_slot(Primitive::kSymbol);
  }

  std::size_t slot_for(const ast::Term&, const ast::NumberLiteral& number) {
    using Form = ast::NumberLiteral::Form;
    if (number.form == Form::kFloat) return new_slot(Primitive::kFloat);
    if (number.form == Form::kUnsigned) return new_slot(Primitive::kUnsigned);
    return new_slot({}, Need::kNumeric);
  }

  std::size_t slot_for(const ast::Term&, const ast::Call& call) {
    const FunctorInfo* info = find_functor(call.functor.text, call.arguments.size());
    if (info == nullptr) return unknown_functor(call);
    const std::size_t given = call.arguments.size();
    if (given < info->least || given > info->most) return wrong_arity(call, *info);
    note_.clear();
    switch (info->signature) {
      case Signature::kNumeric:
        return same(call, new_slot({}, Need::kNumeric));
      case Signature::kIntegral:
        return same(call, new_slot({}, Need::kIntegral));
      case Signature::kAny:
        return same(call, new_slot());
      case Signature::kCat:
        return same(call, new_slot(Primitive::kSymbol));
      case Signature::kStrlen:
        require(call.arguments[0], Primitive::kSymbol);
        return new_slot(Primitive::kNumber);
      case Signature::kSubstr:
        require(call.arguments[0], Primitive::kSymbol);
        require(call.arguments[1], Primitive::kNumber);
        require(call.arguments[2], Primitive::kNumber);
        return new_slot(Primitive::kSymbol);
      case Signature::kConvert:
        visit(call.arguments[0]);
        break;
    }
    return new_slot(converted(info->functor));
  }

  static Primitive converted(Functor functor) {
    if (functor == Functor::kToNumber) return Primitive::kNumber;
    if (functor == Functor::kToUnsigned) return Primitive::kUnsigned;
    return functor == Functor::kToFloat ? Primitive::kFloat : Primitive::kSymbol;
  }

  std::size_t same(const ast::Call& call, std::size_t slot) {
    for (const ast::Term& argument : call.arguments) unify(slot, visit(argument), argument);
    return slot;
  }

  std::size_t unknown_functor(const ast::Call& call) {
    static const std::vector<std::string> kNames = {"cat",         "strlen",   "substr",
                                                    "min",         "max",      "to_number",
                                                    "to_unsigned", "to_float", "to_string"};
    failed_ = true;
    std::string note = did_you_mean(call.functor.text, kNames);
    if (note.empty()) note = fmt::format("functors are {}", fmt::join(kNames, ", "));
    context_.diagnostics.error(kinds::kUnknownFunctor, call.functor.span,
                               fmt::format("there is no functor called '{}'", call.functor.text),
                               std::move(note));
    return new_slot();
  }

  std::size_t wrong_arity(const ast::Call& call, const FunctorInfo& info) {
    failed_ = true;
    const std::string wanted =
        info.most == kAnyNumber
            ? fmt::format("{} arguments or more", info.least)
            : fmt::format("{} argument{}", info.least, info.least == 1 ? "" : "s");
    context_.diagnostics.error(
        kinds::kArityMismatch, call.functor.span,
        fmt::format("{} takes {}, found {}", info.name, wanted, call.arguments.size()));
    return new_slot();
  }

  std::size_t slot_for(const ast::Term& term, const ast::Aggregate& aggregate) {
    const ResolvedAggregate& resolved = resolution_.aggregate_of.at(&term);
    const std::size_t result = index_of(resolved.result);
    body(resolved.body);
    note_.clear();
    if (aggregate.op.text == "count") {
      unify(result, new_slot(Primitive::kNumber), term);
    } else if (aggregate.op.text == "mean") {
      require(aggregate.target[0], Primitive::kFloat);
      unify(result, new_slot(Primitive::kFloat), term);
    } else {
      unify(result, new_slot({}, Need::kNumeric), term);
      unify(result, visit(aggregate.target[0]), aggregate.target[0]);
    }
    return result;
  }

  const Resolution& resolution_;
  CheckContext& context_;
  std::vector<Slot> slots_;  // the first ones belong to the variables
  std::unordered_map<const ast::Term*, std::size_t> slot_of_;
  std::string note_;
  bool failed_ = false;
};

}  // namespace

std::optional<Typing> infer(const ast::Atom& head, const FlatBody& body,
                            const Resolution& resolution, CheckContext& context) {
  return Inference(resolution, context).run(head, body);
}

}  // namespace clusterwise::datalog

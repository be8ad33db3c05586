#include "reasoner/datalog/types.h"

#include <algorithm>
#include <utility>

namespace clusterwise::datalog {

Types::Types() {
  for (Primitive primitive :
       {Primitive::kNumber, Primitive::kUnsigned, Primitive::kFloat, Primitive::kSymbol}) {
    add({std::string(name_of(primitive)), primitive, std::nullopt, {}, {}});
  }
}

std::optional<TypeId> Types::find(std::string_view name) const {
  const auto found = by_name_.find(name);
  if (found == by_name_.end()) return std::nullopt;
  return found->second;
}

TypeId Types::add(Type type) {
  const auto id = static_cast<TypeId>(types_.size());
  by_name_.emplace(type.name, id);
  types_.push_back(std::move(type));
  return id;
}

void Types::alias(std::string name, TypeId id) { by_name_.emplace(std::move(name), id); }

std::vector<std::string> Types::names() const {
  std::vector<std::string> result;
  for (const auto& [name, id] : by_name_) result.push_back(name);
  return result;
}

std::vector<TypeId> Types::parts(TypeId id) const {
  const Type& type = (*this)[id];
  if (type.members.empty()) return {id};
  std::vector<TypeId> result;
  for (TypeId member : type.members) {
    for (TypeId part : parts(member)) result.push_back(part);
  }
  return result;
}

bool Types::is_subtype(TypeId narrow, TypeId wide) const {
  if (narrow == wide) return true;
  const Type& type = (*this)[narrow];
  if (!type.members.empty()) {
    return std::all_of(type.members.begin(), type.members.end(),
                       [&](TypeId t) { return is_subtype(t, wide); });
  }
  if (type.base && is_subtype(*type.base, wide)) return true;
  const std::vector<TypeId>& members = (*this)[wide].members;
  return std::any_of(members.begin(), members.end(),
                     [&](TypeId t) { return is_subtype(narrow, t); });
}

std::vector<TypeId> Types::meet(TypeId left, TypeId right) const {
  if (is_subtype(left, right)) return {left};
  if (is_subtype(right, left)) return {right};
  std::vector<TypeId> result;
  for (TypeId a : parts(left)) {
    for (TypeId b : parts(right)) {
      if (is_subtype(a, b)) {
        result.push_back(a);
      } else if (is_subtype(b, a)) {
        result.push_back(b);
      }
    }
  }
  return result;
}

}  // namespace clusterwise::datalog

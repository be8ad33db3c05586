// The types of a program: the four primitives, subtypes, unions and other names of these.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "reasoner/datalog/source.h"
#include "reasoner/datalog/value.h"

namespace clusterwise::datalog {

enum class TypeId : std::uint32_t {};

struct Type {
  std::string name;
  Primitive primitive = Primitive::kNumber;
  std::optional<TypeId> base;   // of a subtype
  std::vector<TypeId> members;  // of a union; a union has no values beyond theirs
  Span place;
};

class Types {
 public:
  Types();  // knows the primitives

  const Type& operator[](TypeId id) const { return types_[static_cast<std::size_t>(id)]; }
  std::optional<TypeId> find(std::string_view name) const;
  TypeId add(Type type);
  // Another name for a type.
  void alias(std::string name, TypeId id);
  std::vector<std::string> names() const;

  bool is_subtype(TypeId narrow, TypeId wide) const;
  // The types whose values belong to both; empty where no value can.
  std::vector<TypeId> meet(TypeId left, TypeId right) const;

 private:
  // The type itself, or for a union its members, unions among them opened.
  std::vector<TypeId> parts(TypeId id) const;

  std::vector<Type> types_;
  std::map<std::string, TypeId, std::less<>> by_name_;
};

}  // namespace clusterwise::datalog

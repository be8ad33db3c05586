// JSON documents that remember where each value stands, so that a message can point at it.
//
// RapidJSON reads; this adds places, refuses duplicate keys and broken UTF-8, and limits depth, so that no document,
// however nested, exhausts the stack. Values own their text. Shared by packs and by profiles.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "kb/problem.h"

namespace clusterwise::kb {

struct Json;
struct JsonMember;
using JsonArray = std::vector<Json>;
using JsonObject = std::vector<JsonMember>;  // in the order of the document; keys are unique

struct Json {
  std::variant<std::nullptr_t, bool, double, std::string, JsonArray, JsonObject> value;
  std::size_t begin = 0;  // byte offsets of the value in the document
  std::size_t end = 0;

  const std::string* string() const { return std::get_if<std::string>(&value); }
  const double* number() const { return std::get_if<double>(&value); }
  const JsonArray* array() const { return std::get_if<JsonArray>(&value); }
  const JsonObject* object() const { return std::get_if<JsonObject>(&value); }
  bool is_null() const { return std::holds_alternative<std::nullptr_t>(value); }

  // The member of that key, or null where this is no object or has no such key.
  const Json* find(std::string_view key) const;
  // "an object", "a number", … for messages.
  std::string_view type_name() const;
};

struct JsonMember {
  std::string key;
  std::size_t key_begin = 0;
  std::size_t key_end = 0;
  Json value;
};

// The document's only value. Problems have kind "json"; the first one ends the reading.
Checked<Json> parse_json(std::string_view text);

}  // namespace clusterwise::kb

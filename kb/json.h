// JSON documents that remember where each value stands, so that a message can point at it.
//
// RapidJSON reads; this adds places, refuses duplicate keys and broken UTF-8, and limits depth, so that no document,
// however nested, exhausts the stack. Values own their text. Shared by packs and by profiles.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
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

// The member of that key, which is made of `model` where it is not there. REQUIRES: `object` is one.
Json& member_of(Json& object, std::string_view key, const Json& model);

// The document's only value. Problems have kind "json"; the first one ends the reading.
Checked<Json> parse_json(std::string_view text);

// The same for a document that is too large to be held at once: each item of the lists (arrays that are members of the
// document itself and have one of these names) is handed over when it has been read, and left out of the document.
using TakeItem = std::function<void(std::string_view list, Json item)>;
Checked<Json> parse_json(std::string_view text, std::span<const std::string_view> lists,
                         const TakeItem& take);

// The value from `begin` on, with its places in the whole text. REQUIRES: it has been read there before.
Json parse_json_again(std::string_view text, std::size_t begin, std::size_t end);

// The text that is the document's member of that name, if there is one that is a text and the JSON up to there is sound.
std::string member_text(std::string_view text, std::string_view key);

}  // namespace clusterwise::kb

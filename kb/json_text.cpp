#include "kb/json_text.h"

#include <fmt/format.h>
#include <iterator>

#include "kb/number_text.h"

namespace clusterwise::kb {
namespace {

void append_escaped(std::string& to, char c) {
  switch (c) {
    case '"':
      to += "\\\"";
      break;
    case '\\':
      to += "\\\\";
      break;
    case '\b':
      to += "\\b";
      break;
    case '\f':
      to += "\\f";
      break;
    case '\n':
      to += "\\n";
      break;
    case '\r':
      to += "\\r";
      break;
    case '\t':
      to += "\\t";
      break;
    default:
      fmt::format_to(std::back_inserter(to), "\\u{:04x}", static_cast<unsigned char>(c));
  }
}

void append_array(std::string& to, const JsonArray& array) {
  to += '[';
  for (std::size_t i = 0; i < array.size(); ++i) {
    if (i > 0) to += ", ";
    append_json(to, array[i]);
  }
  to += ']';
}

void append_object(std::string& to, const JsonObject& object) {
  to += '{';
  for (std::size_t i = 0; i < object.size(); ++i) {
    if (i > 0) to += ", ";
    append_json(to, object[i].key);
    to += ": ";
    append_json(to, object[i].value);
  }
  to += '}';
}

}  // namespace

void append_json(std::string& to, std::string_view text) {
  to += '"';
  for (const char c : text) {
    const bool plain = static_cast<unsigned char>(c) >= 0x20U && c != '"' && c != '\\';
    if (plain) {
      to += c;
    } else {
      append_escaped(to, c);
    }
  }
  to += '"';
}

void append_json(std::string& to, const Json& value) {
  if (const std::string* text = value.string()) {
    append_json(to, std::string_view(*text));
  } else if (const double* number = value.number()) {
    to += number_text(*number);
  } else if (const JsonArray* array = value.array()) {
    append_array(to, *array);
  } else if (const JsonObject* object = value.object()) {
    append_object(to, *object);
  } else if (const bool* truth = std::get_if<bool>(&value.value)) {
    to += *truth ? "true" : "false";
  } else {
    to += "null";
  }
}

}  // namespace clusterwise::kb

// JSON on a page: indented, keys in a fixed order, both languages of every text.
#pragma once

#include <cstdint>
#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>
#include <string>
#include <string_view>
#include <vector>

#include "cli/environment.h"
#include "kb/knowledge.h"

namespace clusterwise::cli {

class JsonPage {
 public:
  JsonPage();

  // A member is a key and one value, which follows.
  JsonPage& key(std::string_view name);

  void value(std::string_view text);
  void value(const std::string& text) { value(std::string_view(text)); }
  void value(const char* text) { value(std::string_view(text)); }
  void value(double number);  // null where it is not finite: JSON has no other way
  void value(std::size_t number);
  void value(std::int64_t number);
  void value(bool truth);
  void value(const kb::Text& text);  // {"en": …, "zh": …}
  void null();

  template <typename Body>
  void object(Body body) {
    writer_.StartObject();
    body();
    writer_.EndObject();
  }

  // An array with what `each` writes of every element.
  template <typename List, typename Each>
  void array(const List& list, Each each) {
    writer_.StartArray();
    for (const auto& element : list) each(element);
    writer_.EndArray();
  }
  void array(const std::vector<std::string>& list);

  // REQUIRES: one value is complete.
  void print(Environment& env) const;

 private:
  rapidjson::StringBuffer buffer_;
  rapidjson::PrettyWriter<rapidjson::StringBuffer> writer_;
};

}  // namespace clusterwise::cli

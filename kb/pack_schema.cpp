// RapidJSON's validator judges, but it stops at the first fault and names it by keyword. So a
// document that fails is taken apart: each part of it is judged by the part of the schema that is
// meant for it, down to the parts that are at fault themselves. Nothing of this happens to a
// document that passes.
#include "kb/pack_schema.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <memory>
#include <optional>
#include <rapidjson/document.h>
#include <rapidjson/pointer.h>
#include <rapidjson/schema.h>

#include "kb/embedded.h"
#include "kb/folding.h"
#include "kb/problem_kinds.h"
#include "kb/similar.h"

namespace clusterwise::kb {
namespace {

std::string_view view(const rapidjson::Value& string) {
  return {string.GetString(), string.GetStringLength()};
}

// Tells the validator of the value as if it were being read.
void feed(const Json& json, rapidjson::SchemaValidator& to) {
  if (const std::string* text = json.string()) {
    to.String(text->data(), static_cast<rapidjson::SizeType>(text->size()), false);
  } else if (const double* number = json.number()) {
    to.Double(*number);
  } else if (const JsonArray* array = json.array()) {
    to.StartArray();
    for (const Json& item : *array) feed(item, to);
    to.EndArray(static_cast<rapidjson::SizeType>(array->size()));
  } else if (const JsonObject* object = json.object()) {
    to.StartObject();
    for (const JsonMember& member : *object) {
      to.Key(member.key.data(), static_cast<rapidjson::SizeType>(member.key.size()), false);
      feed(member.value, to);
    }
    to.EndObject(static_cast<rapidjson::SizeType>(object->size()));
  } else if (const bool* truth = std::get_if<bool>(&json.value)) {
    to.Bool(*truth);
  } else {
    to.Null();
  }
}

// What a message calls the place: `concept "porter"`, and the way from there to the value:
// `label.en`.
struct Path {
  std::string subject = "the pack";
  std::string inside;

  std::string name() const { return inside.empty() ? subject : subject + ": " + inside; }
  Path member(std::string_view key) const {
    return {subject, inside.empty() ? std::string(key) : fmt::format("{}.{}", inside, key)};
  }
};

std::string text_of(const Json& record, std::string_view key) {
  const Json* member = record.find(key);
  return member != nullptr && member->string() != nullptr ? *member->string() : std::string();
}

// The path of an item of an array; the lists of a pack hold records that have names.
Path item_path(const Path& list, std::size_t index, const Json& item) {
  const bool is_record = list.subject == Path{}.subject && item.object() != nullptr;
  if (!is_record) return {list.subject, fmt::format("{}[{}]", list.inside, index + 1)};
  const std::string_view singular = std::string_view(list.inside).substr(0, list.inside.size() - 1);
  const std::string id = text_of(item, "id");
  if (!id.empty()) return {fmt::format("{} \"{}\"", singular, id), ""};
  const std::string from = text_of(item, "from");
  const std::string to = text_of(item, "to");
  if (!from.empty() && !to.empty()) {
    return {fmt::format("{} from \"{}\" to \"{}\"", singular, from, to), ""};
  }
  return {fmt::format("{} {}", singular, index + 1), ""};
}

std::string type_in_words(std::string_view type) {
  static constexpr std::pair<std::string_view, std::string_view> kWords[] = {
      {"object", "an object"}, {"array", "an array"}, {"string", "a text"},
      {"number", "a number"},  {"null", "null"},
  };
  for (const auto& [name, words] : kWords) {
    if (name == type) return std::string(words);
  }
  return std::string(type);
}

std::string expected_type(const rapidjson::Value& schema) {
  const rapidjson::Value& type = schema["type"];
  if (type.IsString()) return type_in_words(view(type));
  std::string all;
  for (const rapidjson::Value& one : type.GetArray()) {
    all += (all.empty() ? "" : " or ") + type_in_words(view(one));
  }
  return all;
}

std::vector<std::string> strings_of(const rapidjson::Value& array) {
  std::vector<std::string> strings;
  for (const rapidjson::Value& one : array.GetArray()) {
    strings.emplace_back(one.IsString() ? view(one) : "null");
  }
  return strings;
}

std::vector<std::string> names_of(const rapidjson::Value& object) {
  std::vector<std::string> names;
  for (const auto& member : object.GetObject()) names.emplace_back(view(member.name));
  return names;
}

bool is_language(std::string_view key) { return key == "en" || key == "zh"; }

}  // namespace

class PackSchema::Judge {
 public:
  Judge() {
    const std::string_view text = embedded::pack_schema_json();
    schema_.Parse(text.data(), text.size());
  }

  bool accepts_document(const Json& document) {
    const std::size_t before = problems_.size();
    visit(document, schema_, Path{});
    return problems_.size() == before;
  }

  bool accepts_record(std::string_view list, std::size_t index, const Json& record) {
    const std::size_t before = problems_.size();
    const Path path = Path{}.member(list);
    const rapidjson::Value& schema = schema_["properties"][path.inside.c_str()]["items"];
    if (broken_keyword(record, resolved(schema))) {
      visit(record, schema, item_path(path, index, record));
    }
    return problems_.size() == before;
  }

  Problems take_problems() { return std::move(problems_); }

 private:
  // A part of the schema, with the definitions it may refer to, and what judges by it.
  struct Part {
    rapidjson::Document text;
    std::unique_ptr<rapidjson::SchemaDocument> compiled;
    std::unique_ptr<rapidjson::SchemaValidator> validator;
  };

  const rapidjson::Value& resolved(const rapidjson::Value& schema) const;
  rapidjson::SchemaValidator& validator(const rapidjson::Value& schema);
  // The keyword that the value breaks, if any.
  std::optional<std::string> broken_keyword(const Json& json, const rapidjson::Value& schema);
  void visit(const Json& json, const rapidjson::Value& schema, const Path& path);
  void visit_object(const Json& json, const rapidjson::Value& schema, const Path& path);
  void visit_array(const Json& json, const rapidjson::Value& schema, const Path& path);
  void report(const Json& json, const rapidjson::Value& schema, const Path& path,
              std::string_view keyword);
  void report_missing(const Json& object, const Path& path, std::string_view key);
  void report_unknown(const JsonMember& member, const rapidjson::Value& schema, const Path& path);
  bool is_of_concept(std::string_view key) const;
  void add(std::size_t begin, std::size_t end, std::string_view kind, std::string message,
           std::string note = {}) {
    problems_.push_back({begin, end, std::string(kind), std::move(message), std::move(note)});
  }

  rapidjson::Document schema_;
  std::map<const rapidjson::Value*, Part> parts_;
  Problems problems_;
};

const rapidjson::Value& PackSchema::Judge::resolved(const rapidjson::Value& schema) const {
  const auto reference = schema.FindMember("$ref");
  if (reference == schema.MemberEnd()) return schema;
  const rapidjson::Pointer pointer(reference->value.GetString(),
                                   reference->value.GetStringLength());
  return *pointer.Get(schema_);
}

rapidjson::SchemaValidator& PackSchema::Judge::validator(const rapidjson::Value& schema) {
  Part& part = parts_[&schema];
  if (part.validator == nullptr) {
    auto& allocator = part.text.GetAllocator();
    part.text.CopyFrom(schema, allocator);
    if (!part.text.HasMember("definitions")) {
      rapidjson::Value definitions(schema_["definitions"], allocator);
      part.text.AddMember("definitions", definitions, allocator);
    }
    part.compiled = std::make_unique<rapidjson::SchemaDocument>(part.text);
    part.validator = std::make_unique<rapidjson::SchemaValidator>(*part.compiled);
  }
  part.validator->Reset();
  return *part.validator;
}

std::optional<std::string> PackSchema::Judge::broken_keyword(const Json& json,
                                                             const rapidjson::Value& schema) {
  rapidjson::SchemaValidator& judge = validator(schema);
  feed(json, judge);
  if (judge.IsValid()) return std::nullopt;
  return std::string(judge.GetInvalidSchemaKeyword());
}

void PackSchema::Judge::visit(const Json& json, const rapidjson::Value& reference,
                              const Path& path) {
  const rapidjson::Value& schema = resolved(reference);
  const std::optional<std::string> keyword = broken_keyword(json, schema);
  if (!keyword) return;
  if (json.object() != nullptr && schema.HasMember("properties")) {
    visit_object(json, schema, path);
  } else if (json.array() != nullptr && schema.HasMember("items")) {
    visit_array(json, schema, path);
  } else {
    report(json, schema, path, *keyword);
  }
}

void PackSchema::Judge::visit_object(const Json& json, const rapidjson::Value& schema,
                                     const Path& path) {
  const rapidjson::Value& properties = schema["properties"];
  if (schema.HasMember("required")) {
    for (const std::string& key : strings_of(schema["required"])) {
      if (json.find(key) == nullptr) report_missing(json, path, key);
    }
  }
  for (const JsonMember& member : *json.object()) {
    const auto property = properties.FindMember(member.key.c_str());
    if (property == properties.MemberEnd()) {
      report_unknown(member, schema, path);
    } else {
      visit(member.value, property->value, path.member(member.key));
    }
  }
}

void PackSchema::Judge::visit_array(const Json& json, const rapidjson::Value& schema,
                                    const Path& path) {
  const JsonArray& items = *json.array();
  if (schema.HasMember("minItems") && items.size() < schema["minItems"].GetUint()) {
    add(json.begin, json.end, problem_kind::kSchema, fmt::format("{} is empty", path.name()),
        "name at least one");
  }
  for (std::size_t i = 0; i < items.size(); ++i) {
    visit(items[i], schema["items"], item_path(path, i, items[i]));
  }
}

void PackSchema::Judge::report_missing(const Json& object, const Path& path, std::string_view key) {
  const bool is_text = is_language(key);
  add(object.begin, object.begin + 1, is_text ? problem_kind::kMissingText : problem_kind::kSchema,
      fmt::format("{} has no {}", path.name(), key),
      is_text ? "every text is given in English (en) and in Chinese (zh)" : "");
}

bool PackSchema::Judge::is_of_concept(std::string_view key) const {
  const std::vector<std::string> fields = names_of(schema_["definitions"]["concept"]["properties"]);
  return std::find(fields.begin(), fields.end(), key) != fields.end();
}

void PackSchema::Judge::report_unknown(const JsonMember& member, const rapidjson::Value& schema,
                                       const Path& path) {
  if (&schema == &schema_["definitions"]["extension"] && is_of_concept(member.key)) {
    add(member.key_begin, member.key_end, problem_kind::kSchema,
        fmt::format("{} cannot change the {} of a concept of another pack", path.name(),
                    member.key),
        "only aliases and claims may be added");
    return;
  }
  const std::vector<std::string> known = names_of(schema["properties"]);
  std::string note = did_you_mean(most_similar(member.key, known, 2));
  if (note.empty()) note = fmt::format("the fields are: {}", fmt::join(known, ", "));
  add(member.key_begin, member.key_end, problem_kind::kSchema,
      fmt::format("{} has an unknown field \"{}\"", path.name(), member.key), std::move(note));
}

void PackSchema::Judge::report(const Json& json, const rapidjson::Value& schema, const Path& path,
                               std::string_view keyword) {
  const std::string* text = json.string();
  std::string_view kind = problem_kind::kSchema;
  std::string message;
  std::string note;
  if (keyword == "type") {
    message =
        fmt::format("{} must be {}, not {}", path.name(), expected_type(schema), json.type_name());
  } else if (text != nullptr && folded(*text).empty()) {
    kind = problem_kind::kMissingText;
    message = fmt::format("{} is empty", path.name());
  } else if (keyword == "enum") {
    message = fmt::format("{} cannot be {}", path.name(),
                          text != nullptr ? fmt::format("\"{}\"", *text) : json.type_name());
    note = fmt::format("it may be {}", fmt::join(strings_of(schema["enum"]), ", "));
  } else if (keyword == "pattern" && schema.HasMember("description")) {
    message = fmt::format("{} is \"{}\", which is not an id", path.name(), *text);
    note = std::string(view(schema["description"]));
  } else {
    message = fmt::format("{} does not fit the schema ({})", path.name(), keyword);
  }
  add(json.begin, json.end, kind, std::move(message), std::move(note));
}

PackSchema::PackSchema() : judge_(std::make_unique<Judge>()) {}
PackSchema::~PackSchema() = default;

bool PackSchema::accepts_record(std::string_view list, std::size_t index, const Json& record) {
  return judge_->accepts_record(list, index, record);
}

bool PackSchema::accepts_document(const Json& document) {
  return judge_->accepts_document(document);
}

Problems PackSchema::take_problems() { return judge_->take_problems(); }

}  // namespace clusterwise::kb

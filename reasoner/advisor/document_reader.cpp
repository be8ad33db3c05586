#include "reasoner/advisor/document_reader.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "reasoner/advisor/numbers.h"
#include "reasoner/advisor/profile_kinds.h"
#include "reasoner/datalog/nearest.h"

namespace clusterwise::advisor {

using kb::Json;
using kb::JsonMember;

void report_json(const kb::Problems& problems, datalog::FileId file,
                 datalog::Diagnostics& diagnostics) {
  for (const kb::Problem& problem : problems) {
    const datalog::Span span{file, static_cast<std::uint32_t>(problem.begin),
                             static_cast<std::uint32_t>(problem.end)};
    diagnostics.error(profile_kind::kJson, span, problem.message, problem.note);
  }
}

std::string DocumentReader::text(const JsonMember& member) {
  if (const std::string* found = member.value.string()) return *found;
  if (const double* number = member.value.number()) {
    wrong_type(member.value, fmt::format("\"{}\"", member.key), "a text",
               fmt::format("\"{}\"", number_text(*number)));
  } else {
    wrong_type(member.value, fmt::format("\"{}\"", member.key), "a text", "");
  }
  return {};
}

kb::Text DocumentReader::bilingual(const Json& value, std::string_view what,
                                   std::string_view example) {
  if (const std::string* plain = value.string()) return {*plain, *plain};
  kb::Text result;
  if (value.object() == nullptr) {
    wrong_type(value, what, "a text or an object", example);
    return result;
  }
  for (const JsonMember& language : *value.object()) {
    if (language.key == "en" || language.key == "zh") {
      (language.key == "en" ? result.en : result.zh) = text(language);
    } else {
      unknown_field(language, {"en", "zh"});
    }
  }
  if (result.en.empty()) result.en = result.zh;
  if (result.zh.empty()) result.zh = result.en;
  return result;
}

void DocumentReader::require(const Json& object, std::string_view key, std::string note) {
  if (object.object() == nullptr || object.find(key) != nullptr) return;
  error(profile_kind::kMissingField, span_of(object.begin, object.begin + 1),
        fmt::format("there is no \"{}\" here", key), std::move(note));
}

void DocumentReader::unknown_field(const JsonMember& member,
                                   const std::vector<std::string>& known) {
  std::string note = datalog::did_you_mean(member.key, known);
  if (note.empty()) note = fmt::format("what may stand here: {}", fmt::join(known, ", "));
  error(profile_kind::kUnknownField, span_of_key(member),
        fmt::format("\"{}\" means nothing here", member.key), std::move(note));
}

void DocumentReader::wrong_type(const Json& value, std::string_view what, std::string_view wanted,
                                std::string_view example) {
  error(profile_kind::kWrongType, span_of(value),
        fmt::format("{} must be {}, not {}", what, wanted, value.type_name()),
        example.empty() ? "" : fmt::format("write {}", example));
}

}  // namespace clusterwise::advisor

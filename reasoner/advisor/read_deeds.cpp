#include "reasoner/advisor/read_deeds.h"

#include <fmt/format.h>

#include "reasoner/advisor/document_reader.h"
#include "reasoner/advisor/profile_kinds.h"

namespace clusterwise::advisor {
namespace {

using kb::Json;

constexpr std::string_view kMeasure = "measure";  // the kind
constexpr std::string_view kExample = R"({"en": "…", "zh": "…"})";

class DeedReader : private DocumentReader {
 public:
  DeedReader(datalog::FileId file, const kb::Store& store, datalog::Diagnostics& diagnostics)
      : DocumentReader(file, diagnostics), store_(store) {}

  std::vector<Deed> read(const Json& value) {
    if (value.array() == nullptr) {
      wrong_type(value, "\"done\"", "an array", fmt::format("[\"MEASURE\", {}]", kExample));
      return {};
    }
    std::vector<Deed> result;
    for (const Json& one : *value.array()) {
      if (one.string() != nullptr) {
        measure(one, result);
      } else if (one.object() != nullptr) {
        own_words(one, result);
      } else {
        wrong_type(one, "what was done", "the id of a measure, or an object with a text", kExample);
      }
    }
    return result;
  }

 private:
  void own_words(const Json& value, std::vector<Deed>& deeds) {
    const kb::Text text = bilingual(value, "what was done", kExample);
    if (!text.en.empty()) {
      deeds.push_back({"", text});
    } else if (value.object()->empty()) {
      error(profile_kind::kMissingField, span_of(value), "there is no text here",
            fmt::format("write {}", kExample));
    }
  }

  void measure(const Json& value, std::vector<Deed>& deeds) {
    const std::string& id = *value.string();
    std::optional<kb::Concept> found = store_.find(id);
    if (found && found->kind == kMeasure) {
      deeds.push_back({id, std::move(found->label)});
      return;
    }
    const std::vector<std::string> near = store_.nearest(id, kMeasure, 1);
    const std::string in_own_words = fmt::format("in words of your own: {}", kExample);
    error(profile_kind::kUnknownMeasure, span_of(value),
          found ? fmt::format("\"{}\" is {}, not a measure", id, datalog::with_article(found->kind))
                : fmt::format("there is no measure \"{}\"", id),
          near.empty() ? in_own_words
                       : fmt::format("did you mean \"{}\"? Or {}", near.front(), in_own_words));
  }

  const kb::Store& store_;
};

}  // namespace

std::vector<Deed> read_deeds(const Json& value, datalog::FileId file, const kb::Store& store,
                             datalog::Diagnostics& diagnostics) {
  return DeedReader(file, store, diagnostics).read(value);
}

}  // namespace clusterwise::advisor

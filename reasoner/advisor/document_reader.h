// What readers of JSON documents share: places, and the messages that every document can get.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kb/json.h"
#include "kb/knowledge.h"
#include "reasoner/datalog/diagnostics.h"
#include "reasoner/datalog/source.h"

namespace clusterwise::advisor {

// What is no JSON, as errors of that file.
void report_json(const kb::Problems& problems, datalog::FileId file,
                 datalog::Diagnostics& diagnostics);

class DocumentReader {
 public:
  // `file` is where the document stands among the sources of the diagnostics. REQUIRES: the
  // diagnostics outlive the reader.
  DocumentReader(datalog::FileId file, datalog::Diagnostics& diagnostics)
      : file_(file), diagnostics_(diagnostics) {}

 protected:
  datalog::Span span_of(std::size_t begin, std::size_t end) const {
    return {file_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }
  datalog::Span span_of(const kb::Json& value) const { return span_of(value.begin, value.end); }
  datalog::Span span_of_key(const kb::JsonMember& member) const {
    return span_of(member.key_begin, member.key_end);
  }

  // The member's text; an error and an empty text where it is none.
  std::string text(const kb::JsonMember& member);
  // A text for both languages, or an object with one for each; where one is missing the other
  // stands for it. An error and an empty text where it is neither.
  kb::Text bilingual(const kb::Json& value, std::string_view what, std::string_view example);
  // An error where the value is an object without that key.
  void require(const kb::Json& object, std::string_view key, std::string note);
  void unknown_field(const kb::JsonMember& member, const std::vector<std::string>& known);
  void wrong_type(const kb::Json& value, std::string_view what, std::string_view wanted,
                  std::string_view example);
  void error(std::string_view kind, datalog::Span span, std::string message,
             std::string note = {}) {
    diagnostics_.error(kind, span, std::move(message), std::move(note));
  }

  datalog::FileId file_;
  datalog::Diagnostics& diagnostics_;
};

}  // namespace clusterwise::advisor

// What is wrong with the user's text: collected, located, sorted, rendered.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "reasoner/datalog/source.h"

namespace clusterwise::datalog {

enum class Severity { kError, kWarning };

struct Diagnostic {
  std::string_view kind;  // one of the names in kinds.h, or of another reader that shares this
                          // rendering; static text
  Severity severity = Severity::kError;
  Span span;
  std::string message;             // what is wrong, in the words of the author's text
  std::string note;                // what to do about it; may be empty
  std::optional<Span> first = {};  // where what is there twice stands first
};

class Diagnostics {
 public:
  void add(Diagnostic diagnostic);
  void error(std::string_view kind, Span span, std::string message, std::string note = {});
  void warning(std::string_view kind, Span span, std::string message, std::string note = {});
  // Of something that stands at `first` already.
  void repeated(std::string_view kind, Span span, Span first, std::string message,
                std::string note);
  void append(const Diagnostics& others);
  // Those of other kinds.
  Diagnostics without(std::span<const std::string> kinds) const;

  bool has_errors() const;
  bool empty() const { return all_.empty(); }
  // By file, place, then kind; without repetitions.
  std::vector<Diagnostic> sorted() const;

 private:
  std::vector<Diagnostic> all_;
};

inline constexpr std::size_t kMostDiagnosticsShown = 20;

// "a number", "an unsigned".
std::string with_article(std::string_view noun);

// FILE:LINE:COL: error: MESSAGE [kind], the line, a caret, and the note; errors before warnings'
// limit counts: at most kMostDiagnosticsShown, then a line that says how many more. Ends with a
// newline unless empty. REQUIRES: every span lies in `sources`.
std::string render(const Diagnostics& diagnostics, std::span<const Source> sources);

}  // namespace clusterwise::datalog

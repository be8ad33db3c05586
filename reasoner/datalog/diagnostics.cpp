#include "reasoner/datalog/diagnostics.h"

#include <algorithm>
#include <fmt/format.h>
#include <tuple>
#include <utf8proc.h>
#include <utility>

namespace clusterwise::datalog {
namespace {

auto order_of(const Diagnostic& d) {
  return std::tie(d.span.file, d.span.begin, d.span.end, d.kind, d.message);
}

// What a terminal needs to reach the column under the given text: tabs stay tabs, wide characters
// take two blanks.
std::string blank_out(std::string_view text) {
  std::string blanks;
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  auto left = static_cast<utf8proc_ssize_t>(text.size());
  while (left > 0) {
    utf8proc_int32_t character = 0;
    const utf8proc_ssize_t length =
        std::max<utf8proc_ssize_t>(1, utf8proc_iterate(bytes, left, &character));
    if (character == '\t') {
      blanks += '\t';
    } else {
      blanks.append(static_cast<std::size_t>(std::max(0, utf8proc_charwidth(character))), ' ');
    }
    bytes += length;
    left -= length;
  }
  return blanks;
}

// The longest stretch of the line that is shown to either side of the place; a line may be a
// megabyte.
constexpr std::size_t kContext = 160;

bool inside_character(std::string_view text, std::size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
}

std::string excerpt(std::string_view text, const Span& span) {
  const std::string_view line = line_of(text, span.begin);
  const auto start = static_cast<std::size_t>(line.data() - text.data());
  const std::size_t at = std::min(span.begin - start, line.size());
  std::size_t from = at > kContext ? at - kContext : 0;
  std::size_t to = std::min(line.size(), at + kContext);
  while (inside_character(line, from)) ++from;
  while (inside_character(line, to)) ++to;
  const std::size_t stop = std::clamp(static_cast<std::size_t>(span.end) - start, at, to);
  const std::string tail = blank_out(line.substr(at, stop - at));
  const std::string marks(tail.size() > 1 ? tail.size() - 1 : 0, '~');
  return fmt::format("  {}\n  {}^{}\n", line.substr(from, to - from),
                     blank_out(line.substr(from, at - from)), marks);
}

std::string render_one(const Diagnostic& d, std::span<const Source> sources) {
  const Source& source = sources[static_cast<std::size_t>(d.span.file)];
  const Position at = position_of(source.text, d.span.begin);
  const char* severity = d.severity == Severity::kError ? "error" : "warning";
  std::string out = fmt::format("{}:{}:{}: {}: {} [{}]\n", source.name, at.line, at.column,
                                severity, d.message, d.kind);
  if (!source.text.empty()) out += excerpt(source.text, d.span);
  if (d.first) {
    const Source& other = sources[static_cast<std::size_t>(d.first->file)];
    const Position first = position_of(other.text, d.first->begin);
    out += fmt::format("  note: the first is at {}:{}:{}\n", other.name, first.line, first.column);
  }
  if (!d.note.empty()) out += fmt::format("  note: {}\n", d.note);
  return out;
}

}  // namespace

void Diagnostics::add(Diagnostic diagnostic) { all_.push_back(std::move(diagnostic)); }

void Diagnostics::error(std::string_view kind, Span span, std::string message, std::string note) {
  add({kind, Severity::kError, span, std::move(message), std::move(note)});
}

void Diagnostics::warning(std::string_view kind, Span span, std::string message, std::string note) {
  add({kind, Severity::kWarning, span, std::move(message), std::move(note)});
}

void Diagnostics::repeated(std::string_view kind, Span span, Span first, std::string message,
                           std::string note) {
  add({kind, Severity::kError, span, std::move(message), std::move(note), first});
}

void Diagnostics::append(const Diagnostics& others) {
  all_.insert(all_.end(), others.all_.begin(), others.all_.end());
}

Diagnostics Diagnostics::without(std::span<const std::string> kinds) const {
  Diagnostics result;
  std::copy_if(all_.begin(), all_.end(), std::back_inserter(result.all_), [&](const Diagnostic& d) {
    return std::find(kinds.begin(), kinds.end(), d.kind) == kinds.end();
  });
  return result;
}

bool Diagnostics::has_errors() const {
  return std::any_of(all_.begin(), all_.end(),
                     [](const Diagnostic& d) { return d.severity == Severity::kError; });
}

std::vector<Diagnostic> Diagnostics::sorted() const {
  std::vector<Diagnostic> result = all_;
  std::stable_sort(result.begin(), result.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return order_of(a) < order_of(b);
  });
  const auto same = [](const Diagnostic& a, const Diagnostic& b) {
    return order_of(a) == order_of(b);
  };
  result.erase(std::unique(result.begin(), result.end(), same), result.end());
  return result;
}

std::string with_article(std::string_view noun) {
  const bool vowel =
      !noun.empty() && std::string_view("aeiouAEIOU").find(noun.front()) != std::string_view::npos;
  return fmt::format("{} {}", vowel ? "an" : "a", noun);
}

std::string render(const Diagnostics& diagnostics, std::span<const Source> sources) {
  std::string out;
  const std::vector<Diagnostic> all = diagnostics.sorted();
  for (const Diagnostic& d : std::span(all).first(std::min(all.size(), kMostDiagnosticsShown))) {
    out += render_one(d, sources);
  }
  if (all.size() > kMostDiagnosticsShown) {
    out += fmt::format("… and {} more\n", all.size() - kMostDiagnosticsShown);
  }
  return out;
}

}  // namespace clusterwise::datalog

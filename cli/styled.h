// Text with emphasis, kept apart from the terminal's codes until it is printed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace clusterwise::cli {

enum class Style { kPlain, kHeading, kStrong, kDim, kGood, kOpen, kBad };

struct Run {
  std::string text;
  Style style = Style::kPlain;

  bool operator==(const Run&) const = default;
};
using Styled = std::vector<Run>;

inline Styled styled(std::string text, Style style = Style::kPlain) {
  return {Run{std::move(text), style}};
}

// The run as it goes to a terminal; the text alone where colour is off. Control characters never
// pass.
std::string painted(const Run& run, bool colour);

}  // namespace clusterwise::cli

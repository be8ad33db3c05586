#include "cli/wrap.h"

#include <string_view>
#include <utility>

#include "cli/terminal_text.h"

namespace clusterwise::cli {
namespace {

constexpr std::u32string_view kClosing = U"，。；：？！、）】》」』〉”’…—％·,.;:?!)]}%";
constexpr std::u32string_view kOpening = U"（【《「『〈“‘([{";

bool is_wide(char32_t c) { return display_width(c) == 2; }

bool may_break_between(char32_t before, char32_t after) {
  if (!is_wide(before) && !is_wide(after)) return false;
  if (kClosing.find(after) != std::u32string_view::npos) return false;
  if (kOpening.find(before) != std::u32string_view::npos) return false;
  return display_width(after) > 0;
}

// Letters that stay on one line.
struct Word {
  Styled runs;
  std::size_t width = 0;
  bool space_before = false;
};

void append(Styled& runs, std::string_view text, Style style) {
  if (runs.empty() || runs.back().style != style) runs.push_back({"", style});
  runs.back().text += text;
}

class Splitter {
 public:
  void add(const Run& run) {
    const std::string text = printable(run.text);
    for (std::size_t at = 0; at < text.size();) {
      const CodePoint point = code_point_at(text, at);
      add(point.value, std::string_view(text).substr(at, point.bytes), run.style);
      at += point.bytes;
    }
  }

  std::vector<Word> take() {
    finish();
    return std::move(words_);
  }

 private:
  void add(char32_t character, std::string_view bytes, Style style) {
    if (character == U' ') {
      finish();
      space_ = true;
      return;
    }
    if (!word_.runs.empty() && may_break_between(last_, character)) finish();
    if (word_.runs.empty()) word_.space_before = std::exchange(space_, false);
    append(word_.runs, bytes, style);
    word_.width += display_width(character);
    last_ = character;
  }

  void finish() {
    if (!word_.runs.empty()) words_.push_back(std::exchange(word_, Word{}));
  }

  std::vector<Word> words_;
  Word word_;
  char32_t last_ = 0;
  bool space_ = false;
};

}  // namespace

std::vector<Styled> wrap(const Styled& text, std::size_t width) {
  Splitter splitter;
  for (const Run& run : text) splitter.add(run);

  std::vector<Styled> lines(1);
  std::size_t used = 0;
  for (const Word& word : splitter.take()) {
    const std::size_t space = word.space_before && used > 0 ? 1 : 0;
    if (used > 0 && used + space + word.width > width) {
      lines.emplace_back();
      used = 0;
    } else if (space == 1) {
      append(lines.back(), " ", word.runs.front().style);
      ++used;
    }
    for (const Run& run : word.runs) append(lines.back(), run.text, run.style);
    used += word.width;
  }
  return lines;
}

}  // namespace clusterwise::cli

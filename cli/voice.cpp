#include "cli/voice.h"

namespace clusterwise::cli {

std::vector<std::string> Voice::paragraphs(const kb::Text& text) const {
  if (text.zh.empty() || text.en == text.zh) return {text.en};
  if (text.en.empty()) return {text.zh};
  switch (language_) {
    case Language::kEnglish:
      return {text.en};
    case Language::kChinese:
      return {text.zh};
    case Language::kBoth:
      return {text.en, text.zh};
  }
  return {};
}

std::string Voice::operator()(const kb::Text& text) const {
  std::string line;
  for (const std::string& paragraph : paragraphs(text)) {
    if (!line.empty()) line += " / ";
    line += paragraph;
  }
  return line;
}

}  // namespace clusterwise::cli

#include "cli/markdown_text.h"

#include "cli/terminal_text.h"

namespace clusterwise::cli {
namespace {

constexpr std::string_view kAlwaysMarkup = "\\`*_[]<>|~&$@";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// What makes a heading, a list, a quotation or a line at the begin of a block only.
bool begins_block(std::string_view text, std::size_t at) {
  if (at == 0) return std::string_view("#+-=").find(text[0]) != std::string_view::npos;
  const bool mark = (text[at] == '.' || text[at] == ')') && is_digit(text[at - 1]);
  const bool ends_number = mark && (at + 1 == text.size() || text[at + 1] == ' ');
  return ends_number &&
         text.substr(0, at).find_first_not_of("0123456789") == std::string_view::npos;
}

// "://" and "www." make links of what stands around them.
bool begins_link(std::string_view text, std::size_t at) {
  if (text.substr(at).starts_with("://")) return true;
  if (text[at] != '.' || at < 3) return false;
  const std::string_view before = text.substr(at - 3, 3);
  return (before[0] | 0x20) == 'w' && (before[1] | 0x20) == 'w' && (before[2] | 0x20) == 'w';
}

std::string trimmed(const std::string& text) {
  const std::size_t first = text.find_first_not_of(' ');
  if (first == std::string::npos) return "";
  return text.substr(first, text.find_last_not_of(' ') + 1 - first);
}

std::string escaped(const std::string& text, bool is_block) {
  std::string result;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool markup = kAlwaysMarkup.find(text[at]) != std::string_view::npos;
    if (markup || (is_block && begins_block(text, at)) || begins_link(text, at)) result += '\\';
    result += text[at];
  }
  return result;
}

}  // namespace

std::string markdown_escaped(std::string_view text) {
  return escaped(trimmed(printable(text)), true);
}

std::string markdown_escaped_within(std::string_view text) {
  return escaped(printable(text), false);
}

}  // namespace clusterwise::cli

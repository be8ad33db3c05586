#include "cli/rule_list.h"

#include <fmt/format.h>
#include <string_view>

namespace clusterwise::cli {
namespace {

// The begin of the paragraph that the offset is in: comments and annotation stand right before a
// clause.
std::size_t paragraph_begin(std::string_view text, std::size_t offset) {
  const std::size_t blank = text.substr(0, offset).rfind("\n\n");
  return blank == std::string_view::npos ? 0 : blank + 2;
}

}  // namespace

std::vector<ListedRule> rule_list(std::vector<advisor::RuleDescription> rules,
                                  std::span<const datalog::Source> sources) {
  std::vector<ListedRule> result;
  for (advisor::RuleDescription& rule : rules) {
    const datalog::Source& file = sources[static_cast<std::size_t>(rule.place.file)];
    const std::size_t begin = paragraph_begin(file.text, rule.place.begin);
    result.push_back({std::move(rule), file.name, 0, {}});
    ListedRule& listed = result.back();
    listed.line = datalog::position_of(file.text, listed.rule.place.begin).line;
    listed.source = file.text.substr(begin, listed.rule.place.end - begin);
  }
  return result;
}

std::string place_of(const ListedRule& rule) { return fmt::format("{}:{}", rule.file, rule.line); }

}  // namespace clusterwise::cli

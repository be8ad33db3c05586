#include "cli/graph_words.h"

#include <fmt/args.h>
#include <fmt/format.h>

namespace clusterwise::cli {

kb::Text GraphWord::operator()(const std::vector<kb::Text>& arguments) const {
  fmt::dynamic_format_arg_store<fmt::format_context> in_english;
  fmt::dynamic_format_arg_store<fmt::format_context> in_chinese;
  for (const kb::Text& argument : arguments) {
    in_english.push_back(argument.en);
    in_chinese.push_back(argument.zh);
  }
  return {fmt::vformat(en, in_english), fmt::vformat(zh, in_chinese)};
}

}  // namespace clusterwise::cli

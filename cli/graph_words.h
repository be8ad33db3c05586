// The words of the answers about the graph, in both languages.
#pragma once

#include <string_view>
#include <vector>

#include "cli/words.h"

namespace clusterwise::cli {

// Some have places to fill, "{}", as many in both languages.
struct GraphWord {
  std::string_view en;
  std::string_view zh;

  kb::Text operator()(const std::vector<kb::Text>& arguments = {}) const {
    return fill(kb::Text{std::string(en), std::string(zh)}, arguments);
  }
};

namespace graph_words {

// query
inline constexpr GraphWord kHolds = {"yes", "是"};
inline constexpr GraphWord kMoreRows = {"and {} more rows (--limit)", "另有{}行（--limit）"};

}  // namespace graph_words
}  // namespace clusterwise::cli

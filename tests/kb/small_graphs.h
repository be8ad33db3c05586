// Small graphs for the tests of walks: drawn by hand, or at random.
#pragma once

#include <fmt/format.h>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "fixtures.h"

namespace clusterwise::kb::test {

// A pack of ideas a, b, c … with the links "from relation to" between them.
inline std::string pack_with_links(std::string_view ids, const std::vector<std::string>& links) {
  std::string concepts;
  for (const char id : ids) {
    concepts += fmt::format(
        R"(,{{"id":"{}","kind":"idea","label":{{"en":"x","zh":"x"}},"definition":{{"en":"x","zh":"x"}},"claims":["C2"]}})",
        id);
  }
  std::string records;
  for (const std::string& link : links) {
    records += fmt::format(R"(,{{"from":"{}","relation":"{}","to":"{}","claims":["C2"]}})", link[0],
                           link.substr(2, link.size() - 4), link.back());
  }
  const std::string with_concepts =
      edited(kSmallPack, "\"better\": \"higher\"}", "\"better\": \"higher\"}" + concepts);
  constexpr std::string_view kLastLink =
      R"({"from": "engine", "relation": "leads-to", "to": "speed", "claims": ["C2"]})";
  return edited(with_concepts, kLastLink, std::string(kLastLink) + records);
}

// The same with links drawn at random, some of them both ways; from the same state the same pack.
inline std::string random_pack(std::mt19937& random, std::string_view ids, std::size_t links) {
  std::uniform_int_distribution<std::size_t> any(0, ids.size() - 1);
  std::set<std::string> drawn;
  while (drawn.size() < links) {
    const char from = ids[any(random)];
    const char to = ids[any(random)];
    if (from != to) drawn.insert(fmt::format("{} leads-to {}", from, to));
  }
  return pack_with_links(ids, {drawn.begin(), drawn.end()});
}

inline std::vector<Edge> edges_of(const Store& store) {
  std::vector<Edge> edges;
  store.each_edge([&](Edge&& edge) { edges.push_back(std::move(edge)); });
  return edges;
}

}  // namespace clusterwise::kb::test

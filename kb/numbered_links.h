// All links as numbers, for algorithms that look at the whole graph. Within kb only.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "kb/store.h"

namespace clusterwise::kb {

struct NumberedLink {
  std::uint32_t from = 0;  // index into the ids
  std::uint32_t relation = 0;
  std::uint32_t to = 0;
};

struct NumberedLinks {
  std::vector<std::string> ids;        // of the concepts that have a link; sorted
  std::vector<std::string> relations;  // sorted
  std::vector<NumberedLink> links;

  // The number of the concept; ids.size() where it has no link.
  std::size_t number_of(std::string_view id) const;
  Edge edge(std::size_t link) const;
};

// The links of these relations; of all where the list is empty.
NumberedLinks numbered_links(const Store& store, const std::vector<std::string>& relations);

}  // namespace clusterwise::kb

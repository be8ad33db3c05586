// Names are numbered as they come; at the end the numbers are put in the order of the names.
#include "kb/numbered_links.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>
#include <utility>

namespace clusterwise::kb {
namespace {

class Names {
 public:
  std::uint32_t number(std::string&& name) {
    const auto next = static_cast<std::uint32_t>(numbers_.size());
    return numbers_.try_emplace(std::move(name), next).first->second;
  }

  // Moves the names out, sorted; gives the new number of each old one.
  std::vector<std::uint32_t> sort_into(std::vector<std::string>& sorted) {
    std::vector<std::pair<std::string, std::uint32_t>> all;
    all.reserve(numbers_.size());
    while (!numbers_.empty()) {
      auto node = numbers_.extract(numbers_.begin());
      all.emplace_back(std::move(node.key()), node.mapped());
    }
    std::sort(all.begin(), all.end());
    std::vector<std::uint32_t> renumbered(all.size());
    for (auto& [name, number] : all) {
      renumbered[number] = static_cast<std::uint32_t>(sorted.size());
      sorted.push_back(std::move(name));
    }
    return renumbered;
  }

 private:
  std::unordered_map<std::string, std::uint32_t> numbers_;
};

}  // namespace

std::size_t NumberedLinks::number_of(std::string_view id) const {
  const auto at = std::lower_bound(ids.begin(), ids.end(), id);
  return at != ids.end() && *at == id ? static_cast<std::size_t>(at - ids.begin()) : ids.size();
}

Edge NumberedLinks::edge(std::size_t link) const {
  const NumberedLink& one = links[link];
  return {ids[one.from], relations[one.relation], ids[one.to]};
}

NumberedLinks numbered_links(const Store& store, const std::vector<std::string>& relations) {
  NumberedLinks all;
  Names ids;
  Names names;
  store.each_edge([&](Edge&& edge) {
    if (!relations.empty() &&
        std::find(relations.begin(), relations.end(), edge.relation) == relations.end())
      return;
    const std::uint32_t from = ids.number(std::move(edge.from));
    const std::uint32_t relation = names.number(std::move(edge.relation));
    all.links.push_back({from, relation, ids.number(std::move(edge.to))});
  });
  const std::vector<std::uint32_t> id_order = ids.sort_into(all.ids);
  const std::vector<std::uint32_t> name_order = names.sort_into(all.relations);
  for (NumberedLink& link : all.links) {
    link = {id_order[link.from], name_order[link.relation], id_order[link.to]};
  }
  return all;
}

}  // namespace clusterwise::kb

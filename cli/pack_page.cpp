#include "cli/pack_page.h"

#include <utility>

namespace clusterwise::cli {

std::vector<PackPage> pack_pages(const kb::Store& store) {
  const kb::Stats stats = store.stats();
  const std::vector<kb::PackNeed> needs = store.needs();
  const std::vector<kb::Extension> extensions = store.extensions();
  std::vector<PackPage> pages;
  for (std::size_t i = 0; i < stats.packs.size(); ++i) {
    PackPage page{stats.packs[i], stats.use[i], {}, {}, {}, {}};
    page.source_label = store.label_of(page.info.source).value_or(kb::Text{});
    for (const kb::Extension& one : extensions) {
      if (one.pack == page.info.id) page.extends.push_back(one.id);
    }
    for (const kb::PackNeed& need : needs) {
      if (need.pack == page.info.id) page.needs.push_back(need.needs);
      if (need.needs == page.info.id) page.needed_by.push_back(need.pack);
    }
    pages.push_back(std::move(page));
  }
  return pages;
}

}  // namespace clusterwise::cli

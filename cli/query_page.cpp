#include "cli/query_page.h"

#include <algorithm>

namespace clusterwise::cli {

QueryPage query_page(advisor::QueryAnswer answer, std::size_t limit, const kb::Store& store) {
  QueryPage page{std::move(answer.columns), std::move(answer.rows), 0, {}};
  page.rows_in_all = page.rows.size();
  if (limit > 0 && page.rows.size() > limit) page.rows.resize(limit);
  for (std::size_t i = 0; i < page.columns.size(); ++i) {
    if (!page.columns[i].of_concepts) continue;
    for (const std::vector<datalog::Datum>& row : page.rows) {
      const std::string& id = std::get<std::string>(row[i]);
      if (page.labels.contains(id)) continue;
      if (auto label = store.label_of(id)) page.labels.emplace(id, *std::move(label));
    }
  }
  return page;
}

}  // namespace clusterwise::cli

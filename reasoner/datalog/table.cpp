#include "reasoner/datalog/table.h"

namespace clusterwise::datalog {

Index& Table::index_on(const Columns& columns) {
  for (const auto& index : indexes_) {
    if (index->columns() == columns) return *index;
  }
  indexes_.push_back(std::make_unique<Index>(rows_, columns));
  return *indexes_.back();
}

void Table::update_indexes() {
  for (const auto& index : indexes_) index->update(false);
}

std::size_t Table::bytes() const {
  std::size_t total = rows_.bytes() + set_.bytes();
  for (const auto& index : indexes_) total += index->bytes();
  return total;
}

}  // namespace clusterwise::datalog

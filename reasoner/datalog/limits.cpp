#include "reasoner/datalog/limits.h"

#include <fmt/format.h>

namespace clusterwise::datalog {

std::optional<std::string> beyond(const Limits& limits, const Database& database) {
  if (database.facts() > limits.facts)
    return fmt::format("there are more than {} facts", limits.facts);
  if (database.bytes() > limits.bytes)
    return fmt::format("the facts take more than {} MB", limits.bytes >> 20U);
  for (std::size_t i = 0; i < database.program()->relations.size(); ++i) {
    const auto id = static_cast<RelationId>(i);
    if (!database.table(id).is_full()) continue;
    return fmt::format("'{}' has {} tuples, as many as a relation can hold",
                       database.program().relation(id).name, database.table(id).size());
  }
  return std::nullopt;
}

}  // namespace clusterwise::datalog

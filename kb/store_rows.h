// The records of the store out of its tables: each sort has one reader, which leaves to the caller
// which of them are wanted, and what becomes of a failure. For the store's own source files.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "kb/store_state.h"

namespace clusterwise::kb {

// Database::each(), with what it failed by kept by whoever asks.
using Ask = std::function<void(std::string_view sql, SqlValues values,
                               const std::function<void(const Row&)>& row)>;

// A failure is the state's; after it, nothing is asked any more.
Ask ask_of(Store::State& state);

enum class RowOrder {
  kKeys,      // by ids: the same for the same records, however they came in
  kDocument,  // as in the pack's document; in stores of an early version by row, as those wrote
              // them
};

// Each takes a condition, which is a part of the statement and no data, on the columns of the
// record's table, and the value of its ?1.

// In the order of the packs and of their documents.
std::vector<Kind> read_kinds(const Ask& ask, std::string_view condition, SqlValues values);
std::vector<Relation> read_relations(const Ask& ask, std::string_view condition, SqlValues values);
// On the columns e.pack and e.concept; in the same order.
std::vector<Extension> read_extensions(const Ask& ask, std::string_view condition,
                                       SqlValues values);

std::vector<Claim> read_claims(const Ask& ask, std::string_view condition, SqlValues values,
                               RowOrder order);
// As their own packs have them.
std::vector<Concept> read_concepts(const Ask& ask, std::string_view condition, SqlValues values,
                                   RowOrder order);
std::vector<Link> read_links(const Ask& ask, std::string_view condition, SqlValues values,
                             RowOrder order);

// With what extensions add to them, by id.
std::vector<Concept> whole_concepts(Store::State& state, std::string_view condition,
                                    SqlValues values);

}  // namespace clusterwise::kb

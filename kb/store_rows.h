// From rows of the store to values. For the store's own source files.
#pragma once

#include <string_view>
#include <utility>

#include "kb/store_state.h"

namespace clusterwise::kb {

// What concept_at() reads; what belongs to the concept in other tables is added to it afterwards.
inline constexpr std::string_view kConceptColumns =
    "id, kind, label_en, label_zh, definition_en, definition_zh, citation, pack, unit_en, unit_zh,"
    " minimum, maximum, better, display_factor_en, display_factor_zh, display_unit_en,"
    " display_unit_zh";

inline Concept concept_at(const Row& row) {
  Concept one;
  one.id = row.text(0);
  one.kind = row.text(1);
  one.label = text_at(row, 2);
  one.definition = text_at(row, 4);
  one.citation = row.text(6);
  one.pack = row.text(7);
  if (row.is_null(8)) return one;
  Measurement measured;
  measured.unit = text_at(row, 8);
  if (!row.is_null(10)) measured.minimum = row.real(10);
  if (!row.is_null(11)) measured.maximum = row.real(11);
  measured.better = row.text(12);
  if (!row.is_null(13)) measured.display = Display{row.real(13), row.real(14), text_at(row, 15)};
  one.measurement = std::move(measured);
  return one;
}

inline constexpr std::string_view kClaimColumns =
    "id, section, kind, text_en, text_zh, source, pack";

inline Claim claim_at(const Row& row) {
  return {row.text(0), row.text(1), row.text(2), text_at(row, 3), row.text(5), row.text(6)};
}

}  // namespace clusterwise::kb

// The kinds of diagnostic that a profile can get.
#pragma once

#include <array>
#include <string_view>

namespace clusterwise::advisor::profile_kind {

inline constexpr std::string_view kJson = "json";  // no JSON, or a key twice
inline constexpr std::string_view kMissingField = "missing-field";
inline constexpr std::string_view kUnknownField = "unknown-field";
inline constexpr std::string_view kUnknownIndicator = "unknown-indicator";
inline constexpr std::string_view kUnknownMeasure = "unknown-measure";
inline constexpr std::string_view kWrongType = "wrong-type";
inline constexpr std::string_view kOutOfRange = "out-of-range";
inline constexpr std::string_view kBadInterval = "bad-interval";

inline constexpr std::array kAll = {
    kJson,           kMissingField, kUnknownField, kUnknownIndicator,
    kUnknownMeasure, kWrongType,    kOutOfRange,   kBadInterval};

}  // namespace clusterwise::advisor::profile_kind

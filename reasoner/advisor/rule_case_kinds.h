// The kinds of diagnostic that a file of rule cases can get, beside those of a profile.
#pragma once

#include <array>
#include <string_view>

namespace clusterwise::advisor::rule_case_kind {

inline constexpr std::string_view kDuplicateCase = "duplicate-case";
inline constexpr std::string_view kMissingProfile = "missing-profile";  // its file is not there
inline constexpr std::string_view kUnknownConcept = "unknown-concept";
inline constexpr std::string_view kUnknownRule = "unknown-rule";
inline constexpr std::string_view kUnknownVerdict = "unknown-verdict";
inline constexpr std::string_view kContradiction = "contradiction";  // fires and silent at once

inline constexpr std::array kAll = {kDuplicateCase, kMissingProfile, kUnknownConcept,
                                    kUnknownRule,   kUnknownVerdict, kContradiction};

}  // namespace clusterwise::advisor::rule_case_kind

// The names of all kinds of problem that a document of kb can have; tests cover each.
#pragma once

#include <array>
#include <string_view>

namespace clusterwise::kb::problem_kind {

inline constexpr std::string_view kJson = "json";
inline constexpr std::string_view kCsv = "csv";  // of tables only
inline constexpr std::string_view kSchema = "schema";
inline constexpr std::string_view kMissingText = "missing-text";
inline constexpr std::string_view kDuplicateId = "duplicate-id";
inline constexpr std::string_view kDuplicateLink = "duplicate-link";
inline constexpr std::string_view kDuplicateAlias = "duplicate-alias";
inline constexpr std::string_view kSelfLink = "self-link";
inline constexpr std::string_view kUnknownKind = "unknown-kind";
inline constexpr std::string_view kUnknownRelation = "unknown-relation";
inline constexpr std::string_view kUnknownConcept = "unknown-concept";
inline constexpr std::string_view kUnknownClaim = "unknown-claim";
inline constexpr std::string_view kUnusedClaim = "unused-claim";
inline constexpr std::string_view kWrongKind = "wrong-kind";
inline constexpr std::string_view kMissingField = "missing-field";
inline constexpr std::string_view kMisplacedField = "misplaced-field";
inline constexpr std::string_view kBadRange = "bad-range";
inline constexpr std::string_view kOwnConcept = "own-concept";

inline constexpr std::array kAll = {
    kJson,         kSchema,          kMissingText,    kDuplicateId,    kDuplicateLink, kSelfLink,
    kUnknownKind,  kUnknownRelation, kUnknownConcept, kUnknownClaim,   kUnusedClaim,   kWrongKind,
    kMissingField, kMisplacedField,  kBadRange,       kDuplicateAlias, kOwnConcept,
    kCsv,
};

}  // namespace clusterwise::kb::problem_kind

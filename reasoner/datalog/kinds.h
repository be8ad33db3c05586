// The registry of diagnostic kinds: every kind that the engine reports, by name. A test fails when
// a kind has no golden message.
#pragma once

#include <array>
#include <string_view>

namespace clusterwise::datalog::kinds {

inline constexpr std::string_view kSyntax = "syntax";
inline constexpr std::string_view kReservedWord = "reserved-word";
inline constexpr std::string_view kUnsupportedFeature = "unsupported-feature";
inline constexpr std::string_view kBadAnnotation = "bad-annotation";
inline constexpr std::string_view kUndeclaredRelation = "undeclared-relation";
inline constexpr std::string_view kUndeclaredType = "undeclared-type";
inline constexpr std::string_view kRedeclared = "redeclared";
inline constexpr std::string_view kArityMismatch = "arity-mismatch";
inline constexpr std::string_view kTypeMismatch = "type-mismatch";
inline constexpr std::string_view kUngroundedVariable = "ungrounded-variable";
inline constexpr std::string_view kUnstratifiable = "unstratifiable";
inline constexpr std::string_view kBadPattern = "bad-pattern";
inline constexpr std::string_view kUnknownFunctor = "unknown-functor";
inline constexpr std::string_view kUnknownConstant = "unknown-constant";
inline constexpr std::string_view kDuplicateRuleId = "duplicate-rule-id";
inline constexpr std::string_view kUnknownClaim = "unknown-claim";
inline constexpr std::string_view kUnknownVariable = "unknown-variable";
inline constexpr std::string_view kTooComplex = "too-complex";

// Warnings.
inline constexpr std::string_view kDroppedTuple = "dropped-tuple";
inline constexpr std::string_view kUnusedRelation = "unused-relation";
inline constexpr std::string_view kNeverFilled = "never-filled";
inline constexpr std::string_view kNeverFires = "never-fires";
inline constexpr std::string_view kSingletonVariable = "singleton-variable";

inline constexpr std::array kWarnings = {kDroppedTuple, kUnusedRelation, kNeverFilled, kNeverFires,
                                         kSingletonVariable};

inline constexpr std::array kAll = {
    kSyntax,         kReservedWord,    kUnsupportedFeature, kBadAnnotation,   kUndeclaredRelation,
    kUndeclaredType, kRedeclared,      kArityMismatch,      kTypeMismatch,    kUngroundedVariable,
    kUnstratifiable, kBadPattern,      kUnknownFunctor,     kUnknownConstant, kDuplicateRuleId,
    kUnknownClaim,   kUnknownVariable, kTooComplex,         kDroppedTuple,    kUnusedRelation,
    kNeverFilled,    kNeverFires,      kSingletonVariable};

}  // namespace clusterwise::datalog::kinds

// Every word of the interface, in both languages; words.cpp holds the one table.
#pragma once

#include <span>
#include <vector>

#include "kb/knowledge.h"

namespace clusterwise::cli {

// Some have places to fill, "{}", as many in both languages.
enum class Word {
  // verdicts on roles, on findings, on the stage
  kRecommended,
  kUndetermined,
  kNotRecommended,
  kHolds,
  kDoesNotHold,
  kStageSure,
  kStageOpen,
  // an answer, from top to bottom
  kCounts,
  kStage,
  kToDo,
  kNothingToDo,
  kOpenRoles,
  kNotToDo,
  kWhy,
  kMeasures,
  kAgainst,
  kRisksOfActing,
  kFindOut,
  kSettles,
  kProblems,
  kNoProblems,
  kFeatures,
  kRisks,
  kCases,
  kSimilar,
  kShared,
  kDiffers,
  kGiven,
  kUnknown,
  kDecided,
  kOneEvaluation,
  kExact,
  kSampled,
  kAssumptions,
  kUsed,
  kRuleFiles,
  kPacks,
  kMore,
  kInCompletions,
  kByCompletions,
  // a proof
  kProofOf,
  kValue,
  kKnowledge,
  kCondition,
  kAbsence,
  kFact,
  kSetting,
  kSource,
  kRepeated,
  // an account: whether the target holds
  kWhyNot,
  kRoleYes,
  kRoleByKnown,
  kRoleOpen,
  kRoleNo,
  kRoleByCompletions,
  kFindingYes,
  kFindingByKnown,
  kFindingOpen,
  kFindingNo,
  kFindingByCompletions,
  // and its parts
  kScore,
  kDegree,
  kWithDegree,
  kMadeFrom,
  kLargestOf,
  kSmallestOf,
  kSumOf,
  kMeanOf,
  kCountOf,
  kNearestRules,
  kNoRule,
  kLacksOne,
  kLacks,
  kQuoted,
  kLimit,
  kNeeds,
  kYes,
  kNo,
  kOrMore,
  kMoreThan,
  kLessThan,
  kNoMoreThan,
  kOtherThan,
  kNotInProfile,
  kOpenInterval,
  kMiddleOfInterval,
  kValueSource,
  kValueKnown,
  kLimitFrom,
  kBelowInStage,
  kNeedsStage,
  kCounted,
  kCountNeeds,
  kNotFound,
  kMustNotHold,
  kAnotherRule,
  kSeeAbove,
  kStageIs,
  kStageOfRule,
  kStageMissing,
  // a concept
  kAliases,
  kUnit,
  kValues,
  kAtLeast,
  kAtMost,
  kFromTo,
  kAnyValue,
  kBetterHigher,
  kBetterLower,
  kCitation,
  kPack,
  kLinks,
  kClaims,
  kMatched,
  // counts of the store
  kConcepts,
  kRelations,
  kClaimsUsed,
  // rules
  kDerives,
  kReads,
  kReadsAbsence,
  kStrength,
  kOneRule,
  kRules,
  // cases of rules
  kFires,
  kSilent,
  kStageOnly,
  kStageNamed,
  kRoleNamed,
  kRiskNamed,
  kProblemNamed,
  kFeatureNamed,
  kRuleNamed,
  kMeasureNamed,
  kProposed,
  kNotProposed,
  kExpectedGot,
  kUnknownDecides,
  kCouldGive,
  kConditionFails,
  kOneCase,
  kCasesCount,
  kCoverage,
  kNeverFire,
  kNeverSilent,
  kLast,  // not a word: how many there are
};

// The word as the table has it, its places open.
kb::Text word(Word which);

// Its places filled, in each language with the argument in that language.
kb::Text fill(Word which, const std::vector<kb::Text>& arguments);

// The same in both languages: an id, a number.
kb::Text same(std::string text);

// "a, b" and "a、b".
kb::Text joined(std::span<const kb::Text> texts);

}  // namespace clusterwise::cli

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
  kStageOpenSampled,
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
  kMoves,
  kCollectFirst,
  kProblems,
  kNoProblems,
  kFeatures,
  kRisks,
  kCases,
  kNoCases,
  kSimilar,
  kOwnProfile,
  kShared,
  kDiffers,
  kOnlyHere,
  kDoneThere,
  kCameOfIt,
  kGiven,
  kUnknown,
  kDecided,
  kOneEvaluation,
  kExact,
  kRangesSampled,
  kSampled,
  kAssumptions,
  kUsed,
  kRuleFiles,
  kPacks,
  kMore,
  kInCompletions,
  kInSampled,
  kInAllSampled,
  kByCompletions,
  // what changes from one answer to another
  kWhatIf,
  kValuesChanged,
  kNoValueChanged,
  kFromOneTo,
  kUnknownValue,
  kNothingChanges,
  kRoles,
  kNoneOfThem,
  kAppears,
  kGoes,
  kRises,
  kFalls,
  kOtherReasons,
  kKeepsVerdict,
  kPlace,
  kNoPlace,
  kNowFires,
  kNoLongerFires,
  kFiresOtherwise,
  kToldAbove,
  kNewMeasures,
  kDroppedMeasures,
  kStays,
  kStaysOfKind,
  kNothingStays,
  kMaybeChance,
  // several answers
  kCompared,
  kMakesDifference,
  kNothingDiffers,
  kBetween,
  kUnknownIn,
  kInSome,
  kFiresIn,
  kPeriodToPeriod,
  kSharesOfCompletions,
  kWholeAnswers,
  // a proof
  kProofOf,
  kValue,
  kKnowledge,
  kCondition,
  kAbsence,
  kFact,
  kSource,
  kRepeated,
  // a concept
  kNotKnown,
  kFromBelow,
  kAtLeastNow,
  kBelow,
  kNowThen,
  kChanges,
  kMoved,
  kOnlyToFindOut,
  kFlipAlready,
  kFlipNone,
  kFlipHead,
  kFlipNote,

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

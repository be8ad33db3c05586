// How an answer is put into words, whatever it is written on.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "cli/words.h"
#include "reasoner/advisor/answer.h"

namespace clusterwise::cli {

// The labels, as one list in each language.
kb::Text labels(const std::vector<advisor::Named>& named);
// The same where labels may hold commas.
kb::Text labels_apart(const std::vector<advisor::Named>& named);

// Recommended in every completion, yet by the known values alone nothing speaks for it.
bool rests_on_completions(const advisor::Recommendation& role);

// What knowing the indicator would do for an open verdict; `settles` says so of one that it can
// settle.
kb::Text effect_of(const advisor::Need& need, Word settles = Word::kSettles);

// What a measure is good for: "addresses the problem: …; mitigates the risks: …", or nothing.
kb::Text against_of(const advisor::Measure& measure);

// How many indicators are known, as intervals, unknown.
kb::Text counts_of(const advisor::Answer& answer);

// What the answer does not speak of, a sentence each.
std::vector<kb::Text> sentences_of(const advisor::Scope& scope);

// That a verdict is the same in all of so many completions of a sample.
kb::Text in_all_sampled(std::size_t completions);

// How the verdicts were reached.
kb::Text method_of(const advisor::Answer& answer);

// By how much values and limits are moved, and how: a sentence each.
std::vector<kb::Text> sentences_of(const advisor::Variation& by);

// The verdicts that change in some ways of moving; and what is so throughout.
struct Steadiness {
  std::vector<advisor::SteadyVerdict> moved;
  std::vector<advisor::Named> steady;
};
Steadiness steadiness_of(const advisor::Robustness& robustness);

}  // namespace clusterwise::cli

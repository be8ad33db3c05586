// Cases that test the rules: a profile, and what the rules must say of it.
//
// A file of cases is JSON (rules/README.md shows one). A case starts from a profile, its own or
// that of its file, changes some values, and lists what it expects.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "reasoner/advisor/profile.h"

namespace clusterwise::advisor {

// What an expectation is about.
enum class Topic {
  kStage,      // by the known values, as it is shown
  kStageEver,  // a stage, over completions
  kRole,
  kRisk,
  kProblem,
  kFeature,
  kMeasure,  // proposed by the known values for some role: kYes
  kRule,     // fires by the known values: kYes; is silent: kNo
};

struct Expectation {
  Topic topic = Topic::kStage;
  std::string id;
  Verdict verdict = Verdict::kYes;
  datalog::Span place;
};

struct RuleCase {
  std::string name;
  std::string why;  // in its author's words; may be empty
  Profile profile;
  std::vector<Expectation> expected;  // in the order of the file, at least one
  datalog::Span place;                // of the name
};

// The profile's file that a case of the file `from` names; in words what is in the way otherwise.
using OpenProfile = std::function<tl::expected<datalog::Source, std::string>(
    std::string_view path, std::string_view from)>;

// Reads the files together; names of cases are unique among all of them. All errors are reported.
// The profiles that are opened are added to `sources`, so that every place lies in one of them.
// `rules` are the ids that cases may name.
tl::expected<std::vector<RuleCase>, datalog::Diagnostics> read_rule_cases(
    std::vector<datalog::Source>& sources, std::span<const std::string> rules,
    const kb::Store& store, const OpenProfile& open);

}  // namespace clusterwise::advisor

// What the advisor says of one profile: the value behind every rendering of `recommend`.
//
// Complete in itself: labels, sentences and claims are in it in both languages, so that rendering
// needs neither the store nor the rules. Lists are in the order in which they are to be shown.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "kb/knowledge.h"

namespace clusterwise::advisor {

// For roles: recommended / undetermined / not recommended. For findings: holds / undetermined /
// does not hold.
enum class Verdict { kYes, kOpen, kNo };

// What a verdict is about, which says what words it has.
enum class VerdictOf { kRole, kFinding, kStage };

struct Range {
  double low = 0;
  double high = 0;
};

struct ClaimRef {
  std::string id;
  std::string section;
  kb::Text text;
};

struct Named {
  std::string id;
  kb::Text label;
};

// A rule that fired: its sentence with the values filled in.
struct Reason {
  std::string rule;
  kb::Text text;
  std::vector<std::pair<std::string, std::variant<double, std::string>>>
      values;  // variables, sorted by name
  std::vector<ClaimRef> claims;
  std::string pack = {};  // with which the rule was added; empty: the policy's own. So below
};

// An unknown or uncertain indicator that an open verdict depends on.
struct Need {
  std::string indicator;
  kb::Text label;
  double settles = 0;  // how often the verdict is settled once it is known, 0..1
  double moves = 0;    // by how much the share of completions changes then, on average, 0..1
};

// How sure a verdict is.
struct Certainty {
  double stability = 0;     // share of completions in which it holds
  bool exact = true;        // verdict and share cover all completions, not a sample
  bool range_exact = true;  // so does the range of the degree or score
  std::vector<Need> needs;  // of an open verdict, the most telling first
};

// A feature, a problem or a risk of the situation. `degree` is 0 where no known value gives it.
struct Finding {
  std::string id;
  kb::Text label;
  Verdict verdict = Verdict::kNo;
  double degree = 0;   // by the known values
  Range degree_range;  // over completions
  Certainty certainty;
  std::vector<Reason> because;
  std::vector<ClaimRef> claims;  // risks: the claims the concept rests on
  std::string pack = {};
};

struct StageFinding {
  std::string id;  // by the known values
  kb::Text label;
  Verdict verdict =
      Verdict::kYes;  // kYes: so in every completion; kOpen: unknown values could change it
  Certainty certainty{1, true, true, {}};  // of this stage
  std::vector<Reason> because;
};

struct Measure {
  std::string id;
  kb::Text label;
  std::vector<Named> addresses;  // the problems found that it addresses
  std::vector<Named> mitigates;  // the risks found that it holds back
  std::vector<ClaimRef> claims;
  std::string pack = {};
};

struct RoleRisk {
  std::string id;
  kb::Text label;
  double degree = 0;
  std::vector<Reason> because;
  std::vector<ClaimRef> claims;
  std::string pack = {};
};

struct Recommendation {
  std::string id;
  kb::Text label;
  Verdict verdict = Verdict::kNo;
  double score = 0;   // by the known values, 0..1
  Range score_range;  // over completions, counting 0 where it is not recommended
  Certainty certainty;
  std::vector<Reason> because;
  std::vector<Measure> measures;
  std::vector<RoleRisk> risks;
};

// What was done in a case, or what came of it.
struct Told {
  std::string id;  // of a concept; empty where a profile says it in its own words
  kb::Text label;
  std::vector<ClaimRef> claims;  // none where a profile says it
};

// A case of the knowledge, or a profile of the user's that is held against the region's.
struct ComparableCase {
  std::string id;  // of the case, or of the profile's region
  kb::Text label;
  double similarity = 0;  // 0..1, shared findings / findings of either (comparable.h)
  std::vector<Named> shared;
  std::vector<Named> differs;         // what the case shows and the region does not
  std::vector<Named> only_here = {};  // what the region shows and the case does not
  std::vector<Told> done = {};
  std::vector<Told> outcome = {};
  std::vector<ClaimRef> evidence = {};  // what the sources report of the case
  bool is_profile = false;
  kb::Text industry = {};  // of a profile, as it gives them
  std::string period = {};
};

struct UsedFile {
  std::string path;
  std::string sha256;
};

struct UsedPack {
  std::string pack;
  std::string version;
  std::string sha256;
};

// A value of the profile as it was given.
struct GivenValue {
  std::string indicator;
  kb::Text label;
  kb::Text amount;  // with its unit, as people read it: "2 %", "20–45 out of 100"
  Range value;      // low == high where exact
  kb::Measurement measurement;
  kb::Text source;
};

// A number that values are held against, and where it is from.
struct Limit {
  double value = 0;
  kb::Text amount;    // with its unit
  std::string basis;  // as the rules have it: "published", "default"; may be empty
  kb::Text source;
};

// A limit that the rules hold an indicator against.
struct Threshold {
  std::string indicator;
  kb::Text label;
  Limit limit;
  bool used = false;  // something that was found by the known values rests on it
};

// What the answer does not speak of.
struct Scope {
  std::vector<Named> unread;      // indicators given that no rule of the policy reads
  std::vector<Named> unanswered;  // problems and risks that hold, to which no rule gives a role and
                                  // no measure proposed answers
  std::vector<Named> unexamined;  // problems and risks of the knowledge that no rule can find
};

// How the verdicts were reached.
struct Coverage {
  bool exact = true;        // every verdict and share covers all completions
  bool range_exact = true;  // so does every range
  std::size_t count = 1;    // completions in which degrees and scores were computed
};

// How far known values and default limits are moved, each up and down, in per cent of themselves.
struct Variation {
  double values = 0;
  double limits = 0;
};

// What a verdict hangs on: the value or limit that, as it is moved, changes the share of
// completions most.
struct Hinge {
  std::string indicator;
  kb::Text label;
  bool is_limit = false;  // the limit held against it is moved, not the value
  double moves = 0;       // by how much the share changes on average, 0..1
};

// What becomes of a settled verdict as values and limits are moved.
struct SteadyVerdict {
  std::string id;
  kb::Text label;
  VerdictOf about = VerdictOf::kFinding;
  Verdict verdict = Verdict::kNo;  // without moving anything
  double share = 1;                // of the ways to move where it stays the same
  bool exact = true;               // the share is, not seen in a sample
  std::optional<Hinge> hinge;      // none where it stays the same throughout
};

struct Robustness {
  Variation by;
  std::vector<SteadyVerdict> verdicts;  // roles, stage, features, problems, risks;
                                        // of each the least steady first
};

struct Answer {
  std::string region;
  kb::Text region_name;
  kb::Text industry;
  std::string period;
  StageFinding stage;
  std::vector<Finding> features;
  std::vector<Finding> problems;  // those that hold or might; not the ones that do not hold
  std::vector<Recommendation> recommendations;  // every role, by verdict, then score
  std::vector<Finding> risks;                   // those that hold or might
  std::vector<ComparableCase> comparable_cases;
  std::vector<GivenValue> given;
  std::vector<Named> unknown;         // indicators that the rules read and the profile leaves open
  std::vector<Need> collect_first;    // what moves the open roles most, at most three
  std::vector<Threshold> thresholds;  // of the indicators given or unknown
  Scope scope;
  Coverage completions;
  std::vector<UsedFile> rules;
  std::vector<UsedPack> packs;
  std::vector<Told> done;                // by the profile's word
  kb::Text outcome;                      // empty where the profile tells none
  std::optional<Robustness> robustness;  // where it was asked for
};

}  // namespace clusterwise::advisor

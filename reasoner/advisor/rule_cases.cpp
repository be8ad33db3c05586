// One reader for each file; what the files share (names of cases, profiles that are opened once) is
// kept in Shared.
#include "reasoner/advisor/rule_cases.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <map>
#include <optional>
#include <set>

#include "reasoner/advisor/document_reader.h"
#include "reasoner/advisor/profile_kinds.h"
#include "reasoner/advisor/rule_case_kinds.h"
#include "reasoner/datalog/nearest.h"

namespace clusterwise::advisor {
namespace {

using datalog::Diagnostics;
using datalog::FileId;
using datalog::Source;
using datalog::Span;
using kb::Json;
using kb::JsonMember;

// A section of "expect" that gives ids a verdict.
struct Section {
  std::string_view key;
  std::string_view kind;  // of the concepts that it names
  Topic topic;
};

constexpr std::array kSections = {
    Section{"roles", "role", Topic::kRole},
    Section{"risks", "risk", Topic::kRisk},
    Section{"problems", "problem", Topic::kProblem},
    Section{"features", "feature", Topic::kFeature},
    Section{"measures", "measure", Topic::kMeasure},
};
constexpr Section kStages = {"stage", "stage", Topic::kStageEver};

struct VerdictWord {
  std::string word;
  Verdict verdict;
};

std::vector<VerdictWord> words_for(Topic topic) {
  if (topic == Topic::kMeasure)
    return {{"proposed", Verdict::kYes}, {"not-proposed", Verdict::kNo}};
  if (topic == Topic::kRole) {
    return {{"recommended", Verdict::kYes},
            {"undetermined", Verdict::kOpen},
            {"not-recommended", Verdict::kNo}};
  }
  return {
      {"holds", Verdict::kYes}, {"undetermined", Verdict::kOpen}, {"does-not-hold", Verdict::kNo}};
}

struct Shared {
  std::vector<Source>& sources;
  std::span<const std::string> rules;
  const kb::Store& store;
  const OpenProfile& open;
  Diagnostics diagnostics{};
  std::map<std::string, std::string> cases{};                  // by name: the file of the first
  std::map<std::string, std::optional<Profile>> profiles{};    // by file; nothing where it is wrong
  std::map<std::string, std::vector<std::string>> concepts{};  // by kind: sorted ids
};

class CaseReader : private DocumentReader {
 public:
  CaseReader(FileId file, Shared& shared)
      : DocumentReader(file, shared.diagnostics), shared_(shared) {}

  std::vector<RuleCase> read(const Json& document) {
    std::vector<RuleCase> result;
    if (document.object() == nullptr) {
      wrong_type(document, "a file of cases", "an object", R"({"cases": [{"name": …}]})");
      return result;
    }
    const Json* cases = nullptr;
    RuleCase start;
    start.profile = nothing_known();
    Readings changes;
    for (const JsonMember& member : *document.object()) {
      if (member.key == "cases") {
        cases = &member.value;
      } else if (!starts(member, start.profile, changes)) {
        unknown_field(member, {"profile", "set", "cases"});
      }
    }
    apply(std::move(changes), start.profile);
    require(document, "cases", R"(add "cases": [{"name": …, "set": {…}, "expect": {…}}])");
    if (cases == nullptr) return result;
    if (cases->array() == nullptr) {
      wrong_type(*cases, "\"cases\"", "an array", "[{\"name\": …}]");
      return result;
    }
    for (const Json& one : *cases->array()) result.push_back(rule_case(one, start));
    return result;
  }

 private:
  static Profile nothing_known() {
    Profile profile;
    profile.region = "region";
    profile.region_name = {profile.region, profile.region};
    return profile;
  }

  // What a file and a case start from: a profile, and changes to it whatever their order. False
  // where the member is something else.
  bool starts(const JsonMember& member, Profile& profile, Readings& changes) {
    if (member.key == "profile") {
      if (std::optional<Profile> named = profile_in(member.value)) profile = *std::move(named);
    } else if (member.key == "set") {
      changes = read_readings(member.value, "\"set\"", file_, shared_.store, shared_.diagnostics);
    } else {
      return false;
    }
    return true;
  }

  static void apply(Readings changes, Profile& profile) {
    for (auto& [id, reading] : changes) profile.indicators[id] = std::move(reading);
  }

  // ---- A case

  RuleCase rule_case(const Json& value, const RuleCase& start) {
    RuleCase result = start;
    if (value.object() == nullptr) {
      wrong_type(value, "a case", "an object", R"({"name": …, "set": {…}, "expect": {…}})");
      return result;
    }
    Readings changes;
    for (const JsonMember& member : *value.object()) {
      if (member.key == "name") {
        name(member, result);
      } else if (member.key == "why") {
        result.why = text(member);
      } else if (member.key == "expect") {
        expect(member.value, result.expected);
      } else if (!starts(member, result.profile, changes)) {
        unknown_field(member, {"name", "why", "profile", "set", "expect"});
      }
    }
    apply(std::move(changes), result.profile);
    require(value, "name", "add \"name\": what the case shows, in a short sentence");
    require(value, "expect", R"(add "expect": {"stage": …, "fires": […]})");
    return result;
  }

  void name(const JsonMember& member, RuleCase& result) {
    result.name = text(member);
    result.place = span_of(member.value);
    if (member.value.string() == nullptr) return;
    if (result.name.empty()) {
      error(profile_kind::kMissingField, result.place, "the case's name is empty",
            "say in a short sentence what the case shows");
      return;
    }
    const std::string here = place_text(result.place);
    const auto [first, is_new] = shared_.cases.emplace(result.name, here);
    if (is_new) return;
    error(rule_case_kind::kDuplicateCase, result.place,
          fmt::format("there are two cases \"{}\"", result.name),
          fmt::format("the first stands at {}; rename one of the two", first->second));
  }

  std::string place_text(Span span) const {
    const Source& source = shared_.sources[static_cast<std::size_t>(span.file)];
    return fmt::format("{}:{}", source.name, datalog::position_of(source.text, span.begin).line);
  }

  // ---- Its profile: a path, or the profile itself

  std::optional<Profile> profile_in(const Json& value) {
    if (const std::string* path = value.string()) return profile_file(*path, value);
    if (value.object() != nullptr)
      return read_profile(value, file_, shared_.store, shared_.diagnostics);
    wrong_type(value, "\"profile\"", "the path of a profile, or a profile",
               "\"../examples/my-region.json\"");
    return std::nullopt;
  }

  std::optional<Profile> profile_file(const std::string& path, const Json& place) {
    const std::string from = shared_.sources[static_cast<std::size_t>(file_)].name;
    tl::expected<Source, std::string> source = shared_.open(path, from);
    if (!source) {
      error(rule_case_kind::kMissingProfile, span_of(place), source.error(),
            "a path is taken from the folder of the case's file");
      return std::nullopt;
    }
    const std::string name = source->name;
    const auto known = shared_.profiles.find(name);
    if (known != shared_.profiles.end()) return known->second;
    return shared_.profiles.emplace(name, read_named(*std::move(source))).first->second;
  }

  std::optional<Profile> read_named(Source source) {
    const auto file = static_cast<FileId>(shared_.sources.size());
    shared_.sources.push_back(std::move(source));
    const kb::Checked<Json> document = kb::parse_json(shared_.sources.back().text);
    if (!document) {
      report_json(document.error(), file, shared_.diagnostics);
      return std::nullopt;
    }
    return read_profile(*document, file, shared_.store, shared_.diagnostics);
  }

  // ---- What it expects

  void expect(const Json& value, std::vector<Expectation>& to) {
    if (value.object() == nullptr)
      return wrong_type(value, "\"expect\"", "an object", R"({"stage": …, "fires": […]})");
    for (const JsonMember& member : *value.object()) section(member, to);
    if (to.empty() && value.object()->empty()) {
      error(
          profile_kind::kMissingField, span_of(value), "the case expects nothing",
          R"(add a stage, roles, risks, problems, features, measures, or rules: "fires", "silent")");
    }
    contradictions(to);
  }

  void section(const JsonMember& member, std::vector<Expectation>& to) {
    for (const Section& section : kSections) {
      if (member.key == section.key) return verdicts(member.value, section, to);
    }
    if (member.key == "stage") return stage(member.value, to);
    if (member.key == "fires") return rules(member, Verdict::kYes, to);
    if (member.key == "silent") return rules(member, Verdict::kNo, to);
    unknown_field(
        member, {"stage", "roles", "risks", "problems", "features", "measures", "fires", "silent"});
  }

  void stage(const Json& value, std::vector<Expectation>& to) {
    if (const std::string* id = value.string()) {
      if (is_concept(*id, kStages.kind, span_of(value)))
        to.push_back({Topic::kStage, *id, Verdict::kYes, span_of(value)});
    } else if (value.object() != nullptr) {
      verdicts(value, kStages, to);
    } else {
      wrong_type(value, "\"stage\"", "the id of a stage, or stages with a verdict", "");
    }
  }

  void verdicts(const Json& value, const Section& section, std::vector<Expectation>& to) {
    if (value.object() == nullptr) {
      return wrong_type(value, fmt::format("\"{}\"", section.key), "an object",
                        fmt::format("{{\"ID\": \"{}\"}}", words_for(section.topic)[0].word));
    }
    for (const JsonMember& member : *value.object()) {
      const bool known = is_concept(member.key, section.kind, span_of_key(member));
      const std::optional<Verdict> meant = verdict(member, section.topic);
      if (known && meant) to.push_back({section.topic, member.key, *meant, span_of_key(member)});
    }
  }

  std::optional<Verdict> verdict(const JsonMember& member, Topic topic) {
    const std::string* given = member.value.string();
    if (given == nullptr) {
      text(member);
      return std::nullopt;
    }
    std::vector<std::string> known;
    for (const VerdictWord& one : words_for(topic)) {
      if (one.word == *given) return one.verdict;
      known.push_back(one.word);
    }
    std::string note = datalog::did_you_mean(*given, known);
    if (note.empty()) note = fmt::format("the verdicts are {}", fmt::join(known, ", "));
    error(rule_case_kind::kUnknownVerdict, span_of(member.value),
          fmt::format("there is no verdict \"{}\" here", *given), std::move(note));
    return std::nullopt;
  }

  bool is_concept(const std::string& id, std::string_view kind, Span place) {
    std::vector<std::string>& ids = shared_.concepts[std::string(kind)];
    if (ids.empty()) ids = shared_.store.ids_of_kind(kind);
    if (std::find(ids.begin(), ids.end(), id) != ids.end()) return true;
    const std::vector<std::string> near = shared_.store.nearest(id, kind, 1);
    error(rule_case_kind::kUnknownConcept, place, fmt::format("there is no {} \"{}\"", kind, id),
          near.empty() ? fmt::format("see them with: clusterwise list {}", kind)
                       : fmt::format("did you mean \"{}\"?", near.front()));
    return false;
  }

  void rules(const JsonMember& member, Verdict verdict, std::vector<Expectation>& to) {
    if (member.value.array() == nullptr) {
      return wrong_type(member.value, fmt::format("\"{}\"", member.key), "an array of rule ids",
                        "[\"RULE\", …]");
    }
    for (const Json& one : *member.value.array()) {
      if (one.string() == nullptr) {
        wrong_type(one, "the id of a rule", "a text", "");
      } else if (is_rule(*one.string(), span_of(one))) {
        to.push_back({Topic::kRule, *one.string(), verdict, span_of(one)});
      }
    }
  }

  bool is_rule(const std::string& id, Span place) {
    if (std::find(shared_.rules.begin(), shared_.rules.end(), id) != shared_.rules.end())
      return true;
    std::string note = datalog::did_you_mean(id, shared_.rules);
    if (note.empty()) note = "see the rules with: clusterwise rules list";
    error(rule_case_kind::kUnknownRule, place, fmt::format("there is no rule \"{}\"", id),
          std::move(note));
    return false;
  }

  void contradictions(const std::vector<Expectation>& expected) {
    std::map<std::string, Verdict> rules;
    for (const Expectation& one : expected) {
      if (one.topic != Topic::kRule) continue;
      const auto [first, is_new] = rules.emplace(one.id, one.verdict);
      if (is_new || first->second == one.verdict) continue;
      error(rule_case_kind::kContradiction, one.place,
            fmt::format("the rule \"{}\" cannot both fire and be silent", one.id));
    }
  }

  Shared& shared_;
};

}  // namespace

tl::expected<std::vector<RuleCase>, Diagnostics> read_rule_cases(std::vector<Source>& sources,
                                                                 std::span<const std::string> rules,
                                                                 const kb::Store& store,
                                                                 const OpenProfile& open) {
  Shared shared{sources, rules, store, open};
  std::vector<RuleCase> result;
  const std::size_t files = sources.size();  // profiles are added behind them
  for (std::size_t i = 0; i < files; ++i) {
    const auto file = static_cast<FileId>(i);
    const kb::Checked<Json> document = kb::parse_json(sources[i].text);
    if (!document) {
      report_json(document.error(), file, shared.diagnostics);
      continue;
    }
    for (RuleCase& one : CaseReader(file, shared).read(*document)) result.push_back(std::move(one));
  }
  if (shared.diagnostics.has_errors()) return tl::unexpected(std::move(shared.diagnostics));
  return result;
}

}  // namespace clusterwise::advisor

#include <fmt/format.h>
#include <string>

#include "cli/json_answer.h"
#include "cli/json_page.h"
#include "cli/render_rules.h"

namespace clusterwise::cli {
namespace {

using advisor::Mismatch;
using advisor::Topic;
using advisor::Verdict;

void write_mentions(JsonPage& json, std::string_view key,
                    const std::vector<advisor::Mention>& mentions) {
  json.key(key).array(mentions, [&](const advisor::Mention& mention) {
    json.object([&] {
      json.key("relation").value(mention.relation);
      json.key("constants").array(mention.constants);
      json.key("negated").value(mention.negated);
    });
  });
}

void write_rule(JsonPage& json, const ListedRule& listed, Detail detail) {
  const advisor::RuleDescription& rule = listed.rule;
  json.object([&] {
    json.key("id").value(rule.id);
    write_pack(rule.pack, json);
    json.key("file").value(listed.file);
    json.key("line").value(listed.line);
    json.key("text").value(rule.text);
    json.key("doc").value(rule.doc);
    json.key("claims").array(rule.claims, [&](const advisor::ClaimRef& claim) {
      json.object([&] {
        json.key("id").value(claim.id);
        json.key("section").value(claim.section);
        if (detail == Detail::kFull) json.key("text").value(claim.text);
      });
    });
    json.key("strength");
    rule.strength ? json.value(*rule.strength) : json.null();
    write_mentions(json, "derives", rule.derives);
    write_mentions(json, "reads", rule.reads);
    if (detail == Detail::kFull) json.key("source").value(listed.source);
  });
}

std::string_view topic_name(Topic topic) {
  switch (topic) {
    case Topic::kStage:
    case Topic::kStageEver:
      return "stage";
    case Topic::kRole:
      return "role";
    case Topic::kRisk:
      return "risk";
    case Topic::kProblem:
      return "problem";
    case Topic::kFeature:
      return "feature";
    case Topic::kMeasure:
      return "measure";
    case Topic::kRule:
      return "rule";
  }
  return "";
}

std::string_view verdict_name(Topic topic, Verdict verdict) {
  if (verdict == Verdict::kOpen) return "undetermined";
  const bool yes = verdict == Verdict::kYes;
  if (topic == Topic::kRule) return yes ? "fires" : "silent";
  if (topic == Topic::kMeasure) return yes ? "proposed" : "not-proposed";
  if (topic == Topic::kRole) return yes ? "recommended" : "not-recommended";
  return yes ? "holds" : "does-not-hold";
}

class CasesWriter {
 public:
  CasesWriter(const TestedCases& tested, JsonPage& json) : tested_(tested), json_(json) {}

  void write() {
    const advisor::CasesReport& report = tested_.report;
    json_.object([&] {
      json_.key("passed").value(report.passed);
      json_.key("failed").value(tested_.cases.size() - report.passed);
      std::size_t next = 0;
      json_.key("cases").array(tested_.cases, [&](const advisor::RuleCase& one) {
        rule_case(one, report.results[next++].mismatches);
      });
      json_.key("coverage").object([&] {
        json_.key("rules").value(report.rules);
        json_.key("never_fire").array(report.never_fire);
        json_.key("never_silent").array(report.never_silent);
      });
    });
  }

 private:
  void rule_case(const advisor::RuleCase& one, const std::vector<Mismatch>& mismatches) {
    const datalog::Source& file = tested_.files[static_cast<std::size_t>(one.place.file)];
    json_.object([&] {
      json_.key("name").value(one.name);
      json_.key("file").value(file.name);
      json_.key("line").value(datalog::position_of(file.text, one.place.begin).line);
      json_.key("passed").value(mismatches.empty());
      json_.key("mismatches").array(mismatches, [&](const Mismatch& m) { mismatch(m); });
    });
  }

  void mismatch(const Mismatch& one) {
    const advisor::Expectation& expected = one.expected;
    const bool shown_stage = expected.topic == Topic::kStage;
    json_.object([&] {
      json_.key("about").value(topic_name(expected.topic));
      json_.key("id").value(expected.id);
      json_.key("expected")
          .value(shown_stage ? std::string_view(expected.id)
                             : verdict_name(expected.topic, expected.verdict));
      json_.key("got").value(shown_stage ? std::string_view(one.got_stage)
                                         : verdict_name(expected.topic, one.got));
      json_.key("because").array(one.because, [&](const advisor::Reason& reason) {
        json_.object([&] {
          json_.key("rule").value(reason.rule);
          json_.key("text").value(reason.text);
        });
      });
      json_.key("candidates").array(one.candidates);
      json_.key("conditions").array(one.conditions, [&](const datalog::Condition& condition) {
        json_.object([&] {
          json_.key("state").value(name_of(condition.state));
          json_.key("condition").value(condition.text);
        });
      });
    });
  }

  static std::string_view name_of(datalog::Condition::State state) {
    if (state == datalog::Condition::State::kMet) return "met";
    return state == datalog::Condition::State::kFailed ? "failed" : "open";
  }

  const TestedCases& tested_;
  JsonPage& json_;
};

}  // namespace

void render_json(const std::vector<ListedRule>& rules, Detail detail, Environment& env) {
  JsonPage json;
  json.object([&] {
    json.key("rules").array(rules, [&](const ListedRule& rule) { write_rule(json, rule, detail); });
  });
  json.print(env);
}

void render_json(const TestedCases& tested, Environment& env) {
  JsonPage json;
  CasesWriter(tested, json).write();
  json.print(env);
}

}  // namespace clusterwise::cli

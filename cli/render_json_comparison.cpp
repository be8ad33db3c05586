// Keys stand in the order of compare.schema.json.
#include "cli/json_answer.h"
#include "cli/render_difference.h"
#include "cli/render_json.h"
#include "cli/verdict_words.h"

namespace clusterwise::cli {
namespace {

using advisor::ComparedRow;
using advisor::Standing;

class ComparisonWriter {
 public:
  ComparisonWriter(std::span<const advisor::Answer> answers, JsonPage& json)
      : answers_(answers), json_(json) {}

  void write(const advisor::Comparison& comparison) {
    rows("roles", comparison.roles, [&](const Standing& standing) {
      json_.key("verdict").value(verdict_id(standing.verdict, advisor::VerdictOf::kRole));
      json_.key("score").value(standing.degree);
    });
    json_.key("stages").array(comparison.stages, [&](const advisor::ComparedStage& one) {
      json_.object([&] {
        json_.key("id").value(one.stage.id);
        json_.key("label").value(one.stage.label);
        json_.key("verdict").value(verdict_id(one.verdict, advisor::VerdictOf::kFinding));
      });
    });
    rows("risks", comparison.risks, [&](const Standing& standing) {
      json_.key("verdict").value(verdict_id(standing.verdict, advisor::VerdictOf::kFinding));
      json_.key("degree").value(standing.degree);
    });
    json_.key("indicators").array(comparison.indicators, [&](const auto& one) { indicator(one); });
    steps(comparison);
  }

 private:
  template <typename Members>
  void rows(std::string_view key, const std::vector<ComparedRow>& all, Members members) {
    json_.key(key).array(all, [&](const ComparedRow& row) {
      json_.object([&] {
        json_.key("id").value(row.id);
        json_.key("label").value(row.label);
        json_.key("profiles").array(row.standings, [&](const Standing& standing) {
          json_.object([&] { members(standing); });
        });
      });
    });
  }

  void indicator(const advisor::DecidingIndicator& one) {
    json_.object([&] {
      json_.key("indicator").value(one.indicator);
      json_.key("label").value(one.label);
      json_.key("unit").value(one.measurement.unit);
      json_.key("values").array(one.values, [&](const auto& value) { write_given(value, json_); });
      json_.key("rules").array(one.rules, [&](const advisor::DecidingRule& rule) {
        json_.object([&] {
          json_.key("rule").value(rule.reason.rule);
          write_pack(rule.reason.pack, json_);
          json_.key("text").value(rule.reason.text);
          json_.key("fires").array(rule.fires, [&](bool fires) { json_.value(fires); });
        });
      });
    });
  }

  void steps(const advisor::Comparison& comparison) {
    std::size_t at = 0;
    json_.key("steps").array(comparison.steps, [&](const advisor::Difference& difference) {
      json_.object([&] {
        json_.key("from").value(answers_[at].period);
        json_.key("to").value(answers_[at + 1].period);
        write_difference(difference, json_);
      });
      ++at;
    });
  }

  std::span<const advisor::Answer> answers_;
  JsonPage& json_;
};

}  // namespace

void render_json(std::span<const advisor::Answer> answers, const advisor::Comparison& comparison,
                 Environment& env) {
  JsonPage json;
  json.object([&] {
    json.key("schema").value(kComparisonSchema);
    json.key("profiles").array(answers, [&](const advisor::Answer& one) {
      write_answer(one, json);
    });
    json.key("comparison").object([&] { ComparisonWriter(answers, json).write(comparison); });
  });
  json.print(env);
}

}  // namespace clusterwise::cli

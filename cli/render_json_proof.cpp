#include "cli/json_page.h"
#include "cli/render_json.h"

namespace clusterwise::cli {
namespace {

using advisor::ProofStep;
using advisor::StepKind;

std::string_view name_of(StepKind kind) {
  switch (kind) {
    case StepKind::kRule:
      return "rule";
    case StepKind::kValue:
      return "value";
    case StepKind::kThreshold:
      return "threshold";
    case StepKind::kSetting:
      return "setting";
    case StepKind::kKnowledge:
      return "knowledge";
    case StepKind::kCondition:
      return "condition";
    case StepKind::kAbsence:
      return "absence";
    case StepKind::kFact:
      return "fact";
  }
  return "";
}

void write_step(JsonPage& json, const ProofStep& step) {
  json.object([&] {
    json.key("step").value(name_of(step.kind));
    json.key("text").value(step.text);
    json.key("fact").value(step.fact);
    if (!step.rule.empty()) json.key("rule").value(step.rule);
    if (!step.source.en.empty()) json.key("source").value(step.source);
    json.key("claims").array(step.claims, [&](const advisor::ClaimRef& claim) {
      json.object([&] {
        json.key("id").value(claim.id);
        json.key("section").value(claim.section);
        json.key("text").value(claim.text);
      });
    });
    if (step.repeated) json.key("repeated").value(true);
    json.key("premises").array(step.premises, [&](const ProofStep& p) { write_step(json, p); });
  });
}

}  // namespace

void write_proofs(JsonPage& json, const std::vector<ProofStep>& proofs) {
  json.key("proofs").array(proofs, [&](const ProofStep& step) { write_step(json, step); });
}

}  // namespace clusterwise::cli

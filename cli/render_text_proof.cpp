#include <string>

#include "cli/page.h"
#include "cli/render_text.h"
#include "cli/voice.h"

namespace clusterwise::cli {
namespace {

using advisor::ProofStep;
using advisor::StepKind;

Word word_of(StepKind kind) {
  switch (kind) {
    case StepKind::kValue:
      return Word::kValue;
    case StepKind::kThreshold:
      return Word::kThreshold;
    case StepKind::kKnowledge:
      return Word::kKnowledge;
    case StepKind::kCondition:
      return Word::kCondition;
    case StepKind::kAbsence:
      return Word::kAbsence;
    case StepKind::kRule:
    case StepKind::kFact:
      return Word::kFact;
  }
  return Word::kFact;
}

class ProofPage {
 public:
  explicit ProofPage(Environment& env)
      : page_(env.out, env.width, env.colour), say_(env.language) {}

  void finding(const kb::Text& label) { page_.heading(say_(Word::kProofOf, {label})); }

  // `left` is what stands on each line of the tree left of this step's branch.
  void step(const ProofStep& step, const std::string& left, bool last) {
    const std::string branch = left + (last ? "└─ " : "├─ ");
    const std::string below = left + (last ? "   " : "│  ");
    const std::string inner = below + (step.premises.empty() ? "" : "│ ");
    sentence(step, {branch, inner});
    for (const advisor::ClaimRef& claim : step.claims) this->claim(claim, {inner, inner});
    for (std::size_t i = 0; i < step.premises.size(); ++i) {
      this->step(step.premises[i], below, i + 1 == step.premises.size());
    }
  }

 private:
  void sentence(const ProofStep& step, Margin margin) {
    for (const std::string& text :
         say_.paragraphs(step.text.en.empty() ? same(step.fact) : step.text)) {
      Styled line;
      if (step.kind != StepKind::kRule)
        line.push_back({say_(word_of(step.kind)) + ": ", Style::kDim});
      line.push_back({text});
      if (!step.rule.empty()) line.push_back({" [" + step.rule + "]", Style::kDim});
      page_.paragraph(line, margin);
      margin.first = margin.rest;
    }
    if (!step.source.empty()) {
      page_.paragraph(styled(say_(Word::kSource, {same(step.source)}), Style::kDim), margin);
    }
  }

  void claim(const advisor::ClaimRef& claim, const Margin& margin) {
    for (const std::string& text : say_.paragraphs(claim.text)) {
      page_.paragraph(styled(claim.id + " §" + claim.section + ": " + text, Style::kDim), margin);
    }
  }

  Page page_;
  Voice say_;
};

}  // namespace

void render_text(const kb::Text& finding, const std::vector<ProofStep>& proofs, Environment& env) {
  ProofPage page(env);
  page.finding(finding);
  for (std::size_t i = 0; i < proofs.size(); ++i) page.step(proofs[i], "", i + 1 == proofs.size());
}

}  // namespace clusterwise::cli

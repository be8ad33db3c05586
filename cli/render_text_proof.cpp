// The tree names claims by their ids, as many rules rest on the same ones; what they say stands
// once, below the tree.
#include <string>
#include <vector>

#include "cli/answer_words.h"
#include "cli/claims.h"
#include "cli/page.h"
#include "cli/render_text.h"
#include "cli/voice.h"

namespace clusterwise::cli {
namespace {

using advisor::ProofStep;

class ProofPage {
 public:
  explicit ProofPage(Environment& env)
      : page_(env.out, env.width, env.colour), say_(env.language) {}

  void finding(const kb::Text& label) { page_.heading(say_(Word::kProofOf, {label})); }

  // `left` is what stands on each line of the tree left of this step's branch.
  void step(const ProofStep& step, const std::string& left, bool last) {
    const std::string below = left + (last ? "   " : "│  ");
    const std::string inner = below + (step.premises.empty() ? "" : "│ ");
    sentence(step, {left + (last ? "└─ " : "├─ "), inner});
    for (std::size_t i = 0; i < step.premises.size(); ++i) {
      this->step(step.premises[i], below, i + 1 == step.premises.size());
    }
  }

  void claims() { claims_.render(page_, say_); }

 private:
  void sentence(const ProofStep& step, Margin margin) {
    const std::vector<std::string> lines = say_.paragraphs(sentence_of(step));
    for (std::size_t i = 0; i < lines.size(); ++i) {
      Styled line = styled(lines[i]);
      if (i + 1 == lines.size()) line.push_back({remarks(step), Style::kDim});
      page_.paragraph(line, margin);
      margin.first = margin.rest;
    }
  }

  // The rule, its claims, where a value is from.
  std::string remarks(const ProofStep& step) {
    std::string text;
    if (!step.rule.empty()) text += " [" + step.rule + "]";
    text += claims_.cite(step.claims);
    if (!step.source.empty()) text += " – " + say_(Word::kSource, {same(step.source)});
    if (step.repeated) text += " – " + say_(Word::kRepeated);
    return text;
  }

  Page page_;
  Voice say_;
  CitedClaims claims_;
};

}  // namespace

void render_text(const kb::Text& finding, const std::vector<ProofStep>& proofs, Environment& env) {
  ProofPage page(env);
  page.finding(finding);
  for (std::size_t i = 0; i < proofs.size(); ++i) page.step(proofs[i], "", i + 1 == proofs.size());
  page.claims();
}

}  // namespace clusterwise::cli

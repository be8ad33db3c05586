#include <algorithm>
#include <fmt/format.h>
#include <string>
#include <utility>

#include "cli/claims.h"
#include "cli/page.h"
#include "cli/render_rules.h"
#include "cli/voice.h"
#include "reasoner/advisor/numbers.h"

namespace clusterwise::cli {
namespace {

// problem "low-trust"
kb::Text name_of(const advisor::Mention& mention) {
  std::string text = mention.relation;
  for (const std::string& constant : mention.constants) text += fmt::format(" \"{}\"", constant);
  return mention.negated ? fill(Word::kReadsAbsence, {same(text)}) : same(text);
}

kb::Text names_of(const std::vector<advisor::Mention>& mentions) {
  std::vector<kb::Text> names;
  for (const advisor::Mention& mention : mentions) names.push_back(name_of(mention));
  return joined(names);
}

class RulesPage {
 public:
  RulesPage(Detail detail, Environment& env)
      : detail_(detail),
        env_(env),
        page_(env.out, env.width, env.colour),
        say_(env.language),
        tell_(env.language == Language::kBoth ? Language::kEnglish : env.language) {}

  void rule(const ListedRule& listed) {
    const advisor::RuleDescription& rule = listed.rule;
    if (detail_ == Detail::kFull && !std::exchange(first_, false)) page_.blank();
    page_.ends(styled(rule.id, Style::kStrong), styled(place_of(listed), Style::kDim));
    sentences(rule);
    std::string parts = tell_(Word::kDerives, {names_of(rule.derives)});
    if (!rule.reads.empty()) parts += "; " + tell_(Word::kReads, {names_of(rule.reads)});
    page_.paragraph(styled(parts, Style::kDim), Margin::indent(2));
    if (detail_ == Detail::kFull) source(listed.source);
  }

  void end(std::size_t count) {
    if (detail_ == Detail::kFull) claims_.render(page_, say_);
    page_.blank();
    page_.paragraph(
        styled(say_(count == 1 ? Word::kOneRule : Word::kRules, {same(std::to_string(count))})));
  }

 private:
  void sentences(const advisor::RuleDescription& rule) {
    const std::vector<std::string> lines = say_.paragraphs(rule.text);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      Styled line = styled(lines[i]);
      if (i + 1 == lines.size()) line.push_back({remarks(rule), Style::kDim});
      page_.paragraph(line, Margin::indent(2));
    }
  }

  std::string remarks(const advisor::RuleDescription& rule) {
    std::string text = claims_.cite(rule.claims);
    if (rule.strength) {
      text += " " + tell_(Word::kStrength, {same(advisor::number_text(*rule.strength))});
    }
    return text;
  }

  // As it stands in its file: no wrapping, so that it can be copied.
  void source(std::string_view text) {
    page_.blank();
    while (!text.empty()) {
      const std::string_view line = text.substr(0, text.find('\n'));
      env_.out << "    " << painted({std::string(line), Style::kPlain}, false) << '\n';
      text.remove_prefix(std::min(text.size(), line.size() + 1));
    }
  }

  bool first_ = true;
  Detail detail_;
  Environment& env_;
  Page page_;
  Voice say_;
  Voice tell_;  // what is about names: in one language
  CitedClaims claims_;
};

}  // namespace

void render_text(const std::vector<ListedRule>& rules, Detail detail, Environment& env) {
  if (rules.empty()) return;
  RulesPage page(detail, env);
  for (const ListedRule& rule : rules) page.rule(rule);
  page.end(rules.size());
}

}  // namespace clusterwise::cli

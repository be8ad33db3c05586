// Comparable cases: how like the region they are, what was done there, and what came of it.
#include <map>
#include <string>
#include <vector>

#include "cli/answer_page.h"
#include "cli/case_words.h"

namespace clusterwise::cli {
namespace {

using advisor::ComparableCase;

constexpr std::size_t kFewCases = 2;      // of the knowledge, and as many profiles
constexpr std::size_t kFewOfOneSide = 5;  // findings that the other side does not show

void line(const kb::Text& text, const std::vector<advisor::ClaimRef>& claims, AnswerPage& on) {
  const std::vector<std::string> paragraphs = on.say.paragraphs(text);
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    Styled said = styled(paragraphs[i]);
    if (i + 1 == paragraphs.size()) said.push_back({on.claims.cite(claims), Style::kDim});
    on.page.paragraph(said, Margin::indent(2));
  }
}

void findings(Word which, const std::vector<advisor::Named>& all, std::size_t few, AnswerPage& on) {
  if (all.empty()) return;
  const std::size_t count = on.shown(all.size(), few);
  kb::Text text = labels({all.begin(), all.begin() + static_cast<std::ptrdiff_t>(count)});
  if (count < all.size()) {
    const kb::Text more = fill(Word::kMore, {same(std::to_string(all.size() - count))});
    text = {text.en + ", " + more.en, text.zh + "，" + more.zh};
  }
  line(fill(which, {text}), {}, on);
}

Styled name_of(const ComparableCase& one, AnswerPage& on) {
  Styled name = styled(on.say(one.label), Style::kStrong);
  for (const kb::Text& part : {one.industry, same(one.period)}) {
    if (!part.en.empty()) name.push_back({" · " + on.say(part), Style::kStrong});
  }
  name.push_back({"  " + on.say(Word::kSimilar, {same(two_decimals(one.similarity))})});
  if (one.is_profile) name.push_back({" – " + on.say(Word::kOwnProfile), Style::kDim});
  return name;
}

void render_case(const ComparableCase& one, AnswerPage& on) {
  on.page.paragraph(name_of(one, on), Margin::indent(0, "•"));
  findings(Word::kShared, one.shared, one.shared.size(), on);
  findings(Word::kDiffers, one.differs, kFewOfOneSide, on);
  findings(Word::kOnlyHere, one.only_here, kFewOfOneSide, on);
  if (!one.done.empty())
    line(fill(Word::kDoneThere, {labels_of(one.done)}), claims_of(one.done), on);
  if (!one.outcome.empty())
    line(fill(Word::kCameOfIt, {labels_of(one.outcome)}), claims_of(one.outcome), on);
  for (const advisor::ClaimRef& claim : one.evidence) line(claim.text, {claim}, on);
}

}  // namespace

void render_cases(const advisor::Answer& answer, AnswerPage& on) {
  on.page.heading(on.say(Word::kCases));
  if (answer.comparable_cases.empty()) {
    for (const std::string& text : on.say.paragraphs(word(Word::kNoCases)))
      on.page.paragraph(styled(text, Style::kDim));
    return;
  }
  std::map<bool, std::size_t> told;  // of the knowledge, and of the user's profiles
  std::size_t count = 0;
  for (const ComparableCase& one : answer.comparable_cases) {
    if (!on.full() && told[one.is_profile]++ >= kFewCases) continue;
    render_case(one, on);
    ++count;
  }
  on.more(answer.comparable_cases.size(), count, 0);
}

}  // namespace clusterwise::cli

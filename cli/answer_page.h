// What the parts of a rendered answer share: the page, the voice, how much to show.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "cli/answer_words.h"
#include "cli/claims.h"
#include "cli/numbers.h"
#include "cli/page.h"
#include "cli/render_text.h"
#include "cli/voice.h"

namespace clusterwise::cli {

class AnswerPage {
 public:
  AnswerPage(Detail detail, Environment& env);

  Page page;
  Voice say;
  CitedClaims claims;  // what they say stands at the end of a full page

  bool full() const { return detail_ == Detail::kFull; }
  // How many of `all` entries to show, where `few` are enough for a short page.
  std::size_t shown(std::size_t all, std::size_t few) const;
  // "… and 3 more (--full)", or nothing.
  void more(std::size_t all, std::size_t shown, std::size_t indent);

  // A small heading inside a section.
  void label(Word which, std::size_t indent);
  // An indicator worth finding out, and what it would do.
  void need(const advisor::Need& need, std::size_t indent, Word settles = Word::kSettles);
  // Sentences of rules, each with its id and claims.
  void reasons(const std::vector<advisor::Reason>& because, std::size_t few, std::size_t indent);
  // One of them, in these words.
  void reason(const advisor::Reason& reason, const kb::Text& text, std::size_t indent);
  // Whether nobody has asked this of the rule and its sentence before: a page that would say much
  // twice says it once.
  bool is_first(const advisor::Reason& reason);

 private:
  Detail detail_;
  std::set<std::pair<std::string, std::string>> told_;
};

// Region, industry and period.
Styled title_of(const advisor::Answer& answer, AnswerPage& on);

// The parts, from top to bottom.
void render_head(const advisor::Answer& answer, AnswerPage& on);
void render_roles(const advisor::Answer& answer, AnswerPage& on);
void render_situation(const advisor::Answer& answer, AnswerPage& on);
void render_cases(const advisor::Answer& answer, AnswerPage& on);
// Nothing where it was not asked for.
void render_robustness(const advisor::Answer& answer, AnswerPage& on);
void render_method(const advisor::Answer& answer, AnswerPage& on);

}  // namespace clusterwise::cli

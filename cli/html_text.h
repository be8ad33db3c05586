// Text of a document on an HTML page, in the reader's languages.
#pragma once

#include <string>

#include "cli/document.h"
#include "cli/environment.h"
#include "cli/html_page.h"
#include "cli/words.h"

namespace clusterwise::cli {

class HtmlText {
 public:
  // REQUIRES: the page outlives it.
  HtmlText(Language language, HtmlPage& page) : language_(language), page_(page) {}

  // The language of the page as a whole.
  std::string page_language() const;
  // On one line; both languages are parted by a slash. For attributes and titles.
  std::string line(const kb::Text& text) const;

  // Both languages one after the other; the style sheet puts each on a line of its own.
  void say(const kb::Text& text);
  // As somebody wrote it, whatever the direction of its script.
  void say_verbatim(const kb::Text& text);
  void sentence(const Sentence& sentence);
  void cite(const std::string& rule, const std::vector<advisor::ClaimRef>& claims);
  void badge(const Badge& badge);

 private:
  void in_one_tongue(const Sentence& sentence, bool last, bool chinese);
  void lead(const std::string& text, const std::string& anchor);
  void link(const std::string& text, const std::string& anchor);
  Attributes spoken(const std::string& look, bool chinese) const;

  Language language_;
  HtmlPage& page_;
};

}  // namespace clusterwise::cli

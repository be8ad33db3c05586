// A text said in the user's language, or in both.
#pragma once

#include <string>
#include <vector>

#include "cli/environment.h"
#include "cli/words.h"
#include "kb/knowledge.h"

namespace clusterwise::cli {

class Voice {
 public:
  explicit Voice(Language language) : language_(language) {}

  // On one line; both languages are parted by a slash. A text that lacks the language is said in
  // the other.
  std::string operator()(const kb::Text& text) const;
  std::string operator()(Word which) const { return (*this)(word(which)); }
  std::string operator()(Word which, const std::vector<kb::Text>& arguments) const {
    return (*this)(fill(which, arguments));
  }

  // A paragraph for each language.
  std::vector<std::string> paragraphs(const kb::Text& text) const;

 private:
  Language language_;
};

}  // namespace clusterwise::cli

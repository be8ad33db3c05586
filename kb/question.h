// A question as the index is asked it: its terms, and what stands in for those that occur nowhere.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kb/store_state.h"
#include "kb/words.h"

namespace clusterwise::kb {

class Question {
 public:
  // Of a long text the beginning counts.
  Question(Store::State& state, std::string_view text);

  // The terms in the index's language; each stands for one term, or for a piece of a run that is
  // nowhere whole.
  const std::vector<std::string>& parts() const { return parts_; }
  // The same, where a word may also be the beginning of a longer one, or mistyped, and a run be in
  // pieces.
  std::vector<std::string> loose_parts() const;
  // Whether every term occurs as it was written.
  bool is_literal() const { return is_literal_; }
  bool has_both_scripts() const { return has_both_scripts_; }

 private:
  void add(const Term& term);

  Store::State& state_;
  std::vector<Term> terms_;
  std::vector<std::string> parts_;
  bool is_literal_ = true;
  bool has_both_scripts_ = false;
};

// All parts, each in any of the columns.
std::string all_of(const std::vector<std::string>& parts, std::string_view columns);

// Documents of concepts whose kind has these words.
std::string kind_query(std::string_view kind);

// Names of concepts that are one or two typing errors away from the text, nearest first; folded.
std::vector<std::string> near_names(Store::State& state, std::string_view text);

// The same of ids.
std::vector<std::string> near_ids(Store::State& state, std::string_view text);

}  // namespace clusterwise::kb

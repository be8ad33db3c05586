// Sentences: a rule's text with its variables filled in.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "kb/store.h"
#include "reasoner/advisor/answer.h"
#include "reasoner/advisor/outside.h"
#include "reasoner/datalog/derive.h"

namespace clusterwise::advisor {

// Knows the labels and claims that sentences speak of; remembers what it has looked up. Not for
// several threads.
class Phrasebook {
 public:
  // REQUIRES: the store and what is outside outlive the phrasebook.
  explicit Phrasebook(const kb::Store& store) : store_(store) {}
  Phrasebook(const kb::Store& store, const Outside& outside) : store_(store), outside_(&outside) {}

  // The concept's label, marked if it came with an added pack; the id itself where there is no such
  // concept.
  kb::Text label(std::string_view id) { return marked(bare_label(id), mark_of(id)); }
  // The added pack that it came with, if any.
  const Mark& mark_of(std::string_view id) const;
  Named named(std::string_view id) { return {std::string(id), label(id)}; }
  ClaimRef claim(std::string_view id);
  std::vector<ClaimRef> claims(const std::vector<std::string>& ids);
  // The claims that the concept rests on.
  std::vector<ClaimRef> claims_of(std::string_view concept_id);

  // The sentence of the rule that derived something. Symbols that are concepts become their labels,
  // in each language. That of an added rule is marked as a whole.
  Reason reason(const datalog::Model& model, const datalog::Derivation& derivation);

 private:
  kb::Text bare_label(std::string_view id);
  std::string fill(const std::string& text, bool chinese, const datalog::Model& model,
                   const std::vector<datalog::Binding>& bindings, bool is_marked);

  const kb::Store& store_;
  const Outside* outside_ = nullptr;  // none: all is the policy's own
  std::map<std::string, kb::Text, std::less<>> labels_;
  std::map<std::string, ClaimRef, std::less<>> claims_;
};

}  // namespace clusterwise::advisor

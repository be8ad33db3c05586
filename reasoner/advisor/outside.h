// What stands outside a policy's own: rules that were added to it, and the pack of knowledge that
// they are about. Whatever an answer shows of either bears the pack's title, so that nobody takes
// it for the policy's own.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "kb/store.h"
#include "reasoner/advisor/advisor.h"
#include "reasoner/datalog/checked.h"

namespace clusterwise::advisor {

// The pack that something came with.
struct Mark {
  std::string pack;  // empty: the policy's own
  kb::Text title;
};

// "cognitive lock-in (Beyond the paper)"; what is the policy's own stays as it is.
kb::Text marked(kb::Text text, const Mark& mark);

class Outside {
 public:
  Outside() = default;
  Outside(const std::vector<Addition>& additions, const std::vector<datalog::Source>& sources,
          const kb::Store& store);

  bool empty() const { return marks_.empty(); }
  const Mark& of_rule(const datalog::Rule& rule) const;
  const Mark& of_concept(std::string_view id) const;

 private:
  std::vector<Mark> marks_;           // of the additions
  std::vector<std::size_t> by_file_;  // behind the marks: the policy's own
  std::map<std::string, std::size_t, std::less<>> by_concept_;
};

}  // namespace clusterwise::advisor

// The shipped rules, the plain way: complete profiles, each a region of one evaluation of the rule
// engine. Knows nothing of circuits, cells and diagrams.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "reasoner/advisor/interface.h"
#include "reasoner/advisor/profile.h"
#include "reasoner/datalog/datalog.h"

namespace clusterwise::advisor::test {

// Value by indicator; every indicator has one.
using Values = std::map<std::string, double>;

// What holds of a profile, with its degree, by what the advisor calls it: "role x", "stage x", ….
using Holding = std::map<std::string, double>;

class PlainPolicy {
 public:
  // The interface of the shipped rules and these after it; without any, the shipped rules.
  explicit PlainPolicy(const std::vector<datalog::Source>& sources);

  std::vector<Holding> evaluate(const std::vector<Values>& profiles) const;

 private:
  datalog::Program program_;
  Interface interface_;
};

const PlainPolicy& plain_shipped_policy();

// Where the shipped rules' tables of limits cut each indicator, read from their text.
const std::map<std::string, std::vector<double>>& shipped_limits();

}  // namespace clusterwise::advisor::test

// What the advisor's tests share: a store of the shipped packs, the shipped rules, small policies.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kb/store.h"
#include "reasoner/advisor/advisor.h"
#include "reasoner/advisor/interface.h"
#include "reasoner/datalog/datalog.h"

namespace clusterwise::advisor::test {

// Made once for the process, in a temporary folder.
const kb::Store& store();

std::string read_file(const std::string& path);  // below the checkout
std::vector<datalog::Source> shipped_rules();
const Policy& shipped_policy();

// The profile of the text, which must be right.
Profile profile_of(std::string_view text);
Profile example(const std::string& name);  // of rules/examples

// The messages that the profile gets, as they are shown.
std::string complaints_about(std::string_view text);

// The interface, and after it the given rules.
Policy policy_of(const std::string& rules);
// The same as a checked program alone. Stays where it is: databases point at it.
struct Checked {
  datalog::Program program;
  Interface interface;

  explicit Checked(const std::string& rules);
  Checked(const Checked&) = delete;
  Checked& operator=(const Checked&) = delete;
};
// The messages that the rules get.
std::string complaints_about_rules(const std::string& rules);

// The element with that id; fails the test where there is none.
template <typename T>
const T& named(const std::vector<T>& list, std::string_view id) {
  for (const T& one : list) {
    if (one.id == id) return one;
  }
  throw std::out_of_range("nothing is called " + std::string(id));
}

template <typename T>
bool has(const std::vector<T>& list, std::string_view id) {
  for (const T& one : list) {
    if (one.id == id) return true;
  }
  return false;
}

}  // namespace clusterwise::advisor::test

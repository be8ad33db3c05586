#include "cli/profile_names.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string>

#include "cli/words.h"

namespace clusterwise::cli {
namespace {

using advisor::Answer;
using Naming = std::function<kb::Text(const Answer&)>;

kb::Text region_of(const Answer& answer) {
  return answer.region_name.en.empty() ? same(answer.region) : answer.region_name;
}

kb::Text followed_by(kb::Text text, const std::string& part) {
  if (part.empty()) return text;
  return {text.en + " " + part, text.zh + " " + part};
}

std::vector<kb::Text> named(std::span<const Answer> answers, const Naming& naming) {
  std::vector<kb::Text> names;
  for (const Answer& answer : answers) names.push_back(naming(answer));
  return names;
}

bool all_differ(const std::vector<kb::Text>& names) {
  std::set<std::string> en;
  std::set<std::string> zh;
  return std::all_of(names.begin(), names.end(), [&](const kb::Text& name) {
    return !name.en.empty() && en.insert(name.en).second && zh.insert(name.zh).second;
  });
}

bool one_region(std::span<const Answer> answers) {
  return std::all_of(answers.begin(), answers.end(),
                     [&](const Answer& answer) { return answer.region == answers.front().region; });
}

void number_repeated(std::vector<kb::Text>& names) {
  std::map<std::string, std::size_t> count;
  for (const kb::Text& name : names) ++count[name.en];
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (count[names[i].en] > 1) names[i] = followed_by(names[i], "(" + std::to_string(i + 1) + ")");
  }
}

}  // namespace

std::vector<kb::Text> profile_names(std::span<const Answer> answers) {
  std::vector<Naming> namings = {
      region_of, [](const Answer& a) { return followed_by(region_of(a), a.period); },
      [](const Answer& a) { return followed_by(followed_by(region_of(a), a.industry), a.period); }};
  if (one_region(answers))
    namings.insert(namings.begin(), [](const Answer& a) { return same(a.period); });
  std::vector<kb::Text> names;
  for (const Naming& naming : namings) {
    names = named(answers, naming);
    if (all_differ(names)) return names;
  }
  number_repeated(names);
  return names;
}

}  // namespace clusterwise::cli

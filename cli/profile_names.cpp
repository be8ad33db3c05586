#include "cli/profile_names.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "cli/words.h"

namespace clusterwise::cli {
namespace {

using advisor::Answer;
using Naming = std::function<kb::Text(const Answer&)>;

kb::Text region_of(const Answer& answer) {
  return answer.region_name.en.empty() ? same(answer.region) : answer.region_name;
}

kb::Text followed_by(kb::Text text, const kb::Text& part) {
  if (part.en.empty()) return text;
  return {text.en + " " + part.en, text.zh + " " + part.zh};
}

std::vector<kb::Text> named(std::span<const Answer> answers, const Naming& naming) {
  std::vector<kb::Text> names;
  for (const Answer& answer : answers) names.push_back(naming(answer));
  return names;
}

std::size_t distinct(const std::vector<kb::Text>& names) {
  std::set<std::pair<std::string, std::string>> texts;
  for (const kb::Text& name : names) {
    if (!name.en.empty()) texts.emplace(name.en, name.zh);
  }
  return texts.size();
}

bool one_region(std::span<const Answer> answers) {
  return std::all_of(answers.begin(), answers.end(),
                     [&](const Answer& answer) { return answer.region == answers.front().region; });
}

void number_repeated(std::vector<kb::Text>& names) {
  std::map<std::pair<std::string, std::string>, std::size_t> count;
  for (const kb::Text& name : names) ++count[{name.en, name.zh}];
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (count[{names[i].en, names[i].zh}] > 1)
      names[i] = followed_by(names[i], same("(" + std::to_string(i + 1) + ")"));
  }
}

}  // namespace

std::vector<kb::Text> profile_names(std::span<const Answer> answers) {
  std::vector<Naming> namings = {
      region_of, [](const Answer& a) { return followed_by(region_of(a), same(a.period)); },
      [](const Answer& a) { return followed_by(followed_by(region_of(a), a.industry), same(a.period)); }};
  if (one_region(answers))
    namings.insert(namings.begin(), [](const Answer& a) { return same(a.period); });
  std::vector<kb::Text> names = named(answers, namings.front());
  for (const Naming& naming : namings) {
    std::vector<kb::Text> longer = named(answers, naming);
    if (distinct(longer) > distinct(names)) names = std::move(longer);
  }
  number_repeated(names);
  return names;
}

}  // namespace clusterwise::cli

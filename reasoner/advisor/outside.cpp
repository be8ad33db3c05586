#include "reasoner/advisor/outside.h"

namespace clusterwise::advisor {
namespace {

const Mark kOwn;

kb::Text title_of(const std::string& pack, const kb::Store& store) {
  for (const kb::PackInfo& info : store.packs()) {
    if (info.id == pack) return info.title;
  }
  return {pack, pack};
}

}  // namespace

kb::Text marked(kb::Text text, const Mark& mark) {
  if (mark.pack.empty()) return text;
  if (!text.en.empty()) text.en += " (" + mark.title.en + ")";
  if (!text.zh.empty()) text.zh += "（" + mark.title.zh + "）";
  return text;
}

Outside::Outside(const std::vector<Addition>& additions,
                 const std::vector<datalog::Source>& sources, const kb::Store& store)
    : by_file_(sources.size(), additions.size()) {
  if (additions.empty()) return;
  std::map<std::string, std::size_t, std::less<>> packs;
  for (const Addition& addition : additions) {
    packs.emplace(addition.pack, marks_.size());
    for (std::size_t i = 0; i < sources.size(); ++i) {
      if (addition.files.contains(sources[i].name)) by_file_[i] = marks_.size();
    }
    marks_.push_back({addition.pack, title_of(addition.pack, store)});
  }
  for (const kb::Concept& one : store.all_concepts()) {
    const auto found = packs.find(one.pack);
    if (found != packs.end()) by_concept_.emplace(one.id, found->second);
  }
}

const Mark& Outside::of_rule(const datalog::Rule& rule) const {
  const auto file = static_cast<std::size_t>(rule.place.file);
  return file < by_file_.size() && by_file_[file] < marks_.size() ? marks_[by_file_[file]] : kOwn;
}

const Mark& Outside::of_concept(std::string_view id) const {
  const auto found = by_concept_.find(id);
  return found == by_concept_.end() ? kOwn : marks_[found->second];
}

}  // namespace clusterwise::advisor

// Names for one that was not found: candidates by the index, ranked by how alike they are.
#include <algorithm>
#include <map>

#include "kb/question.h"
#include "kb/similar.h"
#include "kb/store_state.h"

namespace clusterwise::kb {
namespace {

// The concepts that may be meant, with the likeness of the name that is most like the one asked
// for.
class Candidates {
 public:
  Candidates(Store::State& state, std::string_view name, std::string_view kind)
      : state_(state), name_(name), kind_(kind) {}

  void add_near_names();
  void add_near_ids();
  void add_matches(const std::vector<std::string>& parts);
  bool empty() const { return best_.empty(); }
  std::vector<std::string> most_alike(std::size_t limit) const;

 private:
  void add(const std::string& id);

  Store::State& state_;
  std::string_view name_;
  std::string_view kind_;
  std::map<std::string, double> best_;
};

void Candidates::add(const std::string& id) {
  if (best_.contains(id)) return;
  double best = 0;
  bool is_of_kind = false;
  state_.ask(
      "SELECT id FROM concept WHERE id = ?1 AND (?2 = '' OR kind = ?2) UNION ALL"
      " SELECT shown FROM name JOIN concept ON concept.id = name.concept"
      " WHERE concept = ?1 AND (?2 = '' OR kind = ?2)",
      {id, kind_}, [&](const Row& row) {
        is_of_kind = true;
        best = std::max(best, similarity(name_, row.text(0)));
      });
  if (is_of_kind && best >= kSimilarEnough) best_.emplace(id, best);
}

void Candidates::add_near_names() {
  std::vector<std::string> ids;
  for (const std::string& name : near_names(state_, name_)) {
    state_.ask("SELECT concept FROM name WHERE folded = ?1 LIMIT 100", {name},
               [&](const Row& row) { ids.push_back(row.text(0)); });
  }
  for (const std::string& id : ids) add(id);
}

void Candidates::add_near_ids() {
  for (const std::string& id : near_ids(state_, name_)) add(id);
}

void Candidates::add_matches(const std::vector<std::string>& parts) {
  if (parts.empty()) return;
  std::vector<std::string> ids;
  std::string query = all_of(parts, "names");
  if (!kind_.empty()) query += " AND " + kind_query(kind_);
  state_.ask(
      "SELECT concept FROM search CROSS JOIN search_row ON search_row.row = search.rowid"
      " WHERE search MATCH ?1 ORDER BY search.rowid LIMIT 50",
      {query}, [&](const Row& row) { ids.push_back(row.text(0)); });
  for (const std::string& id : ids) add(id);
}

std::vector<std::string> Candidates::most_alike(std::size_t limit) const {
  std::vector<std::pair<double, std::string>> ranked;
  for (const auto& [id, score] : best_) ranked.emplace_back(-score, id);
  std::sort(ranked.begin(), ranked.end());
  std::vector<std::string> ids;
  for (auto& [score, id] : ranked) {
    if (ids.size() == limit) break;
    ids.push_back(std::move(id));
  }
  return ids;
}

}  // namespace

std::vector<std::string> Store::nearest(std::string_view name, std::string_view kind,
                                        std::size_t limit) const {
  Candidates candidates(*state_, name, kind);
  candidates.add_near_ids();
  candidates.add_near_names();
  const Question question(*state_, name);
  candidates.add_matches(question.parts());
  if (!candidates.empty()) return candidates.most_alike(limit);
  const std::vector<std::string> parts = question.loose_parts();
  candidates.add_matches(parts);
  if (!candidates.empty()) return candidates.most_alike(limit);
  for (const std::string& part : parts) candidates.add_matches({part});
  return candidates.most_alike(limit);
}

}  // namespace clusterwise::kb

// Search: how hits are found and ranked.
//
// A concept is one document of three columns: its names (label, aliases, id), its definition, the
// claims it rests on; one text a line (search_texts.h). Hits come in tiers: the exact name; names a
// typing error away, where a term is unknown or no name has all; all terms in the names; what they
// may stand for in the names, where no name has all; all terms in the names and the definition;
// anywhere; and, when there is none, as many of the terms as some document has.
//
// Documents are numbered by the length of their shortest name, so that a list of postings begins
// with those that a term can cover best, and a tier reads only the beginning of the list (a static
// order with early termination: Long and Suel 2003). What it reads is ranked by how much of the
// texts the terms cover, and by how many links the concept has.
#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <set>
#include <tuple>

#include "kb/coverage.h"
#include "kb/folding.h"
#include "kb/question.h"
#include "kb/search_texts.h"
#include "kb/similar.h"
#include "kb/store_state.h"

namespace clusterwise::kb {
namespace {

enum Column : std::size_t { kNames, kDefinition, kClaims, kColumns };

constexpr std::array<std::string_view, kColumns> kColumnsUpTo = {"names", "names definition",
                                                                 "names definition claims"};

// Labels before aliases, aliases before definitions.
double weight_of_name(std::size_t line) {
  constexpr std::size_t kLabels = 2;
  constexpr double kAlias = 0.95;
  return line < kLabels ? 1.0 : kAlias;
}

double weight_of_text(std::size_t) { return 1.0; }

// The last name is the id, which counts only where no label or alias matches.
std::optional<Coverage> coverage_of_names(std::string_view names, bool both_scripts) {
  const std::size_t end_of_names = names.rfind('\n', names.size() - 2) + 1;
  const auto found = coverage(names.substr(0, end_of_names), both_scripts, weight_of_name);
  return found ? found : coverage(names, both_scripts, weight_of_name);
}

// A hit, and which text matched, by its place in the index.
struct Found {
  Hit hit;
  std::optional<std::size_t> column;
  std::size_t line = 0;
};

// From the columns of a query: id, links, and the marked texts of the document.
Found found_at(const Row& row, Column last, bool both_scripts) {
  constexpr int kFirstColumn = 2;
  constexpr double kManyLinks = 64;  // where the query stops to count
  constexpr std::array<double, kColumns> kWeights = {0.55, 0.15, 0.1};
  constexpr double kWeightOfLinks = 0.2;
  // Of a column's best line, against the whole column: the fewer claims, the more each says.
  constexpr std::array<double, kColumns> kWeightsOfBest = {0.85, 0.85, 0.7};
  Found found{{row.text(0), 0, ""}, std::nullopt};
  double all = 0;
  for (std::size_t column = kNames; column <= last; ++column) {
    const std::string text = row.text(kFirstColumn + static_cast<int>(column));
    const auto covered = column == kNames ? coverage_of_names(text, both_scripts)
                                          : coverage(text, both_scripts, weight_of_text);
    if (!covered) continue;
    const double best = kWeightsOfBest[column];
    all +=
        kWeights[column] * (best * (column == kNames ? std::sqrt(covered->best) : covered->best) +
                            (1 - best) * covered->overall);
    if (found.column) continue;
    found.column = column;
    found.line = covered->line;
  }
  const double links = std::log1p(static_cast<double>(row.integer(1))) / std::log1p(kManyLinks);
  found.hit.score = all * (1 + kWeightOfLinks * links);
  return found;
}

// The documents of a query, shortest names first.
std::string sql_up_to(Column last) {
  std::string texts;
  for (std::size_t column = kNames; column <= last; ++column) {
    texts += fmt::format(", highlight(search, {}, char(1), char(2))", column);
  }
  return fmt::format(
      "SELECT concept.id, (SELECT count(*) FROM (SELECT 1 FROM link WHERE near = concept.id UNION "
      "ALL SELECT 1 FROM link WHERE far = concept.id LIMIT 64)){} FROM search CROSS JOIN "
      "search_row "
      "ON search_row.row = search.rowid JOIN concept ON concept.id = search_row.concept"
      " WHERE search MATCH ?1 AND (?2 = '' OR concept.kind = ?2) ORDER BY search.rowid LIMIT ?3",
      texts);
}

bool is_before(const Found& a, const Found& b) {
  return std::tie(b.hit.score, a.hit.id) < std::tie(a.hit.score, b.hit.id);
}

class Search {
 public:
  Search(Store::State& state, std::string_view kind, std::size_t limit)
      : state_(state), kind_(kind), limit_(limit) {}

  std::vector<Found> run(std::string_view text);

 private:
  // Within a tier scores differ by less than one.
  static constexpr double kExactName = 5;
  static constexpr double kNearName = 4.99;
  static constexpr std::array<double, kColumns> kAllTerms = {4, 2, 1};
  static constexpr double kLooseNames = 3;
  static constexpr double kAnyTerm = 0;

  void add_names(const std::string& folded_name, double score);
  void add_near_names(std::string_view text);
  void add_texts(const std::vector<std::string>& parts);
  void add_fewer(std::vector<std::string> parts);
  void add_best(std::vector<Found> found, double tier);
  std::vector<Found> matches(const std::vector<std::string>& parts, Column last);
  std::int64_t documents_of(const std::string& part);

  Store::State& state_;
  std::string_view kind_;
  std::size_t limit_;
  bool both_scripts_ = false;
  std::vector<Found> found_;
  std::set<std::string> ids_;
};

std::vector<Found> Search::run(std::string_view text) {
  if (limit_ == 0) return {};
  add_names(folded(text), kExactName);
  const Question question(state_, text);
  if (question.parts().empty()) {
    add_near_names(text);
    return std::move(found_);
  }
  both_scripts_ = question.has_both_scripts();
  if (!question.is_literal()) add_near_names(text);
  add_best(matches(question.parts(), kNames), kAllTerms[kNames]);
  if (found_.empty() && question.is_literal()) add_near_names(text);
  std::vector<std::string> loose;
  if (found_.empty()) {
    loose = question.loose_parts();
    add_best(matches(loose, kNames), kLooseNames);
  }
  add_texts(question.parts());
  if (found_.empty()) add_texts(loose);
  if (found_.empty()) add_fewer(question.parts());
  return std::move(found_);
}

void Search::add_names(const std::string& name, double score) {
  std::vector<Found> found;
  state_.ask(
      "SELECT concept.id, shown FROM name JOIN concept ON concept.id = name.concept"
      " WHERE folded = ?1 AND (?2 = '' OR kind = ?2) UNION ALL"
      " SELECT id, id FROM concept WHERE id = ?1 AND (?2 = '' OR kind = ?2) ORDER BY 1 LIMIT ?3",
      {name, kind_, static_cast<std::int64_t>(limit_)}, [&](const Row& row) {
        found.push_back({{row.text(0), 0, row.text(1)}, std::nullopt});
      });
  add_best(std::move(found), score);
}

void Search::add_near_names(std::string_view text) {
  for (const std::string& name : near_names(state_, text)) add_names(name, kNearName);
  for (const std::string& id : near_ids(state_, text)) add_names(id, kNearName);
}

// In the names and the definition, then anywhere.
void Search::add_texts(const std::vector<std::string>& parts) {
  for (const Column last : {kDefinition, kClaims}) {
    if (found_.size() < limit_) add_best(matches(parts, last), kAllTerms[last]);
  }
}

// Without the most frequent of the parts, then the next, until something is found; at last, any
// one.
void Search::add_fewer(std::vector<std::string> parts) {
  std::stable_sort(parts.begin(), parts.end(), [&](const std::string& a, const std::string& b) {
    return documents_of(a) < documents_of(b);
  });
  for (std::size_t kept = parts.size(); kept > 2; --kept) {
    const std::vector<std::string> rarest(parts.begin(),
                                          parts.begin() + static_cast<int>(kept - 1));
    add_best(matches(rarest, kClaims), kAnyTerm);
    if (!found_.empty()) return;
  }
  std::vector<Found> any;
  for (const std::string& part : parts) {
    for (const Column last : {kNames, kClaims}) {
      std::vector<Found> found = matches({part}, last);
      any.insert(any.end(), found.begin(), found.end());
    }
  }
  add_best(std::move(any), kAnyTerm);
}

// How many documents hold the part; many are as good as more.
std::int64_t Search::documents_of(const std::string& part) {
  std::int64_t count = 0;
  state_.ask("SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH ?1 LIMIT 2000)",
             {all_of({part}, kColumnsUpTo[kClaims])},
             [&](const Row& row) { count = row.integer(0); });
  return count;
}

std::vector<Found> Search::matches(const std::vector<std::string>& parts, Column last) {
  static const std::array<std::string, kColumns> kSql = {sql_up_to(kNames), sql_up_to(kDefinition),
                                                         sql_up_to(kClaims)};
  constexpr std::array<std::int64_t, kColumns> kRead = {200, 100, 100};  // of a list, at least
  std::string query = all_of(parts, kColumnsUpTo[last]);
  // The index narrows the documents to those whose kind has the words; the store knows the kind.
  if (!kind_.empty()) query += " AND " + kind_query(kind_);
  std::vector<Found> found;
  const auto most = std::max(static_cast<std::int64_t>(limit_), kRead[last]);
  state_.ask(kSql[last], {query, kind_, most},
             [&](const Row& row) { found.push_back(found_at(row, last, both_scripts_)); });
  return found;
}

void Search::add_best(std::vector<Found> found, double tier) {
  std::stable_sort(found.begin(), found.end(), is_before);
  for (Found& one : found) {
    if (found_.size() == limit_) return;
    if (!ids_.insert(one.hit.id).second) continue;
    one.hit.score += tier;
    found_.push_back(std::move(one));
  }
}

// The index holds texts cut into words; this is the text as it was written.
std::string original_text(const Store& store, const Found& found) {
  const std::optional<Concept> one = store.find(found.hit.id);
  if (!one || !found.column) return found.hit.matched;
  std::vector<Text> claims;
  for (const std::string& id : one->claims) {
    if (const std::optional<Claim> claim = store.find_claim(id)) claims.push_back(claim->text);
  }
  const SearchTexts texts = search_texts(*one, claims);
  const std::vector<std::string>& column = *found.column == kNames        ? texts.names
                                           : *found.column == kDefinition ? texts.definition
                                                                          : texts.claims;
  return found.line < column.size() ? column[found.line] : std::string();
}

}  // namespace

std::vector<Hit> Store::search(std::string_view text, std::string_view kind,
                               std::size_t limit) const {
  std::vector<Hit> hits;
  for (Found& found : Search(*state_, kind, limit).run(text)) {
    found.hit.matched = original_text(*this, found);
    hits.push_back(std::move(found.hit));
  }
  return hits;
}

}  // namespace clusterwise::kb

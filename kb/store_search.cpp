// Search: what is indexed, how a question becomes a query, and how hits are ranked.
//
// A concept is one document of three columns: its names (label, aliases, id), its definition, the
// claims it rests on; one text a line. Chinese is indexed by single characters, and a run of
// characters in a question is a phrase of them, so that a word is found inside any longer one
// without a dictionary. English words are stemmed by the index (Porter). A term that occurs nowhere
// is replaced: a word by the words that begin with it or are a typo away, a run of characters by
// its pairs. Hits come in tiers: the exact name; all terms in the names; in the names and the
// definition; anywhere; and, when there is none, any term anywhere. Within a tier bm25 decides.
#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>
#include <tuple>

#include "kb/folding.h"
#include "kb/search_texts.h"
#include "kb/similar.h"
#include "kb/store_state.h"
#include "kb/words.h"

namespace clusterwise::kb {
namespace {

constexpr char kMarkBegin = '\x01';  // around a match in a highlighted text
constexpr char kMarkEnd = '\x02';

// A part of a query in FTS5's language. Terms hold letters and digits only, so quotes suffice.
std::string phrase(std::string_view segmented_term) {
  return fmt::format("\"{}\"", segmented_term);
}

std::string any_of(const std::vector<std::string>& parts) {
  return fmt::format("({})", fmt::join(parts, " OR "));
}

class Question {
 public:
  Question(Store::State& state, std::string_view text) : state_(state) {
    std::vector<Term> terms = terms_of(text);
    const auto says_nothing = [](const Term& term) { return is_function_word(term.text); };
    if (!std::all_of(terms.begin(), terms.end(), says_nothing)) std::erase_if(terms, says_nothing);
    for (const Term& term : terms) {
      if (std::string part = part_for(term); !part.empty()) parts_.push_back(std::move(part));
    }
  }

  bool is_empty() const { return parts_.empty(); }
  std::string all(std::string_view columns) const {
    return fmt::format("{{{}}} : ({})", columns, fmt::join(parts_, " AND "));
  }
  std::string any() const { return any_of(parts_); }

 private:
  std::string part_for(const Term& term) {
    std::string exact = phrase(segmented(term.text));
    if (occurs(exact)) return exact;
    std::vector<std::string> instead = term.is_ideographic ? pairs(term) : meant_words(term);
    std::erase_if(instead, [&](const std::string& part) { return !occurs(part); });
    return instead.empty() ? "" : any_of(instead);
  }

  bool occurs(std::string_view query) {
    bool found = false;
    state_.ask("SELECT 1 FROM search WHERE search MATCH ?1 LIMIT 1", {query},
               [&](const Row&) { found = true; });
    return found;
  }

  static std::vector<std::string> pairs(const Term& run) {
    const std::u32string characters = code_points(run.text);
    std::vector<std::string> phrases;
    for (std::size_t i = 0; i + 1 < characters.size(); ++i) {
      phrases.push_back(phrase(segmented(utf8(std::u32string_view(characters).substr(i, 2)))));
    }
    return phrases;
  }

  // Indexed words that begin with the term, or else those nearest to it.
  std::vector<std::string> meant_words(const Term& term) {
    constexpr std::size_t kShortestPrefix = 3;
    const std::u32string wanted = code_points(term.text);
    std::vector<std::string> longer;
    std::map<std::size_t, std::vector<std::string>> near;  // by distance
    state_.ask("SELECT word FROM word", {}, [&](const Row& row) {
      const std::string word = row.text(0);
      const std::u32string letters = code_points(word);
      if (wanted.size() >= kShortestPrefix && letters.starts_with(wanted)) {
        longer.push_back(phrase(word));
      } else if (is_typo(wanted, letters)) {
        near[edit_distance(wanted, letters)].push_back(phrase(word));
      }
    });
    if (!longer.empty()) return longer;
    return near.empty() ? std::vector<std::string>() : near.begin()->second;
  }

  static bool is_typo(std::u32string_view wanted, std::u32string_view word) {
    constexpr std::size_t kShortest = 4;
    constexpr std::size_t kLong = 7;
    if (wanted.size() < kShortest) return false;
    const std::size_t allowed = wanted.size() < kLong ? 1 : 2;
    const std::size_t longer = std::max(wanted.size(), word.size());
    if (longer - std::min(wanted.size(), word.size()) > allowed) return false;
    return edit_distance(wanted, word) <= allowed;
  }

  Store::State& state_;
  std::vector<std::string> parts_;
};

// One line of a highlighted text, and how much of it lies between marks.
struct MarkedLine {
  std::size_t line = 0;
  double share = 0;
};

double marked_share(std::string_view text) {
  std::size_t marked = 0;
  std::size_t all = 0;
  bool inside = false;
  for (const char c : text) {
    if (c == kMarkBegin || c == kMarkEnd) {
      inside = c == kMarkBegin;
    } else if (c != ' ') {
      ++all;
      if (inside) ++marked;
    }
  }
  return all == 0 ? 0 : static_cast<double>(marked) / static_cast<double>(all);
}

// The line that the matches cover best, if there are any: it says best what matched.
std::optional<MarkedLine> best_line(std::string_view marked) {
  std::optional<MarkedLine> best;
  for (std::size_t line = 0; !marked.empty(); ++line) {
    const std::size_t end = std::min(marked.find('\n'), marked.size());
    const double share = marked_share(marked.substr(0, end));
    if (share > (best ? best->share : 0.0)) best = {line, share};
    marked.remove_prefix(std::min(end + 1, marked.size()));
  }
  return best;
}

// The same for names, the last of which is the id: shown only where no label or alias matches.
std::optional<MarkedLine> best_name(std::string_view marked) {
  const std::size_t end_of_names = marked.rfind('\n', marked.size() - 2) + 1;
  const auto best = best_line(marked.substr(0, end_of_names));
  return best ? best : best_line(marked);
}

// A hit, and which text matched, by its place in the index.
struct Found {
  Hit hit;
  std::optional<std::size_t> column;
  std::size_t line = 0;
};

class Search {
 public:
  Search(Store::State& state, std::string_view kind, std::size_t limit)
      : state_(state), kind_(kind), limit_(limit) {}

  std::vector<Found> run(std::string_view text) {
    add_exact(folded(text));
    const Question question(state_, text);
    if (question.is_empty()) return std::move(found_);
    add_tier(question.all("names"), kTierOfNames);
    add_tier(question.all("names definition"), kTierOfDefinitions);
    add_tier(question.all("names definition claims"), kTierOfClaims);
    if (found_.empty()) add_tier(question.any(), 0);
    return std::move(found_);
  }

 private:
  static constexpr double kTierOfExactNames = 4;
  static constexpr double kTierOfNames = 3;
  static constexpr double kTierOfDefinitions = 2;
  static constexpr double kTierOfClaims = 1;

  void add_exact(const std::string& name);
  void add_tier(const std::string& query, double tier);
  void add(Found found) {
    if (found_.size() < limit_ && ids_.insert(found.hit.id).second) {
      found_.push_back(std::move(found));
    }
  }

  Store::State& state_;
  std::string_view kind_;
  std::size_t limit_;
  std::vector<Found> found_;
  std::set<std::string> ids_;
};

void Search::add_exact(const std::string& name) {
  state_.ask(
      "SELECT concept.id, shown FROM name JOIN concept ON concept.id = name.concept"
      " WHERE folded = ?1 AND (?2 = '' OR kind = ?2) UNION ALL"
      " SELECT id, id FROM concept WHERE id = ?1 AND (?2 = '' OR kind = ?2) ORDER BY 1",
      {name, kind_}, [&](const Row& row) {
        add({{row.text(0), kTierOfExactNames, row.text(1)}, std::nullopt});
      });
}

// Where the match is, and how good it is within its tier.
Found found_at(const Row& row, double tier) {
  constexpr int kFirstColumn = 2;
  constexpr int kLastColumn = 4;
  constexpr double kWeightOfShare = 0.8;
  const double rank = std::max(0.0, -row.real(1));  // bm25 is negative and unbounded
  Found found{{row.text(0), 0, ""}, std::nullopt};
  double share = 0;
  for (int column = kFirstColumn; column <= kLastColumn && !found.column; ++column) {
    const bool has_id = column == kFirstColumn;
    if (const auto line = has_id ? best_name(row.text(column)) : best_line(row.text(column))) {
      found.column = static_cast<std::size_t>(column - kFirstColumn);
      found.line = line->line;
      share = line->share;
    }
  }
  found.hit.score = tier + kWeightOfShare * share + (1 - kWeightOfShare) * rank / (1 + rank);
  return found;
}

void Search::add_tier(const std::string& query, double tier) {
  constexpr std::size_t kFewest = 200;  // that bm25 lets through to the finer ranking
  if (found_.size() >= limit_) return;
  const auto most = static_cast<std::int64_t>(std::max(limit_, kFewest));
  std::vector<Found> all;
  state_.ask(
      "SELECT search.id, bm25(search, 0.0, 10.0, 3.0, 1.0) AS rank,"
      " highlight(search, 1, char(1), char(2)), highlight(search, 2, char(1), char(2)),"
      " highlight(search, 3, char(1), char(2))"
      " FROM search JOIN concept ON concept.id = search.id"
      " WHERE search MATCH ?1 AND (?2 = '' OR kind = ?2) ORDER BY rank, search.id LIMIT ?3",
      {query, kind_, most}, [&](const Row& row) { all.push_back(found_at(row, tier)); });
  std::stable_sort(all.begin(), all.end(), [](const Found& a, const Found& b) {
    return std::tie(b.hit.score, a.hit.id) < std::tie(a.hit.score, b.hit.id);
  });
  for (Found& found : all) add(std::move(found));
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
  const std::vector<std::string>& column = *found.column == 0   ? texts.names
                                           : *found.column == 1 ? texts.definition
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

std::vector<std::string> Store::nearest(std::string_view name, std::string_view kind,
                                        std::size_t limit) const {
  std::map<std::string, double> best;  // of any name of a concept
  state_->ask(
      "SELECT id, id FROM concept WHERE ?1 = '' OR kind = ?1 UNION ALL SELECT concept, shown"
      " FROM name JOIN concept ON concept.id = name.concept WHERE ?1 = '' OR kind = ?1",
      {kind}, [&](const Row& row) {
        const double score = similarity(name, row.text(1));
        if (score < kSimilarEnough) return;
        double& known = best[row.text(0)];
        known = std::max(known, score);
      });
  std::vector<std::pair<double, std::string>> ranked;
  for (const auto& [id, score] : best) ranked.emplace_back(-score, id);
  std::sort(ranked.begin(), ranked.end());
  std::vector<std::string> ids;
  for (auto& [score, id] : ranked) {
    if (ids.size() == limit) break;
    ids.push_back(std::move(id));
  }
  return ids;
}

}  // namespace clusterwise::kb

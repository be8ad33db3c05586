// How a term becomes a part of a query. It stands for itself where it occurs. A word that occurs
// nowhere is replaced by the words that begin with it or are a typing error away, or else two; a
// run of ideographs by the names that are an error away, or else by the longest pieces of it that
// occur (forward maximum matching, with the index for a dictionary). Every look-up is bounded,
// whatever the size of the store.
#include "kb/question.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "kb/folding.h"
#include "kb/near_words.h"

namespace clusterwise::kb {
namespace {

constexpr std::size_t kLongestText = 200;  // characters that are looked at
constexpr std::size_t kMostTerms = 16;
constexpr std::size_t kLongestRun = 24;

// Terms hold letters and digits only, so quotes suffice.
std::string phrase(const Term& term) { return fmt::format("\"{}\"", indexed_phrase(term)); }

std::string joined(const std::vector<std::string>& parts, std::string_view by) {
  return parts.size() == 1 ? parts.front() : fmt::format("({})", fmt::join(parts, by));
}

// The text as a query of all its terms.
std::string all_terms(std::string_view text) {
  std::vector<std::string> phrases;
  for (const Term& term : terms_of(text)) phrases.push_back(phrase(term));
  return phrases.empty() ? "" : joined(phrases, " AND ");
}

constexpr std::string_view kNames = "names";
constexpr std::string_view kAnywhere = "names definition claims";

bool occurs(Store::State& state, std::string_view query, std::string_view columns = kAnywhere) {
  bool found = false;
  state.ask("SELECT 1 FROM search WHERE search MATCH ?1 LIMIT 1",
            {fmt::format("{{{}}} : {}", columns, query)}, [&](const Row&) { found = true; });
  return found;
}

SeekWord seek_in(Store::State& state, std::string_view sql) {
  return [&state, sql](std::string_view from) {
    std::optional<std::string> word;
    state.ask(sql, {from}, [&](const Row& row) { word = row.text(0); });
    return word;
  };
}

// Those with the fewest edits.
std::vector<std::string> nearest_of(const std::vector<NearWord>& near) {
  std::size_t fewest = 3;
  for (const NearWord& one : near) fewest = std::min(fewest, one.edits);
  std::vector<std::string> words;
  for (const NearWord& one : near) {
    if (one.edits == fewest) words.push_back(one.word);
  }
  return words;
}

std::vector<std::string> words_near(Store::State& state, const std::string& word) {
  constexpr std::size_t kShortest = 4;
  constexpr std::size_t kLong = 7;
  const std::size_t length = code_points(word).size();
  if (length < kShortest) return {};
  const SeekWord seek =
      seek_in(state, "SELECT word FROM word WHERE word >= ?1 ORDER BY word LIMIT 1");
  std::vector<NearWord> near = near_words(word, {.edits = 1}, seek);
  if (near.empty() && length >= kLong)
    near = near_words(word, {.edits = 2, .first_right = 1}, seek);
  return nearest_of(near);
}

std::vector<std::string> words_beginning_with(Store::State& state, const std::string& word) {
  constexpr std::size_t kShortest = 3;
  std::vector<std::string> words;
  if (code_points(word).size() < kShortest) return words;
  state.ask(
      "SELECT word FROM (SELECT * FROM word WHERE word > ?1 AND word < ?1 || char(1114111) ORDER "
      "BY word LIMIT 1000)"
      " ORDER BY uses DESC, word LIMIT 16",
      {word}, [&](const Row& row) { words.push_back(row.text(0)); });
  return words;
}

// What a word may have been meant to be.
std::vector<std::string> meant_words(Store::State& state, const std::string& word) {
  std::vector<std::string> phrases;
  for (const auto& words : {words_beginning_with(state, word), words_near(state, word)}) {
    for (const std::string& one : words) phrases.push_back(phrase({one, false}));
  }
  return phrases;
}

std::vector<std::string> meant_names(Store::State& state, const Term& run) {
  constexpr std::size_t kShortest = 3;
  std::vector<std::string> queries;
  if (length_of(run) < kShortest) return queries;
  for (const std::string& name : near_names(state, run.text)) {
    if (std::string query = all_terms(name); !query.empty()) queries.push_back(std::move(query));
  }
  return queries;
}

// The longest pieces that occur, of two characters and more; characters that begin none are passed
// over.
std::vector<std::string> pieces_of(Store::State& state, const Term& run, std::string_view columns) {
  const std::u32string all = code_points(run.text);
  std::vector<std::string> pieces;
  for (std::size_t begin = 0; begin + 1 < all.size();) {
    std::string longest;
    std::size_t length = 1;
    for (; begin + length < all.size(); ++length) {
      std::string longer = phrase({utf8(std::u32string_view(all).substr(begin, length + 1)), true});
      if (!occurs(state, longer, columns)) break;
      longest = std::move(longer);
    }
    if (!longest.empty()) pieces.push_back(std::move(longest));
    begin += length;
  }
  return pieces;
}

std::vector<std::string> whole_near(std::string_view text, const SeekWord& seek) {
  constexpr std::size_t kShortest = 3;
  constexpr std::size_t kLong = 8;
  constexpr std::size_t kLongest = 60;
  const std::string wanted = folded(text);
  const std::size_t length = code_points(wanted).size();
  if (length < kShortest || length > kLongest) return {};
  std::vector<NearWord> near = near_words(wanted, {.edits = 1, .first_right = 1}, seek);
  if (near.empty() && length >= kLong)
    near = near_words(wanted, {.edits = 2, .first_right = 1}, seek);
  return nearest_of(near);
}

std::string beginning_of(std::string_view text) {
  return utf8(code_points(text).substr(0, kLongestText));
}

// Without those that say nothing, unless there are no others; runs that are too long in parts; each
// once.
std::vector<Term> terms_asked(std::string_view text) {
  std::vector<Term> terms = terms_of(beginning_of(text));
  const auto says_nothing = [](const Term& term) { return is_function_word(term.text); };
  if (!std::all_of(terms.begin(), terms.end(), says_nothing)) std::erase_if(terms, says_nothing);
  std::vector<Term> asked;
  for (const Term& term : terms) {
    const std::u32string letters = code_points(term.text);
    for (std::size_t begin = 0; begin < letters.size(); begin += kLongestRun) {
      Term part{utf8(std::u32string_view(letters).substr(begin, kLongestRun)), term.is_ideographic};
      const bool is_known = std::any_of(asked.begin(), asked.end(),
                                        [&](const Term& one) { return one.text == part.text; });
      if (!is_known && asked.size() < kMostTerms) asked.push_back(std::move(part));
      if (!term.is_ideographic) break;
    }
  }
  return asked;
}

}  // namespace

Question::Question(Store::State& state, std::string_view text)
    : state_(state), terms_(terms_asked(text)) {
  bool has_words = false;
  bool has_ideographs = false;
  for (const Term& term : terms_) {
    (term.is_ideographic ? has_ideographs : has_words) = true;
    add(term);
  }
  has_both_scripts_ = has_words && has_ideographs;
}

void Question::add(const Term& term) {
  std::string exact = phrase(term);
  if (occurs(state_, exact)) {
    parts_.push_back(std::move(exact));
    return;
  }
  is_literal_ = false;
  std::vector<std::string> meant =
      term.is_ideographic ? meant_names(state_, term) : meant_words(state_, term.text);
  std::erase_if(meant, [&](const std::string& query) { return !occurs(state_, query); });
  if (!meant.empty()) {
    parts_.push_back(joined(meant, " OR "));
  } else if (term.is_ideographic) {
    for (std::string& piece : pieces_of(state_, term, kAnywhere))
      parts_.push_back(std::move(piece));
  }
}

std::vector<std::string> Question::loose_parts() const {
  std::vector<std::string> parts;
  for (const Term& term : terms_) {
    std::vector<std::string> either = {phrase(term)};
    if (!term.is_ideographic) {
      for (std::string& word : meant_words(state_, term.text)) either.push_back(std::move(word));
    } else if (const auto pieces = pieces_of(state_, term, kNames); !pieces.empty()) {
      either.push_back(joined(pieces, " AND "));
    }
    parts.push_back(joined(either, " OR "));
  }
  return parts;
}

std::string all_of(const std::vector<std::string>& parts, std::string_view columns) {
  return fmt::format("({{{}}} : {})", columns, joined(parts, " AND "));
}

std::string kind_query(std::string_view kind) {
  return fmt::format("{{kind}} : \"{}\"", segmented(kind));
}

std::vector<std::string> near_names(Store::State& state, std::string_view text) {
  return whole_near(
      text, seek_in(state, "SELECT folded FROM name WHERE folded >= ?1 ORDER BY folded LIMIT 1"));
}

std::vector<std::string> near_ids(Store::State& state, std::string_view text) {
  return whole_near(text,
                    seek_in(state, "SELECT id FROM concept WHERE id >= ?1 ORDER BY id LIMIT 1"));
}

}  // namespace clusterwise::kb

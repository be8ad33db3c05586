// Packs as wholes: what they add to each other, which needs which, and how a change of them is
// made.
#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "kb/index_update.h"
#include "kb/store_rows.h"

namespace clusterwise::kb {
namespace {

// The faults, as many as one can read at once.
std::string some_of(const std::vector<std::string>& faults) {
  constexpr std::size_t kMost = 5;
  const std::size_t shown = std::min(faults.size(), kMost);
  std::string text = fmt::format(
      "{}", fmt::join(faults.begin(), faults.begin() + static_cast<std::ptrdiff_t>(shown), "; "));
  if (shown < faults.size())
    text += fmt::format(" (and {} more of that sort)", faults.size() - shown);
  return text;
}

Result<void> refuse(const Database& database, const std::string& change,
                    const Result<std::vector<std::string>>& found) {
  if (!found) return tl::unexpected(found.error());
  if (found->empty()) return {};
  return tl::unexpected(
      Failure{fmt::format("{}: {}, {}", database.file().string(), change, some_of(*found)),
              "the store was left as it was; import together with it what fits it", true});
}

void add_to(std::vector<std::string>& all, const std::vector<std::string>& more) {
  all.insert(all.end(), more.begin(), more.end());
}

Result<void> check(Database& database, const Unchecked& what) {
  return refuse(
      database, what.words,
      what.all ? find_inconsistencies(database) : find_inconsistencies(database, what.gone));
}

// Each row: a pack, and one that declares what it names.
constexpr std::string_view kNeeds =
    "WITH need (pack, needs) AS ("
    " SELECT c.pack, k.pack FROM concept AS c JOIN kind AS k ON k.id = c.kind"
    " UNION SELECT r.pack, k.pack FROM relation_end AS e JOIN relation AS r ON r.id = e.relation"
    "  JOIN kind AS k ON k.id = e.kind"
    " UNION SELECT l.pack, r.pack FROM link AS l JOIN relation AS r ON r.id = l.relation"
    " UNION SELECT l.pack, c.pack FROM link AS l JOIN concept AS c ON c.id = l.near"
    " UNION SELECT l.pack, c.pack FROM link AS l JOIN concept AS c ON c.id = l.far"
    " UNION SELECT l.pack, m.pack FROM link_claim AS x JOIN link AS l ON l.id = x.link"
    "  JOIN claim AS m ON m.id = x.claim"
    " UNION SELECT c.pack, m.pack FROM concept_claim AS x JOIN concept AS c ON c.id = x.concept"
    "  JOIN claim AS m ON m.id = x.claim"
    " UNION SELECT x.pack, m.pack FROM extension_claim AS x JOIN claim AS m ON m.id = x.claim"
    " UNION SELECT x.pack, c.pack FROM extension AS x JOIN concept AS c ON c.id = x.concept"
    " UNION SELECT m.pack, c.pack FROM claim AS m JOIN concept AS c ON c.id = m.source"
    " UNION SELECT p.id, c.pack FROM pack AS p JOIN concept AS c ON c.id = p.source)"
    " SELECT need.pack, needs FROM need JOIN pack AS a ON a.id = need.pack"
    " JOIN pack AS b ON b.id = needs WHERE need.pack <> needs ORDER BY a.position, b.position";

}  // namespace

Result<void> in_transaction(Store::State& state, const std::function<Result<void>()>& work) {
  return state.together ? work() : state.database.transaction(work);
}

Result<void> change_pack(const Store& store, Store::State& state, const PackChange& change,
                         const std::function<Result<void>()>& write) {
  Database& database = state.database;
  Result<Gone> gone = find_gone(database, change.pack);
  if (!gone) return tl::unexpected(gone.error());
  const std::vector<std::string> missing =
      state.together ? state.together->gone.claims : std::vector<std::string>();
  IndexUpdate index(store, database, change.pack, missing);
  if (Result<void> done = index.before(); !done) return done;
  if (Result<void> done = write(); !done) return done;
  if (state.together) {
    Unchecked& later = *state.together;
    later.all = later.all || !change.is_known;
    later.words += (later.words.empty() ? "" : ", ") + change.words;
    add_to(later.gone.kinds, gone->kinds);
    add_to(later.gone.relations, gone->relations);
    add_to(later.gone.claims, gone->claims);
    add_to(later.gone.concepts, gone->concepts);
  } else {
    const Unchecked now{*std::move(gone), !change.is_known, change.words};
    if (Result<void> done = check(database, now); !done) return done;
  }
  return index.after();
}

Result<bool> Store::together(const std::function<Result<bool>()>& work) {
  bool agreed = true;
  state_->together.emplace();
  const Result<void> done = state_->database.transaction([&]() -> Result<void> {
    const Result<bool> worked = work();
    if (!worked) return tl::unexpected(worked.error());
    agreed = *worked;
    if (!agreed) return tl::unexpected(Failure{});  // only to undo it
    return check(state_->database, *state_->together);
  });
  state_->together.reset();
  if (!done) ++state_->imports;  // what was read in the meantime was undone
  if (!done && agreed) return tl::unexpected(done.error());
  return agreed;
}

Result<void> Store::remove(std::string_view pack) {
  Pack nothing;
  nothing.id = pack;
  const PackChange change{nothing, fmt::format("without pack \"{}\"", pack), false};
  const Result<void> removed = in_transaction(*state_, [&] {
    return change_pack(*this, *state_, change, [&] { return delete_pack(state_->database, pack); });
  });
  if (removed) ++state_->imports;
  return removed;
}

std::vector<PackNeed> Store::needs() const {
  std::vector<PackNeed> needs;
  state_->ask(kNeeds, {}, [&](const Row& row) { needs.push_back({row.text(0), row.text(1)}); });
  return needs;
}

std::vector<Extension> Store::extensions() const {
  return read_extensions(ask_of(*state_), "TRUE", {});
}

std::vector<Extension> Store::extensions_of(std::string_view id) const {
  return read_extensions(ask_of(*state_), "e.concept = ?1", {id});
}

}  // namespace clusterwise::kb

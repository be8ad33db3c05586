// The knowledge on disk: one SQLite file, and the questions that the rest of the program asks of it.
//
// A store is opened by one thread and used by it. Readers never wait for a writer (WAL); one that is opened kReadOnly
// sees the state at its first question until it is closed. A question that the disk
// does not answer gives an empty answer and leaves a failure(), which is worth a look before the program ends.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kb/knowledge.h"
#include "kb/pack.h"
#include "kb/problem.h"

namespace clusterwise::kb {

struct PackInfo {
  std::string id;
  std::string version;
  std::string sha256;
  Text title;
  std::string source{};  // the concept that its claims come from
};

// That a pack names something that another one declares.
struct PackNeed {
  std::string pack;
  std::string needs;

  bool operator==(const PackNeed&) const = default;
};

struct Hit {
  std::string id;
  double score = 0;  // larger is better
  std::string matched;  // the label, alias or text that matched
};

struct Count {
  std::string id;
  std::size_t count = 0;
};

// What a pack holds, and how many of its claims a concept or a link rests on.
struct PackUse {
  std::string pack;
  std::size_t concepts = 0;
  std::size_t links = 0;
  std::size_t claims = 0;
  std::size_t claims_used = 0;
  std::size_t kinds = 0;
  std::size_t relations = 0;
  std::size_t extensions = 0;
};

struct Stats {
  std::vector<PackInfo> packs;
  std::vector<Count> kinds;      // concepts per kind, in the order of the kinds' declaration
  std::vector<Count> relations;  // links per relation
  std::size_t claims = 0;
  std::size_t claims_used = 0;
  std::vector<PackUse> use;  // per pack, in the order of import
};

// A concept by its names alone.
struct NamedConcept {
  std::string id;
  std::string kind;
  Text label;
};

class Store {
 public:
  enum class Mode { kReadOnly, kReadWrite };

  // Opens the store; kReadWrite creates it where there is none, and migrates an older one.
  // Fails on a file that is no store, was made by a later version, cannot be read or (kReadWrite) written.
  static Result<Store> open(const std::filesystem::path& file, Mode mode);

  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;
  ~Store();

  // Replaces the pack's earlier version whole, in one transaction; the store is unchanged on failure.
  // REQUIRES: the pack was read with this store's surroundings.
  Result<void> import(const Pack& pack);
  // Takes a pack out, in one transaction; refused where another pack needs it.
  // REQUIRES: the store has it.
  Result<void> remove(std::string_view pack);
  // All that the work imports and removes comes in together: what packs say of each other is checked at its end. Undone
  // when that fails, when the work fails, and when it answers false.
  Result<bool> together(const std::function<Result<bool>()>& work);
  // What a new version of that pack may refer to; asked of the store when it is needed, so the store must live as long.
  Result<std::unique_ptr<Surroundings>> surroundings_without(std::string_view pack) const;

  std::vector<PackInfo> packs() const;  // in the order of their first import
  std::vector<PackNeed> needs() const;  // in the same order
  // The pack as it was imported, its records in the order of its document; none where there is no such pack. Large
  // packs are whole in memory: about 1 GB for a million links.
  Result<std::optional<Pack>> pack(std::string_view id) const;
  // What it says of itself, without its records.
  Result<std::optional<Pack>> pack_head(std::string_view id) const;
  std::vector<Kind> kinds() const;
  std::vector<Relation> relations() const;
  std::optional<Concept> find(std::string_view id) const;
  // As its own pack has it, without what extensions add.
  std::optional<Concept> find_unextended(std::string_view id) const;
  // Parts of it, for who needs no more.
  std::optional<NamedConcept> name_of(std::string_view id) const;
  std::optional<Text> label_of(std::string_view id) const;
  std::vector<std::string> claims_of(std::string_view id) const;
  // Exact match of a label or alias in either language, without regard to case; several where it is ambiguous.
  std::vector<std::string> find_by_name(std::string_view name) const;
  std::optional<Claim> find_claim(std::string_view id) const;
  // Ids that are this one but for the case of ASCII letters.
  std::vector<std::string> claims_like(std::string_view id) const;
  // What rests on a claim: concepts, also those that an extension lets cite it, and links; sorted.
  std::vector<std::string> concepts_citing(std::string_view claim) const;
  std::vector<Edge> edges_citing(std::string_view claim) const;
  std::vector<Concept> of_kind(std::string_view kind) const;  // sorted by id
  // The same without all that belongs to them, for who needs the names or the ids only.
  std::vector<NamedConcept> names_of_kind(std::string_view kind) const;
  std::vector<std::string> ids_of_kind(std::string_view kind) const;
  std::vector<Link> links_from(std::string_view id) const;
  std::vector<Link> links_to(std::string_view id) const;
  std::vector<Link> links_of(std::string_view relation) const;
  std::vector<Link> all_links() const;
  // What packs add to concepts of others, in the order of the packs and of their documents.
  std::vector<Extension> extensions() const;
  std::vector<Extension> extensions_of(std::string_view id) const;
  std::optional<Link> find_link(const Edge& edge) const;
  // Links without their claims, sorted by their ends and relation. REQUIRES: `visit` asks the store nothing.
  std::vector<Edge> edges_from(std::string_view id) const;
  std::vector<Edge> edges_to(std::string_view id) const;
  void each_edge(const std::function<void(Edge&&)>& visit) const;
  // The ends of a relation's links, without their claims.
  std::vector<std::pair<std::string, std::string>> ends_of(std::string_view relation) const;
  // One thing of every concept or link. REQUIRES: `visit` asks the store nothing.
  using VisitText = std::function<void(std::string&& id, Text&& text)>;
  using VisitAlias = std::function<void(std::string&& id, std::string&& language, std::string&& text)>;
  using VisitPair = std::function<void(std::string&& id, std::string&& other)>;
  std::optional<std::string> kind_of(std::string_view id) const;
  void each_label(const VisitText& visit) const;
  void each_definition(const VisitText& visit) const;
  void each_alias(const VisitAlias& visit) const;
  void each_pack(const VisitPair& visit) const;
  void each_claim_of_concept(const VisitPair& visit) const;
  void each_claim_of_link(const std::function<void(Edge&& link, std::string&& claim)>& visit) const;
  std::vector<Concept> all_concepts() const;
  std::vector<Claim> all_claims() const;

  // Ranked, best first; tolerates a typo a word. An empty kind means any.
  std::vector<Hit> search(std::string_view text, std::string_view kind, std::size_t limit) const;
  // Ids of concepts (of that kind, or any) that resemble a name that was not found, best first.
  std::vector<std::string> nearest(std::string_view name, std::string_view kind, std::size_t limit) const;

  // The first failure that a question met since the store was opened.
  const std::optional<Failure>& failure() const;
  // Is told of it when it is met, and may throw. REQUIRES: what `tell` uses outlives the store.
  void on_failure(std::function<void(const Failure&)> tell);

  // Of the tables; a store of another version is migrated when it is opened for writing.
  static std::int64_t version();

  Stats stats() const;
  std::vector<Count> kind_counts() const;  // those of stats() alone
  // What is wrong with the stored knowledge; empty when all is well. Includes SQLite's own integrity check.
  std::vector<std::string> verify() const;

  struct State;  // for the store's own source files

 private:
  explicit Store(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace clusterwise::kb

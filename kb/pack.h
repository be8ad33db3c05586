// From the text of a pack to checked knowledge.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kb/knowledge.h"
#include "kb/problem.h"

namespace clusterwise::kb {

// A pack as messages name it.
struct PackName {
  std::string id;
  std::string version;
};

// What one pack says of a concept.
struct Saying {
  PackName pack;
  Aliases names;  // with the label
  std::vector<std::string> claims;
};

enum class RecordSort { kKind, kRelation, kClaim, kConcept };

// What a pack may refer to beyond itself: the knowledge that is in the store already, less the pack's earlier version.
class Surroundings {
 public:
  virtual ~Surroundings() = default;
  virtual bool has_kind(std::string_view id) const = 0;
  virtual const Relation* find_relation(std::string_view id) const = 0;
  // The kind of the concept of that id, empty where there is none.
  virtual std::string kind_of(std::string_view concept_id) const = 0;
  virtual bool has_claim(std::string_view id) const = 0;
  // The pack that declares the record, that asserts the link.
  virtual std::optional<PackName> owner_of(RecordSort, std::string_view) const { return {}; }
  virtual std::optional<PackName> owner_of(const Link&) const { return {}; }
  // What is said of the concept: first by the pack that declares it, then by those that extend it.
  virtual std::vector<Saying> said_of(std::string_view) const { return {}; }
  // Ids that a message may propose instead of a name that was not found.
  virtual std::vector<std::string> concept_ids() const { return {}; }
  virtual std::vector<std::string> claim_ids() const { return {}; }
  virtual std::vector<std::string> kind_ids() const { return {}; }
  virtual std::vector<std::string> relation_ids() const { return {}; }
};

// Nothing around: the pack must stand alone.
const Surroundings& no_surroundings();

// Reads and checks a pack: JSON, then the schema, then references, kinds and claims. All problems of a stage are
// reported together, in the order of the text, at most 20 (the last one's note says how many more there are); a later
// stage is not tried on a document that failed an earlier one.
Checked<Pack> read_pack(std::string_view text, const Surroundings& around = no_surroundings());

// Whether the text can be the id of a pack, a kind, a relation or a concept.
bool is_id(std::string_view text);

// Which pack the document says it is, without reading more of it than that takes; empty where it does not say.
std::string pack_id_of(std::string_view text);

}  // namespace clusterwise::kb

// What the checks of a pack have found, and how it is told: shared by pack_check and
// extension_check.
//
// A check walks the values of a pack and names the place where one is wrong; the record is parsed
// again from its place in the text to say where that is. What takes long - which name may have been
// meant, where the first of two stands - is looked up at the end, for the findings that are shown.
// So a pack without faults costs no more than its values, and one with many not much more.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kb/json.h"
#include "kb/knowledge.h"
#include "kb/pack.h"
#include "kb/pack_check.h"
#include "kb/problem.h"

namespace clusterwise::kb {

// A value of a record: the field (empty: the record itself), a member of it where it is an object,
// and an item where that is an array.
struct Place {
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  std::string_view list;
  std::size_t index = 0;
  std::string_view field = "id";
  std::string_view member = {};
  std::size_t item = kNone;

  Place at(std::string_view other, std::string_view part = {}) const {
    return {list, index, other, part};
  }
  Place item_at(std::size_t which) const { return {list, index, field, member, which}; }
};

// Among which ids to look for what may have been meant by one that was not found.
enum class Meant { kConcept, kConceptAround, kClaim, kKind, kRelation };

class PackFindings {
 public:
  // As for check_pack(); the arguments outlive this.
  PackFindings(std::string_view text, const RecordPlaces& places, const Pack& pack,
               const Surroundings& around)
      : text_(text), places_(places), pack_(pack), around_(around) {}

  // Parsed from its place in the text; valid until the next is.
  const Json& record_at(std::string_view list, std::size_t index);

  // At the value, or at its place.
  void add(const Json& value, std::string_view kind, std::string message, std::string note = {});
  void add(const Place& place, std::string_view kind, std::string message, std::string note = {});
  // A field that the record lacks whose id this is.
  void add_missing(const Json& id, std::string_view field, std::string message, std::string note);
  // An id that was not found; the note is for when nothing resembles it.
  void add_unknown(const Json& value, std::string_view kind, std::string message, Meant meant,
                   std::string_view id, std::string note = {});
  void add_unknown(const Place& place, std::string_view kind, std::string message, Meant meant,
                   std::string_view id, std::string note = {});
  // What stands elsewhere already; {} in the note becomes that place.
  void add_second(const Place& place, std::string_view kind, std::string message,
                  const Place& first, std::string note);

  // In the order of the text. REQUIRES: no more than the first kMostProblems are shown, since the
  // notes of others are not looked up.
  Problems take();

 private:
  struct Found {
    Problem problem;
    std::optional<Meant> meant = {};
    std::string id = {};
    std::optional<Place> first = {};
  };

  Found& add_found(const Json& value, std::string_view kind, std::string message, std::string note);
  Found& add_found(const Place& place, std::string_view kind, std::string message,
                   std::string note);
  std::vector<std::string> ids_of(Meant meant) const;

  std::string_view text_;
  const RecordPlaces& places_;
  const Pack& pack_;
  const Surroundings& around_;
  std::optional<Json> last_record_ = {};  // many values of it may be wrong
  std::vector<Found> found_;
};

}  // namespace clusterwise::kb

// The stages of reading a pack, and the step from its checked shape to values.
#include "kb/pack.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <fmt/format.h>
#include <optional>
#include <utility>

#include "kb/digest.h"
#include "kb/json.h"
#include "kb/pack_check.h"
#include "kb/pack_schema.h"
#include "kb/problem_kinds.h"

namespace clusterwise::kb {
namespace {

class NoSurroundings final : public Surroundings {
 public:
  bool has_kind(std::string_view) const override { return false; }
  const Relation* find_relation(std::string_view) const override { return nullptr; }
  std::string kind_of(std::string_view) const override { return {}; }
  bool has_claim(std::string_view) const override { return false; }
};

// The functions below read a document that has the shape of a pack; what may be absent comes back
// empty.

std::string string_of(const Json& record, std::string_view key) {
  const Json* value = record.find(key);
  return value != nullptr && value->string() != nullptr ? *value->string() : std::string();
}

Text text_of(const Json& record, std::string_view key) {
  const Json* value = record.find(key);
  if (value == nullptr) return {};
  return {string_of(*value, "en"), string_of(*value, "zh")};
}

std::vector<std::string> strings_of(const Json& record, std::string_view key) {
  std::vector<std::string> strings;
  const Json* value = record.find(key);
  if (value == nullptr || value->array() == nullptr) return strings;
  for (const Json& item : *value->array()) strings.push_back(*item.string());
  return strings;
}

std::optional<double> number_of(const Json& record, std::string_view key) {
  const Json* value = record.find(key);
  if (value == nullptr || value->number() == nullptr) return std::nullopt;
  return *value->number();
}

Aliases aliases_of(const Json& record) {
  const Json* aliases = record.find("aliases");
  if (aliases == nullptr) return {};
  return {strings_of(*aliases, "en"), strings_of(*aliases, "zh")};
}

std::optional<Display> display_of(const Json& record) {
  const Json* display = record.find("display");
  if (display == nullptr) return std::nullopt;
  const Json* en = display->find("en");
  const Json* zh = display->find("zh");
  if (en == nullptr || zh == nullptr) return std::nullopt;
  return Display{number_of(*en, "factor").value_or(1), number_of(*zh, "factor").value_or(1),
                 Text{string_of(*en, "unit"), string_of(*zh, "unit")}};
}

std::optional<Measurement> measurement_of(const Json& record) {
  if (string_of(record, "kind") != kIndicatorKind) return std::nullopt;
  return Measurement{text_of(record, "unit"), number_of(record, "minimum"),
                     number_of(record, "maximum"), string_of(record, "better"), display_of(record)};
}

Kind to_kind(const Json& record) {
  return {string_of(record, "id"), text_of(record, "label"), text_of(record, "plural"),
          text_of(record, "definition")};
}

Relation to_relation(const Json& record) {
  return {string_of(record, "id"),       text_of(record, "label"),   text_of(record, "inverse"),
          text_of(record, "definition"), strings_of(record, "from"), strings_of(record, "to")};
}

Claim to_claim(const Json& record) {
  return {string_of(record, "id"), string_of(record, "section"), string_of(record, "kind"),
          text_of(record, "text"), string_of(record, "source"),  {}};
}

Concept to_concept(const Json& record) {
  return {string_of(record, "id"),
          string_of(record, "kind"),
          text_of(record, "label"),
          aliases_of(record),
          text_of(record, "definition"),
          strings_of(record, "claims"),
          string_of(record, "citation"),
          measurement_of(record),
          {}};
}

Link to_link(const Json& record) {
  return {string_of(record, "from"),
          string_of(record, "relation"),
          string_of(record, "to"),
          strings_of(record, "claims"),
          {}};
}

Extension to_extension(const Json& record) {
  return {string_of(record, "id"), aliases_of(record), strings_of(record, "claims"), {}};
}

constexpr std::string_view kLists[] = {"kinds",    "relations", "claims",
                                       "concepts", "links",     "extensions"};

// Takes the records of a pack one by one as they are read, and keeps their values only: a large
// pack is never there as a whole document.
class PackReader {
 public:
  void take(std::string_view list, const Json& record) {
    std::vector<RecordPlaces::Range>& ranges =
        places_.of_list[*std::find(std::begin(kLists), std::end(kLists), list)];
    const std::size_t index = ranges.size();
    ranges.push_back({record.begin, record.end});
    if (schema_.accepts_record(list, index, record)) add(list, index, record);
  }

  // All that is wrong with the shape of the document and of its records.
  Problems check_shape(const Json& document) {
    schema_.accepts_document(document);
    return schema_.take_problems();
  }

  // REQUIRES: nothing is wrong with them.
  Pack finish(std::string_view text, const Json& document);
  const RecordPlaces& places() const { return places_; }

 private:
  void add(std::string_view list, std::size_t index, const Json& record);

  Pack pack_;
  PackSchema schema_;
  RecordPlaces places_;
};

void PackReader::add(std::string_view list, std::size_t index, const Json& record) {
  if (list == "links") {
    pack_.links.push_back(to_link(record));
  } else if (list == "concepts") {
    if (has_own_fields(record)) places_.with_own_fields.push_back(index);
    pack_.concepts.push_back(to_concept(record));
  } else if (list == "claims") {
    pack_.claims.push_back(to_claim(record));
  } else if (list == "kinds") {
    pack_.kinds.push_back(to_kind(record));
  } else if (list == "relations") {
    pack_.relations.push_back(to_relation(record));
  } else {
    pack_.extensions.push_back(to_extension(record));
  }
}

Pack PackReader::finish(std::string_view text, const Json& document) {
  Pack pack = std::move(pack_);
  pack.id = string_of(document, "id");
  pack.version = string_of(document, "version");
  pack.sha256 = sha256_hex(text);
  pack.title = text_of(document, "title");
  pack.description = text_of(document, "description");
  pack.source = string_of(document, "source");
  for (Claim& claim : pack.claims) {
    claim.pack = pack.id;
    if (claim.source.empty()) claim.source = pack.source;
  }
  for (Concept& one : pack.concepts) one.pack = pack.id;
  for (Link& link : pack.links) link.pack = pack.id;
  for (Extension& extension : pack.extensions) extension.pack = pack.id;
  return pack;
}

// A document of graphs is said to be one, rather than to lack all that a pack has.
std::optional<Problem> graph_problem(const Json& document) {
  if (document.object() == nullptr) return std::nullopt;
  for (const JsonMember& member : *document.object()) {
    if (member.key != "@graph") continue;
    return Problem{member.key_begin, member.key_end, std::string(problem_kind::kSchema),
                   "the document holds several packs, or parts of packs, not one whole pack",
                   "import what \"kb export\" writes of one pack, or a folder of such documents"};
  }
  return std::nullopt;
}

Problems in_order_and_few(Problems problems) {
  std::stable_sort(problems.begin(), problems.end(),
                   [](const Problem& a, const Problem& b) { return a.begin < b.begin; });
  if (problems.size() <= kMostProblems) return problems;
  const std::size_t more = problems.size() - kMostProblems;
  problems.resize(kMostProblems);
  std::string& note = problems.back().note;
  note += fmt::format("{}{} more {} of this pack {} not shown", note.empty() ? "" : "; ", more,
                      more == 1 ? "problem" : "problems", more == 1 ? "is" : "are");
  return problems;
}

}  // namespace

const Surroundings& no_surroundings() {
  static const NoSurroundings kNone;
  return kNone;
}

Checked<Pack> read_pack(std::string_view text, const Surroundings& around) {
  PackReader reader;
  const Checked<Json> document = parse_json(
      text, kLists, [&](std::string_view list, const Json& record) { reader.take(list, record); });
  if (!document) return tl::unexpected(document.error());
  if (auto graph = graph_problem(*document)) return tl::unexpected(Problems{*std::move(graph)});
  Problems problems = reader.check_shape(*document);
  if (!problems.empty()) return tl::unexpected(in_order_and_few(std::move(problems)));
  Pack pack = reader.finish(text, *document);
  problems = check_pack(text, *document, reader.places(), pack, around);
  if (!problems.empty()) return tl::unexpected(in_order_and_few(std::move(problems)));
  return pack;
}

bool is_id(std::string_view text) {
  const auto is_letter = [](char c) { return ('a' <= c && c <= 'z') || ('0' <= c && c <= '9'); };
  bool may_join = false;  // after a letter or digit
  for (const char c : text) {
    if (!is_letter(c) && !(may_join && (c == '-' || c == '_'))) return false;
    may_join = is_letter(c);
  }
  return may_join;
}

std::string pack_id_of(std::string_view text) { return member_text(text, "id"); }

}  // namespace clusterwise::kb

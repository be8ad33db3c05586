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

namespace clusterwise::kb {
namespace {

constexpr std::size_t kMostProblems = 20;

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

Claim to_claim(const Json& record, const Pack& pack) {
  const std::string source = string_of(record, "source");
  return {string_of(record, "id"), string_of(record, "section"),          string_of(record, "kind"),
          text_of(record, "text"), source.empty() ? pack.source : source, pack.id};
}

Concept to_concept(const Json& record, const Pack& pack) {
  return {string_of(record, "id"),
          string_of(record, "kind"),
          text_of(record, "label"),
          aliases_of(record),
          text_of(record, "definition"),
          strings_of(record, "claims"),
          string_of(record, "citation"),
          measurement_of(record),
          pack.id};
}

Link to_link(const Json& record, const Pack& pack) {
  return {string_of(record, "from"), string_of(record, "relation"), string_of(record, "to"),
          strings_of(record, "claims"), pack.id};
}

const JsonArray& list_of(const Json& document, std::string_view key) {
  static const JsonArray kNothing;
  const Json* list = document.find(key);
  return list != nullptr && list->array() != nullptr ? *list->array() : kNothing;
}

Pack to_pack(std::string_view text, const Json& document) {
  Pack pack;
  pack.id = string_of(document, "id");
  pack.version = string_of(document, "version");
  pack.sha256 = sha256_hex(text);
  pack.title = text_of(document, "title");
  pack.description = text_of(document, "description");
  pack.source = string_of(document, "source");
  for (const Json& record : list_of(document, "kinds")) pack.kinds.push_back(to_kind(record));
  for (const Json& record : list_of(document, "relations")) {
    pack.relations.push_back(to_relation(record));
  }
  for (const Json& record : list_of(document, "claims")) {
    pack.claims.push_back(to_claim(record, pack));
  }
  for (const Json& record : list_of(document, "concepts")) {
    pack.concepts.push_back(to_concept(record, pack));
  }
  for (const Json& record : list_of(document, "links")) {
    pack.links.push_back(to_link(record, pack));
  }
  return pack;
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
  const Checked<Json> document = parse_json(text);
  if (!document) return tl::unexpected(document.error());
  Problems problems = check_pack_schema(*document);
  if (!problems.empty()) return tl::unexpected(in_order_and_few(std::move(problems)));
  Pack pack = to_pack(text, *document);
  problems = check_pack(text, *document, pack, around);
  if (!problems.empty()) return tl::unexpected(in_order_and_few(std::move(problems)));
  return pack;
}

}  // namespace clusterwise::kb

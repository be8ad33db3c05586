#include "kb/pack_records.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace clusterwise::kb {
namespace {

class Record {
 public:
  Record& with(std::string_view key, decltype(Json::value) value) {
    members_.push_back({std::string(key), 0, 0, Json{std::move(value)}});
    return *this;
  }
  Record& with(std::string_view key, const std::string& text) {
    return with(key, decltype(Json::value)(text));
  }
  Record& with(std::string_view key, const Text& text) {
    return with(key, Record().with("en", text.en).with("zh", text.zh).take());
  }
  Record& with(std::string_view key, const std::vector<std::string>& texts) {
    JsonArray items;
    for (const std::string& text : texts) items.push_back(Json{text});
    return with(key, decltype(Json::value)(std::move(items)));
  }
  Record& with(std::string_view key, const std::optional<double>& number) {
    return number ? with(key, decltype(Json::value)(*number))
                  : with(key, decltype(Json::value)(nullptr));
  }
  Record& with(std::string_view key, Json value) { return with(key, std::move(value.value)); }
  Json take() { return Json{std::move(members_)}; }

 private:
  JsonObject members_;
};

Json shown(double factor, const std::string& unit) {
  return Record().with("factor", std::optional(factor)).with("unit", unit).take();
}

Json record_of(const Display& display) {
  return Record()
      .with("en", shown(display.factor_en, display.unit.en))
      .with("zh", shown(display.factor_zh, display.unit.zh))
      .take();
}

Json record_of(const Aliases& aliases) {
  Record record;
  if (!aliases.en.empty()) record.with("en", aliases.en);
  if (!aliases.zh.empty()) record.with("zh", aliases.zh);
  return record.take();
}

bool is_empty(const Aliases& aliases) { return aliases.en.empty() && aliases.zh.empty(); }

void add(Record& record, const Measurement& measured) {
  record.with("unit", measured.unit);
  if (measured.display) record.with("display", record_of(*measured.display));
  record.with("minimum", measured.minimum).with("maximum", measured.maximum);
  if (measured.better.empty()) {
    record.with("better", Json{});
  } else {
    record.with("better", measured.better);
  }
}

}  // namespace

Json record_of(const Pack& pack) {
  return Record()
      .with("id", pack.id)
      .with("version", pack.version)
      .with("title", pack.title)
      .with("description", pack.description)
      .with("source", pack.source)
      .take();
}

Json record_of(const Kind& kind) {
  return Record()
      .with("id", kind.id)
      .with("label", kind.label)
      .with("plural", kind.plural)
      .with("definition", kind.definition)
      .take();
}

Json record_of(const Relation& relation) {
  return Record()
      .with("id", relation.id)
      .with("label", relation.label)
      .with("inverse", relation.inverse)
      .with("definition", relation.definition)
      .with("from", relation.from)
      .with("to", relation.to)
      .take();
}

Json record_of(const Claim& claim, const Pack& pack) {
  Record record;
  record.with("id", claim.id).with("section", claim.section).with("kind", claim.kind);
  record.with("text", claim.text);
  if (claim.source != pack.source) record.with("source", claim.source);
  return record.take();
}

Json record_of(const Concept& one) {
  Record record;
  record.with("id", one.id).with("kind", one.kind).with("label", one.label);
  if (!is_empty(one.aliases)) record.with("aliases", record_of(one.aliases));
  record.with("definition", one.definition);
  if (!one.citation.empty()) record.with("citation", one.citation);
  if (one.measurement) add(record, *one.measurement);
  record.with("claims", one.claims);
  return record.take();
}

Json record_of(const Extension& extension) {
  Record record;
  record.with("id", extension.id);
  if (!is_empty(extension.aliases)) record.with("aliases", record_of(extension.aliases));
  return record.with("claims", extension.claims).take();
}

Json record_of(const Link& link) {
  return Record()
      .with("from", link.from)
      .with("relation", link.relation)
      .with("to", link.to)
      .with("claims", link.claims)
      .take();
}

}  // namespace clusterwise::kb

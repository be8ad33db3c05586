#include "kb/pack_findings.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <utility>

#include "kb/place.h"
#include "kb/problem_kinds.h"
#include "kb/similar.h"

namespace clusterwise::kb {
namespace {

const Json& value_at(const Json& record, const Place& place) {
  const Json* value = place.field.empty() ? &record : record.find(place.field);
  if (!place.member.empty()) value = value->find(place.member);
  return place.item == Place::kNone ? *value : (*value->array())[place.item];
}

}  // namespace

const Json& PackFindings::record_at(std::string_view list, std::size_t index) {
  const RecordPlaces::Range& range = places_.of_list.at(list)[index];
  if (!last_record_ || last_record_->begin != range.begin) {
    last_record_ = parse_json_again(text_, range.begin, range.end);
  }
  return *last_record_;
}

PackFindings::Found& PackFindings::add_found(const Json& value, std::string_view kind,
                                             std::string message, std::string note) {
  return found_.emplace_back(
      Found{{value.begin, value.end, std::string(kind), std::move(message), std::move(note)}});
}

PackFindings::Found& PackFindings::add_found(const Place& place, std::string_view kind,
                                             std::string message, std::string note) {
  const Json& record = record_at(place.list, place.index);
  return add_found(value_at(record, place), kind, std::move(message), std::move(note));
}

void PackFindings::add(const Json& value, std::string_view kind, std::string message,
                       std::string note) {
  add_found(value, kind, std::move(message), std::move(note));
}

void PackFindings::add(const Place& place, std::string_view kind, std::string message,
                       std::string note) {
  add_found(place, kind, std::move(message), std::move(note));
}

void PackFindings::add_missing(const Json& id, std::string_view field, std::string message,
                               std::string note) {
  add_found(id, problem_kind::kMissingField, std::move(message), std::move(note)).problem.missing =
      field;
}

void PackFindings::add_unknown(const Json& value, std::string_view kind, std::string message,
                               Meant meant, std::string_view id, std::string note) {
  Found& found = add_found(value, kind, std::move(message), std::move(note));
  found.meant = meant;
  found.id = id;
}

void PackFindings::add_unknown(const Place& place, std::string_view kind, std::string message,
                               Meant meant, std::string_view id, std::string note) {
  const Json& record = record_at(place.list, place.index);
  add_unknown(value_at(record, place), kind, std::move(message), meant, id, std::move(note));
}

void PackFindings::add_second(const Place& place, std::string_view kind, std::string message,
                              const Place& first, std::string note) {
  add_found(place, kind, std::move(message), std::move(note)).first = first;
}

std::vector<std::string> PackFindings::ids_of(Meant meant) const {
  std::vector<std::string> ids;
  const auto with_own = [&](const auto& records, std::vector<std::string> others) {
    ids = std::move(others);
    for (const auto& record : records) ids.push_back(record.id);
  };
  if (meant == Meant::kConcept) with_own(pack_.concepts, around_.concept_ids());
  if (meant == Meant::kConceptAround) ids = around_.concept_ids();
  if (meant == Meant::kClaim) with_own(pack_.claims, around_.claim_ids());
  if (meant == Meant::kKind) with_own(pack_.kinds, around_.kind_ids());
  if (meant == Meant::kRelation) with_own(pack_.relations, around_.relation_ids());
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

Problems PackFindings::take() {
  std::stable_sort(found_.begin(), found_.end(), [](const Found& a, const Found& b) {
    return a.problem.begin < b.problem.begin;
  });
  std::map<Meant, std::vector<std::string>> ids;
  Problems problems;
  problems.reserve(found_.size());
  for (Found& found : found_) {
    std::string& note = found.problem.note;
    const bool is_shown = problems.size() < kMostProblems;
    if (found.meant && is_shown) {
      if (!ids.contains(*found.meant)) ids.emplace(*found.meant, ids_of(*found.meant));
      const std::string meant = did_you_mean(most_similar(found.id, ids.at(*found.meant), 2));
      if (!meant.empty()) note = meant;
    }
    if (found.first) {
      const Json& record = record_at(found.first->list, found.first->index);
      note = is_shown ? fmt::format(fmt::runtime(note),
                                    place_of(text_, value_at(record, *found.first).begin))
                      : std::string();
    }
    problems.push_back(std::move(found.problem));
  }
  return problems;
}

}  // namespace clusterwise::kb

// Keys stand in the order of the schemas.
#include <string>
#include <vector>

#include "cli/json_answer.h"
#include "cli/render_difference.h"
#include "cli/render_json.h"
#include "cli/verdict_words.h"

namespace clusterwise::cli {
namespace {

using advisor::Direction;
using advisor::FindingChange;
using advisor::Standing;

std::string_view name_of(Direction direction) {
  switch (direction) {
    case Direction::kSame:
      return "same";
    case Direction::kAppeared:
      return "appeared";
    case Direction::kVanished:
      return "vanished";
    case Direction::kRose:
      return "rose";
    case Direction::kFell:
      return "fell";
  }
  return "";
}

class DifferenceWriter {
 public:
  explicit DifferenceWriter(JsonPage& json) : json_(json) {}

  void write(const advisor::Difference& difference) {
    json_.key("values").array(difference.values, [&](const auto& one) { value(one); });
    json_.key("stage").object([&] { stage(difference.stage); });
    json_.key("roles").array(difference.roles, [&](const auto& one) { role(one); });
    findings("features", difference.features);
    findings("problems", difference.problems);
    findings("risks", difference.risks);
    json_.key("unchanged").object([&] {
      ids("roles", difference.same_roles);
      ids("features", difference.same_features);
      ids("problems", difference.same_problems);
      ids("risks", difference.same_risks);
    });
  }

 private:
  void value(const advisor::ValueChange& change) {
    json_.object([&] {
      json_.key("indicator").value(change.indicator);
      json_.key("label").value(change.label);
      json_.key("unit").value(change.measurement.unit);
      json_.key("before");
      write_given(change.before, json_);
      json_.key("after");
      write_given(change.after, json_);
    });
  }

  void stage(const advisor::StageChange& change) {
    json_.key("changed").value(change.changed);
    json_.key("before").object([&] { stage(change.before, change.verdict_before); });
    json_.key("after").object([&] { stage(change.after, change.verdict_after); });
    rules(change.rules);
  }

  void stage(const advisor::Named& one, advisor::Verdict verdict) {
    json_.key("id").value(one.id);
    json_.key("label").value(one.label);
    json_.key("verdict").value(verdict_id(verdict, advisor::VerdictOf::kFinding));
  }

  void findings(std::string_view key, const std::vector<FindingChange>& changes) {
    json_.key(key).array(changes, [&](const FindingChange& change) {
      json_.object([&] {
        head(change);
        json_.key("before").object([&] { finding(change.before); });
        json_.key("after").object([&] { finding(change.after); });
        rules(change.rules);
      });
    });
  }

  void role(const advisor::RoleChange& change) {
    json_.object([&] {
      head(change.role);
      json_.key("before").object([&] { role(change.role.before, change.place_before); });
      json_.key("after").object([&] { role(change.role.after, change.place_after); });
      rules(change.role.rules);
      ids("new_measures", change.new_measures);
      ids("dropped_measures", change.dropped_measures);
    });
  }

  void head(const FindingChange& change) {
    json_.key("id").value(change.id);
    json_.key("label").value(change.label);
    json_.key("change").value(name_of(change.direction));
  }

  void finding(const Standing& standing) {
    json_.key("verdict").value(verdict_id(standing.verdict, advisor::VerdictOf::kFinding));
    json_.key("degree").value(standing.degree);
    json_.key("stability").value(standing.stability);
  }

  void role(const Standing& standing, std::size_t place) {
    json_.key("verdict").value(verdict_id(standing.verdict, advisor::VerdictOf::kRole));
    json_.key("score").value(standing.degree);
    json_.key("stability").value(standing.stability);
    json_.key("place");
    if (place == 0) {
      json_.null();
    } else {
      json_.value(place);
    }
  }

  void rules(const advisor::RuleChanges& changes) {
    json_.key("rules").object([&] {
      json_.key("newly");
      write_reasons(changes.newly, json_);
      json_.key("no_longer");
      write_reasons(changes.no_longer, json_);
      json_.key("otherwise");
      write_reasons(changes.otherwise, json_);
    });
  }

  void ids(std::string_view key, const std::vector<advisor::Named>& all) {
    json_.key(key);
    write_ids(all, json_);
  }

  JsonPage& json_;
};

}  // namespace

void write_given(const std::optional<advisor::Range>& value, JsonPage& json) {
  if (!value) return json.null();
  if (value->low == value->high) return json.value(value->low);
  json.object([&] {
    json.key("low").value(value->low);
    json.key("high").value(value->high);
  });
}

void write_difference(const advisor::Difference& difference, JsonPage& json) {
  DifferenceWriter(json).write(difference);
}

void render_json(const advisor::Answer& before, const advisor::Answer& after, Environment& env) {
  JsonPage json;
  json.object([&] {
    json.key("schema").value(kWhatIfSchema);
    json.key("difference").object([&] {
      write_difference(advisor::difference(before, after), json);
    });
    json.key("before");
    write_answer(before, json);
    json.key("after");
    write_answer(after, json);
  });
  json.print(env);
}

}  // namespace clusterwise::cli

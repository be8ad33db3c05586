#include "cli/json_page.h"
#include "cli/render_flip.h"
#include "cli/verdict_words.h"

namespace clusterwise::cli {
namespace {

void write(JsonPage& json, const advisor::NeededValue& needed) {
  json.object([&] {
    json.key("indicator").value(needed.indicator);
    json.key("label").value(needed.label);
    json.key("unit").value(needed.measurement.unit);
    json.key("now");
    if (needed.now) {
      json.array(std::vector{needed.now->low, needed.now->high},
                 [&](double end) { json.value(end); });
    } else {
      json.null();
    }
    if (needed.at_least) json.key("at_least").value(*needed.at_least);
    if (needed.below) json.key("below").value(*needed.below);
    json.key("distance").value(needed.distance);
  });
}

}  // namespace

void render_json(const advisor::FlipAnswer& answer, Environment& env) {
  JsonPage json;
  json.object([&] {
    json.key("schema").value(kFlipSchema);
    json.key("region").value(answer.region);
    json.key("target").object([&] {
      json.key("id").value(answer.target);
      json.key("label").value(answer.label);
    });
    json.key("verdict").value(verdict_id(answer.now, answer.about));
    json.key("wanted").value(verdict_id(answer.wanted, answer.about));
    json.key("already").value(answer.already);
    json.key("flips").array(answer.options, [&](const advisor::FlipOption& option) {
      json.object([&] {
        json.key("changes").array(option.changes,
                                  [&](const advisor::NeededValue& one) { write(json, one); });
        json.key("distance").value(option.distance);
      });
    });
  });
  json.print(env);
}

}  // namespace clusterwise::cli

#include "cli/json_page.h"
#include "cli/render_compare.h"

namespace clusterwise::cli {
namespace {

void claim(JsonPage& json, const kb::Claim& one) {
  json.object([&] {
    json.key("id").value(one.id);
    json.key("section").value(one.section);
    json.key("text").value(one.text);
  });
}

void claims(JsonPage& json, const std::vector<kb::Claim>& all) {
  json.array(all, [&](const kb::Claim& one) { claim(json, one); });
}

void side(JsonPage& json, const ConceptPage& page) {
  json.object([&] {
    json.key("id").value(page.subject.id);
    json.key("kind").value(page.subject.kind);
    json.key("label").value(page.subject.label);
    json.key("definition").value(page.subject.definition);
  });
}

void named(JsonPage& json, const ComparedEnd& end) {
  json.key("id").value(end.id);
  json.key("kind").value(end.kind);
  json.key("label").value(end.label);
}

void relation(JsonPage& json, const ComparedRelation& row) {
  json.object([&] {
    json.key("relation").value(row.relation);
    json.key("direction").value(row.outgoing ? "out" : "in");
    json.key("label").value(row.label);
    json.key("shared").array(row.shared, [&](const ComparedEnd& end) {
      json.object([&] {
        named(json, end);
        json.key("claims_a").array(end.claims[0]);
        json.key("claims_b").array(end.claims[1]);
      });
    });
    for (const std::size_t of : {0U, 1U}) {
      json.key(of == 0 ? "only_a" : "only_b").array(row.only[of], [&](const ComparedEnd& end) {
        json.object([&] {
          named(json, end);
          json.key("claims").array(end.claims[of]);
        });
      });
    }
  });
}

}  // namespace

void render_json(const ComparePage& page, Environment& env) {
  JsonPage json;
  json.object([&] {
    side(json.key("a"), page.sides[0]);
    side(json.key("b"), page.sides[1]);
    json.key("same_kind").value(page.of_one_kind());
    json.key("between").array(page.between, [&](const PathStep& step) {
      json.object([&] {
        json.key("relation").value(step.relation);
        json.key("from").value(step.forward ? "a" : "b");
        json.key("label").value(step.label);
        json.key("claims").array(step.to.claims);
      });
    });
    json.key("relations").array(page.relations, [&](const ComparedRelation& row) {
      relation(json, row);
    });
    json.key("claims").object([&] {
      claims(json.key("shared"), page.shared_claims);
      claims(json.key("only_a"), page.only_claims[0]);
      claims(json.key("only_b"), page.only_claims[1]);
    });
  });
  json.print(env);
}

}  // namespace clusterwise::cli

#include "cli/json_page.h"
#include "cli/render_concepts.h"

namespace clusterwise::cli {
namespace {

void member_bound(JsonPage& json, std::string_view name, const std::optional<double>& bound) {
  json.key(name);
  if (bound) {
    json.value(*bound);
  } else {
    json.null();
  }
}

void shown(JsonPage& json, double factor, const std::string& unit) {
  json.object([&] {
    json.key("factor").value(factor);
    json.key("unit").value(unit);
  });
}

void display(JsonPage& json, const kb::Display& d) {
  json.object([&] {
    shown(json.key("en"), d.factor_en, d.unit.en);
    shown(json.key("zh"), d.factor_zh, d.unit.zh);
  });
}

void measurement(JsonPage& json, const kb::Measurement& m) {
  json.object([&] {
    json.key("unit").value(m.unit);
    member_bound(json, "minimum", m.minimum);
    member_bound(json, "maximum", m.maximum);
    json.key("better").value(m.better);
    if (m.display) display(json.key("display"), *m.display);
  });
}

// A concept, or the names of one.
template <typename Shown>
void members_of(JsonPage& json, const Shown& shown) {
  json.key("id").value(shown.id);
  json.key("kind").value(shown.kind);
  json.key("label").value(shown.label);
}

void aliases(JsonPage& json, const kb::Aliases& names) {
  json.object([&] {
    json.key("en").array(names.en);
    json.key("zh").array(names.zh);
  });
}

void neighbour(JsonPage& json, const Neighbour& one) {
  json.object([&] {
    json.key("id").value(one.id);
    json.key("kind").value(one.kind);
    json.key("label").value(one.label);
    json.key("claims").array(one.claims);
  });
}

void group(JsonPage& json, const LinkGroup& links) {
  json.object([&] {
    json.key("relation").value(links.relation);
    json.key("direction").value(links.outgoing ? "out" : "in");
    json.key("label").value(links.label);
    json.key("concepts").array(links.neighbours, [&](const Neighbour& n) { neighbour(json, n); });
  });
}

void members_of_claim(JsonPage& json, const kb::Claim& one) {
  json.key("id").value(one.id);
  json.key("section").value(one.section);
  json.key("kind").value(one.kind);
  json.key("text").value(one.text);
  json.key("source").value(one.source);
  json.key("pack").value(one.pack);
}

void claim(JsonPage& json, const kb::Claim& one) {
  json.object([&] { members_of_claim(json, one); });
}

void named(JsonPage& json, const Neighbour& one) {
  json.object([&] {
    json.key("id").value(one.id);
    json.key("kind").value(one.kind);
    json.key("label").value(one.label);
  });
}

void counts(JsonPage& json, const std::vector<kb::Count>& all) {
  json.object([&] {
    for (const kb::Count& count : all) json.key(count.id).value(count.count);
  });
}

}  // namespace

void render_json(const ConceptPage& page, Environment& env) {
  JsonPage json;
  const kb::Concept& subject = page.subject;
  json.object([&] {
    members_of(json, subject);
    json.key("definition").value(subject.definition);
    aliases(json.key("aliases"), subject.aliases);
    if (subject.measurement) measurement(json.key("measurement"), *subject.measurement);
    if (!subject.citation.empty()) json.key("citation").value(subject.citation);
    json.key("pack").value(subject.pack);
    json.key("extensions").array(page.extensions, [&](const kb::Extension& one) {
      json.object([&] {
        json.key("pack").value(one.pack);
        aliases(json.key("aliases"), one.aliases);
        json.key("claims").array(one.claims);
      });
    });
    json.key("links").array(page.links, [&](const LinkGroup& links) { group(json, links); });
    json.key("claims").array(page.claims, [&](const kb::Claim& one) { claim(json, one); });
  });
  json.print(env);
}

void render_json(const std::vector<FoundConcept>& found, Environment& env) {
  JsonPage json;
  json.array(found, [&](const FoundConcept& one) {
    json.object([&] {
      members_of(json, one.found);
      json.key("score").value(one.score);
      json.key("matched").value(one.matched);
    });
  });
  json.print(env);
}

void render_json(const std::vector<kb::NamedConcept>& listed, Environment& env) {
  JsonPage json;
  json.array(listed,
             [&](const kb::NamedConcept& one) { json.object([&] { members_of(json, one); }); });
  json.print(env);
}

namespace {

void steps(JsonPage& json, const std::vector<PathStep>& path) {
  json.array(path, [&](const PathStep& step) {
    json.object([&] {
      named(json.key("from"), step.from);
      json.key("relation").value(step.relation);
      json.key("forward").value(step.forward);
      json.key("label").value(step.label);
      named(json.key("to"), step.to);
      json.key("claims").array(step.to.claims);
    });
  });
}

}  // namespace

void render_json(const ClaimPage& page, Environment& env) {
  JsonPage json;
  json.object([&] {
    members_of_claim(json, page.claim);
    json.key("concepts").array(page.concepts, [&](const Neighbour& one) { named(json, one); });
    steps(json.key("links"), page.links);
  });
  json.print(env);
}

void render_json(const std::vector<PathStep>& path, Environment& env) {
  JsonPage json;
  steps(json, path);
  json.print(env);
}

void render_json(const std::vector<std::vector<PathStep>>& paths, Environment& env) {
  JsonPage json;
  json.array(paths, [&](const std::vector<PathStep>& path) { steps(json, path); });
  json.print(env);
}

void render_kinds_json(const std::vector<kb::Count>& counts, const kb::Store& store,
                       Environment& env) {
  JsonPage json;
  json.array(store.kinds(), [&](const kb::Kind& kind) {
    json.object([&] {
      json.key("id").value(kind.id);
      json.key("label").value(kind.label);
      json.key("definition").value(kind.definition);
      json.key("concepts").value(concepts_of(kind, counts));
    });
  });
  json.print(env);
}

void render_json(const kb::Stats& stats, Environment& env) {
  JsonPage json;
  json.object([&] {
    json.key("packs").array(stats.packs, [&](const kb::PackInfo& pack) {
      json.object([&] {
        json.key("id").value(pack.id);
        json.key("version").value(pack.version);
        json.key("sha256").value(pack.sha256);
        json.key("title").value(pack.title);
      });
    });
    counts(json.key("kinds"), stats.kinds);
    counts(json.key("relations"), stats.relations);
    json.key("claims").value(stats.claims);
    json.key("claims_used").value(stats.claims_used);
  });
  json.print(env);
}

}  // namespace clusterwise::cli

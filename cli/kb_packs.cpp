#include <string>

#include "cli/commands.h"
#include "cli/json_page.h"
#include "cli/open_store.h"
#include "cli/pack_page.h"
#include "cli/pack_words.h"
#include "cli/page.h"
#include "cli/report.h"
#include "cli/voice.h"

namespace clusterwise::cli {
namespace {

void render_text(const std::vector<PackPage>& packs, Environment& env) {
  Page page(env.out, env.width, env.colour);
  const Voice say(env.language);
  const auto line = [&](const kb::Text& text) {
    page.paragraph(styled(say(text)), Margin::indent(2));
  };
  for (std::size_t i = 0; i < packs.size(); ++i) {
    const PackPage& pack = packs[i];
    if (i > 0) page.blank();
    page.paragraph(
        {{pack.info.id, Style::kStrong}, {" " + pack.info.version + "  " + say(pack.info.title)}});
    line(counts_of(pack.use));
    line(source_of(pack));
    if (!pack.extends.empty()) line(extends(pack.extends));
    if (!pack.needs.empty()) line(needs_of(pack.needs));
    if (!pack.needed_by.empty()) line(needed_by(pack.needed_by));
  }
}

void render_json(const PackPage& pack, JsonPage& json) {
  json.object([&] {
    json.key("id").value(pack.info.id);
    json.key("version").value(pack.info.version);
    json.key("sha256").value(pack.info.sha256);
    json.key("title").value(pack.info.title);
    json.key("source").value(pack.info.source);
    json.key("kinds").value(pack.use.kinds);
    json.key("relations").value(pack.use.relations);
    json.key("claims").value(pack.use.claims);
    json.key("concepts").value(pack.use.concepts);
    json.key("links").value(pack.use.links);
    json.key("extends").array(pack.extends);
    json.key("needs").array(pack.needs);
    json.key("needed_by").array(pack.needed_by);
  });
}

}  // namespace

Exit kb_packs(const KbPacks&, Environment& env) {
  const auto store = open_store(kb::Store::Mode::kReadOnly, env, OutOfStep::kTaken);
  if (!store) return store.error();
  const std::vector<PackPage> packs = pack_pages(*store);
  if (env.format == Format::kJson) {
    JsonPage json;
    json.array(packs, [&](const PackPage& pack) { render_json(pack, json); });
    json.print(env);
  } else {
    render_text(packs, env);
  }
  return Exit::kDone;
}

}  // namespace clusterwise::cli

#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/open_store.h"
#include "cli/render_concepts.h"
#include "cli/resolve.h"
#include "kb/graph.h"

namespace clusterwise::cli {

Exit path(const Path& options, Environment& env) {
  const auto store = open_store(kb::Store::Mode::kReadOnly, env);
  if (!store) return store.error();
  const auto from = resolve_concept(options.from, *store, env);
  const auto to = resolve_concept(options.to, *store, env);
  if (!from || !to) return Exit::kNo;
  const std::vector<kb::Step> steps = kb::Graph(*store).shortest_path(from->id, to->id);
  const std::vector<PathStep> page = path_page(steps, *store);
  env.format == Format::kJson ? render_json(page, env) : render_text(page, env);
  if (!page.empty()) return Exit::kDone;
  if (from->id == to->id) {
    return refuse(fmt::format("both names mean '{}': there is no way to go", from->id), "", env);
  }
  return refuse(fmt::format("no path leads from '{}' to '{}'", from->id, to->id), "", env);
}

}  // namespace clusterwise::cli

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <string>
#include <vector>

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
  const auto relations = resolve_relations(options.relations, *store, env);
  if (!relations) return relations.error();
  std::vector<std::vector<PathStep>> paths;
  for (const kb::Steps& steps :
       kb::Graph(*store, *relations).shortest_paths(from->id, to->id, options.most)) {
    paths.push_back(path_page(steps, *store));
  }
  if (options.most == 1) {
    const std::vector<PathStep> only = paths.empty() ? std::vector<PathStep>{} : paths.front();
    env.format == Format::kJson ? render_json(only, env) : render_text(only, env);
  } else {
    env.format == Format::kJson ? render_json(paths, env) : render_text(paths, env);
  }
  if (!paths.empty()) return Exit::kDone;
  if (from->id == to->id) {
    return refuse(fmt::format("both names mean '{}': there is no way to go", from->id), "", env);
  }
  const std::string over =
      relations->empty() ? "" : fmt::format(" over {}", fmt::join(*relations, ", "));
  return refuse(fmt::format("no path leads from '{}' to '{}'{}", from->id, to->id, over), "", env);
}

}  // namespace clusterwise::cli

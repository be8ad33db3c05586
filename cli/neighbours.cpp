#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/commands.h"
#include "cli/open_store.h"
#include "cli/render_as.h"
#include "cli/render_neighbours.h"
#include "cli/resolve.h"
#include "kb/neighbourhood.h"

namespace clusterwise::cli {

Exit neighbours(const Neighbours& options, Environment& env) {
  const auto store = open_store(kb::Store::Mode::kReadOnly, env);
  if (!store) return store.error();
  const auto subject = resolve_concept(options.name, *store, env);
  if (!subject) return subject.error();
  const auto relations = resolve_relations(options.relations, *store, env);
  if (!relations) return relations.error();
  const kb::Neighbourhood around =
      kb::around(*store, subject->id, options.depth, *relations, kb::LinksAround::kInner);
  const NeighboursPage page = neighbours_page(around, *store);
  render_as_asked(page, env);
  if (!page.reached.empty()) return Exit::kDone;
  const std::string over =
      relations->empty() ? "" : fmt::format(" over {}", fmt::join(*relations, ", "));
  return refuse(fmt::format("nothing is linked with '{}'{}", subject->id, over), "", env);
}

}  // namespace clusterwise::cli

#include "cli/commands.h"
#include "cli/open_store.h"
#include "cli/render_as.h"
#include "cli/render_central.h"
#include "cli/resolve.h"

namespace clusterwise::cli {

Exit central(const Central& options, Environment& env) {
  const auto store = open_store(kb::Store::Mode::kReadOnly, env);
  if (!store) return store.error();
  CentralPage page;
  if (!options.kind.empty()) {
    const auto kind = resolve_kind(options.kind, *store, env);
    if (!kind) return kind.error();
    page.kind = kind->id;
  }
  page.graph = kb::centrality(*store);
  for (const kb::Central& one : page.graph.concepts) {
    if (page.shown.size() == options.limit) break;
    if (!page.kind.empty() && one.kind != page.kind) continue;
    page.shown.push_back({one, store->label_of(one.id).value_or(kb::Text{})});
  }
  page.kinds = store->kinds();
  render_as_asked(page, env);
  if (!page.shown.empty()) return Exit::kDone;
  return refuse("there is no concept to tell of", "clusterwise list shows the kinds", env);
}

}  // namespace clusterwise::cli

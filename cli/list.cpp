#include "cli/commands.h"
#include "cli/open_store.h"
#include "cli/render_concepts.h"
#include "cli/resolve.h"

namespace clusterwise::cli {
namespace {

Exit list_kinds(const kb::Store& store, Environment& env) {
  if (env.format == Format::kJson) {
    render_kinds_json(store.kind_counts(), store, env);
  } else {
    render_kinds_text(store.kind_counts(), store, env);
  }
  return Exit::kDone;
}

}  // namespace

Exit list(const List& options, Environment& env) {
  const auto store = open_store(kb::Store::Mode::kReadOnly, env);
  if (!store) return store.error();
  if (options.kind.empty()) return list_kinds(*store, env);
  const auto kind = resolve_kind(options.kind, *store, env);
  if (!kind) return kind.error();
  const std::vector<kb::NamedConcept> concepts = store->names_of_kind(kind->id);
  env.format == Format::kJson ? render_json(concepts, env) : render_text(concepts, env);
  return Exit::kDone;
}

}  // namespace clusterwise::cli

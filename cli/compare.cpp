#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/open_store.h"
#include "cli/render_compare.h"
#include "cli/resolve.h"

namespace clusterwise::cli {

Exit compare(const Compare& options, Environment& env) {
  const auto store = open_store(kb::Store::Mode::kReadOnly, env);
  if (!store) return store.error();
  auto one = resolve_concept(options.one, *store, env);
  auto other = resolve_concept(options.other, *store, env);
  if (!one || !other) return Exit::kNo;
  if (one->id == other->id) {
    return refuse(fmt::format("both names mean '{}': there is nothing to compare", one->id),
                  fmt::format("clusterwise show {} tells of it", one->id), env);
  }
  const ComparePage page = compare_page(*std::move(one), *std::move(other), *store);
  env.format == Format::kJson ? render_json(page, env) : render_page(page, env);
  return Exit::kDone;
}

}  // namespace clusterwise::cli

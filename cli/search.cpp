#include <fmt/format.h>
#include <fmt/ranges.h>
#include <string>

#include "cli/commands.h"
#include "cli/open_store.h"
#include "cli/render_concepts.h"
#include "cli/resolve.h"

namespace clusterwise::cli {
namespace {

Reported<std::string> kind_id(const std::string& name, const kb::Store& store, Environment& env) {
  if (name.empty()) return name;
  auto kind = resolve_kind(name, store, env);
  if (!kind) return tl::unexpected(kind.error());
  return kind->id;
}

}  // namespace

Exit search(const Search& options, Environment& env) {
  const auto store = open_store(kb::Store::Mode::kReadOnly, env);
  if (!store) return store.error();
  const auto kind = kind_id(options.kind, *store, env);
  if (!kind) return kind.error();
  const std::string text = fmt::format("{}", fmt::join(options.words, " "));
  const std::vector<FoundConcept> found = search_page(text, *kind, options.limit, *store);
  if (env.format == Format::kJson) {
    render_json(found, env);
  } else {
    render_text(found, env);
  }
  if (!found.empty()) return Exit::kDone;
  return refuse(fmt::format("nothing found for '{}'", text), "clusterwise list shows the kinds",
                env);
}

}  // namespace clusterwise::cli

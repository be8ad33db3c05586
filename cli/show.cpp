#include "cli/commands.h"
#include "cli/open_store.h"
#include "cli/render_concepts.h"
#include "cli/resolve.h"

namespace clusterwise::cli {

Exit show(const Show& options, Environment& env) {
  const auto store = open_store(kb::Store::Mode::kReadOnly, env);
  if (!store) return store.error();
  auto claim = store->find_claim(options.name);
  if (claim && !store->find(options.name)) {
    const ClaimPage page = claim_page(*std::move(claim), *store);
    env.format == Format::kJson ? render_json(page, env) : render_text(page, env);
    return Exit::kDone;
  }
  auto subject = resolve_concept(options.name, *store, env);
  if (!subject) return subject.error();
  const ConceptPage page = concept_page(*std::move(subject), *store);
  env.format == Format::kJson ? render_json(page, env) : render_text(page, env);
  return Exit::kDone;
}

}  // namespace clusterwise::cli

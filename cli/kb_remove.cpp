#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <ostream>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/open_store.h"
#include "cli/pack_page.h"
#include "cli/report.h"
#include "cli/resolve.h"

namespace clusterwise::cli {
Exit kb_remove(const KbRemove& options, Environment& env) {
  auto store = open_store(kb::Store::Mode::kReadWrite, env, OutOfStep::kTaken);
  if (!store) return store.error();
  const std::vector<PackPage> packs = pack_pages(*store);
  const auto pack = std::find_if(packs.begin(), packs.end(),
                                 [&](const PackPage& one) { return one.info.id == options.pack; });
  if (const auto known = resolve_packs({options.pack}, *store, env); !known) return known.error();
  const auto kept = kept_packs(env);
  if (!kept) return kept.error();
  if (std::find(kept->begin(), kept->end(), options.pack) != kept->end()) {
    return refuse(fmt::format("pack \"{}\" comes with the program, whose own store is kept in step "
                              "with it: it would come back",
                              options.pack),
                  "remove it from a store of your own: --kb FILE", env);
  }
  const kb::Result<void> done = store->remove(options.pack);
  if (!done && !done.error().is_refusal) return report(done.error(), env);
  if (!done) {
    return refuse(done.error().message,
                  fmt::format("the store was left as it was; remove first: {}",
                              fmt::join(pack->needed_by.rbegin(), pack->needed_by.rend(), ", ")),
                  env);
  }
  env.out << fmt::format("removed {} {}: concepts {}, links {}, claims {}, extensions {}\n",
                         pack->info.id, pack->info.version, pack->use.concepts, pack->use.links,
                         pack->use.claims, pack->use.extensions);
  return Exit::kDone;
}

}  // namespace clusterwise::cli

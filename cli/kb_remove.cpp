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
#include "kb/similar.h"

namespace clusterwise::cli {
namespace {

Exit refuse_unknown(const std::string& name, const std::vector<PackPage>& packs, Environment& env) {
  std::vector<std::string> ids;
  for (const PackPage& pack : packs) ids.push_back(pack.info.id);
  std::string note = kb::did_you_mean(kb::most_similar(name, ids, 2));
  if (note.empty() && !ids.empty()) note = fmt::format("the packs are: {}", fmt::join(ids, ", "));
  return refuse(fmt::format("there is no pack \"{}\" in the store", name), note, env);
}

}  // namespace

Exit kb_remove(const KbRemove& options, Environment& env) {
  auto store = open_store(kb::Store::Mode::kReadWrite, env);
  if (!store) return store.error();
  const std::vector<PackPage> packs = pack_pages(*store);
  if (store->failure()) return report(*store->failure(), env);
  const auto pack = std::find_if(packs.begin(), packs.end(),
                                 [&](const PackPage& one) { return one.info.id == options.pack; });
  if (pack == packs.end()) return refuse_unknown(options.pack, packs, env);
  const auto kept = kept_packs(env);
  if (!kept) return kept.error();
  if (std::find(kept->begin(), kept->end(), options.pack) != kept->end()) {
    return refuse(fmt::format("pack \"{}\" comes with the program, whose own store is kept in step "
                              "with it: it would come back",
                              options.pack),
                  "remove it from a store of your own: --kb FILE", env);
  }
  const kb::Result<void> done = store->remove(options.pack);
  if (!done && pack->needed_by.empty()) return report(done.error(), env);
  if (!done) {
    return refuse(done.error().message,
                  fmt::format("the store was left as it was; remove first: {}",
                              fmt::join(pack->needed_by, ", ")),
                  env);
  }
  env.out << fmt::format("removed {} {}: concepts {}, links {}, claims {}, extensions {}\n",
                         pack->info.id, pack->info.version, pack->use.concepts, pack->use.links,
                         pack->use.claims, pack->use.extensions);
  return Exit::kDone;
}

}  // namespace clusterwise::cli

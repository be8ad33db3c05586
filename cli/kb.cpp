// The commands on the store itself.
#include <algorithm>
#include <fmt/format.h>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "cli/commands.h"
#include "cli/import_packs.h"
#include "cli/open_store.h"
#include "cli/render_concepts.h"

namespace clusterwise::cli {

Exit kb_import(const KbImport& options, Environment& env) {
  auto documents = read_pack_documents(options.files, options.naming, env);
  if (!documents) return documents.error();
  auto store = open_store(kb::Store::Mode::kReadWrite, env, OutOfStep::kTaken);
  if (!store) return store.error();
  const auto imported = import_packs(*store, *std::move(documents), Unchanged::kReplace, env);
  if (!imported) return imported.error();
  const auto kept = kept_packs(env);
  if (!kept) return kept.error();
  for (const ImportedPack& pack : *imported) {
    env.out << fmt::format("{} {}: concepts {}, links {}, claims {}\n", pack.id, pack.version,
                           pack.concepts, pack.links, pack.claims);
    if (std::find(kept->begin(), kept->end(), pack.id) == kept->end()) continue;
    env.err << fmt::format(
        "clusterwise: pack \"{}\" comes with the program, whose own store is kept in step with it: "
        "when that changes, yours is replaced\n  note: keep yours in another store: --kb FILE\n",
        pack.id);
  }
  return Exit::kDone;
}

Exit kb_verify(const KbVerify&, Environment& env) {
  const auto store = open_store(kb::Store::Mode::kReadOnly, env, OutOfStep::kTaken);
  if (!store) return store.error();
  const std::vector<std::string> wrong = store->verify();
  for (const std::string& sentence : wrong) env.out << sentence << '\n';
  if (!wrong.empty()) return Exit::kNo;
  for (const kb::PackUse& pack : store->stats().use) {
    env.out << fmt::format(
        "{}: {} of {} claims used; {} concepts and {} links, each with a claim and both "
        "languages\n",
        pack.pack, pack.claims_used, pack.claims, pack.concepts, pack.links);
  }
  env.out << "the store is sound\n";
  return Exit::kDone;
}

Exit kb_stats(const KbStats&, Environment& env) {
  const auto store = open_store(kb::Store::Mode::kReadOnly, env, OutOfStep::kTaken);
  if (!store) return store.error();
  const kb::Stats stats = store->stats();
  env.format == Format::kJson ? render_json(stats, env) : render_text(stats, env);
  return Exit::kDone;
}

}  // namespace clusterwise::cli

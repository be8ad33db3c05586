#include "cli/import_packs.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <utility>

#include "kb/pack.h"

namespace clusterwise::cli {
namespace {

using Documents = std::vector<PackDocument>;

bool is_stored(const kb::Store& store, const kb::Pack& pack) {
  const std::vector<kb::PackInfo> stored = store.packs();
  return std::any_of(stored.begin(), stored.end(), [&](const kb::PackInfo& info) {
    return info.id == pack.id && info.sha256 == pack.sha256;
  });
}

kb::Result<kb::Checked<kb::Pack>> read(const kb::Store& store, const datalog::Source& document) {
  const auto around = store.surroundings_without(kb::pack_id_of(document.text));
  if (!around) return tl::unexpected(around.error());
  return kb::read_pack(document.text, **around);
}

// One pass over the documents that are left.
class Round {
 public:
  Round(kb::Store& store, Unchanged unchanged) : store_(store), unchanged_(unchanged) {}

  kb::Result<void> take(PackDocument document) {
    auto pack = read(store_, document.source);
    if (!pack) return tl::unexpected(pack.error());
    if (!*pack) {
      refused.push_back(std::move(document));
      problems.push_back(std::move(pack->error()));
      return {};
    }
    ++accepted;
    document = {};  // the pack owns its values, and a large one needs the room
    if (unchanged_ == Unchanged::kSkip && is_stored(store_, **pack)) return {};
    const auto done = store_.import(**pack);
    if (!done) return tl::unexpected(done.error());
    imported.push_back({(*pack)->id, (*pack)->version, (*pack)->claims.size(),
                        (*pack)->concepts.size(), (*pack)->links.size()});
    return {};
  }

  std::size_t accepted = 0;
  std::vector<ImportedPack> imported;
  Documents refused;
  std::vector<kb::Problems> problems;  // of each that was refused

 private:
  kb::Store& store_;
  Unchanged unchanged_;
};

// Rounds until all have come in or none does any more; false then, with the problems told.
kb::Result<bool> import_all(kb::Store& store, Documents documents, Unchanged unchanged,
                            std::vector<ImportedPack>& imported, Environment& env) {
  while (!documents.empty()) {
    Round round(store, unchanged);
    for (PackDocument& document : documents) {
      const auto taken = round.take(std::move(document));
      if (!taken) return tl::unexpected(taken.error());
    }
    imported.insert(imported.end(), round.imported.begin(), round.imported.end());
    if (round.accepted == 0) {
      for (std::size_t i = 0; i < round.refused.size(); ++i) {
        report(round.problems[i], round.refused[i], env);
      }
      return false;
    }
    documents = std::move(round.refused);
  }
  return true;
}

// Of two documents of one pack the second would silently replace the first.
Exit check_each_once(const Documents& documents, Environment& env) {
  std::map<std::string, const PackDocument*> of_pack;
  for (const PackDocument& document : documents) {
    const std::string id = kb::pack_id_of(document.source.text);
    if (id.empty()) continue;  // reading it says what is wrong
    const auto [first, is_new] = of_pack.emplace(id, &document);
    if (is_new) continue;
    return refuse(fmt::format("{} and {} are both pack \"{}\"", first->second->source.name,
                              document.source.name, id),
                  "name one of them", env);
  }
  return Exit::kDone;
}

}  // namespace

Reported<std::vector<ImportedPack>> import_packs(kb::Store& store, Documents documents,
                                                 Unchanged unchanged, Environment& env) {
  if (const Exit exit = check_each_once(documents, env); exit != Exit::kDone)
    return tl::unexpected(exit);
  std::vector<ImportedPack> imported;
  const kb::Result<bool> done = store.together(
      [&] { return import_all(store, std::move(documents), unchanged, imported, env); });
  if (!done) return tl::unexpected(report(done.error(), env));
  if (!*done) return tl::unexpected(Exit::kNo);
  return imported;
}

}  // namespace clusterwise::cli

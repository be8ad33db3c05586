// Packs out of the store, for other programs and for other stores.
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <functional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "cli/commands.h"
#include "cli/open_store.h"
#include "cli/output.h"
#include "cli/pending_folder.h"
#include "cli/resolve.h"
#include "cli/write_excerpt.h"
#include "kb/exchange.h"

namespace clusterwise::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

std::vector<std::string> ids_of(const std::vector<kb::PackInfo>& packs) {
  std::vector<std::string> ids;
  for (const kb::PackInfo& pack : packs) ids.push_back(pack.id);
  return ids;
}

// Those that are named, each once, else all; in the order of the store.
Reported<std::vector<std::string>> chosen_packs(const std::vector<std::string>& named,
                                                const kb::Store& store, Environment& env) {
  const std::vector<std::string> all = ids_of(store.packs());
  if (all.empty()) {
    return tl::unexpected(refuse("the store holds no pack", "import one: kb import FILE", env));
  }
  if (named.empty()) return all;
  return resolve_packs(named, store, env);
}

kb::Result<void> write_tables(const kb::Pack& pack, const fs::path& within, bool for_excel,
                              PendingFolder& folder) {
  for (const std::string_view name : kb::table_names()) {
    const auto written = folder.write(within / name, [&](std::ostream& out) {
      if (for_excel) out << kByteOrderMark;
      kb::write_table(pack, name, out);
    });
    if (!written) return written;
  }
  return {};
}

// A document or a set of tables for each pack, which is read and let go before the next one.
Exit export_folder(const std::vector<std::string>& ids, const KbExport& options,
                   const kb::Store& store, Environment& env) {
  auto folder = PendingFolder::at(options.output);
  if (!folder) return report(folder.error(), env);
  for (const std::string& id : ids) {
    const auto excerpt = kb::whole_packs(store, std::span(&id, 1));
    if (!excerpt) return report(excerpt.error(), env);
    const fs::path within = ids.size() == 1 ? "" : id;
    const auto written =
        env.format == Format::kCsv
            ? write_tables(excerpt->packs.front(), within, options.for_excel, *folder)
            : folder->write(id + ".jsonld",
                            [&](std::ostream& out) { kb::write_jsonld(*excerpt, out); });
    if (!written) return report(written.error(), env);
  }
  const auto placed = folder->place();
  return placed ? Exit::kDone : report(placed.error(), env);
}

}  // namespace

Exit kb_export(const KbExport& options, Environment& env) {
  const bool no_place = is_standard_output(options.output);
  const bool tables = env.format == Format::kCsv;
  if (tables && no_place) {
    return misuse("tables go into a folder", "name one: -o FOLDER", env);
  }
  if (options.for_excel && !tables) {
    return misuse("--excel is of tables", "add --format csv", env);
  }
  const auto store = open_store(kb::Store::Mode::kReadOnly, env, OutOfStep::kTaken);
  if (!store) return store.error();
  const auto ids = chosen_packs(options.packs, *store, env);
  if (!ids) return ids.error();
  const bool documents = env.format == Format::kJsonLd && ids->size() > 1;
  if (documents && no_place) {
    return misuse(
        "a JSON-LD document holds one pack, and these are several",
        fmt::format("name one ({}), or a folder for all: -o FOLDER", fmt::join(*ids, ", ")), env);
  }
  if (tables || documents) return export_folder(*ids, options, *store, env);
  std::error_code error;
  const bool names_folder = options.output.has_parent_path() && !options.output.has_filename();
  if (names_folder || fs::is_directory(options.output, error)) {
    return misuse(fmt::format("{} is a folder", options.output.string()), "name a file in it", env);
  }
  const auto excerpt = kb::whole_packs(*store, *ids);
  if (!excerpt) return report(excerpt.error(), env);
  return write_excerpt(*excerpt, options.output, env);
}

}  // namespace clusterwise::cli

// How the default store knows that the shipped packs have not changed, without reading them: beside
// it lies a file with the path, size and time of each pack when it was imported. Where that
// differs, the packs are read and compared by hash. Processes that find a change at the same time
// queue on a lock of the folder.
#include "cli/open_store.h"

#include <algorithm>
#include <fcntl.h>
#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <ostream>
#include <string>
#include <sys/file.h>
#include <unistd.h>
#include <utility>
#include <vector>

#include "cli/folder_entries.h"
#include "cli/import_packs.h"
#include "cli/pack_documents.h"
#include "cli/read_text.h"
#include "kb/pack.h"

namespace clusterwise::cli {
namespace {

namespace fs = std::filesystem;
using Mode = kb::Store::Mode;

constexpr std::string_view kElsewhere = "name a store that can be written: --kb FILE";

// Held by one process at a time; let go when the process ends, however it ends.
class FolderLock {
 public:
  explicit FolderLock(const fs::path& folder)
      : descriptor_(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
    if (descriptor_ >= 0) ::flock(descriptor_, LOCK_EX);
  }
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;
  ~FolderLock() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }

 private:
  int descriptor_;
};

std::error_code why_not_writable(const fs::path& folder) {
  if (::access(folder.c_str(), W_OK) == 0) return {};
  return {errno, std::generic_category()};
}

Reported<std::vector<fs::path>> shipped_packs(Environment& env) {
  const auto packs = folder_entries(env.packs, is_pack_document);
  if (packs && !packs->empty()) return *packs;
  return tl::unexpected(report(
      kb::Failure{packs ? fmt::format("there are no packs in {}", env.packs.string())
                        : packs.error().message,
                  "CLUSTERWISE_DATA names the folder that holds the folders packs and rules"},
      env));
}

// With the version of the tables, so that a later program brings the store up to date.
std::string stamp_of(const std::vector<fs::path>& packs) {
  std::string stamp = fmt::format("{}\n", kb::Store::version());
  std::error_code error;
  for (const fs::path& pack : packs) {
    const auto time = fs::last_write_time(pack, error).time_since_epoch().count();
    stamp += fmt::format("{}\t{}\t{}\n", pack.string(), fs::file_size(pack, error), time);
  }
  return stamp;
}

fs::path stamp_file(const fs::path& store) { return store.string() + ".packs"; }

bool is_in_step(const fs::path& store, const std::string& stamp) {
  std::error_code error;
  if (!fs::exists(store, error)) return false;
  std::ifstream file(stamp_file(store), std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(file), {}) == stamp;
}

// Best effort: without it, the packs are compared again at the next start.
void remember(const fs::path& store, const std::string& stamp) {
  const fs::path half = fmt::format("{}.{}", stamp_file(store).string(), ::getpid());
  std::ofstream(half, std::ios::binary) << stamp;
  std::error_code error;
  fs::rename(half, stamp_file(store), error);
}

Reported<std::vector<PackDocument>> read_all(const std::vector<fs::path>& packs, Environment& env) {
  std::vector<PackDocument> documents;
  for (const fs::path& pack : packs) {
    Reported<datalog::Source> document = read_text(pack, kLargestPack, env);
    if (!document) return tl::unexpected(document.error());
    documents.push_back({*std::move(document), {}});
  }
  return documents;
}

Reported<std::vector<ImportedPack>> import_files(kb::Store& store,
                                                 const std::vector<fs::path>& packs,
                                                 Environment& env) {
  auto documents = read_all(packs, env);
  if (!documents) return tl::unexpected(documents.error());
  return import_packs(store, *std::move(documents), Unchanged::kSkip, env);
}

Reported<kb::Store> open_existing(const fs::path& file, Mode mode, Environment& env) {
  auto store = kb::Store::open(file, mode);
  if (!store) return tl::unexpected(report(store.error(), env));
  store->on_failure([](const kb::Failure& failure) { throw StoreFailed{failure}; });
  return *std::move(store);
}

Reported<void> fill_new(const fs::path& file, const std::vector<fs::path>& packs,
                        Environment& env) {
  auto store = open_existing(file, Mode::kReadWrite, env);
  if (!store) return tl::unexpected(store.error());
  const auto imported = import_files(*store, packs, env);
  if (!imported) return tl::unexpected(imported.error());
  return {};
}

Exit cannot_make(const fs::path& file, const std::error_code& why, Environment& env) {
  const bool no_folder = why == std::errc::no_such_file_or_directory;
  return report(kb::Failure{fmt::format("cannot make {}: {}", file.string(), why.message()),
                            std::string(no_folder ? "make its folder first" : kElsewhere)},
                env);
}

// Under another name until it is whole, so that no one meets half a store.
Reported<void> make_store(const fs::path& file, const std::vector<fs::path>& packs,
                          Environment& env) {
  if (std::error_code why = why_not_writable(file.has_parent_path() ? file.parent_path() : ".")) {
    return tl::unexpected(cannot_make(file, why, env));
  }
  const fs::path half = fmt::format("{}.{}", file.string(), ::getpid());
  const auto filled = fill_new(half, packs, env);
  std::error_code error;
  if (filled) fs::rename(half, file, error);
  if (!filled || error) {
    std::error_code ignored;
    for (const char* part : {"", "-wal", "-shm"}) fs::remove(half.string() + part, ignored);
    return filled ? tl::unexpected(cannot_make(file, error, env)) : filled;
  }
  env.err << "clusterwise: made the knowledge store " << file.string() << '\n';
  return {};
}

Reported<void> update_store(const fs::path& file, const std::vector<fs::path>& packs,
                            Environment& env) {
  auto store = open_existing(file, Mode::kReadWrite, env);
  if (!store) return tl::unexpected(store.error());
  const auto imported = import_files(*store, packs, env);
  if (!imported) return tl::unexpected(imported.error());
  std::string names;
  for (const ImportedPack& pack : *imported) names += fmt::format(" {} {}", pack.id, pack.version);
  if (!names.empty()) env.err << "clusterwise: imported changed packs:" << names << '\n';
  return {};
}

Reported<void> make_folder(const fs::path& folder, Environment& env) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (!error) error = why_not_writable(folder);
  if (!error) return {};
  return tl::unexpected(report(kb::Failure{fmt::format("cannot keep the knowledge store in {}: {}",
                                                       folder.string(), error.message()),
                                           std::string(kElsewhere)},
                               env));
}

// Also what `mktemp` leaves: a file without content.
bool is_to_be_made(const fs::path& file) {
  std::error_code error;
  return !fs::exists(file, error) ||
         (fs::is_regular_file(file, error) && fs::is_empty(file, error));
}

Reported<void> bring_in_step(const fs::path& file, const std::vector<fs::path>& packs,
                             const std::string& stamp, Environment& env) {
  const auto folder = make_folder(file.parent_path(), env);
  if (!folder) return folder;
  const FolderLock lock(file.parent_path());
  if (is_in_step(file, stamp)) return {};  // another process was faster
  const auto done =
      is_to_be_made(file) ? make_store(file, packs, env) : update_store(file, packs, env);
  if (done) remember(file, stamp);
  return done;
}

// Whether the store can be used although it was not brought in step, which is told.
bool is_usable(const fs::path& file, Exit why, OutOfStep out_of_step, Environment& env) {
  if (why != Exit::kNo || is_to_be_made(file)) return false;
  env.err << "clusterwise: the packs that come with the program have changed, and the store cannot "
             "take them in\n";
  if (out_of_step == OutOfStep::kTaken) {
    env.err << "  note: it is used as it was\n";
    return true;
  }
  env.err
      << "  note: kb import, kb remove and the other kb verbs use it as it was; put right what is "
         "told above\n";
  return false;
}

Reported<kb::Store> open_default(Mode mode, OutOfStep out_of_step, Environment& env) {
  const fs::path& file = env.default_store;
  if (file.empty()) {
    return tl::unexpected(
        report(kb::Failure{"there is no home folder to keep the knowledge store in",
                           "set HOME or XDG_DATA_HOME, or name a store: --kb FILE"},
               env));
  }
  const auto packs = shipped_packs(env);
  if (!packs) return tl::unexpected(packs.error());
  const std::string stamp = stamp_of(*packs);
  if (!is_in_step(file, stamp)) {
    const auto done = bring_in_step(file, *packs, stamp, env);
    if (!done && !is_usable(file, done.error(), out_of_step, env)) {
      return tl::unexpected(done.error());
    }
  }
  return open_existing(file, mode, env);
}

Reported<kb::Store> open_chosen(const fs::path& file, Mode mode, Environment& env) {
  if (is_to_be_made(file)) {
    const auto packs = shipped_packs(env);
    if (!packs) return tl::unexpected(packs.error());
    const auto made = make_store(file, *packs, env);
    if (!made) return tl::unexpected(made.error());
  }
  return open_existing(file, mode, env);
}

}  // namespace

Reported<std::vector<std::string>> kept_packs(Environment& env) {
  std::vector<std::string> ids;
  if (env.chosen_store) return ids;
  const auto packs = shipped_packs(env);
  if (!packs) return tl::unexpected(packs.error());
  const auto documents = read_all(*packs, env);
  if (!documents) return tl::unexpected(documents.error());
  for (const PackDocument& document : *documents)
    ids.push_back(kb::pack_id_of(document.source.text));
  return ids;
}

Reported<kb::Store> open_store(Mode mode, Environment& env, OutOfStep out_of_step) {
  return env.chosen_store ? open_chosen(*env.chosen_store, mode, env)
                          : open_default(mode, out_of_step, env);
}

}  // namespace clusterwise::cli

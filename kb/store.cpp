// Opening: is this file a store of ours, and of which version?
#include "kb/store.h"

#include <array>
#include <cstdint>
#include <fmt/format.h>

#include "kb/embedded.h"
#include "kb/store_state.h"

namespace clusterwise::kb {
namespace {

constexpr std::int64_t kApplicationId = 0x636c7773;  // "clws", at a fixed place of the file

// Each brings the store from the version of its index to the next.
using Migration = std::string_view (*)();
constexpr std::array<Migration, 6> kMigrations = {
    embedded::store_schema_sql,     embedded::store_display_sql, embedded::store_index_sql,
    embedded::store_extensions_sql, embedded::store_order_sql,   embedded::store_search_sql};
constexpr auto kVersion = static_cast<std::int64_t>(kMigrations.size());

struct Identity {
  std::int64_t application = 0;
  std::int64_t version = 0;
  std::int64_t tables = 0;

  bool is_blank() const { return application == 0 && version == 0 && tables == 0; }
};

Result<Identity> identify(Database& database) {
  Identity identity;
  const Result<void> read = database.each(
      "SELECT (SELECT application_id FROM pragma_application_id),"
      " (SELECT user_version FROM pragma_user_version), (SELECT count(*) FROM sqlite_schema)",
      {}, [&](const Row& row) {
        identity = {row.integer(0), row.integer(1), row.integer(2)};
      });
  if (!read) return tl::unexpected(read.error());
  return identity;
}

std::optional<Failure> reason_to_refuse(const Identity& identity, const std::string& file,
                                        Store::Mode mode) {
  const bool reads = mode == Store::Mode::kReadOnly;
  if (identity.is_blank()) {
    if (!reads) return std::nullopt;
    return Failure{fmt::format("the knowledge store {} is empty", file), "import a pack"};
  }
  if (identity.application != kApplicationId) {
    return Failure{fmt::format("{} is a database of another program", file), "name another file"};
  }
  if (identity.version > kVersion) {
    return Failure{fmt::format("{} was made by a later version of this program (store version {}, "
                               "this program knows {})",
                               file, identity.version, kVersion),
                   "use that version, or import the packs into another file"};
  }
  if (identity.version < kVersion && reads) {
    return Failure{fmt::format("{} was made by an earlier version of this program (store version "
                               "{}, this program needs {})",
                               file, identity.version, kVersion),
                   "import any pack to bring it up to date"};
  }
  return std::nullopt;
}

// Another process may have created or migrated the store in the meantime, so the version is read
// again inside.
Result<void> migrate(const Store& store, Database& database) {
  return database.transaction([&]() -> Result<void> {
    const Result<Identity> identity = identify(database);
    if (!identity) return tl::unexpected(identity.error());
    for (auto version = identity->version; version < kVersion; ++version) {
      const Migration migration = kMigrations[static_cast<std::size_t>(version)];
      if (Result<void> done = database.script(migration()); !done) return done;
    }
    // What is derived follows the program that derives it.
    if (identity->version < kVersion) {
      if (Result<void> done = rebuild_index(store, database); !done) return done;
    }
    return database.script(fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {}",
                                       kApplicationId, kVersion));
  });
}

Result<void> prepare_to_write(const Store& store, Database& database, const Identity& identity) {
  if (identity.is_blank()) {
    if (Result<void> set = database.script("PRAGMA journal_mode = WAL"); !set) return set;
  }
  if (identity.version < kVersion) return migrate(store, database);
  // Whether writing is possible shows only when it is tried.
  return database.transaction([] { return Result<void>(); });
}

}  // namespace

Store::Store(std::unique_ptr<State> state) : state_(std::move(state)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

Result<Store> Store::open(const std::filesystem::path& file, Mode mode) {
  const bool writes = mode == Mode::kReadWrite;
  Result<Database> database =
      Database::open(file, writes ? Database::Access::kReadWrite : Database::Access::kReadOnly);
  if (!database) return tl::unexpected(database.error());
  const Result<Identity> identity = identify(*database);
  if (!identity) return tl::unexpected(identity.error());
  if (auto reason = reason_to_refuse(*identity, file.string(), mode)) {
    return tl::unexpected(*reason);
  }
  Store store = State::store_on(*std::move(database));
  Database& opened = store.state_->database;
  if (writes) {
    const Result<void> prepared = prepare_to_write(store, opened, *identity);
    if (!prepared) return tl::unexpected(prepared.error());
  }
  // One read transaction for the reader's whole life: every question sees the same state, and none
  // takes the locks anew.
  if (!writes) {
    const Result<void> begun = opened.script("BEGIN");
    if (!begun) return tl::unexpected(begun.error());
    store.state_->is_snapshot = true;
  }
  return store;
}

Store Store::State::store_on(Database database) {
  return Store(std::make_unique<State>(State{std::move(database), {}, {}, 0, {}}));
}

bool Store::State::may_have_extensions() {
  if (!is_snapshot) return true;
  if (!has_extensions) {
    has_extensions = false;
    ask("SELECT 1 FROM extension LIMIT 1", {}, [&](const Row&) { has_extensions = true; });
  }
  return *has_extensions;
}

Result<Store::State::Version> Store::State::version() {
  Version version{0, imports};
  const Result<void> asked = database.each("SELECT data_version FROM pragma_data_version", {},
                                           [&](const Row& row) { version.first = row.integer(0); });
  if (!asked) return tl::unexpected(asked.error());
  return version;
}

Result<void> Store::State::note_reading(std::string_view pack) {
  const Result<Version> now = version();
  if (!now) return tl::unexpected(now.error());
  readings.insert_or_assign(std::string(pack), *now);
  return {};
}

Result<bool> Store::State::was_read_against(std::string_view pack) {
  const Result<Version> now = version();
  if (!now) return tl::unexpected(now.error());
  const auto reading = readings.find(pack);
  return reading != readings.end() && reading->second == *now;
}

std::int64_t Store::version() { return kVersion; }

const std::optional<Failure>& Store::failure() const { return state_->failure; }

void Store::on_failure(std::function<void(const Failure&)> tell) { state_->tell = std::move(tell); }

}  // namespace clusterwise::kb

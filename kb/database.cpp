#include "kb/database.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>
#include <fstream>
#include <map>
#include <optional>
#include <sqlite3.h>
#include <system_error>
#include <vector>

namespace clusterwise::kb {

struct Row::Cursor {
  sqlite3_stmt* statement;
};

std::string_view Row::view(int column) const {
  const unsigned char* text = sqlite3_column_text(cursor_.statement, column);
  const int size = sqlite3_column_bytes(cursor_.statement, column);
  return {reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)};
}

std::string Row::text(int column) const { return std::string(view(column)); }

std::int64_t Row::integer(int column) const {
  return sqlite3_column_int64(cursor_.statement, column);
}

double Row::real(int column) const { return sqlite3_column_double(cursor_.statement, column); }

bool Row::is_null(int column) const {
  return sqlite3_column_type(cursor_.statement, column) == SQLITE_NULL;
}

namespace {

struct Finalize {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Prepared = std::unique_ptr<sqlite3_stmt, Finalize>;

Prepared prepare(SQLite::Database& database, std::string_view sql) {
  sqlite3_stmt* statement = nullptr;
  const int code =
      sqlite3_prepare_v3(database.getHandle(), sql.data(), static_cast<int>(sql.size()),
                         SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
  if (code != SQLITE_OK) throw SQLite::Exception(database.getHandle(), code);
  return Prepared(statement);
}

}  // namespace

struct Database::State {
  std::filesystem::path file;
  SQLite::Database database;
  std::map<std::string, Prepared, std::less<>> statements;

  State(std::filesystem::path path, const std::string& name, int flags, int patience)
      : file(std::move(path)), database(name, flags, patience) {}

  sqlite3_stmt* prepared(std::string_view sql) {
    auto found = statements.find(sql);
    if (found == statements.end()) {
      found = statements.emplace(std::string(sql), prepare(database, sql)).first;
    }
    return found->second.get();
  }
};

struct Statement::State {
  Database::State& database;
  Prepared prepared;
};

namespace {

constexpr int kPatienceMs = 2000;  // how long to wait for another writer

Failure failure_of(const SQLite::Exception& error, const std::filesystem::path& file) {
  const std::string name = file.string();
  switch (error.getErrorCode()) {
    case SQLITE_NOTADB:
      return {fmt::format("{} is not a knowledge store", name),
              "name another file, or remove this one and import the packs anew"};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {fmt::format("{} is in use by another process", name),
              "try again when that has finished"};
    case SQLITE_READONLY:
      return {fmt::format("{} cannot be written", name),
              "make the file and its directory writable, or name another file"};
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return {fmt::format("{} cannot be opened", name),
              "check the permissions of the file and of its directory"};
    case SQLITE_CORRUPT:
      return {fmt::format("{} is damaged ({})", name, error.getErrorStr()),
              "remove it and import the packs anew"};
    case SQLITE_FULL:
      return {fmt::format("there is no room on the disk for {}", name), "free some space"};
    default:
      return {fmt::format("{}: {}", name, error.what()), ""};
  }
}

Failure failure_of(const std::exception& error, const std::filesystem::path& file) {
  if (const auto* known = dynamic_cast<const SQLite::Exception*>(&error)) {
    return failure_of(*known, file);
  }
  return {fmt::format("{}: {}", file.string(), error.what()), ""};
}

// Wraps what may throw.
template <typename Work>
Result<void> guarded(const std::filesystem::path& file, Work work) {
  try {
    work();
    return {};
  } catch (const std::exception& error) {
    return tl::unexpected(failure_of(error, file));
  }
}

// Looked at before SQLite is let near the file, since it leaves files of its own beside what it
// opens.
bool may_be_database(const std::filesystem::path& file) {
  constexpr std::string_view kMagic = "SQLite format 3";
  std::ifstream stream(file, std::ios::binary);
  std::string head(kMagic.size(), '\0');
  stream.read(head.data(), static_cast<std::streamsize>(head.size()));
  return stream.gcount() == 0 || head == kMagic;  // a file that cannot be read is SQLite's to judge
}

std::optional<Failure> reason_not_to_open(const std::filesystem::path& file,
                                          Database::Access access) {
  namespace fs = std::filesystem;
  std::error_code error;
  const fs::path directory = file.has_parent_path() ? file.parent_path() : fs::path(".");
  if (!fs::exists(directory, error) && !error) {
    return Failure{fmt::format("the directory {} does not exist", directory.string()),
                   "create it, or name another file"};
  }
  if (fs::is_directory(file, error)) {
    return Failure{fmt::format("{} is a directory", file.string()), "name a file in it"};
  }
  if (access == Database::Access::kReadOnly && !fs::exists(file, error) && !error) {
    return Failure{fmt::format("there is no knowledge store at {}", file.string()),
                   "import a pack to create it"};
  }
  if (!may_be_database(file)) {
    return Failure{fmt::format("{} is not a knowledge store", file.string()),
                   "name another file, or remove this one and import the packs anew"};
  }
  return std::nullopt;
}

// "file:…?immutable=1": SQLite then neither locks nor looks for a write-ahead log.
std::string immutable_uri(const std::filesystem::path& file) {
  std::string uri = "file:";
  for (const char c : file.string()) {
    const bool is_special = c == '?' || c == '#' || c == '%';
    uri += is_special ? fmt::format("%{:02X}", static_cast<unsigned char>(c)) : std::string(1, c);
  }
  return uri + "?immutable=1";
}

// Whether all that was written is in the file itself, none of it in a write-ahead log.
bool is_whole(const std::filesystem::path& file) {
  std::filesystem::path log = file;
  log += "-wal";
  std::error_code error;
  const auto size = std::filesystem::file_size(log, error);
  return error || size == 0;
}

bool is_about_permissions(const SQLite::Exception& error) {
  return error.getErrorCode() == SQLITE_CANTOPEN || error.getErrorCode() == SQLITE_READONLY;
}

// The texts must live until the statement has run.
int bind_one(sqlite3_stmt* statement, int index, const SqlValue& value) {
  if (const auto* text = std::get_if<std::string_view>(&value)) {
    const char* data = text->data() == nullptr ? "" : text->data();
    return sqlite3_bind_text64(statement, index, data, text->size(), SQLITE_STATIC, SQLITE_UTF8);
  }
  if (const auto* integer = std::get_if<std::int64_t>(&value)) {
    return sqlite3_bind_int64(statement, index, *integer);
  }
  if (const auto* real = std::get_if<double>(&value)) {
    return sqlite3_bind_double(statement, index, *real);
  }
  return sqlite3_bind_null(statement, index);
}

// Resets on every way out, so that no statement holds a transaction open, nor a text that is gone.
class Running {
 public:
  Running(SQLite::Database& database, sqlite3_stmt* statement, SqlValues values)
      : database_(database), statement_(statement) {
    int index = 0;
    for (const SqlValue& value : values) check(bind_one(statement_, ++index, value));
  }
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;
  ~Running() {
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
  }

  bool step() {
    const int code = sqlite3_step(statement_);
    if (code == SQLITE_ROW) return true;
    if (code != SQLITE_DONE) throw SQLite::Exception(database_.getHandle(), code);
    return false;
  }

 private:
  void check(int code) {
    if (code == SQLITE_OK) return;
    const SQLite::Exception failure(database_.getHandle(), code);
    sqlite3_clear_bindings(statement_);
    throw failure;
  }

  SQLite::Database& database_;
  sqlite3_stmt* statement_;
};

}  // namespace

Database::Database(std::unique_ptr<State> state) : state_(std::move(state)) {}
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;
Database::~Database() = default;

Statement::Statement(std::unique_ptr<State> state) : state_(std::move(state)) {}
Statement::Statement(Statement&&) noexcept = default;
Statement& Statement::operator=(Statement&&) noexcept = default;
Statement::~Statement() = default;

const std::filesystem::path& Database::file() const { return state_->file; }

namespace {

// The first read finds out what opening does not: whether this is a database, and can be read.
void probe(SQLite::Database& database) {
  SQLite::Statement(database, "SELECT count(*) FROM sqlite_schema").executeStep();
}

// How to open a file, and what to run first.
struct Attempt {
  std::string name;
  int flags;
  const char* setup;
};

// The ways to open, best first. A reader that may write removes the write-ahead log when it is the
// last to leave; where it may not, the second way reads along with a writer, and the third reads
// what no one writes.
std::vector<Attempt> attempts(const std::filesystem::path& file, Database::Access access) {
  const std::string name = file.string();
  if (access == Database::Access::kReadWrite) {
    return {{name, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE,
             "PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY;"
             " PRAGMA cache_size = -524288; PRAGMA journal_size_limit = 67108864"}};
  }
  std::vector<Attempt> all = {{name, SQLite::OPEN_READWRITE, "PRAGMA query_only = ON"},
                              {name, SQLite::OPEN_READONLY, ""}};
  if (is_whole(file)) {
    all.push_back({immutable_uri(file), SQLite::OPEN_READONLY | SQLite::OPEN_URI, ""});
  }
  return all;
}

}  // namespace

Result<Database> Database::open(const std::filesystem::path& file, Access access) {
  if (auto reason = reason_not_to_open(file, access)) return tl::unexpected(*reason);
  Failure failure;
  for (const Attempt& attempt : attempts(file, access)) {
    try {
      auto state = std::make_unique<State>(file, attempt.name, attempt.flags, kPatienceMs);
      state->database.exec(attempt.setup);
      probe(state->database);
      if (access == Access::kReadWrite &&
          sqlite3_db_readonly(state->database.getHandle(), "main") != 0) {
        return tl::unexpected(Failure{fmt::format("{} cannot be written", file.string()),
                                      "make the file writable, or name another file"});
      }
      return Database(std::move(state));
    } catch (const SQLite::Exception& error) {
      failure = failure_of(error, file);
      if (!is_about_permissions(error)) break;
    } catch (const std::exception& error) {
      failure = failure_of(error, file);
      break;
    }
  }
  return tl::unexpected(failure);
}

Result<void> Statement::run(SqlValues values) {
  return each(values, [](const Row&) {});
}

Result<void> Database::run(std::string_view sql, SqlValues values) {
  return each(sql, values, [](const Row&) {});
}

Result<void> Database::each(std::string_view sql, SqlValues values,
                            const std::function<void(const Row&)>& row) {
  return guarded(state_->file, [&] {
    sqlite3_stmt* statement = state_->prepared(sql);
    Running running(state_->database, statement, values);
    const Row::Cursor cursor{statement};
    while (running.step()) row(Row(cursor));
  });
}

Result<void> Statement::each(SqlValues values, const std::function<void(const Row&)>& row) {
  Database::State& database = state_->database;
  return guarded(database.file, [&] {
    Running running(database.database, state_->prepared.get(), values);
    const Row::Cursor cursor{state_->prepared.get()};
    while (running.step()) row(Row(cursor));
  });
}

Result<Statement> Database::prepared(std::string_view sql) {
  Prepared statement;
  const Result<void> done =
      guarded(state_->file, [&] { statement = prepare(state_->database, sql); });
  if (!done) return tl::unexpected(done.error());
  return Statement(
      std::make_unique<Statement::State>(Statement::State{*state_, std::move(statement)}));
}

Result<void> Database::script(std::string_view sql) {
  return guarded(state_->file, [&] { state_->database.exec(std::string(sql)); });
}

Result<Database> Database::temporary_copy() const {
  constexpr const char* kNameless = "";  // SQLite then takes a temporary file
  constexpr int kAllPages = -1;
  std::unique_ptr<State> copy;
  const Result<void> done = guarded(state_->file, [&] {
    copy = std::make_unique<State>(state_->file, kNameless,
                                   SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, kPatienceMs);
    sqlite3* const to = copy->database.getHandle();
    sqlite3_backup* const backup =
        sqlite3_backup_init(to, "main", state_->database.getHandle(), "main");
    if (backup == nullptr) throw SQLite::Exception(to);
    const int stepped = sqlite3_backup_step(backup, kAllPages);
    const int finished = sqlite3_backup_finish(backup);
    if (finished != SQLITE_OK) throw SQLite::Exception(to, finished);
    if (stepped != SQLITE_DONE) throw SQLite::Exception(to, stepped);
  });
  if (!done) return tl::unexpected(done.error());
  return Database(std::move(copy));
}

Result<void> Database::transaction(const std::function<Result<void>()>& work) {
  Result<void> done = script("BEGIN IMMEDIATE");
  if (!done) return done;
  try {
    done = work();
  } catch (...) {  // the caller's own
    static_cast<void>(script("ROLLBACK"));
    throw;
  }
  if (done) done = script("COMMIT");
  // The failure that led here is the one to tell; SQLite may have rolled back by itself.
  if (!done && sqlite3_get_autocommit(state_->database.getHandle()) == 0) {
    static_cast<void>(script("ROLLBACK"));
  }
  return done;
}

}  // namespace clusterwise::kb

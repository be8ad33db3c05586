// One SQLite file and the statements that are run on it. database.cpp is the only file that names SQLite.
//
// A database is used by one thread. Every failure names the file and says what to do; no exception leaves.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <variant>

#include "kb/problem.h"

namespace clusterwise::kb {

// A parameter of a statement: `?1` is the first.
using SqlValue = std::variant<std::nullptr_t, std::int64_t, double, std::string_view>;
using SqlValues = std::initializer_list<SqlValue>;

// The row that a query stands at; only valid within the callback. Columns count from 0.
class Row {
 public:
  std::string text(int column) const;  // empty for NULL
  std::string_view view(int column) const;  // the same, valid until the next row
  std::int64_t integer(int column) const;
  double real(int column) const;
  bool is_null(int column) const;

 private:
  friend class Database;
  friend class Statement;
  struct Cursor;
  explicit Row(const Cursor& cursor) : cursor_(cursor) {}
  const Cursor& cursor_;
};

// A statement that is run many times. REQUIRES: the database outlives it.
class Statement {
 public:
  Statement(Statement&&) noexcept;
  Statement& operator=(Statement&&) noexcept;
  ~Statement();

  Result<void> run(SqlValues values);
  // REQUIRES: the callback does not use this statement.
  Result<void> each(SqlValues values, const std::function<void(const Row&)>& row);

 private:
  friend class Database;
  struct State;
  explicit Statement(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

class Database {
 public:
  enum class Access { kReadOnly, kReadWrite };

  // kReadWrite creates an empty file where there is none. kReadOnly also reads a database that is in write-ahead mode
  // and lies in a directory that cannot be written.
  static Result<Database> open(const std::filesystem::path& file, Access access);

  Database(Database&&) noexcept;
  Database& operator=(Database&&) noexcept;
  ~Database();

  // Runs one statement, once. The statement stays prepared: its text must not be made up of data.
  Result<void> run(std::string_view sql, SqlValues values = {});
  // The same for a query; REQUIRES: the callback does not use this database.
  Result<void> each(std::string_view sql, SqlValues values,
                    const std::function<void(const Row&)>& row);
  // For a statement that is run so often that finding it by its text would tell.
  Result<Statement> prepared(std::string_view sql);
  // Runs a text of several statements.
  Result<void> script(std::string_view sql);
  // The work in one transaction that nobody else writes in; undone when the work fails or throws.
  Result<void> transaction(const std::function<Result<void>()>& work);

  // The same content as it is seen now, to be changed at will: in a file that goes with it, and that messages call by
  // the name of this one.
  Result<Database> temporary_copy() const;

  const std::filesystem::path& file() const;

 private:
  friend class Statement;
  struct State;
  explicit Database(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace clusterwise::kb

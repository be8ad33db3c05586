// Writing result files: each is there whole or not at all (pending_file.h).

#include <array>
#include <charconv>
#include <fmt/format.h>
#include <functional>
#include <map>
#include <ostream>
#include <string>

#include "cli/fact_files.h"
#include "cli/fact_format.h"
#include "cli/pending_file.h"

namespace clusterwise::cli {
namespace {

using datalog::Directive;
using datalog::Model;
using datalog::Primitive;
using datalog::RelationId;
using datalog::Row;
using datalog::Value;

constexpr std::size_t kBuffer = std::size_t{1} << 18U;

// Rows as text, handed on in pieces.
class RowWriter {
 public:
  // False: stop.
  using Write = std::function<bool(std::string_view)>;

  RowWriter(const Model& model, RelationId relation, const FactFormat& format, Write write)
      : model_(model), relation_(relation), format_(format), write_(std::move(write)) {
    buffer_.reserve(kBuffer + 4096);
  }

  // Whether a text held what ends a field or a line, so that the rows cannot be read back.
  bool ambiguous() const { return ambiguous_; }

  bool all() {
    if (format_.headers && !headers()) return false;
    const Row size = model_.table(relation_).size();
    for (Row row = 0; row < size; ++row) {
      add_row(row);
      if (buffer_.size() >= kBuffer && !flush()) return false;
    }
    return flush();
  }

 private:
  const std::vector<datalog::Attribute>& attributes() const {
    return model_.program().relation(relation_).attributes;
  }

  bool headers() {
    for (std::size_t i = 0; i < attributes().size(); ++i) {
      if (i > 0) buffer_ += format_.delimiter;
      buffer_ += attributes()[i].name;
    }
    buffer_ += '\n';
    return flush();
  }

  void add_row(Row row) {
    if (attributes().empty()) buffer_ += "()";
    for (std::size_t i = 0; i < attributes().size(); ++i) {
      if (i > 0) buffer_ += format_.delimiter;
      add_value(model_.value(relation_, row, i), attributes()[i].primitive);
    }
    buffer_ += '\n';
  }

  void add_value(Value value, Primitive type) {
    if (type == Primitive::kSymbol) return add_text(model_.symbols().text(value.symbol()));
    if (type == Primitive::kFloat) {
      buffer_ += datalog::float_to_text(value.real());
      return;
    }
    std::array<char, 24> digits{};
    char* const end = digits.data() + digits.size();
    const auto result = type == Primitive::kNumber
                            ? std::to_chars(digits.data(), end, value.number())
                            : std::to_chars(digits.data(), end, value.natural());
    buffer_.append(digits.data(), result.ptr);
  }

  void add_text(std::string_view text) {
    if (!format_.quoted) ambiguous_ |= breaks_lines(text);
    const bool plain = !format_.quoted || (text.find(format_.delimiter) == std::string_view::npos &&
                                           text.find_first_of("\"\r\n") == std::string_view::npos);
    if (plain) {
      buffer_ += text;
      return;
    }
    buffer_ += '"';
    for (char c : text) {
      if (c == '"') buffer_ += '"';
      buffer_ += c;
    }
    buffer_ += '"';
  }

  bool breaks_lines(std::string_view text) const {
    return text.find(format_.delimiter) != std::string_view::npos ||
           text.find('\n') != std::string_view::npos;
  }

  bool flush() {
    const bool fine = buffer_.empty() || write_(buffer_);
    buffer_.clear();
    return fine;
  }

  const Model& model_;
  RelationId relation_;
  const FactFormat& format_;
  Write write_;
  std::string buffer_;
  bool ambiguous_ = false;
};

void warn_of_broken_lines(const Model& model, RelationId relation,
                          const std::filesystem::path& path, Environment& env) {
  env.err << fmt::format(
      "clusterwise: warning: texts in '{}' hold the delimiter or a line end: {} cannot be read "
      "back\n  note: write .output {}(rfc4180=true)\n",
      model.program().relation(relation).name, path.string(),
      model.program().relation(relation).name);
}

Exit write_file(const Model& model, RelationId relation, const FactFormat& format,
                const std::filesystem::path& path, Environment& env) {
  std::error_code error;
  std::filesystem::create_directories(path.parent_path(), error);
  kb::Result<PendingFile> file = PendingFile::at(path);
  if (!file) return report(file.error(), env);
  RowWriter writer(model, relation, format,
                   [&](std::string_view text) { return file->append(text); });
  writer.all();
  if (const kb::Result<void> placed = file->place(); !placed) return report(placed.error(), env);
  if (writer.ambiguous()) warn_of_broken_lines(model, relation, path, env);
  return Exit::kDone;
}

void write_to_results(const Model& model, RelationId relation, FactFormat format,
                      Environment& env) {
  const std::string line(15, '=');
  format.headers = true;
  env.out << std::string(15, '-') << '\n' << model.program().relation(relation).name << '\n';
  RowWriter(model, relation, format, [&](std::string_view text) {
    if (std::exchange(format.headers, false)) {
      env.out << text << line << '\n';
    } else {
      env.out << text;
    }
    return static_cast<bool>(env.out);
  }).all();
  env.out << line << '\n';
}

}  // namespace

Exit check_results(const datalog::CheckedProgram& program, const std::filesystem::path& folder,
                   Environment& env) {
  std::map<std::filesystem::path, RelationId> seen;
  for (const Directive& directive : program->directives) {
    if (directive.kind != Directive::Kind::kOutput) continue;
    const Reported<FactFormat> format = fact_format(program, directive, env);
    if (!format) return format.error();
    if (format->to_results || folder == "-") continue;
    const std::filesystem::path file = (folder / format->filename).lexically_normal();
    const auto [first, is_new] = seen.emplace(file, directive.relation);
    if (is_new) continue;
    return refuse(fmt::format("'{}' and '{}' would both be written to {}",
                              program.relation(first->second).name,
                              program.relation(directive.relation).name, file.string()),
                  "give each a filename of its own", env);
  }
  return Exit::kDone;
}

Exit write_results(const Model& model, const std::filesystem::path& folder, Environment& env) {
  for (const Directive& directive : model.program()->directives) {
    const datalog::Relation& relation = model.program().relation(directive.relation);
    if (directive.kind == Directive::Kind::kPrintSize) {
      env.out << fmt::format("{}\t{}\n", relation.name, model.table(directive.relation).size());
    }
    if (directive.kind != Directive::Kind::kOutput) continue;
    const Reported<FactFormat> format = fact_format(model.program(), directive, env);
    if (!format) return format.error();
    if (format->to_results || folder == "-") {
      write_to_results(model, directive.relation, *format, env);
      continue;
    }
    const Exit exit =
        write_file(model, directive.relation, *format, folder / format->filename, env);
    if (exit != Exit::kDone) return exit;
  }
  return Exit::kDone;
}

}  // namespace clusterwise::cli

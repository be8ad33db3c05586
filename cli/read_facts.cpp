// Reading fact files: a window over the file slides from line to line, so that memory does not grow
// with the file.

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <ostream>
#include <string>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>
#include <vector>

#include "cli/fact_files.h"
#include "cli/fact_format.h"
#include "cli/terminal_text.h"
#include "reasoner/datalog/functor.h"
#include "reasoner/datalog/source.h"

namespace clusterwise::cli {
namespace {

using datalog::Attribute;
using datalog::Directive;
using datalog::Primitive;
using datalog::Value;
using datalog::Word;

constexpr std::size_t kWindow = std::size_t{1} << 20U;
constexpr std::size_t kLongestLine = std::size_t{64} << 20U;
constexpr std::size_t kMostErrors = 20;

class File {
 public:
  explicit File(const std::filesystem::path& path)
      : descriptor_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {}
  ~File() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  bool is_open() const { return descriptor_ >= 0; }
  bool is_folder() const {
    struct stat status {};
    return ::fstat(descriptor_, &status) == 0 && S_ISDIR(status.st_mode);
  }
  // Bytes read, 0 at the end, negative where it fails.
  ssize_t read(char* place, std::size_t count) const { return ::read(descriptor_, place, count); }

 private:
  int descriptor_;
};

class FactReader {
 public:
  FactReader(const Directive& directive, FactFormat format, std::filesystem::path path,
             const datalog::Limits& limits, datalog::Database& database, Environment& env)
      : relation_(directive.relation),
        attributes_(database.program().relation(directive.relation).attributes),
        format_(std::move(format)),
        path_(std::move(path)),
        limits_(limits),
        database_(database),
        env_(env),
        row_(attributes_.size()) {}

  Exit read() {
    const File file(path_);
    if (!file.is_open())
      return world(std::strerror(errno), "-F names the folder of the fact files");
    if (file.is_folder()) return world("it is a folder", "");
    std::string window(kWindow, '\0');
    std::size_t held = 0;
    for (;;) {
      const ssize_t count = file.read(window.data() + held, window.size() - held);
      if (count < 0) return world(std::strerror(errno), "");
      const bool end = count == 0;
      held += static_cast<std::size_t>(count);
      const std::size_t used = lines({window.data(), held}, end);
      if (errors_ >= kMostErrors) break;
      if (const auto what = beyond(limits_, database_))
        return world(*what, "allow more with --max-facts or --max-megabytes");
      if (end) break;
      std::memmove(window.data(), window.data() + used, held - used);
      held -= used;
      if (held == window.size()) {
        if (held > kLongestLine)
          return world(fmt::format("line {} is longer than {} MB", line_ + 1, kLongestLine >> 20U),
                       "");
        window.resize(window.size() * 2);
      }
    }
    return errors_ == 0 ? Exit::kDone : Exit::kNo;
  }

 private:
  // Takes in the whole lines of the text, at the end of the file also the last one; returns how
  // much of it that is.
  std::size_t lines(std::string_view text, bool end) {
    std::size_t used = 0;
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    if (line_ == 0 && text.starts_with(kByteOrderMark)) used = kByteOrderMark.size();
    while (used < text.size() && errors_ < kMostErrors) {
      std::size_t stop = line_end(text, used);
      if (stop == std::string_view::npos) {
        if (!end) break;
        stop = text.size();
      }
      std::string_view one = text.substr(used, stop - used);
      if (one.ends_with('\r')) one.remove_suffix(1);
      line(one);
      used = std::min(text.size(), stop + 1);
    }
    return used;
  }

  // Quoted fields may hold line ends.
  std::size_t line_end(std::string_view text, std::size_t from) const {
    std::size_t stop = text.find('\n', from);
    if (!format_.quoted) return stop;
    for (std::size_t at = from; stop != std::string_view::npos; stop = text.find('\n', stop + 1)) {
      const auto quotes = std::count(text.begin() + static_cast<std::ptrdiff_t>(at),
                                     text.begin() + static_cast<std::ptrdiff_t>(stop), '"');
      if (quotes % 2 == 0) return stop;
    }
    return stop;
  }

  void line(std::string_view text) {
    ++line_;
    if (format_.headers && line_ == 1) return;
    if (attributes_.empty()) return nullary(text);
    if (text.empty() && attributes_.size() > 1) return;  // a blank line
    std::size_t at = 0;
    for (std::size_t i = 0; i < attributes_.size(); ++i) {
      if (at > text.size())
        return error(text, text.size(),
                     fmt::format("expected {} fields, found {}", attributes_.size(), i));
      const std::size_t begin = at;
      const std::string_view field = next_field(text, at);
      if (std::exchange(broken_quote_, false))
        return error(text, begin, "a field in quotes ends with a quote before the delimiter");
      if (!value(field, attributes_[i], row_[i])) {
        return error(text, begin,
                     fmt::format("'{}' is no {}, the type of '{}'", field.substr(0, 60),
                                 name_of(attributes_[i].primitive), attributes_[i].name));
      }
    }
    if (at <= text.size())
      return error(text, at, fmt::format("expected {} fields, found more", attributes_.size()));
    database_.table(relation_).insert(row_.data());
  }

  void nullary(std::string_view text) {
    if (text == "()")
      database_.table(relation_).insert(row_.data());
    else if (!text.empty())
      error(text, 0, "a relation without attributes holds '()' or nothing");
  }

  // The field at `at`, which moves behind its delimiter, or past the end after the last field.
  std::string_view next_field(std::string_view text, std::size_t& at) {
    if (format_.quoted && at < text.size() && text[at] == '"') return quoted_field(text, at);
    const std::size_t stop = std::min(text.find(format_.delimiter, at), text.size());
    const std::string_view field = text.substr(at, stop - at);
    at = stop == text.size() ? text.size() + 1 : stop + format_.delimiter.size();
    return field;
  }

  std::string_view quoted_field(std::string_view text, std::size_t& at) {
    unquoted_.clear();
    for (++at; at < text.size(); ++at) {
      if (text[at] == '"' && (at + 1 == text.size() || text[at + 1] != '"')) break;
      if (text[at] == '"') ++at;
      unquoted_ += text[at];
    }
    const std::string_view rest = text.substr(std::min(at + 1, text.size()));
    broken_quote_ = at == text.size() || !(rest.empty() || rest.starts_with(format_.delimiter));
    const std::size_t stop = std::min(text.find(format_.delimiter, at), text.size());
    at = stop == text.size() ? text.size() + 1 : stop + format_.delimiter.size();
    return unquoted_;
  }

  bool value(std::string_view field, const Attribute& attribute, Word& word) {
    if (attribute.primitive == Primitive::kSymbol) {
      word = database_.words().encode(Value::of(database_.symbols().intern(field)));
      return true;
    }
    const std::optional<Value> number = datalog::read_number(field, attribute.primitive);
    if (number) word = database_.words().encode(*number);
    return number.has_value();
  }

  void error(std::string_view text, std::size_t at, const std::string& message) {
    ++errors_;
    const std::size_t column = datalog::position_of(text.substr(0, at), at).column;
    env_.err << fmt::format("{}:{}:{}: error: {} [bad-fact]\n", path_.string(), line_, column,
                            printable(message));
    if (errors_ == kMostErrors) env_.err << "… the rest of the file was not read\n";
  }

  Exit world(std::string_view why, std::string_view note) {
    return report(kb::Failure{fmt::format("cannot read the facts in {}: {}", path_.string(), why),
                              std::string(note)},
                  env_);
  }

  datalog::RelationId relation_;
  const std::vector<Attribute>& attributes_;
  FactFormat format_;
  std::filesystem::path path_;
  const datalog::Limits& limits_;
  datalog::Database& database_;
  Environment& env_;
  std::vector<Word> row_;
  std::string unquoted_;
  bool broken_quote_ = false;  // of the last field
  std::size_t line_ = 0;
  std::size_t errors_ = 0;
};

}  // namespace

Exit read_facts(const std::filesystem::path& folder, const datalog::Limits& limits,
                datalog::Database& database, Environment& env) {
  for (const Directive& directive : database.program()->directives) {
    if (directive.kind != Directive::Kind::kInput) continue;
    Reported<FactFormat> format = fact_format(database.program(), directive, env);
    if (!format) return format.error();
    const std::filesystem::path path = folder / format->filename;
    const Exit exit = FactReader(directive, *std::move(format), path, limits, database, env).read();
    if (exit != Exit::kDone) return exit;
  }
  return Exit::kDone;
}

}  // namespace clusterwise::cli

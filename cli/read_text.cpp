#include "cli/read_text.h"

#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <fmt/format.h>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "cli/terminal_text.h"
#include "kb/similar.h"

namespace clusterwise::cli {
namespace {

namespace fs = std::filesystem;

struct Close {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using OpenFile = std::unique_ptr<std::FILE, Close>;

std::string reason_of(int error) { return std::strerror(error); }

std::string similar_files(const fs::path& file) {
  const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
  std::error_code error;
  if (!fs::is_directory(folder, error)) {
    return fmt::format("there is no folder {}", folder.string());
  }
  std::vector<std::string> names;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    names.push_back(entry->path().filename().string());
  }
  std::vector<std::string> nearest = kb::most_similar(file.filename().string(), names, 3);
  for (std::string& name : nearest) {
    if (file.has_parent_path()) name = (folder / name).string();
  }
  return kb::did_you_mean(nearest);
}

kb::Failure cannot_open(const fs::path& file, int error) {
  if (error == ENOENT) {
    return {fmt::format("there is no file {}", printable(file.string())), similar_files(file)};
  }
  return {fmt::format("cannot read {}: {}", printable(file.string()), reason_of(error)), ""};
}

kb::Result<std::string> read_all(std::FILE* file, const std::string& name, std::size_t limit) {
  std::string text;
  std::vector<char> block(std::size_t{1} << 16);
  std::size_t count = 0;
  do {
    count = std::fread(block.data(), 1, block.size(), file);
    text.append(block.data(), count);
    if (text.size() > limit) {
      return tl::unexpected(
          kb::Failure{fmt::format("{} is larger than {} MB", name, limit >> 20), ""});
    }
  } while (count > 0);
  if (std::ferror(file) != 0) {
    return tl::unexpected(
        kb::Failure{fmt::format("cannot read {}: {}", name, reason_of(errno)), ""});
  }
  return text;
}

kb::Result<datalog::Source> read_source(const fs::path& file, std::size_t limit) {
  const bool standard_input = file == "-";
  const std::string name = standard_input ? "<stdin>" : printable(file.string());
  std::error_code error;
  if (fs::is_directory(file, error)) {
    return tl::unexpected(kb::Failure{fmt::format("{} is a folder, not a file", name), ""});
  }
  const OpenFile open(std::fopen(standard_input ? "/dev/stdin" : file.c_str(), "rb"));
  if (open == nullptr) return tl::unexpected(cannot_open(file, errno));
  auto text = read_all(open.get(), name, limit);
  if (!text) return tl::unexpected(text.error());
  return datalog::Source{name, *std::move(text)};
}

datalog::Span place(std::size_t begin, std::size_t end) {
  return {datalog::FileId{0}, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

datalog::Diagnostics check(const datalog::Source& source) {
  datalog::Diagnostics diagnostics;
  if (const auto invalid = first_invalid_byte(source.text)) {
    const auto byte = static_cast<unsigned char>(source.text[*invalid]);
    diagnostics.error("encoding", place(*invalid, *invalid + 1),
                      fmt::format("the byte 0x{:02X} is not UTF-8", byte),
                      "save the file as UTF-8");
  } else if (source.text.find_first_not_of(" \t\r\n") == std::string::npos) {
    diagnostics.error("empty", place(0, 0), "the file is empty");
  }
  return diagnostics;
}

// The text up to the broken byte, so that what is shown of it is itself sound.
datalog::Source shown(datalog::Source source) {
  if (const auto invalid = first_invalid_byte(source.text)) {
    source.text.resize(*invalid);
    source.text += "\uFFFD";
  }
  return source;
}

}  // namespace

Reported<datalog::Source> read_text(const fs::path& file, std::size_t limit, Environment& env) {
  kb::Result<datalog::Source> source = read_source(file, limit);
  if (!source) return tl::unexpected(report(source.error(), env));
  const datalog::Diagnostics wrong = check(*source);
  if (wrong.has_errors()) {
    const datalog::Source safe = shown(*std::move(source));
    return tl::unexpected(report(wrong, std::span(&safe, 1), env));
  }
  return *std::move(source);
}

}  // namespace clusterwise::cli

#include "tests/architecture/source_tree.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <sstream>

namespace clusterwise::architecture {
namespace {

namespace fs = std::filesystem;

const fs::path kTop = CLUSTERWISE_SOURCE_DIR;

bool is_source(const fs::path& path) {
  return path.extension() == ".h" || path.extension() == ".cpp";
}

}  // namespace

std::string text_of(const std::string& path) {
  std::ifstream file(kTop / path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(file), {});
}

std::vector<SourceFile> sources_in(std::string_view folder) {
  std::vector<SourceFile> files;
  for (const auto& entry : fs::recursive_directory_iterator(kTop / folder)) {
    if (!is_source(entry.path())) continue;
    const std::string path = fs::relative(entry.path(), kTop).string();
    files.push_back({path, text_of(path)});
  }
  std::sort(files.begin(), files.end(),
            [](const SourceFile& a, const SourceFile& b) { return a.path < b.path; });
  return files;
}

std::vector<std::string> includes_of(const SourceFile& file) {
  static const std::regex kInclude(R"re(^\s*#\s*include\s*["<]([^">]+)[">])re");
  std::vector<std::string> includes;
  std::istringstream lines(file.text);
  for (std::string line; std::getline(lines, line);) {
    std::smatch match;
    if (std::regex_search(line, match, kInclude)) includes.push_back(match[1]);
  }
  return includes;
}

std::vector<std::string> literals_of(const SourceFile& file) {
  // A comment, a character, a raw string or a string, whichever begins first.
  static const std::regex kToken(
      R"re(//[^\n]*|/\*[\s\S]*?\*/|'(?:\\.|[^'\\\n])+'|R"(\w*)\(([\s\S]*?)\)\1"|"((?:\\.|[^"\\\n])*)")re",
      std::regex::ECMAScript | std::regex::optimize);
  std::vector<std::string> literals;
  for (std::sregex_iterator token(file.text.begin(), file.text.end(), kToken), end; token != end;
       ++token) {
    if ((*token)[3].matched) literals.push_back((*token)[3]);
    if ((*token)[2].matched) literals.push_back((*token)[2]);
  }
  return literals;
}

}  // namespace clusterwise::architecture

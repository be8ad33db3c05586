#include "cli/process.h"

#include <string_view>

namespace clusterwise::cli {
namespace {

namespace fs = std::filesystem;

struct SourceFolder {
  std::string_view name;
  std::string_view in_source_tree;
};
constexpr SourceFolder kSourceFolders[] = {{"packs", "kb/packs"}, {"rules", "rules"}};

fs::path in_source_tree(std::string_view name) {
  for (const SourceFolder& folder : kSourceFolders) {
    if (folder.name == name) return fs::path(CLUSTERWISE_SOURCE_DIR) / folder.in_source_tree;
  }
  return {};
}

}  // namespace

Language language_of(const Variables& variables) {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const std::string locale = variables(name);
    if (locale.empty()) continue;
    return locale.starts_with("zh") ? Language::kChinese : Language::kEnglish;
  }
  return Language::kEnglish;
}

fs::path default_store_of(const Variables& variables) {
  fs::path folder = variables("XDG_DATA_HOME");
  if (!folder.is_absolute()) {  // the XDG specification: a relative path is to be ignored
    const std::string home = variables("HOME");
    if (home.empty()) return {};
    folder = fs::path(home) / ".local" / "share";
  }
  return folder / "clusterwise" / "knowledge.db";
}

fs::path data_folder(const std::string& name, const fs::path& executable,
                     const Variables& variables) {
  const std::string chosen = variables("CLUSTERWISE_DATA");
  if (!chosen.empty()) return fs::path(chosen) / name;
  const fs::path prefix = executable.parent_path().parent_path();
  const fs::path installed = prefix / "share" / "clusterwise" / name;
  std::error_code error;
  return fs::is_directory(installed, error) ? installed : in_source_tree(name);
}

}  // namespace clusterwise::cli

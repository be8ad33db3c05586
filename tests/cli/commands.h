// The command line in-process, with the shipped packs and rules and a store of its own.
#pragma once

#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include "cli/command_line.h"
#include "tests/cli/folder.h"

namespace clusterwise::cli {

struct Outcome {
  Exit exit;
  std::string out;
  std::string err;
};

class Commands {
 public:
  // The store is made once a program, and copied.
  Commands() {
    static const Folder made;
    static const Outcome making = run({"list"}, made);
    std::error_code not_ours;  // where a test has become another user
    using std::filesystem::perms;
    std::filesystem::permissions(
        made / ".", perms::group_read | perms::group_exec | perms::others_read | perms::others_exec,
        std::filesystem::perm_options::add, not_ours);
    for (const auto& file : std::filesystem::directory_iterator(made / ".")) {
      std::filesystem::copy(file.path(), folder_ / file.path().filename().string());
    }
  }

  Outcome operator()(const std::vector<std::string>& arguments) const {
    return run(arguments, folder_);
  }

  // A file beside the store.
  std::string file(std::string_view name) const { return (folder_ / name).string(); }

 private:
  static Outcome run(const std::vector<std::string>& arguments, const Folder& folder) {
    std::ostringstream out;
    std::ostringstream err;
    Environment env(out, err);
    env.packs = CLUSTERWISE_SOURCE_DIR "/kb/packs";
    env.rules = CLUSTERWISE_SOURCE_DIR "/rules";
    env.default_store = folder / "knowledge.db";
    const Exit exit = run_command_line(arguments, env);
    return {exit, out.str(), err.str()};
  }

  Folder folder_;
};

}  // namespace clusterwise::cli

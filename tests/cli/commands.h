// The command line in-process, with the shipped packs and rules and a store of its own.
#pragma once

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
  Outcome operator()(const std::vector<std::string>& arguments) const {
    std::ostringstream out;
    std::ostringstream err;
    Environment env(out, err);
    env.packs = CLUSTERWISE_SOURCE_DIR "/kb/packs";
    env.rules = CLUSTERWISE_SOURCE_DIR "/rules";
    env.default_store = folder_ / "knowledge.db";
    const Exit exit = run_command_line(arguments, env);
    return {exit, out.str(), err.str()};
  }

  // A file beside the store.
  std::string file(std::string_view name) const { return (folder_ / name).string(); }

 private:
  Folder folder_;
};

}  // namespace clusterwise::cli

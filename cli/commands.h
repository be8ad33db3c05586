// The commands: one function and one file for each verb. They write to the environment, and return
// how it ended.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "cli/environment.h"
#include "cli/render_text.h"
#include "reasoner/datalog/evaluate.h"

namespace clusterwise::cli {

struct Recommend {
  std::vector<std::filesystem::path> profiles;
  Detail detail = Detail::kShort;
};
Exit recommend(const Recommend& options, Environment& env);

struct Why {
  std::filesystem::path profile;
  std::string target;  // a role, risk, problem, feature or stage
};
Exit why(const Why& options, Environment& env);

struct Show {
  std::string name;
};
Exit show(const Show& options, Environment& env);

struct Search {
  std::vector<std::string> words;
  std::string kind;  // empty: any
  std::size_t limit = 10;
};
Exit search(const Search& options, Environment& env);

struct List {
  std::string kind;  // empty: the kinds themselves
};
Exit list(const List& options, Environment& env);

struct Path {
  std::string from;
  std::string to;
};
Exit path(const Path& options, Environment& env);

struct RunProgram {
  std::vector<std::filesystem::path> programs;  // together one program
  std::filesystem::path facts = ".";
  std::filesystem::path results = ".";  // "-": the results
  datalog::Limits limits;
};
Exit run_program(const RunProgram& options, Environment& env);

struct RulesCheck {
  std::vector<std::filesystem::path> paths;  // empty: the chosen rules
};
Exit rules_check(const RulesCheck& options, Environment& env);

struct RulesFormat {
  std::vector<std::filesystem::path> paths;  // empty: the chosen rules; "-": stdin to the results
  bool check = false;                        // only say which files would change
};
Exit rules_format(const RulesFormat& options, Environment& env);

struct KbImport {
  std::vector<std::filesystem::path> files;
};
Exit kb_import(const KbImport& options, Environment& env);

struct KbVerify {};
Exit kb_verify(const KbVerify& options, Environment& env);

struct KbStats {};
Exit kb_stats(const KbStats& options, Environment& env);

}  // namespace clusterwise::cli

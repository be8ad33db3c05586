// The commands: one function and one file for each verb. They write to the environment, and return
// how it ended.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "cli/environment.h"
#include "cli/pack_documents.h"
#include "cli/render_text.h"
#include "reasoner/advisor/answer.h"
#include "reasoner/datalog/evaluate.h"

namespace clusterwise::cli {

struct Recommend {
  std::vector<std::filesystem::path> profiles;  // several: compared
  std::vector<std::filesystem::path> cases;     // profiles, and folders of them
  advisor::Variation vary;                      // of one profile
  Detail detail = Detail::kShort;
  std::filesystem::path output;  // empty, or "-": the results
};
Exit recommend(const Recommend& options, Environment& env);

struct Why {
  std::filesystem::path profile;
  std::string target;  // a role, risk, problem, feature or stage
  Detail detail = Detail::kShort;
};
// kNo where the target does not hold; what is missing is told then.
Exit why(const Why& options, Environment& env);

struct WhyNot {
  std::filesystem::path profile;
  std::string target;
  Detail detail = Detail::kShort;
};
// kNo where the target holds; why is told then.
Exit why_not(const WhyNot& options, Environment& env);

struct Flip {
  std::filesystem::path profile;
  std::string target;
  std::optional<advisor::Verdict> wanted;  // none: the opposite of what it is
};
Exit flip(const Flip& options, Environment& env);

struct WhatIf {
  std::filesystem::path profile;
  std::vector<std::string> settings;  // INDICATOR=VALUE
  Detail detail = Detail::kShort;
};
Exit what_if(const WhatIf& options, Environment& env);

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
  std::vector<std::string> relations;  // empty: any
  std::size_t most = 1;                // paths
};
// kNo where there is none.
Exit path(const Path& options, Environment& env);

struct Neighbours {
  std::string name;
  std::vector<std::string> relations;  // empty: any
  std::size_t depth = 1;
};
// kNo where nothing is linked with the concept.
Exit neighbours(const Neighbours& options, Environment& env);

struct Compare {
  std::string one;
  std::string other;
};
Exit compare(const Compare& options, Environment& env);

struct Central {
  std::string kind;  // empty: any
  std::size_t limit = 20;
};
Exit central(const Central& options, Environment& env);

struct Graph {
  std::string name;                    // empty: the whole knowledge
  std::optional<std::size_t> depth;    // of the neighbourhood; 1 where it is not said
  std::vector<std::string> relations;  // empty: all
  std::vector<std::string> kinds;      // empty: all
  std::vector<std::string> packs;      // empty: all
  std::filesystem::path output;        // empty, or "-": the results
};
// In both languages unless one was chosen.
Exit graph(const Graph& options, Environment& env);

// Which warnings about rules are shown.
struct Warnings {
  bool none = false;
  std::vector<std::string> allowed;  // kinds that are not worth a warning
};

// A stage between text and model (reasoner/README.md).
enum class Stage { kTokens, kTree, kChecked, kStrata };

struct Query {
  std::string body;       // "-": the standard input
  std::size_t limit = 0;  // rows that are shown; 0: all
  datalog::Limits limits;
  std::optional<std::size_t> megabytes;  // of memory; none: what the machine allows
};
// kNo where nothing answers the question.
Exit query(const Query& options, Environment& env);

struct RunProgram {
  std::vector<std::filesystem::path> programs;  // together one program
  std::filesystem::path facts = ".";
  std::filesystem::path results = ".";  // "-": the results
  datalog::Limits limits;
  std::optional<std::size_t> megabytes;  // of memory; none: what the machine allows
  Warnings warnings;
  bool explain_plan = false;
  std::optional<std::string> why;  // a fact to explain, instead of writing results
  std::optional<Stage> dump;       // print it, and end there
};
Exit run_program(const RunProgram& options, Environment& env);

struct RulesCheck {
  std::vector<std::filesystem::path> paths;  // empty: the chosen rules
  Warnings warnings;
};
Exit rules_check(const RulesCheck& options, Environment& env);

struct RulesList {
  std::vector<std::filesystem::path> paths;  // empty: the chosen rules
  std::string id;                            // its begin, or a pattern with *; empty: any
  std::string reads;                         // a relation, or an id of the knowledge in it
  std::string derives;                       // the same
  std::string claim;
  Detail detail = Detail::kShort;
};
Exit rules_list(const RulesList& options, Environment& env);

struct RulesTest {
  // Of cases, else those in the folder "tests" of the rules; of rules, else the chosen ones.
  std::vector<std::filesystem::path> paths;
  bool require_coverage = false;
  Detail detail = Detail::kShort;
};
Exit rules_test(const RulesTest& options, Environment& env);

struct RulesFormat {
  std::vector<std::filesystem::path> paths;  // empty: the chosen rules; "-": stdin to the results
  bool check = false;                        // only say which files would change
};
Exit rules_format(const RulesFormat& options, Environment& env);

struct KbImport {
  std::vector<std::filesystem::path> files;  // and folders
  PackNaming naming;
};
Exit kb_import(const KbImport& options, Environment& env);

struct KbExport {
  std::vector<std::string> packs;  // empty: all
  std::filesystem::path output;    // a file or a folder; empty, or "-": the results
  bool for_excel = false;          // tables with a byte order mark
};
// kNo where there is no such pack.
Exit kb_export(const KbExport& options, Environment& env);

struct KbPacks {};
Exit kb_packs(const KbPacks& options, Environment& env);

struct KbRemove {
  std::string pack;
};
// kNo where another pack needs it.
Exit kb_remove(const KbRemove& options, Environment& env);

struct KbNewPack {
  std::string name;
  std::filesystem::path output;  // empty: NAME.jsonld in the working folder; "-": the results
};
Exit kb_new_pack(const KbNewPack& options, Environment& env);

struct KbVerify {};
Exit kb_verify(const KbVerify& options, Environment& env);

struct KbStats {};
Exit kb_stats(const KbStats& options, Environment& env);

}  // namespace clusterwise::cli

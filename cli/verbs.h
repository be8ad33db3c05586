// The verbs of the command line, with their options and examples: verbs_*.cpp by topic.
#pragma once

#include <filesystem>
#include <functional>

#include "cli/environment.h"

namespace CLI {
class App;
}

namespace clusterwise::cli {

// What is to be done once the whole line has been read.
struct Choice {
  std::function<Exit(Environment&)> run;
  Formats formats;  // that the verb can write; the first is its default
  bool reads_rules = false;
  std::filesystem::path output;  // where it writes; empty: to the standard output
};

// REQUIRES of all of these: the choice outlives the parsing of the line.
void add_verbs(CLI::App& app, Choice& choice);

void add_decision_verbs(CLI::App& app, Choice& choice);
void add_knowledge_verbs(CLI::App& app, Choice& choice);
void add_rule_verbs(CLI::App& app, Choice& choice);
void add_store_verbs(CLI::App& app, Choice& choice);

}  // namespace clusterwise::cli

// The verbs of the command line, with their options and examples.
#pragma once

#include <functional>

#include "cli/environment.h"

namespace CLI {
class App;
}

namespace clusterwise::cli {

// What is to be done once the whole line has been read.
struct Choice {
  std::function<Exit(Environment&)> run;
  bool has_json = true;  // the verb's result has structure
  bool has_markdown = false;
  bool has_html = false;
};

// REQUIRES: the choice outlives the parsing of the line.
void add_verbs(CLI::App& app, Choice& choice);

}  // namespace clusterwise::cli

#include "cli/verbs.h"

#include "cli/examples.h"
#include "cli/verb.h"

namespace clusterwise::cli {

CLI::App* add_app(CLI::App& parent, const std::string& name, const std::string& does) {
  CLI::App* app = parent.add_subcommand(name, does);
  app->group("Verbs");
  app->fallthrough();  // global options may follow the verb
  const std::string full_name =
      parent.get_parent() == nullptr ? name : parent.get_name() + " " + name;
  app->footer("Examples:\n" + examples_of(full_name) +
              "\nOptions of every verb: clusterwise --help\n");
  return app;
}

void add_verbs(CLI::App& app, Choice& choice) {
  add_decision_verbs(app, choice);
  add_knowledge_verbs(app, choice);
  add_rule_verbs(app, choice);
  add_store_verbs(app, choice);
}

}  // namespace clusterwise::cli

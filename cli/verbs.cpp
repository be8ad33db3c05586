#include "cli/verbs.h"

#include <algorithm>
#include <chrono>
#include <string>

#include "cli/examples.h"
#include "cli/verb.h"
#include "reasoner/datalog/functor.h"

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

void add_limits(CLI::App& app, datalog::Limits& limits, std::optional<std::size_t>& megabytes) {
  static const CLI::Validator kAboveZero(
      [](std::string& text) {
        const auto number = datalog::read_number(text, datalog::Primitive::kFloat);
        const bool fits = number && number->real() > 0 && number->real() < 1e15;
        return fits ? std::string() : "'" + text + "' is no number above 0";
      },
      "NUMBER");
  app.add_option("--max-facts", limits.facts, "Stop beyond so many facts (200000000)")
      ->check(kAboveZero);
  app.add_option("--max-rounds", limits.rounds,
                 "Stop when a recursion takes more rounds (10000000)")
      ->check(kAboveZero);
  app.add_option_function<double>(
         "--max-seconds",
         [&limits](double seconds) {
           limits.time =
               std::chrono::milliseconds(static_cast<std::int64_t>(std::min(seconds, 1e12) * 1000));
         },
         "Stop after so many seconds (600)")
      ->check(kAboveZero);
  app.add_option("--max-megabytes", megabytes,
                 "Stop beyond so much memory (half of the machine's, at most 8192)")
      ->check(kAboveZero);
}

void add_output(CLI::App& app, Choice& choice, std::filesystem::path& output,
                const std::string& does) {
  app.add_option_function<std::string>(
         "-o,--output",
         [&choice, &output](const std::string& place) {
           output = place;
           choice.output = place;
         },
         does)
      ->type_name("FILE");
}

void set_reads_rules(CLI::App& app, Choice& choice) {
  app.parse_complete_callback([&choice] { choice.reads_rules = true; });
}

void add_verbs(CLI::App& app, Choice& choice) {
  add_decision_verbs(app, choice);
  add_knowledge_verbs(app, choice);
  add_rule_verbs(app, choice);
  add_store_verbs(app, choice);
}

}  // namespace clusterwise::cli

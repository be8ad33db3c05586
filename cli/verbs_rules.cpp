// The verbs on rules and programs.
#include <algorithm>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "cli/verb.h"
#include "cli/verbs.h"
#include "reasoner/advisor/advisor.h"
#include "reasoner/datalog/kinds.h"

namespace clusterwise::cli {
namespace {

void add_warnings(CLI::App& app, Warnings& warnings,
                  std::initializer_list<std::string_view> further = {}) {
  std::vector<std::string> kinds(datalog::kinds::kWarnings.begin(),
                                 datalog::kinds::kWarnings.end());
  kinds.insert(kinds.end(), further.begin(), further.end());
  app.add_flag("-w,--no-warnings", warnings.none, "No warnings");
  app.add_option("--allow", warnings.allowed, "No warnings of this kind; may be repeated")
      ->type_name("KIND")
      ->allow_extra_args(false)
      ->check(CLI::IsMember(kinds));
}

void add_run(CLI::App& app, Choice& choice) {
  const auto verb =
      add_verb<RunProgram>(app, choice, "run", "Any program of the rule language, over fact files",
                           run_program, kTextOnly);
  RunProgram& options = *verb.options;
  verb.app->add_option("PROGRAM", options.programs, "Rule files; several form one program")
      ->required();
  verb.app->add_option("-F,--facts", options.facts, "Folder of the fact files (.)");
  verb.app->add_option("-D,--results", options.results,
                       "Folder of the result files (.); - writes them to the screen");
  verb.app->add_flag("--explain-plan", options.explain_plan,
                     "Say how each rule is evaluated, as it is");
  static const std::map<std::string, Stage> kStages = {{"tokens", Stage::kTokens},
                                                       {"tree", Stage::kTree},
                                                       {"checked", Stage::kChecked},
                                                       {"strata", Stage::kStrata}};
  verb.app
      ->add_option_function<std::string>(
          "--dump", [&options](const std::string& name) { options.dump = kStages.at(name); },
          "Print a stage between text and results, and stop: tokens, tree, checked or strata")
      ->type_name("STAGE")
      ->check(CLI::IsMember(kStages));
  verb.app
      ->add_option("--why", options.why,
                   "Prove the fact, or say what is missing; writes no results: --why 'road(1, _)'")
      ->type_name("FACT")
      ->excludes("--dump");
  add_warnings(*verb.app, options.warnings);
  add_limits(*verb.app, options.limits, options.megabytes);
}

void add_rules_list(CLI::App& rules, Choice& choice) {
  const auto verb = add_verb<RulesList>(rules, choice, "list",
                                        "The rules: what each says, reads and derives", rules_list);
  RulesList& options = *verb.options;
  verb.app->add_option("PATH", options.paths, "Rule files, or folders of them");
  verb.app->add_option("--id", options.id, "Rules whose id begins so, or is like a pattern with *");
  verb.app->add_option("--reads", options.reads,
                       "Rules that read this relation, indicator, problem, …");
  verb.app->add_option("--derives", options.derives,
                       "Rules that derive this relation, problem, role, …");
  verb.app->add_option("--claim", options.claim, "Rules that rest on this claim");
  verb.app->add_flag_callback(
      "--full", [&options] { options.detail = Detail::kFull; },
      "Also the text of the rules, and the wording of claims");
}

void add_rules_test(CLI::App& rules, Choice& choice) {
  const auto verb = add_verb<RulesTest>(
      rules, choice, "test", "Runs the cases that say what the rules must find", rules_test);
  RulesTest& options = *verb.options;
  verb.app->add_option(
      "PATH", options.paths,
      "Files of cases (JSON), or folders of them, else tests/ in the rules; or rules");
  verb.app->add_flag("--require-coverage", options.require_coverage,
                     "Fail where a rule fires in no case, or is silent in none");
  verb.app->add_flag_callback(
      "--full", [&options] { options.detail = Detail::kFull; },
      "Every rule that the cases do not reach");
}

void add_rules_format(CLI::App& rules, Choice& choice) {
  const auto verb = add_verb<RulesFormat>(
      rules, choice, "format", "Lays rule files out as all of them are", rules_format, kTextOnly);
  verb.app->add_option("PATH", verb.options->paths,
                       "Rule files, or folders of them; - reads stdin and writes stdout");
  verb.app->add_flag("--check", verb.options->check,
                     "Write nothing; list the files that would change");
}

void add_rules(CLI::App& app, Choice& choice) {
  CLI::App* rules = add_app(app, "rules", "The policy rules");
  rules->require_subcommand(1);
  set_reads_rules(*rules, choice);
  const auto verb = add_verb<RulesCheck>(*rules, choice, "check",
                                         "Checks rule files against the language and the knowledge",
                                         rules_check, kTextOnly);
  verb.app->add_option("PATH", verb.options->paths, "Rule files, or folders of them");
  add_warnings(*verb.app, verb.options->warnings, {advisor::kIncompleteRule});
  add_rules_list(*rules, choice);
  add_rules_test(*rules, choice);
  add_rules_format(*rules, choice);
}

}  // namespace

void add_rule_verbs(CLI::App& app, Choice& choice) {
  add_run(app, choice);
  add_rules(app, choice);
}

}  // namespace clusterwise::cli

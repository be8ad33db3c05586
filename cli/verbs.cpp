#include "cli/verbs.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <map>
#include <memory>
#include <string>

#include "cli/commands.h"
#include "cli/examples.h"
#include "reasoner/advisor/advisor.h"
#include "reasoner/datalog/functor.h"
#include "reasoner/datalog/kinds.h"

namespace clusterwise::cli {
namespace {

// A verb with its options, which live as long as the app.
template <typename Options>
struct Verb {
  CLI::App* app;
  std::shared_ptr<Options> options;
};

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

// Text alone; also JSON; also Markdown; also HTML.
enum class Result { kText, kStructured, kPage, kReport };

template <typename Options>
Verb<Options> add_verb(CLI::App& parent, Choice& choice, const std::string& name,
                       const std::string& does, Exit (*command)(const Options&, Environment&),
                       Result result = Result::kStructured) {
  auto options = std::make_shared<Options>();
  CLI::App* app = add_app(parent, name, does);
  app->callback([&choice, options, command, result] {
    choice.run = [options, command](Environment& env) { return command(*options, env); };
    choice.has_json = result != Result::kText;
    choice.has_markdown = result == Result::kPage || result == Result::kReport;
    choice.has_html = result == Result::kReport;
  });
  return {app, options};
}

const CLI::Validator kIsPercent(
    [](std::string& text) {
      double value = 0;
      const bool is_one = CLI::detail::lexical_cast(text, value) && value >= 0 && value <= 100;
      return is_one ? std::string() : "'" + text + "' is not a number of per cent from 0 to 100";
    },
    "");

const CLI::Validator kIsSetting(
    [](std::string& text) {
      const bool is_one = text.find('=') != std::string::npos && !text.starts_with("=");
      return is_one ? std::string() : "'" + text + "' is not of the form INDICATOR=VALUE";
    },
    "");

void add_full(CLI::App& app, Detail& detail, const std::string& adds) {
  app.add_flag_callback(
      "--full", [&detail] { detail = Detail::kFull; }, adds);
}

void add_recommend(CLI::App& app, Choice& choice) {
  const auto verb = add_verb<Recommend>(
      app, choice, "recommend",
      "What to do, and not to do, for the cluster of a region; several profiles are compared",
      recommend, Result::kReport);
  verb.app
      ->add_option("PROFILE", verb.options->profiles, "Profile of a region (JSON); - reads stdin")
      ->required();
  verb.app
      ->add_option("--cases", verb.options->cases,
                   "Profiles of your own, or folders of them, to look for comparable cases in")
      ->type_name("PATH");
  verb.app
      ->add_option("--vary", verb.options->vary.values,
                   "Move every known value by up to so many per cent: which verdicts stay?")
      ->type_name("PERCENT")
      ->check(kIsPercent);
  verb.app
      ->add_option("--vary-thresholds", verb.options->vary.limits,
                   "The same with every limit that is a default of ours, not a published one")
      ->type_name("PERCENT")
      ->check(kIsPercent);
  add_full(*verb.app, verb.options->detail,
           "Everything: all reasons, the wording of claims, known values");
  verb.app
      ->add_option("-o,--output", verb.options->output,
                   "Write to this file, whole or not at all, instead of the standard output")
      ->type_name("FILE");
}

void add_what_if(CLI::App& app, Choice& choice) {
  const auto verb = add_verb<WhatIf>(app, choice, "what-if",
                                     "What would change in the answer if values were others",
                                     what_if, Result::kPage);
  verb.app->add_option("PROFILE", verb.options->profile, "Profile of a region (JSON)")->required();
  verb.app
      ->add_option("--set", verb.options->settings,
                   "A number, an interval or unknown: trust=60, trust=40..60, trust=unknown")
      ->type_name("INDICATOR=VALUE")
      ->required()
      ->check(kIsSetting);
  add_full(*verb.app, verb.options->detail, "Everything: all rules, the wording of claims");
}

template <typename Options>
void add_account(CLI::App& app, Choice& choice, const std::string& name, const std::string& does,
                 const std::string& full, Exit (*command)(const Options&, Environment&)) {
  const auto verb = add_verb<Options>(app, choice, name, does, command, Result::kPage);
  verb.app
      ->add_option("PROFILE", verb.options->profile, "Profile of a region (JSON); - reads stdin")
      ->required();
  verb.app->add_option("TARGET", verb.options->target, "A role, risk, problem, feature or stage")
      ->required();
  verb.app->add_flag_callback(
      "--full", [options = verb.options] { options->detail = Detail::kFull; }, full);
}

void add_why(CLI::App& app, Choice& choice) {
  add_account<Why>(app, choice, "why", "Why something holds: rules, values, limits and claims",
                   "The whole proof as a tree, with settings and arithmetic", why);
  add_account<WhyNot>(app, choice, "why-not",
                      "Why something does not hold: the nearest rules, and what each lacks",
                      "All rules that could give it, not only the nearest", why_not);
}

void add_flip(CLI::App& app, Choice& choice) {
  const auto verb = add_verb<Flip>(app, choice, "flip",
                                   "The smallest changes of indicators that turn a verdict", flip);
  Flip& options = *verb.options;
  verb.app->add_option("PROFILE", options.profile, "Profile of a region (JSON)")->required();
  verb.app->add_option("TARGET", options.target, "A role, risk, problem, feature or stage")
      ->required();
  static const std::map<std::string, advisor::Verdict> kVerdicts = {
      {"recommended", advisor::Verdict::kYes},
      {"not-recommended", advisor::Verdict::kNo},
      {"holds", advisor::Verdict::kYes},
      {"does-not-hold", advisor::Verdict::kNo}};
  verb.app
      ->add_option_function<std::string>(
          "--to", [&options](const std::string& name) { options.wanted = kVerdicts.at(name); },
          "The verdict wanted, instead of the opposite of what it is: recommended or "
          "not-recommended; holds or does-not-hold")
      ->type_name("VERDICT")
      ->check(CLI::IsMember(kVerdicts));
}

void add_show(CLI::App& app, Choice& choice) {
  const auto verb =
      add_verb<Show>(app, choice, "show", "A concept: definition, links, claims", show);
  verb.app->add_option("NAME", verb.options->name, "Id, label or alias of a concept")->required();
}

void add_search(CLI::App& app, Choice& choice) {
  const auto verb = add_verb<Search>(app, choice, "search", "Concepts by their words", search);
  verb.app->add_option("TEXT", verb.options->words, "Words in English or Chinese")->required();
  verb.app->add_option("--kind", verb.options->kind, "Concepts of this kind only");
  verb.app->add_option("--limit", verb.options->limit, "At most so many (10)")
      ->check(CLI::Range(1, 1000));
}

void add_list(CLI::App& app, Choice& choice) {
  const auto verb =
      add_verb<List>(app, choice, "list", "The concepts of a kind; without KIND, the kinds", list);
  verb.app->add_option("KIND", verb.options->kind, "Name of a kind, in either language");
}

void add_path(CLI::App& app, Choice& choice) {
  const auto verb =
      add_verb<Path>(app, choice, "path", "How two concepts hang together, step by step", path);
  verb.app->add_option("A", verb.options->from, "Id, label or alias of a concept")->required();
  verb.app->add_option("B", verb.options->to, "Id, label or alias of another")->required();
}

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
                           run_program, Result::kText);
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
  static const CLI::Validator kAboveZero(
      [](std::string& text) {
        const auto number = datalog::read_number(text, datalog::Primitive::kFloat);
        const bool fits = number && number->real() > 0 && number->real() < 1e15;
        return fits ? std::string() : "'" + text + "' is no number above 0";
      },
      "NUMBER");
  verb.app->add_option("--max-facts", options.limits.facts, "Stop beyond so many facts (200000000)")
      ->check(kAboveZero);
  verb.app
      ->add_option("--max-rounds", options.limits.rounds,
                   "Stop when a recursion takes more rounds (10000000)")
      ->check(kAboveZero);
  verb.app
      ->add_option_function<double>(
          "--max-seconds",
          [&options](double seconds) {
            options.limits.time = std::chrono::milliseconds(
                static_cast<std::int64_t>(std::min(seconds, 1e12) * 1000));
          },
          "Stop after so many seconds (600)")
      ->check(kAboveZero);
  verb.app
      ->add_option("--max-megabytes", options.megabytes,
                   "Stop beyond so much memory (half of the machine's, at most 8192)")
      ->check(kAboveZero);
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
  const auto verb =
      add_verb<RulesFormat>(rules, choice, "format", "Lays rule files out as all of them are",
                            rules_format, Result::kText);
  verb.app->add_option("PATH", verb.options->paths,
                       "Rule files, or folders of them; - reads stdin and writes stdout");
  verb.app->add_flag("--check", verb.options->check,
                     "Write nothing; list the files that would change");
}

void add_rules(CLI::App& app, Choice& choice) {
  CLI::App* rules = add_app(app, "rules", "The policy rules");
  rules->require_subcommand(1);
  const auto verb = add_verb<RulesCheck>(*rules, choice, "check",
                                         "Checks rule files against the language and the knowledge",
                                         rules_check, Result::kText);
  verb.app->add_option("PATH", verb.options->paths, "Rule files, or folders of them");
  add_warnings(*verb.app, verb.options->warnings, {advisor::kIncompleteRule});
  add_rules_list(*rules, choice);
  add_rules_test(*rules, choice);
  add_rules_format(*rules, choice);
}

void add_kb(CLI::App& app, Choice& choice) {
  CLI::App* kb = add_app(app, "kb", "The knowledge store");
  kb->require_subcommand(1);
  const auto verb =
      add_verb<KbImport>(*kb, choice, "import", "Packs into the store", kb_import, Result::kText);
  verb.app->add_option("FILE", verb.options->files, "Packs (JSON-LD)")->required();
  add_verb<KbVerify>(*kb, choice, "verify", "Whether the stored knowledge is sound", kb_verify,
                     Result::kText);
  add_verb<KbStats>(*kb, choice, "stats", "Packs, and how much knowledge there is", kb_stats);
}

}  // namespace

void add_verbs(CLI::App& app, Choice& choice) {
  add_recommend(app, choice);
  add_why(app, choice);
  add_what_if(app, choice);
  add_flip(app, choice);
  add_show(app, choice);
  add_search(app, choice);
  add_list(app, choice);
  add_path(app, choice);
  add_run(app, choice);
  add_rules(app, choice);
  add_kb(app, choice);
}

}  // namespace clusterwise::cli

// The verbs on profiles: what to do, why, and what would change it.
#include <map>
#include <string>

#include "cli/verb.h"
#include "cli/verbs.h"

namespace clusterwise::cli {
namespace {

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
      recommend, kReport);
  set_reads_rules(*verb.app, choice);
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
  add_output(*verb.app, choice, verb.options->output,
             "Write to this file, whole or not at all; .md, .html or .json chooses the format");
}

void add_what_if(CLI::App& app, Choice& choice) {
  const auto verb =
      add_verb<WhatIf>(app, choice, "what-if",
                       "What would change in the answer if values were others", what_if, kPage);
  set_reads_rules(*verb.app, choice);
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
  const auto verb = add_verb<Options>(app, choice, name, does, command, kPage);
  set_reads_rules(*verb.app, choice);
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
  set_reads_rules(*verb.app, choice);
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

}  // namespace

void add_decision_verbs(CLI::App& app, Choice& choice) {
  add_recommend(app, choice);
  add_why(app, choice);
  add_what_if(app, choice);
  add_flip(app, choice);
}

}  // namespace clusterwise::cli

// The one file that catches what CLI11 throws.
#include "cli/command_line.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <new>
#include <optional>
#include <ostream>

#include "cli/open_store.h"
#include "cli/report.h"
#include "cli/terminal_text.h"
#include "cli/verbs.h"
#include "kb/folding.h"
#include "kb/similar.h"

namespace clusterwise::cli {
namespace {

enum class Colour { kAuto, kAlways, kNever };

struct GlobalOptions {
  std::string kb;
  std::vector<std::string> rules;
  std::vector<std::string> with;
  std::string lang;
  std::string format;  // empty: the verb's own
  std::string color = "auto";
};

// As users name them.
const std::map<std::string, Format> kFormats = {
    {"text", Format::kText},    {"json", Format::kJson},       {"markdown", Format::kMarkdown},
    {"html", Format::kHtml},    {"csv", Format::kCsv},         {"svg", Format::kSvg},
    {"dot", Format::kDot},      {"graphml", Format::kGraphml}, {"turtle", Format::kTurtle},
    {"jsonld", Format::kJsonLd}};

// By the ends of the names of files.
const std::map<std::string, Format> kEndings = {
    {".txt", Format::kText},        {".json", Format::kJson},
    {".md", Format::kMarkdown},     {".markdown", Format::kMarkdown},
    {".html", Format::kHtml},       {".htm", Format::kHtml},
    {".csv", Format::kCsv},         {".svg", Format::kSvg},
    {".dot", Format::kDot},         {".gv", Format::kDot},
    {".graphml", Format::kGraphml}, {".ttl", Format::kTurtle},
    {".jsonld", Format::kJsonLd}};

std::string name_of(Format format) {
  return std::find_if(kFormats.begin(), kFormats.end(),
                      [&](const auto& entry) { return entry.second == format; })
      ->first;
}

void add_global_options(CLI::App& app, GlobalOptions& options) {
  app.add_option("--kb", options.kb, "Knowledge store to use (made from the shipped packs if new)")
      ->type_name("FILE");
  app.add_option("--rules", options.rules,
                 "Rule file, or folder of them, instead of the shipped rules; may be repeated")
      ->type_name("PATH")
      ->allow_extra_args(false);
  app.add_option("--with", options.with,
                 "Add rules that are off otherwise, about the pack of that name; may be repeated")
      ->type_name("NAME")
      ->allow_extra_args(false);
  app.add_option("--lang", options.lang, "en, zh or both; as a rule the locale's language")
      ->type_name("LANGUAGE")
      ->check(CLI::IsMember({"en", "zh", "both"}));
  app.add_option("--format", options.format,
                 "text, json, markdown, html, csv, svg, dot, graphml, turtle or jsonld; each verb "
                 "has some of them")
      ->type_name("FORMAT")
      ->check(CLI::IsMember(kFormats));
  app.add_option("--color", options.color, "auto, always or never")
      ->type_name("WHEN")
      ->check(CLI::IsMember({"auto", "always", "never"}));
  app.set_version_flag("--version", "clusterwise " CLUSTERWISE_VERSION, "Print the version");
}

void apply(const GlobalOptions& options, Environment& env) {
  if (!options.kb.empty()) env.chosen_store = options.kb;
  env.chosen_rules.assign(options.rules.begin(), options.rules.end());
  env.added_rules = options.with;
  if (options.lang == "en") env.language = Language::kEnglish;
  if (options.lang == "zh") env.language = Language::kChinese;
  if (options.lang == "both") env.language = Language::kBoth;
  env.language_chosen = !options.lang.empty();
  if (options.color != "auto") env.colour = options.color == "always";
}

// The verb that was given last: what the line is about.
const CLI::App& innermost(const CLI::App& app) {
  const std::vector<CLI::App*> chosen = app.get_subcommands();
  return chosen.empty() ? app : innermost(*chosen.front());
}

std::vector<std::string> verbs_of(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* verb : app.get_subcommands([](const CLI::App*) { return true; })) {
    names.push_back(verb->get_name());
  }
  return names;
}

std::vector<std::string> options_of(const CLI::App* app) {
  std::vector<std::string> names;
  for (; app != nullptr; app = app->get_parent()) {
    for (const CLI::Option* option : app->get_options()) {
      for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    }
  }
  return names;
}

std::string full_name(const CLI::App& app) {
  return app.get_parent() == nullptr ? app.get_name()
                                     : full_name(*app.get_parent()) + " " + app.get_name();
}

struct Wrong {
  std::string message;
  std::string note;
};

// What CLI11 found wrong, in our words where the user may have mistyped a name.
Wrong explain(const CLI::App& app, const CLI::ParseError& error) {
  const CLI::App& verb = innermost(app);
  const std::vector<std::string> left = app.remaining(true);
  const auto option = std::find_if(left.begin(), left.end(), [](const std::string& word) {
    return word.starts_with("-") && word.size() > 1;
  });
  if (option != left.end()) {
    const std::string name = option->substr(0, option->find('='));
    return {fmt::format("unknown option {}", name),
            kb::did_you_mean(kb::most_similar(name, options_of(&verb), 2))};
  }
  const bool wants_verb = !verbs_of(verb).empty();
  if (!left.empty() && wants_verb) {
    return {fmt::format("unknown verb {}", left.front()),
            kb::did_you_mean(kb::most_similar(left.front(), verbs_of(verb), 2))};
  }
  if (!left.empty()) return {fmt::format("one argument too many: {}", left.front()), ""};
  if (wants_verb) {
    return {"a verb is missing", fmt::format("one of {}", fmt::join(verbs_of(verb), ", "))};
  }
  return {error.what(), ""};
}

Exit usage_error(const CLI::App& app, const CLI::ParseError& error, Environment& env) {
  const Wrong wrong = explain(app, error);
  env.err << "clusterwise: " << printable(wrong.message) << '\n';
  if (!wrong.note.empty()) env.err << "  note: " << printable(wrong.note) << '\n';
  env.err << "  see: " << full_name(innermost(app)) << " --help\n";
  return Exit::kUsage;
}

// The format of that name, else of a file with that ending, else the verb's own; none: there is no
// such.
std::optional<Format> format_of(const std::string& name, const std::string& ending, Format own) {
  if (!name.empty()) return kFormats.at(name);
  if (ending.empty()) return own;
  const auto found = kEndings.find(ending);
  return found == kEndings.end() ? std::nullopt : std::optional(found->second);
}

bool choose_format(const std::string& name, const Choice& choice, Environment& env) {
  const Formats& can = choice.formats;
  const std::string ending = kb::folded(choice.output.extension().string());
  const std::optional<Format> format = format_of(name, ending, can.front());
  if (format && std::find(can.begin(), can.end(), *format) != can.end()) {
    env.format = *format;
    return true;
  }
  std::vector<std::string> names;
  for (const Format one : can) names.push_back(name_of(one));
  const std::string hint = name.empty() ? "; --format says which, whatever the file's name" : "";
  env.err << fmt::format("clusterwise: this verb does not write {}\n  note: it writes {}{}\n",
                         printable(name.empty() ? ending : name), fmt::join(names, ", "), hint);
  return false;
}

// Whether the options of every verb are of use to this one.
bool are_of_use(const GlobalOptions& options, const Choice& choice, Environment& env) {
  const bool are_given = !options.rules.empty() || !options.with.empty();
  if (choice.reads_rules || !are_given) return true;
  env.err << fmt::format("clusterwise: this verb reads no rules, so {} is of no use to it\n",
                         options.with.empty() ? "--rules" : "--with");
  return false;
}

Exit run(const Choice& choice, const GlobalOptions& options, Environment& env) {
  if (!are_of_use(options, choice, env) || !choose_format(options.format, choice, env)) {
    return Exit::kUsage;
  }
  try {
    return choice.run(env);
  } catch (const StoreFailed& failed) {
    return report(failed.failure, env);
  } catch (const std::bad_alloc&) {
    env.err << "clusterwise: out of memory\n";
    return Exit::kWorld;
  }
}

}  // namespace

Exit run_command_line(const std::vector<std::string>& arguments, Environment& env) {
  CLI::App app("What should a local government do, and not do, for an industrial cluster, and why?",
               "clusterwise");
  app.get_formatter()->label("SUBCOMMAND", "VERB");
  app.footer("Every verb has examples: clusterwise VERB --help\n");
  app.require_subcommand(1);
  GlobalOptions options;
  Choice choice;
  add_global_options(app, options);
  add_verbs(app, choice);
  try {
    app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
  } catch (const CLI::Success& answered) {  // --help, --version
    app.exit(answered, env.out, env.err);
    return Exit::kDone;
  } catch (const CLI::ParseError& error) {
    return usage_error(app, error, env);
  }
  apply(options, env);
  return run(choice, options, env);
}

}  // namespace clusterwise::cli

// One verb of the command line: its options, its command, the formats of its result. For the files
// verbs_*.cpp alone.
#pragma once

#include <CLI/CLI.hpp>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "cli/commands.h"
#include "cli/verbs.h"

namespace clusterwise::cli {

// What most verbs write; the first is the default.
inline const Formats kTextOnly = {Format::kText};
inline const Formats kTextAndJson = {Format::kText, Format::kJson};
inline const Formats kPage = {Format::kText, Format::kJson, Format::kMarkdown};
inline const Formats kDrawing = {Format::kSvg, Format::kDot, Format::kGraphml, Format::kTurtle,
                                 Format::kJsonLd};
inline const Formats kReport = {Format::kText, Format::kJson, Format::kMarkdown, Format::kHtml};

// A verb with its options, which live as long as the app.
template <typename Options>
struct Verb {
  CLI::App* app;
  std::shared_ptr<Options> options;
};

// A verb, or a group of verbs, with its examples.
CLI::App* add_app(CLI::App& parent, const std::string& name, const std::string& does);

// The options that bound an evaluation: --max-seconds and the like.
void add_limits(CLI::App& app, datalog::Limits& limits, std::optional<std::size_t>& megabytes);

// The option -o: the name of the file chooses among the verb's formats (command_line.cpp).
void add_output(CLI::App& app, Choice& choice, std::filesystem::path& output,
                const std::string& does);

// Says that the verb, or the group of verbs, reads rules: --rules and --with are for it.
void set_reads_rules(CLI::App& app, Choice& choice);

// `formats` is not empty.
template <typename Options>
Verb<Options> add_verb(CLI::App& parent, Choice& choice, const std::string& name,
                       const std::string& does, Exit (*command)(const Options&, Environment&),
                       const Formats& formats = kTextAndJson) {
  auto options = std::make_shared<Options>();
  CLI::App* app = add_app(parent, name, does);
  app->callback([&choice, options, command, formats] {
    choice.run = [options, command](Environment& env) { return command(*options, env); };
    choice.formats = formats;
  });
  return {app, options};
}

}  // namespace clusterwise::cli

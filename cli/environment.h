// What a command is given: where to write, how to speak, where the data is. Commands touch nothing
// else of the process, so that they can be tested in-process.
#pragma once

#include <cstddef>
#include <filesystem>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

namespace clusterwise::cli {

enum class Language { kEnglish, kChinese, kBoth };
enum class Format { kText, kJson, kMarkdown, kHtml, kCsv, kSvg, kDot, kGraphml, kTurtle, kJsonLd };
using Formats = std::vector<Format>;

// What a command ends with; the process's exit code.
enum class Exit {
  kDone = 0,
  kNo = 1,     // the answer is no, or the input has errors
  kUsage = 2,  // the command line is wrong
  kWorld = 3,  // a file, the store or a limit is in the way
};

struct Environment {
  // REQUIRES: the streams outlive it.
  Environment(std::ostream& results, std::ostream& diagnostics) : out(results), err(diagnostics) {}

  std::ostream& out;  // results
  std::ostream& err;  // diagnostics and progress

  Language language = Language::kEnglish;
  bool language_chosen = false;  // by --lang, not taken from the locale
  Format format = Format::kText;
  bool colour = false;
  std::size_t width = 100;  // columns of a text line

  std::size_t memory = std::size_t{8} << 30U;  // bytes that rules may use unless told otherwise

  std::filesystem::path packs;          // folder of the shipped packs
  std::filesystem::path rules;          // folder of the shipped rules
  std::filesystem::path default_store;  // empty where the user has no home

  std::string layout_program = "dot";  // of Graphviz, looked for in $PATH

  std::optional<std::filesystem::path> chosen_store;  // --kb
  std::vector<std::filesystem::path> chosen_rules;    // --rules; empty: the shipped ones
  std::vector<std::string> added_rules;               // --with
};

}  // namespace clusterwise::cli

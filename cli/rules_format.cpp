// Nothing is written unless all files are right and can be written: every new text lies beside its
// file before the first one is moved there.

#include <algorithm>
#include <fmt/format.h>
#include <ostream>
#include <vector>

#include "cli/commands.h"
#include "cli/inputs.h"
#include "cli/pending_file.h"
#include "cli/read_text.h"
#include "reasoner/datalog/format.h"

namespace clusterwise::cli {
namespace {

namespace fs = std::filesystem;

struct RuleFile {
  fs::path path;
  datalog::Source source;
  std::string formatted;

  bool changes() const { return formatted != source.text; }
};

Reported<std::vector<RuleFile>> format_all(const std::vector<fs::path>& paths, Environment& env) {
  const auto found = find_rules(paths, env);
  if (!found) return tl::unexpected(found.error());
  std::vector<RuleFile> files;
  Exit exit = Exit::kDone;
  for (const fs::path& path : *found) {
    auto source = read_text(path, kLargestText, env);
    if (!source && source.error() != Exit::kNo) return tl::unexpected(source.error());
    if (!source) {
      exit = source.error();
      continue;
    }
    auto formatted = datalog::format(*source);
    if (formatted) {
      files.push_back({path, *std::move(source), *std::move(formatted)});
    } else {
      exit = report(formatted.error(), std::span(&*source, 1), env);
    }
  }
  if (exit != Exit::kDone) return tl::unexpected(exit);
  return files;
}

std::string plural(std::size_t count) {
  return fmt::format("{} rule file{}", count, count == 1 ? "" : "s");
}

Exit list(const std::vector<RuleFile>& files, Environment& env) {
  std::size_t changing = 0;
  for (const RuleFile& file : files) {
    if (!file.changes()) continue;
    env.out << file.source.name << '\n';
    ++changing;
  }
  if (changing > 0) {
    env.err << fmt::format("clusterwise: {} of {} would be formatted\n", changing,
                           plural(files.size()));
  }
  return changing > 0 ? Exit::kNo : Exit::kDone;
}

Exit rewrite(const std::vector<RuleFile>& files, Environment& env) {
  std::vector<PendingFile> pending;
  for (const RuleFile& file : files) {
    if (!file.changes()) continue;
    auto next = PendingFile::replacing(file.path, file.formatted);
    if (!next) return report(next.error(), env);
    pending.push_back(*std::move(next));
  }
  for (PendingFile& file : pending)
    if (const auto placed = file.place(); !placed) return report(placed.error(), env);
  for (const RuleFile& file : files)
    if (file.changes()) env.out << file.source.name << '\n';
  env.out << fmt::format("{} of {} formatted\n", pending.size(), plural(files.size()));
  return Exit::kDone;
}

}  // namespace

Exit rules_format(const RulesFormat& options, Environment& env) {
  const auto& paths = options.paths.empty() ? env.chosen_rules : options.paths;
  const bool piped = std::find(paths.begin(), paths.end(), "-") != paths.end();
  if (piped && paths.size() > 1) {
    return misuse("- is formatted alone, without other files", "", env);
  }
  const auto files = format_all(paths, env);
  if (!files) return files.error();
  if (options.check) return list(*files, env);
  if (!piped) return rewrite(*files, env);
  env.out << files->front().formatted;
  return Exit::kDone;
}

}  // namespace clusterwise::cli

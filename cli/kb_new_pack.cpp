#include <algorithm>
#include <fmt/format.h>
#include <ostream>
#include <string>
#include <utility>

#include "cli/commands.h"
#include "cli/open_store.h"
#include "cli/pending_file.h"
#include "cli/report.h"
#include "cli/starting_pack.h"
#include "kb/pack.h"
#include "kb/problem_kinds.h"

namespace clusterwise::cli {
namespace {

constexpr std::string_view kStandardOutput = "-";

// Why a new pack cannot have that name, if it cannot.
std::optional<kb::Failure> reason_against(const std::string& name, const kb::Store& store) {
  if (!kb::is_id(name)) {
    return kb::Failure{fmt::format("\"{}\" cannot be the id of a pack", name),
                       "an id has lower-case letters and digits, in words joined by hyphens or "
                       "underscores: my-pack"};
  }
  const std::vector<kb::PackInfo> packs = store.packs();
  const auto same = std::find_if(packs.begin(), packs.end(),
                                 [&](const kb::PackInfo& pack) { return pack.id == name; });
  if (same != packs.end()) {
    return kb::Failure{
        fmt::format("there is a pack \"{}\" {} in the store already", name, same->version),
        "choose another name; a new version of a pack is its file, changed and imported again"};
  }
  if (const auto known = store.find(name)) {
    return kb::Failure{fmt::format("\"{}\" is a concept of pack \"{}\"", name, known->pack),
                       "choose another name; in RDF, the pack and the concept would be one thing"};
  }
  return std::nullopt;
}

Exit write_new(const std::filesystem::path& file, const std::string& text, Environment& env) {
  auto pending = PendingFile::at(file);
  if (!pending) return report(pending.error(), env);
  pending->append(text);
  const auto placed = pending->place_new();
  if (!placed) return report(placed.error(), env);
  if (*placed == PendingFile::Placed::kTaken) {
    return refuse(fmt::format("{} exists already", file.string()),
                  "it was left as it is; name another file: -o FILE", env);
  }
  env.out << file.string() << '\n';
  return Exit::kDone;
}

}  // namespace

Exit kb_new_pack(const KbNewPack& options, Environment& env) {
  const auto store = open_store(kb::Store::Mode::kReadOnly, env);
  if (!store) return store.error();
  if (const auto against = reason_against(options.name, *store)) {
    return refuse(against->message, against->note, env);
  }
  const std::string text = starting_pack(options.name);
  const std::filesystem::path file =
      options.output.empty() ? std::filesystem::path(options.name + ".jsonld") : options.output;
  // The examples name concepts of the shipped packs, which this store may not have.
  const auto around = store->surroundings_without(options.name);
  if (!around) return report(around.error(), env);
  const auto pack = kb::read_pack(text, **around);
  if (!pack) {
    report(pack.error(), datalog::Source{file.string(), text}, env);
    const bool is_taken = std::any_of(
        pack.error().begin(), pack.error().end(),
        [](const kb::Problem& problem) { return problem.kind == kb::problem_kind::kDuplicateId; });
    if (is_taken)
      return refuse("names that a pack begins with are taken", "choose another name", env);
    return refuse("the store lacks what the examples of a new pack rest on",
                  "import the shipped packs first, or use another store: --kb FILE", env);
  }
  if (options.output != kStandardOutput) return write_new(file, text, env);
  env.out << text;
  return Exit::kDone;
}

}  // namespace clusterwise::cli

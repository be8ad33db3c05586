#include "cli/command_line.h"

#include <catch2/catch.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "tests/cli/commands.h"

namespace clusterwise::cli {
namespace {

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST_CASE("a mistyped verb: the nearest one, exit 2") {
  const Outcome run = Commands()({"recomend", "x.json"});
  CHECK(run.exit == Exit::kUsage);
  CHECK(run.out.empty());
  CHECK(run.err ==
        "clusterwise: unknown verb recomend\n"
        "  note: did you mean \"recommend\"?\n"
        "  see: clusterwise --help\n");
}

TEST_CASE("a mistyped option, before and after the verb") {
  const Commands commands;
  for (const std::vector<std::string>& line :
       {std::vector<std::string>{"--fromat", "json", "list"}, {"list", "--fromat=json"}}) {
    const Outcome run = commands(line);
    CHECK(run.exit == Exit::kUsage);
    CHECK(has(run.err, "unknown option --fromat\n  note: did you mean \"--format\"?"));
  }
  const Outcome own = commands({"search", "x", "--limt", "3"});
  CHECK(has(own.err, "did you mean \"--limit\"?"));
}

TEST_CASE("a verb's verb") {
  const Commands commands;
  CHECK(has(
      commands({"kb"}).err,
      "a verb is missing\n  note: one of packs, import, export, remove, new-pack, verify, stats"));
  CHECK(has(commands({"kb", "imprt"}).err, "did you mean \"import\"?"));
  CHECK(commands({"rules", "check", "--format", "json"}).exit == Exit::kUsage);
}

TEST_CASE("missing and superfluous arguments") {
  const Commands commands;
  CHECK(commands({}).exit == Exit::kUsage);
  CHECK(has(commands({"show"}).err, "NAME is required"));
  CHECK(has(commands({"show", "porter", "weber"}).err, "one argument too many: weber"));
  CHECK(commands({"list", "--lang", "de"}).exit == Exit::kUsage);
  CHECK(commands({"search", "x", "--limit", "0"}).exit == Exit::kUsage);
}

TEST_CASE("help and version are results") {
  const Commands commands;
  const Outcome help = commands({"path", "--help"});
  CHECK(help.exit == Exit::kDone);
  CHECK(has(help.out, "Examples:\n  clusterwise path"));
  CHECK(has(commands({"kb", "import", "--help"}).out, "Examples:\n  clusterwise kb import"));
  CHECK(has(commands({"--version"}).out, "clusterwise "));
}

TEST_CASE("global options before and after the verb") {
  const Commands commands;
  const Outcome before = commands({"--lang", "zh", "--format", "json", "list", "role"});
  const Outcome after = commands({"list", "role", "--format", "json", "--lang", "zh"});
  CHECK(before.exit == Exit::kDone);
  CHECK(before.out == after.out);
  CHECK(before.out.starts_with("["));
}

TEST_CASE("a verb's name can be an argument") {
  const Outcome run = Commands()({"search", "path"});
  CHECK((run.exit == Exit::kDone || run.exit == Exit::kNo));
  CHECK(has(Commands()({"show", "list"}).err, "there is no concept 'list'"));
}

TEST_CASE("a concept by id, by label in either language, by alias; a typo gets a proposal") {
  const Commands commands;
  const std::string by_id = commands({"show", "porter"}).out;
  CHECK(has(by_id, "porter"));
  CHECK(commands({"show", "波特"}).out == by_id);
  CHECK(commands({"show", "PORTER"}).out == by_id);
  const Outcome typo = commands({"show", "portr"});
  CHECK(typo.exit == Exit::kNo);
  CHECK(typo.out.empty());
  CHECK(has(typo.err, "there is no concept 'portr'\n  note: did you mean \"porter\""));
}

TEST_CASE("a kind by its names") {
  const Commands commands;
  const std::string roles = commands({"list", "role"}).out;
  CHECK(commands({"list", "Roles"}).out == roles);
  CHECK(commands({"list", "政府角色"}).out == roles);
  CHECK(commands({"list", "rle"}).exit == Exit::kNo);
}

TEST_CASE("a path reads as sentences; none is an answer too") {
  const Commands commands;
  const Outcome found = commands({"path", "porter", "cluster-theory"});
  CHECK(found.exit == Exit::kDone);
  CHECK(has(found.out, "→ Michael Porter proposed cluster theory ["));
  CHECK(commands({"path", "porter", "porter"}).exit == Exit::kNo);
}

TEST_CASE("the store is sound and can be counted") {
  const Commands commands;
  CHECK(commands({"kb", "verify"}).out.ends_with("\nthe store is sound\n"));
  CHECK(has(commands({"kb", "verify"}).out, "paper: 130 of 130 claims used;"));
  CHECK(has(commands({"kb", "stats", "--format", "json"}).out, "\"claims_used\""));
}

}  // namespace
}  // namespace clusterwise::cli

// The verbs on the knowledge: concepts, how they hang together, the store.
#include "cli/verb.h"
#include "cli/verbs.h"

namespace clusterwise::cli {
namespace {

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

void add_via(CLI::App& app, std::vector<std::string>& relations) {
  app.add_option(
         "--via", relations,
         "Along links of this relation only, by its name in either language; may be repeated")
      ->type_name("RELATION")
      ->allow_extra_args(false);
}

void add_path(CLI::App& app, Choice& choice) {
  const auto verb =
      add_verb<Path>(app, choice, "path", "How two concepts hang together, step by step", path);
  verb.app->add_option("A", verb.options->from, "Id, label or alias of a concept")->required();
  verb.app->add_option("B", verb.options->to, "Id, label or alias of another")->required();
  add_via(*verb.app, verb.options->relations);
  verb.app->add_option("--k", verb.options->most, "So many ways, the shortest first (1)")
      ->check(CLI::Range(1, 1000));
}

void add_neighbours(CLI::App& app, Choice& choice) {
  const auto verb =
      add_verb<Neighbours>(app, choice, "neighbours", "What lies around a concept, by distance",
                           neighbours, {Format::kText, Format::kJson, Format::kCsv});
  verb.app->add_option("NAME", verb.options->name, "Id, label or alias of a concept")->required();
  verb.app->add_option("--depth", verb.options->depth, "As far as so many links (1)")
      ->check(CLI::Range(1, 1'000'000));
  add_via(*verb.app, verb.options->relations);
}

void add_compare(CLI::App& app, Choice& choice) {
  const auto verb = add_verb<Compare>(
      app, choice, "compare", "What two concepts share, and where they differ", compare, kPage);
  verb.app->add_option("A", verb.options->one, "Id, label or alias of a concept")->required();
  verb.app->add_option("B", verb.options->other, "Id, label or alias of another")->required();
}

void add_central(CLI::App& app, Choice& choice) {
  const auto verb =
      add_verb<Central>(app, choice, "central", "Which concepts hold the knowledge together",
                        central, {Format::kText, Format::kJson, Format::kCsv});
  verb.app->add_option("--kind", verb.options->kind, "Concepts of this kind only");
  verb.app->add_option("--limit", verb.options->limit, "At most so many (20)")
      ->check(CLI::Range(1, 1'000'000));
}

void add_query(CLI::App& app, Choice& choice) {
  const auto verb = add_verb<Query>(app, choice, "query",
                                    "A question to the knowledge, in the language of the rules",
                                    query, {Format::kText, Format::kJson, Format::kCsv});
  verb.app->add_option("BODY", verb.options->body, "The body of a rule; - reads the standard input")
      ->required();
  verb.app->add_option("--limit", verb.options->limit, "At most so many rows (all)")
      ->check(CLI::Range(1, 1'000'000'000));
  add_limits(*verb.app, verb.options->limits, verb.options->megabytes);
}

void add_kb(CLI::App& app, Choice& choice) {
  CLI::App* kb = add_app(app, "kb", "The knowledge store");
  kb->require_subcommand(1);
  const auto verb =
      add_verb<KbImport>(*kb, choice, "import", "Packs into the store", kb_import, kTextOnly);
  verb.app->add_option("FILE", verb.options->files, "Packs (JSON-LD)")->required();
  add_verb<KbVerify>(*kb, choice, "verify", "Whether the stored knowledge is sound", kb_verify,
                     kTextOnly);
  add_verb<KbStats>(*kb, choice, "stats", "Packs, and how much knowledge there is", kb_stats);
}

}  // namespace

void add_knowledge_verbs(CLI::App& app, Choice& choice) {
  add_show(app, choice);
  add_search(app, choice);
  add_list(app, choice);
  add_path(app, choice);
  add_neighbours(app, choice);
  add_compare(app, choice);
  add_central(app, choice);
  add_query(app, choice);
}

void add_store_verbs(CLI::App& app, Choice& choice) { add_kb(app, choice); }

}  // namespace clusterwise::cli

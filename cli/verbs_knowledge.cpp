// The verbs on the knowledge: concepts, how they hang together, the store.
#include "cli/verb.h"
#include "cli/verbs.h"

namespace clusterwise::cli {
namespace {

void add_show(CLI::App& app, Choice& choice) {
  const auto verb =
      add_verb<Show>(app, choice, "show",
                     "A concept: definition, links, claims; or a claim and what rests on it", show);
  verb.app->add_option("NAME", verb.options->name, "Id, label or alias of a concept; id of a claim")
      ->required();
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

void add_export(CLI::App& kb, Choice& choice) {
  const auto verb = add_verb<KbExport>(
      kb, choice, "export", "Packs out of the store, for other programs", kb_export,
      {Format::kJsonLd, Format::kTurtle, Format::kGraphml, Format::kCsv});
  verb.app->add_option("PACK", verb.options->packs, "Ids of packs; without any, all");
  add_output(*verb.app, choice, verb.options->output,
             "File to write; .jsonld, .ttl or .graphml chooses the format. A folder, for csv and "
             "for several packs as jsonld");
  verb.app->add_flag("--excel", verb.options->for_excel,
                     "csv with the mark by which Excel reads Chinese");
}

void add_graph(CLI::App& app, Choice& choice) {
  constexpr std::size_t kDeepest = 1000;
  const auto verb =
      add_verb<Graph>(app, choice, "graph",
                      "A drawing of a concept and what lies around it, or of all", graph, kDrawing);
  verb.app->add_option("NAME", verb.options->name, "Id, label or alias of a concept");
  verb.app->add_option("--depth", verb.options->depth, "So many links from the concept (1)")
      ->check(CLI::Range(std::size_t{0}, kDeepest));
  verb.app
      ->add_option("--via", verb.options->relations, "Only links of this relation; may be repeated")
      ->type_name("RELATION")
      ->allow_extra_args(false);
  verb.app->add_option("--kind", verb.options->kinds, "Only concepts of this kind; may be repeated")
      ->type_name("KIND")
      ->allow_extra_args(false);
  verb.app->add_option("--pack", verb.options->packs, "Only concepts of this pack; may be repeated")
      ->type_name("PACK")
      ->allow_extra_args(false);
  add_output(*verb.app, choice, verb.options->output,
             "Write to this file, whole or not at all; .svg, .dot, .graphml, .ttl or .jsonld "
             "chooses the format");
}

void add_kb(CLI::App& app, Choice& choice) {
  CLI::App* kb = add_app(app, "kb", "The knowledge store");
  kb->require_subcommand(1);
  add_verb<KbPacks>(*kb, choice, "packs", "The packs, and how they rest on each other", kb_packs);
  const auto import =
      add_verb<KbImport>(*kb, choice, "import", "Packs into the store", kb_import, kTextOnly);
  import.app
      ->add_option("FILE", import.options->files,
                   "Packs: documents (JSON-LD), tables (CSV), or folders of them; all come in or "
                   "none")
      ->required();
  import.app->add_option("--id", import.options->naming.id,
                         "Id of a pack of tables without pack.csv");
  import.app->add_option("--title", import.options->naming.title, "Its title");
  import.app->add_option("--source", import.options->naming.source,
                         "Its source: the id of a concept of that kind");
  add_export(*kb, choice);
  const auto remove =
      add_verb<KbRemove>(*kb, choice, "remove", "A pack out of the store", kb_remove, kTextOnly);
  remove.app->add_option("PACK", remove.options->pack, "Id of a pack")->required();
  const auto begin = add_verb<KbNewPack>(*kb, choice, "new-pack", "A pack to begin with, explained",
                                         kb_new_pack, kTextOnly);
  begin.app->add_option("NAME", begin.options->name, "Id of the new pack")->required();
  begin.app->add_option("-o,--output", begin.options->output,
                        "Write to this file (NAME.jsonld); - is the standard output");
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
  add_graph(app, choice);
}

void add_store_verbs(CLI::App& app, Choice& choice) { add_kb(app, choice); }

}  // namespace clusterwise::cli

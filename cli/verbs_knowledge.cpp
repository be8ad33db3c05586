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

void add_path(CLI::App& app, Choice& choice) {
  const auto verb =
      add_verb<Path>(app, choice, "path", "How two concepts hang together, step by step", path);
  verb.app->add_option("A", verb.options->from, "Id, label or alias of a concept")->required();
  verb.app->add_option("B", verb.options->to, "Id, label or alias of another")->required();
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
  verb.app
      ->add_option("-o,--output", verb.options->output,
                   "Write to this file, whole or not at all, instead of the standard output")
      ->type_name("FILE");
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
  add_graph(app, choice);
}

void add_store_verbs(CLI::App& app, Choice& choice) { add_kb(app, choice); }

}  // namespace clusterwise::cli

#include <chrono>
#include <fmt/format.h>
#include <ostream>
#include <sstream>

#include "cli/commands.h"
#include "cli/drawing.h"
#include "cli/drawing_svg.h"
#include "cli/open_store.h"
#include "cli/pending_file.h"
#include "cli/placement.h"
#include "cli/render_dot.h"
#include "cli/resolve.h"
#include "cli/write_excerpt.h"

namespace clusterwise::cli {
namespace {

// A picture of more is neither laid out in a bearable time nor read by anybody.
constexpr std::size_t kMostConcepts = 1000;
constexpr std::size_t kMostLinks = 5000;
constexpr std::chrono::seconds kTimeLimit{60};

Reported<std::vector<std::string>> kind_ids(const std::vector<std::string>& names,
                                            const kb::Store& store, Environment& env) {
  std::vector<std::string> ids;
  for (const std::string& name : names) {
    const auto kind = resolve_kind(name, store, env);
    if (!kind) return tl::unexpected(kind.error());
    ids.push_back(kind->id);
  }
  return ids;
}

Reported<Selection> selection_of(const Graph& options, const kb::Store& store, Environment& env) {
  Selection selection;
  if (!options.name.empty()) {
    auto subject = resolve_concept(options.name, store, env);
    if (!subject) return tl::unexpected(subject.error());
    selection.concept_id = std::move(subject->id);
    selection.depth = options.depth.value_or(1);
  }
  auto kinds = kind_ids(options.kinds, store, env);
  if (!kinds) return tl::unexpected(kinds.error());
  auto relations = resolve_relations(options.relations, store, env);
  if (!relations) return tl::unexpected(relations.error());
  auto packs = resolve_packs(options.packs, store, env);
  if (!packs) return tl::unexpected(packs.error());
  selection.packs = *std::move(packs);
  selection.kinds = *std::move(kinds);
  selection.relations = *std::move(relations);
  return selection;
}

// What is drawn, with all that the store says of it.
kb::Result<kb::Excerpt> excerpt_of(const Drawing& drawing, const kb::Store& store) {
  std::vector<kb::Concept> concepts;
  for (const DrawnConcept& one : drawing.concepts) {
    if (auto found = store.find(one.id)) concepts.push_back(*std::move(found));
  }
  std::vector<kb::Link> links;
  for (const DrawnLink& link : drawing.links) {
    auto found =
        store.find_link({drawing.concepts[link.from].id, drawing.relation_ids[link.relation],
                         drawing.concepts[link.to].id});
    if (found) links.push_back(*std::move(found));
  }
  return kb::part_of(store, std::move(concepts), std::move(links));
}

bool is_picture(Format format) { return format == Format::kSvg || format == Format::kDot; }

Exit too_large(const Drawing& drawing, Environment& env) {
  return report(
      kb::Failure{
          fmt::format("{} concepts with {} links are too many for a picture, which has at "
                      "most {} with {}",
                      drawing.concepts.size(), drawing.links.size(), kMostConcepts, kMostLinks),
          "name a concept, lower --depth, narrow by --kind, --pack or --via, or write --format "
          "dot"},
      env);
}

Exit write(const Drawing& drawing, std::ostream& out, Environment& env) {
  if (env.format == Format::kDot) {
    out << render_dot(drawing);
    return Exit::kDone;
  }
  if (drawing.concepts.size() > kMostConcepts || drawing.links.size() > kMostLinks)
    return too_large(drawing, env);
  auto placement = placement_of(drawing, env.layout_program, kTimeLimit);
  if (!placement) {
    kb::Failure failure = std::move(placement.error());
    if (failure.note.empty())
      failure.note = "install graphviz, which lays the picture out, or write --format dot";
    return report(failure, env);
  }
  write_svg(drawing, *placement, out);
  return Exit::kDone;
}

Exit write_to_file(const Drawing& drawing, const std::filesystem::path& file, Environment& env) {
  std::ostringstream text;
  const Exit exit = write(drawing, text, env);
  if (exit != Exit::kDone) return exit;
  const auto written = PendingFile::write(file, text.str());
  return written ? Exit::kDone : report(written.error(), env);
}

}  // namespace

Exit graph(const Graph& options, Environment& env) {
  if (options.name.empty() && options.depth) {
    env.err << "clusterwise: --depth is counted from a concept, and none is named\n"
               "  see: clusterwise graph --help\n";
    return Exit::kUsage;
  }
  const auto store = open_store(kb::Store::Mode::kReadOnly, env);
  if (!store) return store.error();
  const auto selection = selection_of(options, *store, env);
  if (!selection) return selection.error();
  const Language language = env.language_chosen ? env.language : Language::kBoth;
  const Drawing drawing = drawing_of(*selection, language, *store);
  if (store->failure()) return report(*store->failure(), env);
  if (drawing.concepts.empty())
    return refuse("there is nothing to draw: no concept is left", "widen --kind, --pack or --via",
                  env);
  if (!is_picture(env.format)) {
    const auto excerpt = excerpt_of(drawing, *store);
    return excerpt ? write_excerpt(*excerpt, options.output, env) : report(excerpt.error(), env);
  }
  const bool to_file = !options.output.empty() && options.output != "-";
  return to_file ? write_to_file(drawing, options.output, env) : write(drawing, env.out, env);
}

}  // namespace clusterwise::cli

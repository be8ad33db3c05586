#include <chrono>
#include <fmt/format.h>
#include <ostream>

#include "cli/commands.h"
#include "cli/drawing.h"
#include "cli/drawing_svg.h"
#include "cli/open_store.h"
#include "cli/output.h"
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

// With all that the store says of it.
kb::Result<kb::Excerpt> excerpt_of(Selected selected, const kb::Store& store) {
  std::vector<kb::Link> links;
  for (const kb::Edge& edge : selected.links) {
    if (auto found = store.find_link(edge)) links.push_back(*std::move(found));
  }
  return kb::part_of(store, std::move(selected.concepts), std::move(links));
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

}  // namespace

Exit graph(const Graph& options, Environment& env) {
  if (options.name.empty() && options.depth) {
    return misuse("--depth is counted from a concept, and none is named",
                  "name it: clusterwise graph NAME --depth N", env);
  }
  const auto store = open_store(kb::Store::Mode::kReadOnly, env);
  if (!store) return store.error();
  const auto selection = selection_of(options, *store, env);
  if (!selection) return selection.error();
  Selected selected = select(*selection, *store);
  if (selected.concepts.empty())
    return refuse("there is nothing to draw: no concept is left", "widen --kind, --pack or --via",
                  env);
  if (!is_picture(env.format)) {
    const auto excerpt = excerpt_of(std::move(selected), *store);
    return excerpt ? write_excerpt(*excerpt, options.output, env) : report(excerpt.error(), env);
  }
  const Language language = env.language_chosen ? env.language : Language::kBoth;
  const Drawing drawing = drawing_of(selected, language, *store);
  return write_output(options.output, env,
                      [&](std::ostream& out) { return write(drawing, out, env); });
}

}  // namespace clusterwise::cli

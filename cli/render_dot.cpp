// https://graphviz.org/doc/info/lang.html has the grammar. Labels of concepts are plain strings, in
// which Graphviz reads escapes with a backslash and entities of HTML; those of links, and the key,
// are its "HTML-like labels", which can be given a size.
#include "cli/render_dot.h"

#include <cmath>
#include <fmt/format.h>
#include <iterator>

#include "cli/drawing_look.h"
#include "cli/html_page.h"
#include "cli/terminal_text.h"

namespace clusterwise::cli {
namespace {

constexpr double kPointsPerInch = 72;
constexpr std::size_t kKeyColumns = 6;

std::string_view style_of(Outline outline) {
  switch (outline) {
    case Outline::kRounded:
      return "filled,rounded";
    case Outline::kDashed:
      return "filled,dashed";
    case Outline::kSquare:
      break;
  }
  return "filled";
}

std::string_view style_of(Stroke stroke) {
  switch (stroke) {
    case Stroke::kDashed:
      return "dashed";
    case Stroke::kDotted:
      return "dotted";
    case Stroke::kBold:
      return "bold";
    case Stroke::kSolid:
      break;
  }
  return "solid";
}

// A line of that stroke, in letters.
std::string_view sample_of(Stroke stroke) {
  switch (stroke) {
    case Stroke::kDashed:
      return "– – →";
    case Stroke::kDotted:
      return "· · · →";
    case Stroke::kBold:
      return "━━▶";
    case Stroke::kSolid:
      break;
  }
  return "——→";
}

std::string lines_of(const Label& label) {
  std::string text;
  for (const LabelLine& line : label.lines) text += (text.empty() ? "" : "\n") + line.text;
  return text;
}

std::string html_lines(const Label& label) {
  std::string text;
  for (const LabelLine& line : label.lines)
    text += (text.empty() ? "" : "<BR/>") + html_escaped(line.text);
  return text;
}

// A label that takes the room that we gave it, whatever fonts Graphviz finds.
std::string sized(const Label& label) {
  return fmt::format(
      "<<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLPADDING=\"0\" CELLSPACING=\"0\" "
      "FIXEDSIZE=\"TRUE\" WIDTH=\"{:.0f}\" HEIGHT=\"{:.0f}\"><TR><TD>{}</TD></TR></TABLE>>",
      std::ceil(label.width), std::ceil(label.height), html_lines(label));
}

class DotWriter {
 public:
  DotWriter(const Drawing& drawing, bool for_layout)
      : drawing_(drawing),
        for_layout_(for_layout),
        layers_(arrangement_of(drawing) == Arrangement::kLayers) {}

  std::string write() {
    put("digraph clusterwise {{\n");
    defaults();
    for (std::size_t i = 0; i < drawing_.concepts.size(); ++i) concept_at(i);
    for (std::size_t i = 0; i < drawing_.links.size(); ++i) link_at(i);
    put("}}\n");
    return std::move(text_);
  }

 private:
  template <typename... Values>
  void put(fmt::format_string<Values...> format, Values&&... values) {
    fmt::format_to(std::back_inserter(text_), format, std::forward<Values>(values)...);
  }

  void defaults() {
    if (layers_) {
      put("  graph [layout=dot, rankdir=LR, ranksep=0.3, nodesep=0.12");
    } else {
      put("  graph [layout=sfdp, overlap=prism, overlap_scaling=-1, sep=\"+{}\", splines=line",
          kGap);
    }
    put(", outputorder=edgesfirst, bgcolor=white, fontname={}, fontsize={}", dot_quoted(kFonts),
        kLinkFont);
    if (!for_layout_) key();
    put("];\n");
    put("  node [shape=box, fixedsize=true, color=\"#444444\", penwidth=0.6, fontname={}, "
        "fontsize={}];\n",
        dot_quoted(kFonts), kLabelFont);
    put("  edge [arrowsize=0.6, fontname={}, fontsize={}];\n", dot_quoted(kFonts), kLinkFont);
  }

  void concept_at(std::size_t index) {
    const DrawnConcept& drawn = drawing_.concepts[index];
    const Label label = concept_label(drawn.label, drawing_.language);
    const KindLook look = look_of_kind(drawing_.kinds[drawn.kind].place);
    put("  {} [label={}, width={:.3f}, height={:.3f}, style={}, fillcolor=\"{}\"{}", name(index),
        dot_quoted(lines_of(label)), label.width / kPointsPerInch, label.height / kPointsPerInch,
        dot_quoted(style_of(look.outline)), look.fill,
        drawing_.subject == index ? ", penwidth=2" : "");
    put(", id={}, tooltip={}];\n", name(index),
        dot_quoted(one_line(drawn.definition, drawing_.language)));
  }

  void link_at(std::size_t index) {
    const DrawnLink& drawn = drawing_.links[index];
    const kb::Text& relation = drawing_.relations[drawn.relation];
    const RelationLook look = look_of_relation(drawn.relation);
    put("  {} -> {} [color=\"{}\", style={}", name(drawn.from), name(drawn.to), look.colour,
        style_of(look.stroke));
    if (layers_) put(", label={}", sized(link_label(relation, drawing_.language)));
    if (for_layout_) {
      put(", id=\"link-{}\"", index);
    } else {
      put(", tooltip={}", dot_quoted(one_line(relation, drawing_.language)));
    }
    put("];\n");
  }

  void key() {
    put(", labelloc=b, label=<<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"4\">");
    std::size_t cells = 0;
    const auto begin_cell = [&] {
      if (cells++ % kKeyColumns == 0) put("{}<TR>", cells == 1 ? "" : "</TR>");
    };
    for (const DrawnKind& kind : drawing_.kinds) {
      begin_cell();
      const KindLook look = look_of_kind(kind.place);
      put("<TD BORDER=\"1\" COLOR=\"#444444\" BGCOLOR=\"{}\" STYLE=\"{}\">{}</TD>", look.fill,
          look.outline == Outline::kSquare   ? "SOLID"
          : look.outline == Outline::kDashed ? "DASHED"
                                             : "ROUNDED",
          key_text(kind.label));
    }
    for (std::size_t i = 0; !layers_ && i < drawing_.relations.size(); ++i) {
      begin_cell();
      const RelationLook look = look_of_relation(i);
      put("<TD><FONT COLOR=\"{}\">{}</FONT> {}</TD>", look.colour, sample_of(look.stroke),
          key_text(drawing_.relations[i]));
    }
    put("{}</TABLE>>", cells == 0 ? "<TR><TD></TD></TR>" : "</TR>");
  }

  std::string key_text(const kb::Text& text) const {
    return html_escaped(one_line(text, drawing_.language));
  }
  std::string name(std::size_t index) const { return dot_quoted(drawing_.concepts[index].id); }

  const Drawing& drawing_;
  bool for_layout_;
  bool layers_;
  std::string text_;
};

}  // namespace

std::string render_dot(const Drawing& drawing) { return DotWriter(drawing, false).write(); }

std::string render_dot_for_layout(const Drawing& drawing) {
  return DotWriter(drawing, true).write();
}

std::string dot_quoted(std::string_view text) {
  std::string result = "\"";
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    const std::string_view bytes = text.substr(at, point.bytes);
    at += point.bytes;
    if (bytes == "\n") {
      result += "\\n";
    } else if (bytes == "\"" || bytes == "\\") {
      result.append("\\").append(bytes);
    } else if (bytes == "&") {
      result += "&amp;";
    } else {
      result += printable(bytes);
    }
  }
  return result + '"';
}

}  // namespace clusterwise::cli

// GraphML 1.0 (Brandes and others, 2002): attributes are declared as keys, then come nodes, then
// edges. Attributes are the columns of the tables of concepts and links, so that both formats call
// everything alike; "label" is the name by which graph programs look for what to show.
#include <fmt/format.h>
#include <iterator>
#include <ostream>
#include <unordered_map>

#include "kb/csv_columns.h"
#include "kb/exchange.h"
#include "kb/extension.h"
#include "kb/pack_records.h"

namespace clusterwise::kb {
namespace {

// What XML 1.0 does not allow even escaped is replaced by the character for the unreadable.
void append_xml(std::string& to, std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool noncharacter =
        c == '\xEF' && (text.substr(i, 3) == "\xEF\xBF\xBE" || text.substr(i, 3) == "\xEF\xBF\xBF");
    if (noncharacter) {
      to += "\uFFFD";
      i += 2;
    } else if (c == '&') {
      to += "&amp;";
    } else if (c == '<') {
      to += "&lt;";
    } else if (c == '>') {
      to += "&gt;";
    } else if (c == '"') {
      to += "&quot;";
    } else if (c == '\r') {  // a reader would make a line end of it
      to += "&#13;";
    } else if (static_cast<unsigned char>(c) < 0x20U && c != '\n' && c != '\t') {
      to += "\uFFFD";
    } else {
      to += c;
    }
  }
}

// Ids within a document are of nodes, edges and keys together.
std::string node_key(std::string_view name) { return fmt::format("node.{}", name); }
std::string edge_key(std::string_view name) { return fmt::format("edge.{}", name); }

// Columns that are attributes: not those that are ids of the node or of the edge's ends.
bool is_attribute(const Column& column) {
  return column.name != "id" && column.name != "from" && column.name != "to";
}

class Writer {
 public:
  Writer(const Excerpt& excerpt, LabelLanguage language, std::ostream& out)
      : excerpt_(excerpt), language_(language), out_(out) {
    for (const Relation& one : excerpt.relations) relations_.emplace(one.id, &one);
    for (const Pack& pack : excerpt.packs) {
      for (const Extension& one : pack.extensions) extensions_[one.id].push_back(&one);
    }
  }

  void write() {
    out_ << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\"\n"
            "    xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"\n"
            "    xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns\n"
            "        http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n";
    write_keys();
    out_ << "  <graph id=\"graph\" edgedefault=\"directed\">\n";
    for (const Pack& pack : excerpt_.packs) {
      for (const Concept& one : pack.concepts) write_node(extended(one));
    }
    for (const Concept& one : excerpt_.others) write_node(one);
    for (const Pack& pack : excerpt_.packs) {
      for (const Link& link : pack.links) write_edge(link);
    }
    out_ << "  </graph>\n</graphml>\n";
  }

 private:
  void write_keys() {
    write_key("node", "label");
    for (const Column& column : concept_columns_) {
      if (is_attribute(column)) write_key("node", column.name, column.type);
    }
    write_key("node", "pack");
    for (const char* name : {"label", "label_en", "label_zh"}) write_key("edge", name);
    for (const Column& column : link_columns_) {
      if (is_attribute(column)) write_key("edge", column.name);
    }
    write_key("edge", "pack");
  }

  void write_key(std::string_view of, std::string_view name, CellType type = CellType::kText) {
    out_ << fmt::format("  <key id=\"{}.{}\" for=\"{}\" attr.name=\"{}\" attr.type=\"{}\"/>\n", of,
                        name, of, name, type == CellType::kNumber ? "double" : "string");
  }

  void add_data(const std::string& key, std::string_view value) {
    if (value.empty()) return;
    fmt::format_to(std::back_inserter(line_), "<data key=\"{}\">", key);
    append_xml(line_, value);
    line_ += "</data>";
  }

  // With what the packs add to it.
  Concept extended(Concept one) const {
    const auto extensions = extensions_.find(one.id);
    if (extensions == extensions_.end()) return one;
    for (const Extension* extension : extensions->second) add_to(one, *extension);
    return one;
  }

  std::string_view shown(const Text& label) const {
    return language_ == LabelLanguage::kEnglish ? label.en : label.zh;
  }

  void write_node(const Concept& one) {
    line_ = fmt::format("    <node id=\"{}\">", one.id);
    add_data(node_key("label"), shown(one.label));
    const Json record = record_of(one);
    for (const Column& column : concept_columns_) {
      if (is_attribute(column)) add_data(node_key(column.name), cell_of(record, column));
    }
    add_data(node_key("pack"), one.pack);
    out_ << line_ << "</node>\n";
  }

  void write_edge(const Link& link) {
    line_ = fmt::format("    <edge id=\"edge.{}\" source=\"{}\" target=\"{}\">", ++edges_,
                        link.from, link.to);
    if (const auto relation = relations_.find(link.relation); relation != relations_.end()) {
      add_data(edge_key("label"), shown(relation->second->label));
      add_data(edge_key("label_en"), relation->second->label.en);
      add_data(edge_key("label_zh"), relation->second->label.zh);
    }
    const Json record = record_of(link);
    for (const Column& column : link_columns_) {
      if (is_attribute(column)) add_data(edge_key(column.name), cell_of(record, column));
    }
    add_data(edge_key("pack"), link.pack);
    out_ << line_ << "</edge>\n";
  }

  const Excerpt& excerpt_;
  LabelLanguage language_;
  std::ostream& out_;
  std::span<const Column> concept_columns_ = find_table_shape("concepts.csv")->columns;
  std::span<const Column> link_columns_ = find_table_shape("links.csv")->columns;
  std::unordered_map<std::string_view, const Relation*> relations_;
  std::unordered_map<std::string_view, std::vector<const Extension*>> extensions_;
  std::size_t edges_ = 0;
  std::string line_;
};

}  // namespace

void write_graphml(const Excerpt& excerpt, LabelLanguage language, std::ostream& out) {
  Writer(excerpt, language, out).write();
}

}  // namespace clusterwise::kb

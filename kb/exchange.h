// Knowledge for other programs: JSON-LD, Turtle, GraphML, tables of CSV. One writer a format, each
// in a file of its own; what they write is a value, so that a whole store and the surroundings of
// one concept are written alike.
//
// Writers give all to the stream as they go; whether it took it, the stream says.
#pragma once

#include <iosfwd>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kb/knowledge.h"
#include "kb/store.h"

namespace clusterwise::kb {

// Packs, or parts of packs: then some of their records are left out.
struct Excerpt {
  std::vector<Pack> packs;
  std::vector<Relation> relations;  // at least those of the links; for their labels
  // What extensions and links are about, but is a concept of none of the packs; with all that the
  // store says of it.
  std::vector<Concept> others;
  bool is_part = false;  // some records of the packs may be left out
};

// The packs of these ids, whole. REQUIRES: the store has them.
Result<Excerpt> whole_packs(const Store& store, std::span<const std::string> ids);
// Those concepts and links, by pack, with the claims that they rest on, and with what extensions of
// any pack add to the concepts.
Result<Excerpt> part_of(const Store& store, std::vector<Concept> concepts, std::vector<Link> links);

// One whole pack: a document that can be imported, and gives the same bytes when it is exported
// again. Several, or parts: the graphs of all, in one document that cannot, so that no pack is ever
// replaced by a part of it. The context is in the document, so that
// it can be read anywhere.
void write_jsonld(const Excerpt& excerpt, std::ostream& out);

// The graph that JSON-LD 1.1 makes of write_jsonld(), and what follows from it: each link also as a
// triple of its own, its types, and those of kinds, relations, concepts and claims.
void write_turtle(const Excerpt& excerpt, std::ostream& out);

enum class LabelLanguage { kEnglish, kChinese };

// Concepts as nodes and links as edges, with the attributes that graph programs show: "label" is in
// that language.
void write_graphml(const Excerpt& excerpt, LabelLanguage language, std::ostream& out);

// The files that hold a pack as tables: "pack.csv", "kinds.csv" …
std::vector<std::string_view> table_names();
// One of them: RFC 4180, a line of headings first; all of a table is there even where it has no
// rows. REQUIRES: it is one of table_names().
void write_table(const Pack& pack, std::string_view name, std::ostream& out);

}  // namespace clusterwise::kb

// RDF 1.1 Turtle. The triples are those that JSON-LD 1.1 makes of a pack's document and its context
// (packs/ context.jsonld), so each field here has its counterpart there; and the types, and the
// links as triples of their own, which follow from them but which few readers would infer.
#include <cctype>
#include <fmt/format.h>
#include <iterator>
#include <ostream>

#include "kb/exchange.h"
#include "kb/json_text.h"
#include "kb/number_text.h"

namespace clusterwise::kb {
namespace {

constexpr std::string_view kPrefixes =
    "@prefix cw: <https://w3id.org/clusterwise/> .\n"
    "@prefix dcterms: <http://purl.org/dc/terms/> .\n"
    "@prefix owl: <http://www.w3.org/2002/07/owl#> .\n"
    "@prefix prov: <http://www.w3.org/ns/prov#> .\n"
    "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n"
    "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
    "@prefix schema: <https://schema.org/> .\n"
    "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
    "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n";

using Ids = std::vector<std::string>;

void append_escaped(std::string& to, std::string_view text) {
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      to += '\\';
      to += c;
    } else if (c == '\n') {
      to += "\\n";
    } else if (c == '\r') {
      to += "\\r";
    } else if (static_cast<unsigned char>(c) < 0x20U) {
      fmt::format_to(std::back_inserter(to), "\\u{:04X}", static_cast<unsigned char>(c));
    } else {
      to += c;
    }
  }
}

std::string literal(std::string_view text, std::string_view suffix = {}) {
  std::string quoted = "\"";
  append_escaped(quoted, text);
  quoted += '"';
  return quoted.append(suffix);
}

// Letters, digits and what joins them within an id; such a name needs no escape.
bool is_local_name(std::string_view name) {
  const auto is_plain = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; };
  for (const char c : name) {
    if (!is_plain(c) && c != '-' && c != '_' && c != '.') return false;
  }
  return !name.empty() && is_plain(name.front()) && is_plain(name.back());
}

// RFC 8785, as a literal of type rdf:JSON holds it.
std::string canonical_json(const Display& display) {
  std::string text;
  const auto add = [&](std::string_view language, double factor, std::string_view unit) {
    text += fmt::format("\"{}\":{{\"factor\":{},\"unit\":", language, number_text(factor));
    append_json(text, unit);
    text += '}';
  };
  text += '{';
  add("en", display.factor_en, display.unit.en);
  text += ',';
  add("zh", display.factor_zh, display.unit.zh);
  text += '}';
  return text;
}

// The statements about one subject.
class Subject {
 public:
  explicit Subject(const std::string& id) { text_ = "cw:" + id; }

  Subject& with(std::string_view predicate, std::string_view object) {
    text_ += first_ ? " " : " ;\n    ";
    text_.append(predicate).append(" ").append(object);
    first_ = false;
    return *this;
  }
  Subject& with(std::string_view predicate, const Text& text) {
    return with(predicate, literal(text.en, "@en") + ", " + literal(text.zh, "@zh"));
  }
  Subject& with(std::string_view predicate, const Ids& ids) {
    return ids.empty() ? *this : with(predicate, fmt::format("cw:{}", fmt::join(ids, ", cw:")));
  }
  Subject& with(std::string_view predicate, const std::optional<double>& number) {
    if (!number) return *this;
    return with(predicate, fmt::format("\"{}\"^^xsd:double", xsd_double_text(*number)));
  }
  std::string text() const { return text_ + " .\n"; }

 private:
  std::string text_;
  bool first_ = true;
};

class Writer {
 public:
  explicit Writer(std::ostream& out) : out_(out) {}

  void write(const Pack& pack) {
    write_head(pack);
    for (const Kind& one : pack.kinds) write_kind(pack, one);
    for (const Relation& one : pack.relations) write_relation(pack, one);
    for (const Claim& one : pack.claims) write_claim(pack, one);
    for (const Concept& one : pack.concepts) write_concept(one);
    for (const Extension& one : pack.extensions) write_extension(pack, one);
    for (const Link& one : pack.links) write_link(pack, one);
  }

 private:
  void put(const Subject& subject) { out_ << '\n' << subject.text(); }

  void write_head(const Pack& pack) {
    put(Subject(pack.id)
            .with("a", "skos:ConceptScheme")
            .with("owl:versionInfo", literal(pack.version))
            .with("dcterms:title", pack.title)
            .with("dcterms:description", pack.description)
            .with("prov:hadPrimarySource", "cw:" + pack.source));
  }

  void write_kind(const Pack& pack, const Kind& kind) {
    put(Subject(pack.id).with("cw:declaresKind", "cw:" + kind.id));
    out_ << Subject(kind.id)
                .with("a", "rdfs:Class")
                .with("rdfs:subClassOf", "skos:Concept")
                .with("skos:prefLabel", kind.label)
                .with("cw:plural", kind.plural)
                .with("skos:definition", kind.definition)
                .text();
  }

  void write_relation(const Pack& pack, const Relation& relation) {
    put(Subject(pack.id).with("cw:declaresRelation", "cw:" + relation.id));
    out_ << Subject(relation.id)
                .with("a", "rdf:Property")
                .with("skos:prefLabel", relation.label)
                .with("cw:inverse", relation.inverse)
                .with("skos:definition", relation.definition)
                .with("schema:domainIncludes", relation.from)
                .with("schema:rangeIncludes", relation.to)
                .text();
  }

  void write_claim(const Pack& pack, const Claim& claim) {
    put(Subject(pack.id).with("prov:wasDerivedFrom", "cw:" + claim.id));
    Subject subject(claim.id);
    subject.with("a", "prov:Entity");
    // The kind of a claim may be any words; only where they can be part of an IRI, they are a
    // class.
    if (is_local_name(claim.kind)) {
      subject.with("a", "cw:" + claim.kind);
    } else {
      subject.with("cw:kind", literal(claim.kind));
    }
    subject.with("cw:section", literal(claim.section)).with("cw:text", claim.text);
    if (claim.source != pack.source) subject.with("prov:hadPrimarySource", "cw:" + claim.source);
    out_ << subject.text();
  }

  void write_concept(const Concept& one) {
    Subject subject(one.id);
    subject.with("a", "skos:Concept, cw:" + one.kind)
        .with("skos:inScheme", "cw:" + one.pack)
        .with("skos:prefLabel", one.label);
    add(subject, one.aliases);
    subject.with("skos:definition", one.definition);
    if (!one.citation.empty()) subject.with("dcterms:bibliographicCitation", literal(one.citation));
    if (one.measurement) add(subject, *one.measurement);
    put(subject.with("prov:wasDerivedFrom", one.claims));
  }

  void write_extension(const Pack& pack, const Extension& extension) {
    put(Subject(pack.id).with("cw:extends", "cw:" + extension.id));
    Subject subject(extension.id);
    add(subject, extension.aliases);
    out_ << subject.with("prov:wasDerivedFrom", extension.claims).text();
  }

  static void add(Subject& subject, const Aliases& aliases) {
    for (const std::string& alias : aliases.en) {
      subject.with("skos:altLabel", literal(alias, "@en"));
    }
    for (const std::string& alias : aliases.zh) {
      subject.with("skos:altLabel", literal(alias, "@zh"));
    }
  }

  static void add(Subject& subject, const Measurement& measured) {
    subject.with("cw:unit", measured.unit)
        .with("cw:minimum", measured.minimum)
        .with("cw:maximum", measured.maximum);
    if (!measured.better.empty()) subject.with("cw:better", "cw:" + measured.better);
    if (measured.display)
      subject.with("cw:display", literal(canonical_json(*measured.display), "^^rdf:JSON"));
  }

  void write_link(const Pack& pack, const Link& link) {
    out_ << fmt::format(
        "\ncw:{0} cw:{1} cw:{2} .\n"
        "cw:{3} cw:asserts [ a rdf:Statement ; rdf:subject cw:{0} ; rdf:predicate cw:{1} ;"
        " rdf:object cw:{2} ; prov:wasDerivedFrom cw:{4} ] .\n",
        link.from, link.relation, link.to, pack.id, fmt::join(link.claims, ", cw:"));
  }

  std::ostream& out_;
};

}  // namespace

void write_turtle(const Excerpt& excerpt, std::ostream& out) {
  out << kPrefixes;
  for (const Pack& pack : excerpt.packs) Writer(out).write(pack);
}

}  // namespace clusterwise::kb

// The document of a pack as the shipped ones are laid out: one record a line. The context, which
// these fetch from beside them, is put in: what is exported may lie anywhere.
#include <ostream>

#include "kb/embedded.h"
#include "kb/exchange.h"
#include "kb/json_text.h"
#include "kb/pack_records.h"

namespace clusterwise::kb {
namespace {

// The member "@context" of the context's document, with its indentation.
std::string_view context_member() {
  std::string_view text = embedded::context_jsonld();
  text.remove_prefix(text.find('\n') + 1);
  text.remove_suffix(text.size() - text.rfind('}'));
  text.remove_suffix(text.size() - (text.find_last_not_of(" \r\n") + 1));
  return text;
}

class Writer {
 public:
  Writer(std::ostream& out, std::string_view indent) : out_(out), indent_(indent) {}

  void write(const Pack& pack) {
    member("@type", Json{std::string("Pack")});
    write_head(record_of(pack));
    write_list("kinds", pack.kinds, [](const Kind& one) { return record_of(one); });
    write_list("relations", pack.relations, [](const Relation& one) { return record_of(one); });
    write_list("claims", pack.claims, [&](const Claim& one) { return record_of(one, pack); });
    write_list("concepts", pack.concepts, [](const Concept& one) { return record_of(one); });
    write_list("extensions", pack.extensions, [](const Extension& one) { return record_of(one); });
    write_list("links", pack.links, [](const Link& one) { return record_of(one); });
  }

 private:
  // Id and version stand on one line.
  void write_head(const Json& head) {
    for (const JsonMember& one : *head.object()) {
      out_ << (one.key == "version" ? ", " : ",\n" + std::string(indent_));
      pair(one.key, one.value);
    }
  }

  template <typename Record, typename ToJson>
  void write_list(std::string_view name, const std::vector<Record>& records, ToJson to_json) {
    if (records.empty()) return;
    out_ << ",\n" << indent_ << '"' << name << "\": [";
    for (std::size_t i = 0; i < records.size(); ++i) {
      line_ = i == 0 ? "\n" : ",\n";
      line_.append(indent_).append("  ");
      append_json(line_, to_json(records[i]));
      out_ << line_;
    }
    out_ << '\n' << indent_ << ']';
  }

  void member(std::string_view key, const Json& value) {
    out_ << indent_;
    pair(key, value);
  }
  void pair(std::string_view key, const Json& value) {
    line_.clear();
    append_json(line_, key);
    line_ += ": ";
    append_json(line_, value);
    out_ << line_;
  }

  std::ostream& out_;
  std::string_view indent_;
  std::string line_;
};

}  // namespace

void write_jsonld(const Excerpt& excerpt, std::ostream& out) {
  out << "{\n" << context_member() << ",\n";
  if (excerpt.packs.size() == 1 && !excerpt.is_part) {
    Writer(out, "  ").write(excerpt.packs.front());
  } else {
    out << "  \"@graph\": [";
    for (std::size_t i = 0; i < excerpt.packs.size(); ++i) {
      out << (i == 0 ? "\n    {\n" : ",\n    {\n");
      Writer(out, "      ").write(excerpt.packs[i]);
      out << "\n    }";
    }
    out << "\n  ]";
  }
  out << "\n}\n";
}

}  // namespace clusterwise::kb

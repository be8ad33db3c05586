#include "cli/document.h"

#include <fmt/format.h>
#include <set>
#include <string_view>

namespace clusterwise::cli {
namespace {

// Letters, digits and three marks stay; any other byte is written as _ and two digits.
std::string anchor(std::string_view prefix, std::string_view id) {
  std::string result(prefix);
  for (char c : id) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '.';
    result += plain ? std::string(1, c) : fmt::format("_{:02x}", static_cast<unsigned char>(c));
  }
  return result;
}

class CitationCollector {
 public:
  void section(const Section& section) {
    blocks(section.blocks);
    for (const Part& part : section.parts) {
      for (const Group& group : part.groups) blocks(group.blocks);
    }
  }

  void blocks(const std::vector<Block>& blocks) {
    for (const Block& block : blocks) std::visit(*this, block);
  }

  void operator()(const Paragraph& paragraph) { sentence(paragraph.sentence); }
  void operator()(const ItemList& list) { items(list.items); }
  void operator()(const Details& details) { items(details.list.items); }
  void operator()(const Chart& chart) {
    for (const Bar& bar : chart.bars) claims(bar.claims);
  }
  void operator()(const Table& table) {
    for (const std::vector<Sentence>& row : table.rows) {
      for (const Sentence& cell : row) sentence(cell);
    }
  }

  Cited cited;

 private:
  void items(const std::vector<Item>& items) {
    for (const Item& item : items) {
      sentence(item.sentence);
      this->items(item.items);
    }
  }

  void sentence(const Sentence& sentence) {
    if (!sentence.rule.empty() && rules_.insert(sentence.rule).second)
      cited.rules.push_back(sentence);
    claims(sentence.claims);
  }

  void claims(const std::vector<advisor::ClaimRef>& claims) {
    for (const advisor::ClaimRef& claim : claims) {
      if (claims_.insert(claim.id).second) cited.claims.push_back(claim);
    }
  }

  std::set<std::string> rules_;
  std::set<std::string> claims_;
};

}  // namespace

std::string anchor_of_rule(const std::string& id) { return anchor("rule-", id); }
std::string anchor_of_claim(const std::string& id) { return anchor("claim-", id); }

std::vector<Citation> citations(const std::vector<advisor::ClaimRef>& claims) {
  std::vector<Citation> result;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const bool goes_on = i > 0 && claims[i - 1].section == claims[i].section;
    const bool last = i + 1 == claims.size();
    const bool ends_section = last || claims[i + 1].section != claims[i].section;
    Citation citation{i == 0 ? "(" : goes_on ? ", " : "; ", claims[i].id, ""};
    if (ends_section && !claims[i].section.empty()) citation.after = " §" + claims[i].section;
    if (last) citation.after += ")";
    result.push_back(std::move(citation));
  }
  return result;
}

Cited cited_in(const Document& document) {
  CitationCollector collector;
  for (const Section& section : document.sections) collector.section(section);
  return std::move(collector.cited);
}

}  // namespace clusterwise::cli

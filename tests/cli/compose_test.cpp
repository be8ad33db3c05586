#include "cli/compose.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "cli/terminal_text.h"
#include "tests/cli/sample_answer.h"
#include "tests/cli/shipped_documents.h"

namespace clusterwise::cli {
namespace {

using advisor::Answer;
using Texts = std::vector<kb::Text>;

bool has_chinese(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    if (point.value >= 0x4E00 && point.value <= 0x9FFF) return true;
    at += point.bytes;
  }
  return false;
}

bool has_word(std::string_view text) {
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  return std::adjacent_find(text.begin(), text.end(),
                            [&](char a, char b) { return letter(a) && letter(b); }) != text.end();
}

// All text that the report says itself: not what somebody wrote, not ids.
class Sayings {
 public:
  void document(const Document& document) {
    add(document.kind);
    (*this)(document.introduction);
    for (const Section& section : document.sections) {
      add(section.heading);
      blocks(section.blocks);
      for (const Part& part : section.parts) this->part(part);
    }
  }

  void operator()(const Paragraph& paragraph) { sentence(paragraph.sentence); }
  void operator()(const ItemList& list) { items(list.items); }
  void operator()(const Details& details) {
    add(details.summary);
    items(details.list.items);
  }
  void operator()(const Chart& chart) {
    for (const kb::Text* text : {&chart.caption, &chart.label_head, &chart.value_head}) add(*text);
    for (const Bar& bar : chart.bars) {
      add(bar.label);
      add(bar.badge.words);
      add(bar.share);
    }
  }
  void operator()(const Table& table) {
    for (const kb::Text& column : table.columns) add(column);
    for (const std::vector<Sentence>& row : table.rows) {
      for (const Sentence& cell : row) sentence(cell);
    }
  }

  Texts texts;

 private:
  void part(const Part& part) {
    add(part.heading);
    for (const Group& group : part.groups) {
      add(group.heading);
      blocks(group.blocks);
    }
  }

  void blocks(const std::vector<Block>& blocks) {
    for (const Block& block : blocks) std::visit(*this, block);
  }

  void items(const std::vector<Item>& items) {
    for (const Item& item : items) {
      sentence(item.sentence);
      this->items(item.items);
    }
  }

  void sentence(const Sentence& sentence) {
    add(sentence.lead);
    if (!sentence.verbatim && !sentence.is_id) add(sentence.text);
  }

  void add(const kb::Text& text) {
    if (!text.en.empty() || !text.zh.empty()) texts.push_back(text);
  }
};

TEST_CASE("a report leaves nothing untranslated and no place unfilled") {
  // What both languages write alike: names of files and hashes, settings of the policy.
  for (const ShippedDocument& shipped : shipped_documents()) {
    INFO(shipped.file);
    Sayings sayings;
    sayings.document(shipped.document);
    CHECK(sayings.texts.size() > 200);
    for (const kb::Text& text : sayings.texts) {
      INFO(text.en << " | " << text.zh);
      CHECK_FALSE(text.en.empty());
      CHECK_FALSE(text.zh.empty());
      CHECK_FALSE(has_chinese(text.en));
      CHECK(text.en.find('{') == std::string::npos);
      CHECK(text.zh.find('{') == std::string::npos);
      if (text.en != text.zh && has_word(text.en)) CHECK(has_chinese(text.zh));
    }
  }
}

std::vector<std::string> english_of(const Document& document) {
  Sayings sayings;
  sayings.document(document);
  std::vector<std::string> texts;
  for (const kb::Text& text : sayings.texts) texts.push_back(text.en);
  return texts;
}

TEST_CASE("a report tells what an answer tells: scope, what measures hold back, how cases went") {
  Answer answer = sample_answer();
  answer.done = {{"inspect", {"inspect goods", "检验产品"}, {}}, {"", {"a fair", "博览会"}, {}}};
  answer.outcome = {"fewer fakes", "假货减少"};
  const std::vector<std::string> texts = english_of(compose(answer, {}));
  for (const char* said : {
           "Given, but outside the scope of the rules: rainfall.",
           "Not examined by a rule of its own: market failure.",
           "addresses the problem: market for lemons; mitigates the risks: collapse of the brand, "
           "opportunism",
           "Only in this region: shortage of labour",
           "Done there: inspect goods; a fair",
           "What came of it: fame",
           "60 per 1,000 firms a year",
           "10 per 1,000 firms a year",
           "inspect goods; a fair",
           "fewer fakes",
       }) {
    INFO(said);
    CHECK(std::ranges::find(texts, said) != texts.end());
  }
}

TEST_CASE("where all is known a report speaks of no completions") {
  Answer answer = sample_answer();
  answer.completions = {true, true, 1};
  answer.recommendations.erase(answer.recommendations.begin() + 1);  // the open one
  const std::vector<std::string> texts = english_of(compose(answer, {}));
  CHECK(std::ranges::find(texts, "No rule calls for it.") != texts.end());
  for (const std::string& text : texts) CHECK(text.find("no completion") == std::string::npos);
}

TEST_CASE("a report has its sections in the order in which they are read") {
  std::vector<std::string> anchors;
  for (const Section& section : shipped_documents().front().document.sections)
    anchors.push_back(section.anchor);
  CHECK(anchors == std::vector<std::string>{"summary", "region", "stage", "roles", "problems",
                                            "risks", "find-out", "cases", "proofs", "annex",
                                            "method", "scope"});
}

TEST_CASE("every rule and claim that is cited is told of in the annex") {
  for (const ShippedDocument& shipped : shipped_documents()) {
    INFO(shipped.file);
    std::set<std::string> told;
    for (const Section& section : shipped.document.sections) {
      for (const Part& part : section.parts) {
        for (const Group& group : part.groups) {
          for (const Block& block : group.blocks) {
            if (const Table* table = std::get_if<Table>(&block))
              told.insert(table->anchors.begin(), table->anchors.end());
          }
        }
      }
    }
    const Cited cited = cited_in(shipped.document);
    CHECK_FALSE(cited.rules.empty());
    for (const Sentence& rule : cited.rules) CHECK(told.contains(anchor_of_rule(rule.rule)));
    for (const advisor::ClaimRef& claim : cited.claims)
      CHECK(told.contains(anchor_of_claim(claim.id)));
  }
}

TEST_CASE("claims are cited by section") {
  const std::vector<advisor::ClaimRef> claims = {{"A", "1", {}}, {"B", "1", {}}, {"C", "", {}}};
  std::string text;
  for (const Citation& citation : citations(claims))
    text += citation.before + citation.id + citation.after;
  CHECK(text == "(A, B §1; C)");
  CHECK(citations({}).empty());
}

TEST_CASE("any id makes an anchor") {
  CHECK(anchor_of_rule("lemons.counterfeits") == "rule-lemons.counterfeits");
  CHECK(anchor_of_rule("a b\"<") == "rule-a_20b_22_3c");
  CHECK(anchor_of_rule("a_20b") != anchor_of_rule("a b"));
}

}  // namespace
}  // namespace clusterwise::cli

#include "cli/render_document.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "tests/cli/html_checker.h"
#include "tests/cli/shipped_documents.h"

namespace clusterwise::cli {
namespace {

using Renderer = void (*)(const Document&, Environment&);

std::string rendered(Renderer render, const Document& document, Language language) {
  std::ostringstream out;
  std::ostringstream err;
  Environment env(out, err);
  env.language = language;
  render(document, env);
  return out.str();
}

const std::vector<Language> kLanguages = {Language::kEnglish, Language::kChinese, Language::kBoth};

Sentence saying(const std::string& text) {
  Sentence sentence;
  sentence.lead = {text, text};
  sentence.text = {text, text + "！"};
  sentence.remark = {text, text};
  sentence.rule = text;
  sentence.claims = {{text, text, {text, text}}};
  return sentence;
}

// A document that says the text in every place that can hold one.
Document everywhere(const std::string& text) {
  const kb::Text both = {text, text};
  const Badge badge{advisor::Verdict::kOpen, both};
  Table table{both, {both, both}, {{saying(text), saying(text)}}, {}};
  // What is cited must be told of.
  Table annex{both,
              {both},
              {{saying(text)}, {saying(text)}},
              {anchor_of_rule(text), anchor_of_claim(text)}};
  Chart chart{both, both, both, {Bar{both, "s", badge, 0.5, {0.2, 0.9}, both, {}}}, true};
  Part part{"p", both, badge, {{both, {Paragraph{saying(text), Tone::kLead}, table, annex}}}};
  Section section{
      "s", both, {chart, ItemList{{{saying(text), {{saying(text), {}}}}}, false}}, {part}};
  section.blocks.emplace_back(Details{both, ItemList{{{saying(text), {}}}, false}});
  return {both, both, {both, both}, Paragraph{saying(text), Tone::kSmall}, {section}};
}

std::vector<std::string> hostile_texts() {
  std::string long_word(10'000, 'x');
  return {"<script>alert(1)</script>",
          "\"' onmouseover=alert(1) x='\"",
          "</style></title></svg><img src=x onerror=alert(1)>",
          "&lt;&amp;&#x3c;",
          std::string("a\0b\x01\x1b[31m\x7f\u0085", 13),
          "\u202eevil\u2066\u2069\u200f",
          "ערים · مدن",
          "👟👩‍👩‍👧‍👦 e\u0301",
          "\xff\xfe\xc3",
          "\uFDD0\U0010FFFF",
          "a\nb\r\nc\td",
          "| a | b |\n| --- |\n\\| `x` **y** [z](http://example.com) <!-- -->",
          "{} {variable} {{",
          " ",
          long_word};
}

// Columns of a row, as GitHub counts them.
std::size_t columns_of(const std::string& line) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '\\') {
      ++i;
    } else if (line[i] == '|') {
      ++count;
    }
  }
  return count;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

// Rows of a table that have not as many cells as the first.
std::vector<std::string> ragged_rows(const std::string& markdown) {
  std::vector<std::string> found;
  std::size_t columns = 0;
  for (const std::string& line : lines_of(markdown)) {
    if (!line.starts_with("|")) {
      columns = 0;
      continue;
    }
    if (columns == 0) columns = columns_of(line);
    if (columns_of(line) != columns) found.push_back(line);
  }
  return found;
}

TEST_CASE("reports on the shipped examples are sound HTML in each language") {
  for (const ShippedDocument& shipped : shipped_documents()) {
    for (Language language : kLanguages) {
      INFO(shipped.file);
      const std::string page = rendered(render_html, shipped.document, language);
      CHECK(faults_of_html(page) == std::vector<std::string>{});
      CHECK(visible_text(page).find('{') == std::string::npos);
    }
  }
}

TEST_CASE("no text breaks out of a page") {
  for (const std::string& text : hostile_texts()) {
    for (Language language : kLanguages) {
      INFO(text.substr(0, 60));
      const std::string page = rendered(render_html, everywhere(text), language);
      CHECK(faults_of_html(page) == std::vector<std::string>{});
    }
  }
}

TEST_CASE("bytes at random do not break out of a page") {
  std::mt19937 random(7);  // NOLINT: the same each time
  const std::string alphabet(
      "<>&\"'/=!-#;[]()|`*\\{} \n\t\0\x1b\xe2\x80\xae\xff"
      "aA1",
      34);
  for (int i = 0; i < 300; ++i) {
    std::string text;
    for (std::size_t length = random() % 24; text.size() < length;)
      text += alphabet[random() % alphabet.size()];
    INFO(text);
    CHECK(faults_of_html(rendered(render_html, everywhere(text), Language::kBoth)).empty());
    CHECK(ragged_rows(rendered(render_markdown, everywhere(text), Language::kBoth)).empty());
  }
}

TEST_CASE("the text of a page is the text that was given") {
  const std::string text = "<b>&amp;\"'</b>";
  const std::string page = rendered(render_html, everywhere(text), Language::kEnglish);
  CHECK(visible_text(page).find(text) != std::string::npos);
}

TEST_CASE("a per cent sign stays with its number, and remarks are set off as each language does") {
  Document document = everywhere("x");
  Sentence sentence;
  sentence.text = {"a share of 2 % (limit 30 %)", "占2%（界限30%）"};
  sentence.remark = {"limit 5 %", "界限：5%"};
  document.introduction = {sentence, Tone::kSmall};
  const std::string english = rendered(render_html, document, Language::kEnglish);
  CHECK(english.find("a share of 2\u00A0% (limit 30\u00A0%)") != std::string::npos);
  CHECK(english.find("<small> – limit 5\u00A0%</small>") != std::string::npos);
  const std::string both = rendered(render_markdown, document, Language::kBoth);
  CHECK(both.find("(limit 30 %) – limit 5 %\\\n占2%（界限30%）——界限：5%") != std::string::npos);
}

TEST_CASE("rows of Markdown tables are as long as their heads, whatever stands in them") {
  for (Language language : kLanguages) {
    for (const ShippedDocument& shipped : shipped_documents()) {
      INFO(shipped.file);
      CHECK(ragged_rows(rendered(render_markdown, shipped.document, language)).empty());
    }
    for (const std::string& text : hostile_texts()) {
      INFO(text.substr(0, 60));
      CHECK(ragged_rows(rendered(render_markdown, everywhere(text), language)).empty());
    }
  }
}

TEST_CASE("no text becomes HTML in Markdown") {
  const std::vector<std::string> ours = {"<details>", "</details>", "<summary>", "</summary>",
                                         "<br>"};
  for (const std::string& text : hostile_texts()) {
    std::string page = rendered(render_markdown, everywhere(text), Language::kBoth);
    for (const std::string& tag : ours) {
      for (std::size_t at = page.find(tag); at != std::string::npos; at = page.find(tag))
        page.erase(at, tag.size());
    }
    for (std::size_t at = page.find('<'); at != std::string::npos; at = page.find('<', at + 1)) {
      INFO(page.substr(at, 40));
      CHECK((at > 0 && page[at - 1] == '\\'));
    }
  }
}

TEST_CASE("both languages are told apart for those who hear the page") {
  const std::string page = rendered(render_html, everywhere("x"), Language::kBoth);
  CHECK(page.find("<html lang=\"en\">") != std::string::npos);
  CHECK(page.find("lang=\"zh-Hans\"") != std::string::npos);
  CHECK(
      rendered(render_html, everywhere("x"), Language::kChinese).find("<html lang=\"zh-Hans\">") !=
      std::string::npos);
}

}  // namespace
}  // namespace clusterwise::cli

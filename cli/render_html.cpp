// The page: a header, the table of contents, the sections. How it looks is in report.css.
#include <ostream>

#include "cli/html_charts.h"
#include "cli/html_text.h"
#include "cli/render_document.h"
#include "cli/report_css.h"
#include "cli/said.h"

namespace clusterwise::cli {
namespace {

class HtmlDocument {
 public:
  explicit HtmlDocument(Environment& env)
      : language_(env.language),
        page_(env.out),
        text_(env.language, page_),
        charts_(text_, page_) {}

  void document(const Document& document) {
    page_.doctype();
    {
      const auto html = page_.element("html", {{"lang", text_.page_language()}});
      head(document);
      const auto body =
          page_.element("body", {{"class", language_ == Language::kBoth ? "both" : "one"}});
      header(document);
      contents(document);
      const auto main = page_.element("main");
      for (const Section& each : document.sections) section(each);
    }
  }

  // The kinds of block.
  void operator()(const Paragraph& paragraph) { this->paragraph(paragraph); }
  void operator()(const ItemList& list) { this->list(list); }
  void operator()(const Table& table) { this->table(table); }
  void operator()(const Chart& chart) { this->chart(chart); }
  void operator()(const Details& details) { this->details(details); }

 private:
  void head(const Document& document) {
    const auto head = page_.element("head");
    page_.void_element("meta", {{"charset", "utf-8"}});
    page_.void_element("meta",
                       {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
    page_.void_element("meta", {{"name", "color-scheme"}, {"content", "light"}});
    std::string title = text_.line(document.title);
    for (const kb::Text& part : document.about) title += " · " + text_.line(part);
    page_.element_with("title", {}, title);
    page_.style_sheet(kReportCss);
  }

  void header(const Document& document) {
    const auto header = page_.element("header");
    {
      const auto kind = page_.element("p", {{"class", "kind"}});
      text_.say(document.kind);
    }
    {
      const auto title = page_.element("h1");
      text_.say_verbatim(document.title);
    }
    if (!document.about.empty()) {
      const auto about = page_.element("p", {{"class", "about"}});
      for (std::size_t i = 0; i < document.about.size(); ++i) {
        if (i > 0) page_.text(" · ");
        text_.say_verbatim(document.about[i]);
      }
    }
    paragraph(document.introduction);
  }

  void contents(const Document& document) {
    const std::string name = text_.line(word(Word::kContents));
    const auto nav = page_.element("nav", {{"aria-label", name}});
    {
      const auto heading = page_.element("p", {{"class", "contents"}});
      text_.say(word(Word::kContents));
    }
    const auto list = page_.element("ol");
    for (const Section& section : document.sections) {
      const auto item = page_.element("li");
      const auto link = page_.element("a", {{"href", "#" + section.anchor}});
      text_.say(section.heading);
    }
  }

  void section(const Section& section) {
    const std::string heading_id = section.anchor + "-heading";
    const auto whole =
        page_.element("section", {{"id", section.anchor}, {"aria-labelledby", heading_id}});
    {
      const auto heading = page_.element("h2", {{"id", heading_id}});
      text_.say(section.heading);
    }
    heading_ = &section.heading;
    blocks(section.blocks);
    for (const Part& each : section.parts) part(each);
  }

  void part(const Part& part) {
    const std::string heading_id = part.anchor + "-heading";
    const auto whole = page_.element(
        "section", {{"class", "part"}, {"id", part.anchor}, {"aria-labelledby", heading_id}});
    {
      const auto head = page_.element("div", {{"class", "part-head"}});
      {
        const auto heading = page_.element("h3", {{"id", heading_id}});
        text_.say(part.heading);
      }
      if (part.badge) text_.badge(*part.badge);
    }
    for (const Group& each : part.groups) group(each);
  }

  void group(const Group& group) {
    const auto whole = page_.element("div", {{"class", "group"}});
    if (!group.heading.en.empty()) {
      const auto heading = page_.element("h4");
      text_.say(group.heading);
    }
    blocks(group.blocks);
  }

  void blocks(const std::vector<Block>& blocks) {
    for (const Block& block : blocks) std::visit(*this, block);
  }

  void paragraph(const Paragraph& paragraph) {
    const std::string look = paragraph.tone == Tone::kLead    ? "lead"
                             : paragraph.tone == Tone::kSmall ? "note"
                                                              : "plain";
    const auto whole = page_.element("p", {{"class", look}});
    text_.sentence(paragraph.sentence);
  }

  void list(const ItemList& list) {
    const auto whole = page_.element("ul", {{"class", list.compact ? "compact" : "items"}});
    for (const Item& each : list.items) item(each);
  }

  void item(const Item& item) {
    const auto whole = page_.element("li");
    text_.sentence(item.sentence);
    if (item.items.empty()) return;
    const auto below = page_.element("ul");
    for (const Item& each : item.items) this->item(each);
  }

  void table(const Table& table) {
    const auto scroller = page_.element("div", {{"class", "table"}});
    const auto whole = page_.element("table");
    table_head(table.columns);
    const auto body = page_.element("tbody");
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
      Attributes attributes;
      if (!table.anchors.empty()) attributes.push_back({"id", table.anchors[i]});
      const auto row = page_.element("tr", attributes);
      cells(table.rows[i], table.columns);
    }
  }

  void table_head(const std::vector<kb::Text>& columns) {
    const auto head = page_.element("thead");
    const auto row = page_.element("tr");
    for (const kb::Text& column : columns) {
      const auto cell = page_.element("th", {{"scope", "col"}});
      text_.say(column);
    }
  }

  void cells(const std::vector<Sentence>& row, const std::vector<kb::Text>& columns) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::string label = text_.line(columns[i]);
      const auto cell = i == 0 ? page_.element("th", {{"scope", "row"}})
                               : page_.element("td", {{"data-label", label}});
      text_.sentence(row[i]);
    }
  }

  void chart(const Chart& chart) {
    // Below a heading that says the same the caption is for those who do not see the page.
    charts_.write(chart, heading_ != nullptr && *heading_ == chart.caption);
    if (!chart.explained) return;
    Sentence key;
    key.text = word(Word::kKeyToBars);
    paragraph({key, Tone::kSmall});
  }

  void details(const Details& details) {
    const auto whole = page_.element("details");
    {
      const auto summary = page_.element("summary");
      text_.say(details.summary);
    }
    const auto tree = page_.element("div", {{"class", "proof"}});
    list(details.list);
  }

  Language language_;
  HtmlPage page_;
  HtmlText text_;
  HtmlCharts charts_;
  const kb::Text* heading_ = nullptr;  // of the section
};

}  // namespace

void render_html(const Document& document, Environment& env) {
  HtmlDocument(env).document(document);
  env.out << '\n';
}

}  // namespace clusterwise::cli

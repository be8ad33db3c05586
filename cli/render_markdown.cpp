// The report as GitHub-flavoured Markdown. Where a sentence is said in two languages the second
// stands on a line of its own: after a backslash in text, after <br> in a cell.
#include <fmt/format.h>
#include <ostream>
#include <string>

#include "cli/markdown_text.h"
#include "cli/numbers.h"
#include "cli/render_document.h"
#include "cli/said.h"
#include "cli/voice.h"
#include "cli/words.h"

namespace clusterwise::cli {
namespace {

constexpr std::string_view kBreakInCell = "<br>";

class MarkdownDocument {
 public:
  explicit MarkdownDocument(Environment& env) : language_(env.language), out_(env.out) {}

  void document(const Document& document) {
    std::string title = line(document.title);
    for (const kb::Text& part : document.about) title += " · " + line(part);
    out_ << "# " << title << "\n\n*" << line(document.kind) << "*\n\n";
    (*this)(document.introduction);
    for (const Section& each : document.sections) section(each);
  }

  // The kinds of block.
  void operator()(const Paragraph& paragraph) {
    out_ << sentence(paragraph.sentence, "\\\n") << "\n\n";
  }

  void operator()(const ItemList& list) {
    items(list.items, 0);
    out_ << '\n';
  }

  void operator()(const Table& table) {
    std::vector<std::string> cells;
    for (const kb::Text& column : table.columns) cells.push_back(in_cell(column));
    head(cells);
    for (const std::vector<Sentence>& row : table.rows) {
      cells.clear();
      for (const Sentence& cell : row) cells.push_back(sentence(cell, kBreakInCell));
      this->row(cells);
    }
    out_ << '\n';
  }

  void operator()(const Chart& chart) {
    head({in_cell(chart.label_head), "", in_cell(chart.value_head), "",
          in_cell(word(Word::kShareHead))});
    for (const Bar& each : chart.bars) {
      row({with(in_cell(each.label), cited("", each.claims)), drawn(each), reading_of(each),
           in_cell(each.badge.words), in_cell(each.share)});
    }
    out_ << '\n';
    if (!chart.explained) return;
    Sentence key;
    key.text = word(Word::kKeyToCells);
    (*this)(Paragraph{key, Tone::kSmall});
  }

  void operator()(const Details& details) {
    out_ << "**" << line(details.summary) << "**\n\n<details><summary>" << line(word(Word::kProofs))
         << "</summary>\n\n";
    (*this)(details.list);
    out_ << "</details>\n\n";
  }

 private:
  void section(const Section& section) {
    out_ << "## " << line(section.heading) << "\n\n";
    blocks(section.blocks);
    for (const Part& each : section.parts) part(each);
  }

  void part(const Part& part) {
    out_ << "### " << line(part.heading);
    if (part.badge)
      out_ << (language_ == Language::kChinese ? "：" : " – ") << line(part.badge->words);
    out_ << "\n\n";
    for (const Group& group : part.groups) {
      if (!group.heading.en.empty()) out_ << "#### " << line(group.heading) << "\n\n";
      blocks(group.blocks);
    }
  }

  void blocks(const std::vector<Block>& blocks) {
    for (const Block& block : blocks) std::visit(*this, block);
  }

  void items(const std::vector<Item>& items, std::size_t indent) {
    const std::string margin(indent, ' ');
    for (const Item& item : items) {
      out_ << margin << "- " << sentence(item.sentence, "\\\n" + margin + "  ") << '\n';
      this->items(item.items, indent + 2);
    }
  }

  void head(const std::vector<std::string>& cells) {
    row(cells);
    out_ << '|';
    for (std::size_t i = 0; i < cells.size(); ++i) out_ << " --- |";
    out_ << '\n';
  }

  void row(const std::vector<std::string>& cells) {
    out_ << '|';
    for (const std::string& cell : cells) out_ << ' ' << cell << (cell.empty() ? "|" : " |");
    out_ << '\n';
  }

  // Up to the value; up to the end of the range, lighter, where the verdict is open.
  static std::string drawn(const Bar& bar) {
    const bool open = bar.badge.verdict == advisor::Verdict::kOpen;
    return open ? bar_between(bar.value, bar.range.high) : cli::bar(bar.value);
  }

  std::string line(const kb::Text& text) const { return markdown_escaped(Voice(language_)(text)); }

  std::string in_cell(const kb::Text& text) const {
    std::string cell;
    for (Tongue tongue : tongues_of({&text}, language_)) {
      if (!cell.empty()) cell += kBreakInCell;
      cell += markdown_escaped(in_tongue(text, tongue));
    }
    return cell;
  }

  std::string sentence(const Sentence& sentence, std::string_view line_break) const {
    std::string result;
    const std::vector<Tongue> tongues =
        tongues_of({&sentence.lead, &sentence.text, &sentence.remark}, language_);
    for (Tongue tongue : tongues) {
      if (!result.empty()) result += line_break;
      result += in_one_tongue(sentence, tongue, tongue == tongues.back());
    }
    return result;
  }

  static std::string in_one_tongue(const Sentence& sentence, Tongue tongue, bool last) {
    const std::string lead = markdown_escaped(in_tongue(sentence.lead, tongue));
    const std::string text = markdown_escaped(in_tongue(sentence.text, tongue));
    std::string remark = markdown_escaped(in_tongue(sentence.remark, tongue));
    std::string result = lead.empty() ? "" : "**" + lead + "**";
    if (!lead.empty() && !text.empty()) result += colon_in(tongue);
    if (!sentence.mark.empty()) result += sentence.mark + " ";
    result += text;
    if (last) result = with(result, cited(sentence.rule, sentence.claims));
    if (remark.empty()) return result;
    if (result.empty()) return remark;
    return fmt::format("{}{}{}", result, dash_in(tongue), remark);
  }

  static std::string with(const std::string& text, const std::string& citation) {
    return text.empty() || citation.empty() ? text + citation : text + " " + citation;
  }

  static std::string cited(const std::string& rule, const std::vector<advisor::ClaimRef>& claims) {
    std::string text;
    if (!rule.empty()) text += " [" + rule + "]";
    if (!claims.empty()) text += ' ';
    for (const Citation& citation : citations(claims))
      text += citation.before + citation.id + citation.after;
    return markdown_escaped(text);
  }

  Language language_;
  std::ostream& out_;
};

}  // namespace

void render_markdown(const Document& document, Environment& env) {
  MarkdownDocument(env).document(document);
}

}  // namespace clusterwise::cli

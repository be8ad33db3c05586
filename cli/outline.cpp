#include "cli/outline.h"

#include <cctype>
#include <ostream>
#include <string_view>

#include "cli/page.h"
#include "cli/terminal_text.h"

namespace clusterwise::cli {
namespace {

constexpr std::size_t kStep = 3;          // columns of text that a depth takes
constexpr std::size_t kMarkdownStep = 4;  // the same in Markdown: below "10. " it is still inside

bool is_number(const std::string& mark) {
  return !mark.empty() && std::isdigit(static_cast<unsigned char>(mark.front())) != 0;
}

// What Markdown would read as its own.
std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (std::string_view("\\`*_<>[]|#").find(c) != std::string_view::npos) result += '\\';
    result += c;
  }
  return result;
}

std::string markdown_of(const Styled& text) {
  std::string result;
  for (const Run& run : text) {
    const std::string plain = escaped(printable(run.text));
    const bool strong = run.style == Style::kStrong && !plain.empty();
    result += strong ? "**" + plain + "**" : plain;
  }
  return result;
}

// "1." counts in Markdown, too; other marks stand behind its own.
std::string markdown_mark(const std::string& mark) {
  if (is_number(mark)) return mark + " ";
  return mark == "•" ? "- " : "- " + mark + " ";
}

}  // namespace

void Outline::heading(const std::string& text) {
  lines_.push_back({Kind::kHeading, 0, "", styled(text)});
}

void Outline::paragraph(Styled text) {
  lines_.push_back({Kind::kParagraph, 0, "", std::move(text)});
}

void Outline::item(std::size_t depth, std::string mark, Styled text) {
  lines_.push_back({Kind::kItem, depth, std::move(mark), std::move(text)});
}

void Outline::more(std::size_t depth, Styled text) {
  lines_.push_back({Kind::kMore, depth, "", std::move(text)});
}

void Outline::write(Environment& env) const {
  if (env.format == Format::kMarkdown) {
    write_markdown(env);
  } else {
    write_text(env);
  }
}

void Outline::write_text(Environment& env) const {
  Page page(env.out, env.width, env.colour);
  std::size_t indent = 0;  // of the text of the item above
  for (const Line& line : lines_) {
    switch (line.kind) {
      case Kind::kHeading:
        page.heading(line.text.front().text);
        break;
      case Kind::kParagraph:
        page.paragraph(line.text);
        break;
      case Kind::kItem: {
        const bool parts = line.depth == 0 && is_number(line.mark);
        if (parts && &line != lines_.data()) page.blank();
        page.paragraph(line.text, Margin::indent(line.depth * kStep, line.mark));
        indent = line.depth * kStep + display_width(line.mark) + 1;
        break;
      }
      case Kind::kMore:
        page.paragraph(line.text, Margin::indent(indent));
        break;
    }
  }
}

void Outline::write_markdown(Environment& env) const {
  bool in_list = false;
  for (const Line& line : lines_) {
    const std::string text = markdown_of(line.text);
    const std::string left(line.depth * kMarkdownStep, ' ');
    switch (line.kind) {
      case Kind::kHeading:
        env.out << (&line == lines_.data() ? "# " : "\n## ") << text << "\n\n";
        break;
      case Kind::kParagraph:
        env.out << (in_list ? "\n" : "") << text << "\n\n";
        break;
      case Kind::kItem:
        env.out << left << markdown_mark(line.mark) << text << '\n';
        break;
      case Kind::kMore:
        env.out << left << std::string(kMarkdownStep, ' ') << text << '\n';
        break;
    }
    in_list = line.kind == Kind::kItem || line.kind == Kind::kMore;
  }
}

}  // namespace clusterwise::cli

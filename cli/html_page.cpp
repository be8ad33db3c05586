#include "cli/html_page.h"

#include <algorithm>
#include <array>
#include <ostream>

#include "cli/terminal_text.h"

namespace clusterwise::cli {
namespace {

// Elements that begin a line of the source; others may stand where a blank would show.
constexpr std::array<std::string_view, 32> kOnLinesOfTheirOwn = {
    "html",    "head",    "meta",    "title",  "style",  "body",       "header",  "nav",
    "main",    "section", "article", "footer", "h1",     "h2",         "h3",      "h4",
    "p",       "ul",      "ol",      "li",     "figure", "figcaption", "div",     "table",
    "caption", "thead",   "tbody",   "tr",     "td",     "th",         "details", "summary"};

bool begins_line(std::string_view name) {
  return std::find(kOnLinesOfTheirOwn.begin(), kOnLinesOfTheirOwn.end(), name) !=
         kOnLinesOfTheirOwn.end();
}

// What an element of a table is. Said in so many words, since the style of a narrow page takes it
// from browsers: what is laid out as blocks they no longer tell as a table.
std::string_view role_in_table(std::string_view name) {
  struct Role {
    std::string_view element;
    std::string_view role;
  };
  constexpr Role kRoles[] = {{"table", "table"},
                             {"thead", "rowgroup"},
                             {"tbody", "rowgroup"},
                             {"tr", "row"},
                             {"td", "cell"}};
  for (const Role& one : kRoles) {
    if (one.element == name) return one.role;
  }
  return "";
}

std::string_view role_of_head(std::string_view scope) {
  return scope == "row" ? "rowheader" : "columnheader";
}

// Unicode keeps the last two characters of each plane, and 32 more, from being characters.
bool is_noncharacter(char32_t c) {
  return (c & 0xFFFEU) == 0xFFFEU || (c >= 0xFDD0 && c <= 0xFDEF);
}

std::string_view escape_of(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return "";
  }
}

}  // namespace

std::string html_escaped(std::string_view text) {
  const std::string clean = printable(text);
  std::string result;
  result.reserve(clean.size());
  for (std::size_t at = 0; at < clean.size();) {
    const CodePoint point = code_point_at(clean, at);
    const std::string_view escape = escape_of(clean[at]);
    if (!escape.empty()) {
      result += escape;
    } else if (is_noncharacter(point.value)) {
      result += "\uFFFD";
    } else {
      result.append(clean, at, point.bytes);
    }
    at += point.bytes;
  }
  return result;
}

HtmlPage::Element::~Element() { page_.out_ << "</" << name_.text() << '>'; }

void HtmlPage::doctype() { out_ << "<!DOCTYPE html>"; }

HtmlPage::Element HtmlPage::element(Literal name, const Attributes& attributes) {
  open(name, attributes, ">");
  return {*this, name};
}

void HtmlPage::void_element(Literal name, const Attributes& attributes) {
  open(name, attributes, ">");
}

void HtmlPage::shape(Literal name, const Attributes& attributes) { open(name, attributes, "/>"); }

void HtmlPage::element_with(Literal name, const Attributes& attributes, std::string_view content) {
  const Element whole = element(name, attributes);
  text(content);
}

void HtmlPage::text(std::string_view text) { out_ << html_escaped(text); }

void HtmlPage::style_sheet(Literal css) {
  const Element style = element("style");
  out_ << '\n' << css.text();
}

void HtmlPage::open(Literal name, const Attributes& attributes, std::string_view end) {
  if (begins_line(name.text())) out_ << '\n';
  out_ << '<' << name.text();
  std::string_view role = role_in_table(name.text());
  for (const Attribute& attribute : attributes) {
    out_ << ' ' << attribute.name.text() << "=\"" << html_escaped(attribute.value) << '"';
    if (attribute.name.text() == "scope") role = role_of_head(attribute.value);
  }
  if (!role.empty()) out_ << " role=\"" << role << '"';
  out_ << end;
}

}  // namespace clusterwise::cli

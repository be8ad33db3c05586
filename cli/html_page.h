// Writes HTML and SVG, and cannot write them wrongly: names of elements and attributes are literals
// of the program, all other text is escaped, and what was opened is closed.
#pragma once

#include <initializer_list>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

namespace clusterwise::cli {

// Text that stands in the program itself. Nothing else becomes one: a string that was read or
// computed does not compile in its place.
class Literal {
 public:
  consteval Literal(const char* text) : text_(text) {}  // NOLINT: meant to be implicit
  constexpr std::string_view text() const { return text_; }

 private:
  std::string_view text_;
};

struct Attribute {
  Literal name;
  std::string value;
};
using Attributes = std::vector<Attribute>;

class HtmlPage {
 public:
  // REQUIRES: the stream outlives the page.
  explicit HtmlPage(std::ostream& out) : out_(out) {}

  // Closes its element at the end of its scope. REQUIRES: elements end in the reverse order.
  class Element {
   public:
    Element(HtmlPage& page, Literal name) : page_(page), name_(name) {}
    Element(const Element&) = delete;
    Element& operator=(const Element&) = delete;
    ~Element();

   private:
    HtmlPage& page_;
    Literal name_;
  };

  void doctype();
  [[nodiscard]] Element element(Literal name, const Attributes& attributes = {});
  // One without content that HTML does not close: meta, br, col.
  void void_element(Literal name, const Attributes& attributes);
  // An element of SVG without content.
  void shape(Literal name, const Attributes& attributes);
  // An element with nothing but text in it.
  void element_with(Literal name, const Attributes& attributes, std::string_view text);
  void text(std::string_view text);
  void style_sheet(Literal css);

 private:
  void open(Literal name, const Attributes& attributes, std::string_view end);

  std::ostream& out_;
};

// As text and as the value of an attribute; characters that no page may hold become U+FFFD.
std::string html_escaped(std::string_view text);

}  // namespace clusterwise::cli

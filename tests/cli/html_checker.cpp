#include "tests/cli/html_checker.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "cli/terminal_text.h"

namespace clusterwise::cli {
namespace {

using Names = std::set<std::string, std::less<>>;

const Names kVoid = {"meta", "br"};
const Names kShapes = {"rect", "line"};
const Names kKnown = {"html",  "head",    "meta",    "title",   "style", "body",  "header", "nav",
                      "main",  "section", "h1",      "h2",      "h3",    "h4",    "p",      "ul",
                      "ol",    "li",      "table",   "caption", "thead", "tbody", "tr",     "th",
                      "td",    "details", "summary", "div",     "span",  "a",     "bdi",    "code",
                      "small", "strong",  "svg",     "desc",    "rect",  "line",  "br"};
const Names kBlocks = {"p",  "ul", "ol", "table", "div",    "section",
                       "h1", "h2", "h3", "h4",    "details"};

struct Tag {
  std::string name;
  std::map<std::string, std::string> attributes;
  bool closes = false;
  bool closed = false;  // <…/>
};

class Checker {
 public:
  explicit Checker(std::string_view page) : page_(page) {}

  std::vector<std::string> check() {
    if (!page_.starts_with("<!DOCTYPE html>")) fault("there is no doctype");
    if (first_invalid_byte(page_)) fault("a byte is not UTF-8");
    at_ = page_.find('>') + 1;
    while (at_ < page_.size()) {
      if (page_[at_] == '<') {
        tag();
      } else {
        text();
      }
    }
    for (const std::string& name : open_) fault("<" + name + "> is not closed");
    for (const std::string& target : targets_) {
      if (!ids_.contains(target)) fault("nothing has the id " + target);
    }
    for (const char* name : {"main", "header", "nav", "h1", "title"}) {
      if (count_[name] < 1) fault(std::string("there is no <") + name + ">");
    }
    if (count_["h1"] > 1 || count_["main"] > 1) fault("there is more than one h1 or main");
    return std::move(faults_);
  }

  std::string visible;

 private:
  void fault(const std::string& what) { faults_.push_back(what); }

  bool inside(std::string_view name) const {
    return std::find(open_.begin(), open_.end(), name) != open_.end();
  }

  void text() {
    const std::size_t end = std::min(page_.find('<', at_), page_.size());
    const std::string_view raw = page_.substr(at_, end - at_);
    at_ = end;
    if (inside("style")) return style(raw);
    const std::string plain = resolved(raw);
    if (!open_.empty() && open_.back() == "svg" &&
        plain.find_first_not_of(" \n") != std::string::npos)
      fault("text stands bare in a picture");
    visible += plain;
  }

  void style(std::string_view css) {
    for (const char* from_elsewhere : {"url(", "@import", "http", "expression"}) {
      if (css.find(from_elsewhere) != std::string_view::npos)
        fault(std::string("the style sheet has ") + from_elsewhere);
    }
  }

  // The text with its entities resolved; controls and bare ampersands are faults.
  std::string resolved(std::string_view raw) {
    static const std::map<std::string, std::string, std::less<>> kEntities = {
        {"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}};
    std::string result;
    for (std::size_t i = 0; i < raw.size();) {
      const CodePoint point = code_point_at(raw, i);
      if (raw[i] == '&') {
        const auto entity = kEntities.find(raw.substr(i, raw.find(';', i) - i + 1));
        if (entity == kEntities.end()) {
          fault("an ampersand stands bare");
          ++i;
          continue;
        }
        result += entity->second;
        i += entity->first.size();
        continue;
      }
      check_character(point.value);
      result += raw.substr(i, point.bytes);
      i += point.bytes;
    }
    return result;
  }

  void check_character(char32_t c) {
    const bool control = (c < 0x20 && c != '\n') || (c >= 0x7F && c < 0xA0);
    const bool reorders = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    const bool none = (c & 0xFFFEU) == 0xFFFEU || (c >= 0xFDD0 && c <= 0xFDEF);
    if (control || reorders || none) fault("a character is not fit for a page");
  }

  void tag() {
    const std::optional<Tag> read = read_tag();
    if (!read) return;
    if (!kKnown.contains(read->name)) fault("<" + read->name + "> is unknown");
    if (read->closes) return close(*read);
    ++count_[read->name];
    attributes(*read);
    nesting(*read);
    headings(*read);
    if (kVoid.contains(read->name)) return;
    if (read->closed) {
      if (!kShapes.contains(read->name)) fault("<" + read->name + "/> closes itself");
      return;
    }
    open_.push_back(read->name);
    if (read->name == "svg") pictures_.push_back(false);
    if (read->name == "title" && !pictures_.empty()) pictures_.back() = true;
  }

  std::optional<Tag> read_tag() {
    const std::size_t end = page_.find('>', at_);
    if (end == std::string_view::npos) {
      fault("a tag has no end");
      at_ = page_.size();
      return std::nullopt;
    }
    std::string_view inner = page_.substr(at_ + 1, end - at_ - 1);
    at_ = end + 1;
    Tag tag;
    if (inner.starts_with('/')) {
      tag.closes = true;
      inner.remove_prefix(1);
    }
    if (inner.ends_with('/')) {
      tag.closed = true;
      inner.remove_suffix(1);
    }
    const std::size_t name_end = std::min(inner.find(' '), inner.size());
    tag.name = inner.substr(0, name_end);
    read_attributes(inner.substr(name_end), tag);
    return tag;
  }

  void read_attributes(std::string_view text, Tag& tag) {
    while (!text.empty()) {
      const std::size_t equals = text.find("=\"");
      const std::size_t end =
          equals == std::string_view::npos ? equals : text.find('"', equals + 2);
      if (!text.starts_with(' ') || end == std::string_view::npos) {
        fault("the attributes of <" + tag.name + "> are broken");
        return;
      }
      const std::string name(text.substr(1, equals - 1));
      const std::string value = resolved(text.substr(equals + 2, end - equals - 2));
      if (!tag.attributes.emplace(name, value).second) fault(name + " is given twice");
      text.remove_prefix(end + 1);
    }
  }

  void attributes(const Tag& tag) {
    static const Names kNames = {"lang",        "class",
                                 "id",          "href",
                                 "role",        "scope",
                                 "x",           "y",
                                 "width",       "height",
                                 "x1",          "x2",
                                 "y1",          "y2",
                                 "charset",     "name",
                                 "content",     "colspan",
                                 "viewBox",     "preserveAspectRatio",
                                 "aria-label",  "aria-labelledby",
                                 "aria-hidden", "data-label"};
    for (const auto& [name, value] : tag.attributes) {
      if (!kNames.contains(name)) fault("the attribute " + name + " is unknown");
      if (name == "id" && (value.empty() || value.find(' ') != std::string::npos))
        fault("an id is empty or has a blank");
      if (name == "id" && !ids_.insert(value).second) fault("two have the id " + value);
      if (name == "lang" && value != "en" && value != "zh-Hans") fault("no language: " + value);
      if (name == "href") {
        if (!value.starts_with('#')) fault("a link leads elsewhere: " + value);
        targets_.insert(value.substr(1));
      }
      if (name == "aria-labelledby") words_to(value);
    }
    if (tag.name == "svg" && !tag.attributes.contains("role")) fault("a picture has no role");
  }

  void words_to(const std::string& ids) {
    for (std::size_t begin = 0; begin < ids.size();) {
      const std::size_t end = std::min(ids.find(' ', begin), ids.size());
      targets_.insert(ids.substr(begin, end - begin));
      begin = end + 1;
    }
  }

  void nesting(const Tag& tag) {
    const std::string parent = open_.empty() ? "" : open_.back();
    const auto wants = [&](const Names& parents) {
      if (!parents.contains(parent)) fault("<" + tag.name + "> stands in <" + parent + ">");
    };
    if (tag.name == "li") wants({"ul", "ol"});
    if (tag.name == "tr") wants({"thead", "tbody"});
    if (tag.name == "td" || tag.name == "th") wants({"tr"});
    if (tag.name == "summary") wants({"details"});
    if (tag.name == "main" || tag.name == "nav") wants({"body"});
    if (parent == "ul" || parent == "ol") {
      if (tag.name != "li") fault("<" + tag.name + "> stands in a list");
    }
    if (kBlocks.contains(tag.name)) {
      for (const char* inline_only : {"p", "span", "a", "h1", "h2", "h3", "h4", "summary"}) {
        if (inside(inline_only)) fault("<" + tag.name + "> stands in <" + inline_only + ">");
      }
    }
    if (tag.name == "a" && inside("a")) fault("a link stands in a link");
  }

  void headings(const Tag& tag) {
    if (tag.name.size() != 2 || tag.name[0] != 'h' || tag.name[1] < '1' || tag.name[1] > '6')
      return;
    const int level = tag.name[1] - '0';
    if (level > heading_ + 1) fault("a heading skips a level: " + tag.name);
    heading_ = level;
  }

  void close(const Tag& tag) {
    if (open_.empty() || open_.back() != tag.name) {
      fault("</" + tag.name + "> closes nothing");
      return;
    }
    open_.pop_back();
    if (tag.name != "svg") return;
    if (!pictures_.back()) fault("a picture has no title");
    pictures_.pop_back();
  }

  std::string_view page_;
  std::size_t at_ = 0;
  std::vector<std::string> faults_;
  std::vector<std::string> open_;
  std::vector<bool> pictures_;  // whether the open one has a title
  std::set<std::string> ids_;
  std::set<std::string> targets_;
  std::map<std::string, int> count_;
  int heading_ = 0;
};

}  // namespace

std::vector<std::string> faults_of_html(std::string_view page) { return Checker(page).check(); }

std::string visible_text(std::string_view page) {
  Checker checker(page);
  checker.check();
  return checker.visible;
}

}  // namespace clusterwise::cli

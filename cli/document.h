// A report as a value: sections of sentences, lists, tables and charts, in both languages, without
// a word on how they look. compose.h makes one of an answer; render_document.h writes it.
//
// All text in it is plain text, hostile or not: whoever writes it out escapes it.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "kb/knowledge.h"
#include "reasoner/advisor/answer.h"

namespace clusterwise::cli {

// A verdict, and the words for it where it stands.
struct Badge {
  advisor::Verdict verdict = advisor::Verdict::kNo;
  kb::Text words;
};

// What is said, and what it rests on.
struct Sentence {
  std::string mark;  // before it: ✓ met, ? unknown, ✗ not met; may be empty
  kb::Text lead;     // stands out, before the text; may be empty
  kb::Text text;
  std::string rule;                       // the id of the rule that says so; may be empty
  std::vector<advisor::ClaimRef> claims;  // that it rests on
  kb::Text remark;                        // small print, at the end
  std::string anchor;                     // makes the lead a link to a place in the document
  bool verbatim = false;                  // as somebody wrote it, in any language and direction
  bool is_id = false;                     // the text is an id or a digest: may be broken anywhere
};

enum class Tone { kPlain, kLead, kSmall };

struct Paragraph {
  Sentence sentence;
  Tone tone = Tone::kPlain;
};

struct Item {
  Sentence sentence;
  std::vector<Item> items;
};

struct ItemList {
  std::vector<Item> items;
  bool compact = false;  // many short items, in columns where there is room
};

// Rows as long as `columns`; the first cell names the row, which is where `anchors` lead: one for
// each row, or none.
struct Table {
  kb::Text caption;
  std::vector<kb::Text> columns;
  std::vector<std::vector<Sentence>> rows;
  std::vector<std::string> anchors;
};

// A degree or score within 0..1: by the known values, and over completions.
struct Bar {
  kb::Text label;
  std::string anchor;  // where the label leads; may be empty
  Badge badge;
  double value = 0;
  advisor::Range range;
  kb::Text share;  // of completions in which it is so
  std::vector<advisor::ClaimRef> claims;
};

struct Chart {
  kb::Text caption;
  kb::Text label_head;  // what a bar is about
  kb::Text value_head;  // what its length says
  std::vector<Bar> bars;
  bool explained = false;  // a key to the ranges that are drawn stands below
};

// Shown when asked for, and in print.
struct Details {
  kb::Text summary;
  ItemList list;
};

using Block = std::variant<Paragraph, ItemList, Table, Chart, Details>;

// A heading inside a part, and what stands below it.
struct Group {
  kb::Text heading;  // may be empty
  std::vector<Block> blocks;
};

struct Part {
  std::string anchor;
  kb::Text heading;
  std::optional<Badge> badge;
  std::vector<Group> groups;
};

struct Section {
  std::string anchor;
  kb::Text heading;
  std::vector<Block> blocks;
  std::vector<Part> parts;
};

struct Document {
  kb::Text kind;                // what it is
  kb::Text title;               // the region
  std::vector<kb::Text> about;  // industry, period; as the profile has them
  Paragraph introduction;
  std::vector<Section> sections;
};

// Where rules and claims are told of. Any text gives an anchor that is fit for HTML.
std::string anchor_of_rule(const std::string& id);
std::string anchor_of_claim(const std::string& id);

// The claims in order, as they are cited: "(R5c, R5h §2.5; C1 §1)" is three citations, each with
// what stands before and after its id.
struct Citation {
  std::string before;
  std::string id;
  std::string after;
};
std::vector<Citation> citations(const std::vector<advisor::ClaimRef>& claims);

// What the document rests on, each rule and claim once, in the order in which it is cited first.
struct Cited {
  std::vector<Sentence> rules;  // what each said there
  std::vector<advisor::ClaimRef> claims;
};
Cited cited_in(const Document& document);

}  // namespace clusterwise::cli

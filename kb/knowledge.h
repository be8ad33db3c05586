// The words of the knowledge: what a pack holds and what the store gives back.
//
// Plain values without behaviour; owned by whoever holds them, safe to share between threads once
// built.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace clusterwise::kb {

// A text in both languages. Both are always present in checked knowledge.
struct Text {
  std::string en;
  std::string zh;

  bool operator==(const Text&) const = default;
};

// One thing a source says, with the section it says it in.
struct Claim {
  std::string id;       // "R5h"
  std::string section;  // "2.5"
  std::string kind;     // "problem"
  Text text;            // in the project's own words
  std::string source;   // id of the concept of kind source that says it
  std::string pack;

  bool operator==(const Claim&) const = default;
};

struct Aliases {
  std::vector<std::string> en;
  std::vector<std::string> zh;

  bool operator==(const Aliases&) const = default;
};

// How values are shown where they are not shown as they are read: a share as per cent, billions as
// 亿元. A value is multiplied by the factor of the language.
struct Display {
  double factor_en = 1;
  double factor_zh = 1;
  Text unit;

  bool operator==(const Display&) const = default;
};

// What only a concept of kind indicator has: how its values are to be read.
struct Measurement {
  Text unit;
  std::optional<double> minimum;  // absent: not bounded below
  std::optional<double> maximum;
  std::string better;  // "higher", "lower" or empty
  std::optional<Display> display;

  bool operator==(const Measurement&) const = default;
};

// As a pack has it; as the store gives it, with what other packs add to it: own aliases and claims
// first, then those of extensions in the order of their packs, each once.
struct Concept {
  std::string id;  // kebab-case; indicators have underscores
  std::string kind;
  Text label;
  Aliases aliases;
  Text definition;
  std::vector<std::string> claims;  // ids, at least one
  std::string citation;             // kind source only, else empty
  std::optional<Measurement> measurement;
  std::string pack;

  bool operator==(const Concept&) const = default;
};

// A directed, typed edge between two concepts.
struct Link {
  std::string from;
  std::string relation;
  std::string to;
  std::vector<std::string> claims;
  std::string pack;

  bool operator==(const Link&) const = default;
};

// What a pack adds to a concept of another pack: other names for it, and claims. All else that is
// said of the concept remains that pack's.
struct Extension {
  std::string id;  // of the concept
  Aliases aliases;
  std::vector<std::string> claims;  // ids, at least one
  std::string pack;                 // that adds them

  bool operator==(const Extension&) const = default;
};

// A link without what it rests on: enough to walk along it.
struct Edge {
  std::string from;
  std::string relation;
  std::string to;

  auto operator<=>(const Edge&) const = default;
};

struct Kind {
  std::string id;
  Text label;
  Text plural;
  Text definition;

  bool operator==(const Kind&) const = default;
};

struct Relation {
  std::string id;
  Text label;    // read from the near end: "proposed"
  Text inverse;  // read from the far end: "proposed by"
  Text definition;
  std::vector<std::string> from;  // kinds that may stand at the near end
  std::vector<std::string> to;

  bool operator==(const Relation&) const = default;
};

// A checked pack: every id resolves, every text has both languages, every record its claims.
struct Pack {
  std::string id;
  std::string version;
  std::string sha256;  // of the document's bytes, lower-case hex
  Text title;
  Text description;
  std::string source;
  std::vector<Kind> kinds;
  std::vector<Relation> relations;
  std::vector<Claim> claims;
  std::vector<Concept> concepts;
  std::vector<Link> links;
  std::vector<Extension> extensions;

  bool operator==(const Pack&) const = default;
};

}  // namespace clusterwise::kb

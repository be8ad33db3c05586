#include <fmt/format.h>
#include <set>

#include "reasoner/datalog/check_context.h"
#include "reasoner/datalog/kinds.h"

namespace clusterwise::datalog {
namespace {

class RuleReader {
 public:
  RuleReader(Rule& rule, std::map<std::string, Span>& seen, CheckContext& context)
      : rule_(rule), seen_(seen), context_(context) {}

  void read(const ast::Annotation& annotation) {
    std::set<std::string> keys;
    for (const ast::AnnotationField& field : annotation.fields) {
      if (!keys.insert(field.key.text).second) {
        bad(field.key.span, fmt::format("'{}' is given twice", field.key.text));
      } else {
        read(field);
      }
    }
    if (!keys.contains("id")) {
      bad(annotation.key.span, "a rule's annotation needs an id",
          "write @[rule(id = \"topic.name\", …)]");
    }
  }

 private:
  void read(const ast::AnnotationField& field) {
    const std::string& key = field.key.text;
    if (key == "id") {
      read_id(field);
    } else if (key == "en") {
      read_text(field, rule_.en);
    } else if (key == "zh") {
      read_text(field, rule_.zh);
    } else if (key == "claims") {
      read_claims(field);
    } else if (key == "strength") {
      read_strength(field);
    } else {
      bad(field.key.span, fmt::format("a rule's annotation has no key '{}'", key),
          "its keys are id, en, zh, claims and strength");
    }
  }

  void read_text(const ast::AnnotationField& field, std::string& to) {
    if (const auto* text = std::get_if<std::string>(&field.value.node)) {
      to = *text;
    } else {
      bad(field.value.span, fmt::format("'{}' is a text", field.key.text));
    }
  }

  void read_id(const ast::AnnotationField& field) {
    read_text(field, rule_.id);
    if (!std::holds_alternative<std::string>(field.value.node)) return;
    if (rule_.id.empty()) bad(field.value.span, "a rule's id is not empty");
    const auto [first, is_new] = seen_.emplace(rule_.id, field.value.span);
    if (is_new) return;
    context_.diagnostics.repeated(kinds::kDuplicateRuleId, field.value.span, first->second,
                                  fmt::format("the rule id '{}' is taken already", rule_.id),
                                  "give each rule its own id");
  }

  void read_claims(const ast::AnnotationField& field) {
    const auto* list = std::get_if<std::vector<ast::Name>>(&field.value.node);
    if (list == nullptr) return bad(field.value.span, "'claims' is a list of texts: [\"R5h\"]");
    for (const ast::Name& claim : *list) {
      rule_.claims.push_back(claim.text);
      if (context_.vocabulary == nullptr || context_.vocabulary->has_claim(claim.text)) continue;
      context_.diagnostics.error(kinds::kUnknownClaim, claim.span,
                                 fmt::format("there is no claim '{}'", claim.text),
                                 "a rule rests on claims of the knowledge");
    }
  }

  void read_strength(const ast::AnnotationField& field) {
    const auto* number = std::get_if<double>(&field.value.node);
    if (number == nullptr || *number < 0 || *number > 1) {
      return bad(field.value.span, "'strength' is a number from 0 to 1");
    }
    rule_.strength = *number;
  }

  void bad(Span span, std::string message, std::string note = {}) {
    context_.diagnostics.error(kinds::kBadAnnotation, span, std::move(message), std::move(note));
  }

  Rule& rule_;
  std::map<std::string, Span>& seen_;
  CheckContext& context_;
};

void report_unknown(const ast::Annotation& annotation, CheckContext& context) {
  const bool doc = annotation.key.text == "doc";
  context.diagnostics.error(
      kinds::kBadAnnotation, annotation.key.span,
      doc ? "@[doc = …] takes a text"
          : fmt::format("there is no annotation '{}' here", annotation.key.text),
      "rules take @[rule(…)] and @[doc = \"…\"], declarations @[doc = \"…\"]");
}

}  // namespace

Rule check_rule(const ast::Clause& clause, std::map<std::string, Span>& seen,
                CheckContext& context) {
  Rule rule;
  rule.doc = clause.preamble.doc;
  rule.place = clause.span;
  rule.is_fact = clause.is_fact();
  for (const ast::Annotation& annotation : clause.preamble.annotations) {
    if (annotation.key.text == "rule" && !annotation.value) {
      RuleReader(rule, seen, context).read(annotation);
    } else {
      report_unknown(annotation, context);
    }
  }
  return rule;
}

void check_plain_preamble(const ast::Preamble& preamble, CheckContext& context) {
  for (const ast::Annotation& annotation : preamble.annotations)
    report_unknown(annotation, context);
}

}  // namespace clusterwise::datalog

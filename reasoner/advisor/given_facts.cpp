#include "reasoner/advisor/given_facts.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "reasoner/advisor/numbers.h"

namespace clusterwise::advisor {
namespace {

using datalog::Directive;
using datalog::FactRef;
using datalog::Primitive;
using datalog::RelationId;

struct Basis {
  std::string_view id;
  std::string_view en;
  std::string_view zh;
};
constexpr std::array kBases = {Basis{"published", "published", "公开标准"},
                               Basis{"default", "default", "默认值"}};

constexpr std::string_view kChinese = "_zh";

// The text columns of a row that say where its number is from, by their names.
using Texts = std::map<std::string, std::string, std::less<>>;

// "default: the middle of the scale" says the basis a second time.
std::string without_prefix(std::string text, std::string_view prefix, std::string_view mark) {
  const std::string start = std::string(prefix) + std::string(mark);
  if (!prefix.empty() && text.starts_with(start)) text.erase(0, start.size());
  return text.substr(std::min(text.size(), text.find_first_not_of(' ')));
}

void add(std::string text, std::string_view separator, std::string& to) {
  if (text.empty()) return;
  if (!to.empty()) to += separator;
  to += text;
}

// All of them but the basis, in each language.
kb::Text source_of(const Texts& texts, const std::string& basis) {
  kb::Text source;
  const kb::Text word = basis_text(basis);
  for (const auto& [name, text] : texts) {
    if (name == "basis" || name.ends_with(kChinese)) continue;
    const auto twin = texts.find(name + std::string(kChinese));
    const std::string& chinese = twin == texts.end() ? text : twin->second;
    add(without_prefix(text, basis, ":"), "; ", source.en);
    add(without_prefix(without_prefix(chinese, word.zh, "："), basis, ":"), "；", source.zh);
  }
  return source;
}

}  // namespace

kb::Text basis_text(std::string_view basis) {
  for (const Basis& one : kBases) {
    if (one.id == basis) return {std::string(one.en), std::string(one.zh)};
  }
  return {std::string(basis), std::string(basis)};
}

GivenFacts::GivenFacts(const Policy::State& policy, const datalog::Model& model,
                       Phrasebook& phrases)
    : policy_(policy), model_(model), phrases_(phrases) {
  for (const Directive& directive : model.program()->directives) {
    const auto io = directive.parameters.find("IO");
    const bool profile = directive.relation == policy.interface.region ||
                         directive.relation == policy.interface.indicator;
    if (directive.kind == Directive::Kind::kInput && io != directive.parameters.end() && !profile)
      inputs_[directive.relation] = &directive;
  }
  for (const kb::Relation& relation : policy.store.relations())
    relation_labels_[relation.id] = relation.label;
  for (const kb::Kind& kind : policy.store.kinds()) kind_labels_[kind.id] = kind.label;
  if (!policy.outside.empty()) find_added();
}

void GivenFacts::find_added() {
  const datalog::CheckedProgram& program = model_.program();
  for (const datalog::Fact& fact : program->facts) {
    const Mark& mark = policy_.outside.of_rule(program.rule(fact.rule));
    if (mark.pack.empty()) continue;
    datalog::Pattern pattern{fact.relation, {}};
    const std::size_t arity = program.relation(fact.relation).attributes.size();
    for (std::size_t i = 0; i < arity; ++i)
      pattern.values.emplace_back(program->fact_values[fact.first + i]);
    for (const FactRef& found : datalog::find_facts(model_, pattern)) added_.emplace(found, &mark);
  }
}

kb::Text GivenFacts::amount_of(std::string_view indicator, const Range& value) const {
  const auto found = policy_.catalogue.find(std::string(indicator));
  return amount(value, found == policy_.catalogue.end() ? kb::Measurement{} : found->second);
}

bool GivenFacts::is_yes_or_no(std::string_view indicator) const {
  const auto found = policy_.catalogue.find(std::string(indicator));
  return found != policy_.catalogue.end() && advisor::is_yes_or_no(found->second);
}

std::string GivenFacts::symbol(FactRef fact, std::size_t column) const {
  return std::string(model_.symbol(fact.relation, fact.row, column));
}

// What the input asks the knowledge for: exposed_to reads exposed-to.
std::string GivenFacts::subject_of(RelationId relation) const {
  const Directive& directive = *inputs_.at(relation);
  const auto named = directive.parameters.find("relation");
  if (named != directive.parameters.end()) return named->second;
  std::string name = model_.program().relation(relation).name;
  std::replace(name.begin(), name.end(), '_', '-');
  return name;
}

kb::Text GivenFacts::membership(const std::string& id, const std::string& kind) const {
  const kb::Text label = phrases_.label(id);
  const auto found = kind_labels_.find(kind);
  const kb::Text name = found == kind_labels_.end() ? kb::Text{kind, kind} : found->second;
  const bool vowel = std::string_view("aeiou").find(name.en.front()) != std::string_view::npos;
  return {fmt::format("{} is {} {}", label.en, vowel ? "an" : "a", name.en),
          fmt::format("{}属于{}", label.zh, name.zh)};
}

Sentence GivenFacts::knowledge(FactRef fact) const {
  const std::size_t columns = model_.table(fact.relation).arity();
  const std::string from = symbol(fact, 0);
  const std::string to = symbol(fact, columns - 1);
  std::string relation = columns == 3 ? symbol(fact, 1) : subject_of(fact.relation);
  if (columns == 1) return {membership(from, relation), phrases_.claims_of(from)};
  if (columns == 2 && kind_labels_.contains(to))
    return {membership(from, to), phrases_.claims_of(from)};
  const auto found = relation_labels_.find(relation);
  const kb::Text verb =
      found == relation_labels_.end() ? kb::Text{relation, relation} : found->second;
  Sentence result;
  const kb::Text subject = phrases_.label(from);
  const kb::Text object = phrases_.label(to);
  result.text = {fmt::format("{} {} {}", subject.en, verb.en, object.en),
                 fmt::format("{} {} {}", subject.zh, verb.zh, object.zh)};
  for (const kb::Link& link : policy_.store.links_from(from)) {
    if (link.relation == relation && link.to == to) result.claims = phrases_.claims(link.claims);
  }
  return result;
}

// A number that stands in an added file is marked where it says where it is from.
const Mark& GivenFacts::mark_of(FactRef fact) const {
  static const Mark kOwn;
  const auto found = added_.find(fact);
  return found == added_.end() ? kOwn : *found->second;
}

NumberRow GivenFacts::number(FactRef fact) const {
  const datalog::CheckedProgram& program = model_.program();
  const auto& attributes = program.relation(fact.relation).attributes;
  const datalog::TypeId indicator =
      program.relation(policy_.interface.indicator).attributes[1].type;
  NumberRow row;
  Texts texts;
  bool has_number = false;
  for (std::size_t i = 0; i < attributes.size(); ++i) {
    const std::string text = model_.text(fact.relation, fact.row, i);
    if (attributes[i].primitive == Primitive::kFloat) {
      row.limit.value = model_.value(fact.relation, fact.row, i).real();
      has_number = true;
    } else if (attributes[i].type == indicator) {
      row.subject = text;
      row.is_limit = true;
    } else if (attributes[i].name == "unit") {
      continue;  // the indicator's own stands with the amount
    } else if (!has_number) {
      if (row.subject.empty()) row.subject = text;
    } else {
      texts[attributes[i].name] = text;
    }
  }
  if (const auto basis = texts.find("basis"); basis != texts.end()) row.limit.basis = basis->second;
  const double limit = row.limit.value;
  row.limit.amount = row.is_limit ? amount_of(row.subject, {limit, limit}) : readable(limit);
  row.limit.source = marked(source_of(texts, row.limit.basis), mark_of(fact));
  return row;
}

}  // namespace clusterwise::advisor

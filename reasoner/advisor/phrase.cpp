#include "reasoner/advisor/phrase.h"

#include <algorithm>

#include "reasoner/advisor/numbers.h"
#include "reasoner/datalog/placeholder.h"

namespace clusterwise::advisor {
namespace {

using datalog::Binding;
using datalog::Primitive;

double number_of(const Binding& binding) {
  if (binding.type == Primitive::kFloat) return binding.value.real();
  if (binding.type == Primitive::kUnsigned) return static_cast<double>(binding.value.natural());
  return static_cast<double>(binding.value.number());
}

}  // namespace

const Mark& Phrasebook::mark_of(std::string_view id) const {
  static const Mark kOwn;
  return outside_ == nullptr ? kOwn : outside_->of_concept(id);
}

kb::Text Phrasebook::bare_label(std::string_view id) {
  const auto found = labels_.find(id);
  if (found != labels_.end()) return found->second;
  return labels_
      .emplace(id, store_.label_of(id).value_or(kb::Text{std::string(id), std::string(id)}))
      .first->second;
}

ClaimRef Phrasebook::claim(std::string_view id) {
  const auto found = claims_.find(id);
  if (found != claims_.end()) return found->second;
  ClaimRef result;
  result.id = id;
  if (std::optional<kb::Claim> claim = store_.find_claim(id)) {
    result.section = std::move(claim->section);
    result.text = std::move(claim->text);
  }
  return claims_.emplace(id, std::move(result)).first->second;
}

std::vector<ClaimRef> Phrasebook::claims(const std::vector<std::string>& ids) {
  std::vector<ClaimRef> result;
  for (const std::string& id : ids) result.push_back(claim(id));
  return result;
}

std::vector<ClaimRef> Phrasebook::claims_of(std::string_view concept_id) {
  return claims(store_.claims_of(concept_id));
}

Reason Phrasebook::reason(const datalog::Model& model, const datalog::Derivation& derivation) {
  const datalog::Rule& rule = model.program().rule(derivation.rule);
  const Mark mark = outside_ == nullptr ? Mark{} : outside_->of_rule(rule);
  const bool is_marked = !mark.pack.empty();
  Reason result;
  result.rule = rule.id;
  result.pack = mark.pack;
  result.text = marked({fill(rule.en, false, model, derivation.bindings, is_marked),
                        fill(rule.zh, true, model, derivation.bindings, is_marked)},
                       mark);
  result.claims = claims(rule.claims);
  for (const Binding& binding : derivation.bindings) {
    if (binding.type == Primitive::kSymbol) {
      result.values.emplace_back(binding.name,
                                 std::string(model.symbols().text(binding.value.symbol())));
    } else {
      result.values.emplace_back(binding.name, number_of(binding));
    }
  }
  return result;
}

std::string Phrasebook::fill(const std::string& text, bool chinese, const datalog::Model& model,
                             const std::vector<Binding>& bindings, bool is_marked) {
  std::string out;
  std::size_t at = 0;
  for (const datalog::Placeholder& place : datalog::placeholders(text)) {
    const auto binding = std::find_if(bindings.begin(), bindings.end(),
                                      [&](const Binding& b) { return b.name == place.variable; });
    if (binding == bindings.end()) continue;
    out += text.substr(at, place.begin - at);
    kb::Text value;
    if (binding->type == Primitive::kSymbol) {
      const std::string_view id = model.symbols().text(binding->value.symbol());
      value = is_marked ? bare_label(id) : label(id);
    } else {
      value = readable(number_of(*binding) * place.factor.value_or(1));
    }
    out += chinese ? value.zh : value.en;
    at = place.end;
  }
  return out + text.substr(at);
}

}  // namespace clusterwise::advisor

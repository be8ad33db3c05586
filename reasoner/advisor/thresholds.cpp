// Rules read a limit from a table of facts, often by way of another relation. Which tables these
// are is told by the types of their columns, so that a policy may name and divide them as it likes.
#include "reasoner/advisor/thresholds.h"

#include <optional>
#include <string_view>

#include "reasoner/advisor/numbers.h"

namespace clusterwise::advisor {
namespace {

using datalog::Attribute;
using datalog::FactRef;
using datalog::Primitive;
using datalog::RelationId;

constexpr std::string_view kUnit = "unit";    // the column of the indicator's unit
constexpr std::string_view kBasis = "basis";  // what kind of source the limit has
constexpr std::string_view kChinese = "_zh";  // how a column ends that says the same in Chinese

// Which columns of a relation say what a limit is about, and how large it is.
struct Columns {
  std::size_t indicator = 0;
  std::size_t value = 0;
};

class ThresholdFinder {
 public:
  ThresholdFinder(const Policy::State& policy, Evaluation& evaluation, Phrasebook& phrases)
      : policy_(policy), evaluation_(evaluation), model_(evaluation.model()), phrases_(phrases) {}

  std::vector<Threshold> find(const std::set<std::string>& indicators) {
    mark_used();
    std::vector<Threshold> result;
    for (std::size_t i = 0; i < model_.program()->relations.size(); ++i) {
      const RelationId relation{static_cast<std::uint32_t>(i)};
      const std::optional<Columns> columns = columns_of(relation);
      if (!columns) continue;
      for (datalog::Row row = 0; row < model_.table(relation).size(); ++row) {
        const FactRef fact{relation, row};
        if (!indicators.contains(std::string(model_.symbol(relation, row, columns->indicator))))
          continue;
        if (evaluation_.deriver().derivations(fact, 1).empty())
          result.push_back(threshold(fact, *columns));
      }
    }
    return result;
  }

 private:
  std::optional<Columns> columns_of(RelationId relation) const {
    const datalog::TypeId region = column_type(policy_.interface.indicator, 0);
    const datalog::TypeId indicator = column_type(policy_.interface.indicator, 1);
    std::optional<std::size_t> about;
    std::optional<std::size_t> value;
    const std::vector<Attribute>& attributes = model_.program().relation(relation).attributes;
    for (std::size_t i = 0; i < attributes.size(); ++i) {
      if (attributes[i].type == region) return std::nullopt;
      if (attributes[i].type == indicator && !about) about = i;
      if (attributes[i].primitive == Primitive::kFloat && !value) value = i;
    }
    if (!about || !value) return std::nullopt;
    return Columns{*about, *value};
  }

  datalog::TypeId column_type(RelationId relation, std::size_t column) const {
    return model_.program().relation(relation).attributes[column].type;
  }

  Threshold threshold(FactRef fact, const Columns& columns) {
    Threshold result;
    result.indicator = model_.symbol(fact.relation, fact.row, columns.indicator);
    result.label = phrases_.label(result.indicator);
    result.value = model_.value(fact.relation, fact.row, columns.value).real();
    result.used = used_.contains(fact);
    const auto measurement = policy_.catalogue.find(result.indicator);
    result.amount = measurement != policy_.catalogue.end()
                        ? amount(result.value, measurement->second)
                        : readable(result.value);
    const std::vector<Attribute>& attributes = model_.program().relation(fact.relation).attributes;
    for (std::size_t i = 0; i < attributes.size(); ++i) {
      const bool is_text = attributes[i].primitive == Primitive::kSymbol;
      // What stands before the number is a key, what stands after it tells of it.
      if (!is_text || i < columns.value || attributes[i].name == kUnit) continue;
      add_text(attributes[i].name, std::string(model_.symbol(fact.relation, fact.row, i)), result);
    }
    if (result.source.zh.empty()) result.source.zh = result.source.en;
    return result;
  }

  static void add_text(std::string_view column, const std::string& text, Threshold& to) {
    if (column == kBasis) {
      to.basis = text;
      return;
    }
    std::string& source = column.ends_with(kChinese) ? to.source.zh : to.source.en;
    if (!source.empty()) source += "; ";
    source += text;
  }

  // ---- What the findings rest on

  void mark_used() {
    const Interface& interface = policy_.interface;
    for (RelationId relation : {interface.feature, interface.stage, interface.problem,
                                interface.recommends, interface.risk, interface.risk_of_role}) {
      for (const FactRef& fact : evaluation_.facts_of(relation)) open_.push_back(fact);
    }
    while (!open_.empty()) {
      const FactRef fact = open_.back();
      open_.pop_back();
      if (used_.insert(fact).second) open_premises(fact);
    }
  }

  void open_premises(FactRef fact) {
    for (const datalog::Derivation& derivation : evaluation_.deriver().derivations(fact)) {
      for (const datalog::Premise& premise : derivation.premises)
        open_.insert(open_.end(), premise.facts.begin(), premise.facts.end());
    }
  }

  const Policy::State& policy_;
  Evaluation& evaluation_;
  const datalog::Model& model_;
  Phrasebook& phrases_;
  std::set<FactRef> used_;
  std::vector<FactRef> open_;  // to be looked at
};

}  // namespace

std::vector<Threshold> thresholds(const Policy::State& policy, Evaluation& evaluation,
                                  const std::set<std::string>& indicators, Phrasebook& phrases) {
  return ThresholdFinder(policy, evaluation, phrases).find(indicators);
}

}  // namespace clusterwise::advisor

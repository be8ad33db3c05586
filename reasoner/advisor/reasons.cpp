#include "reasoner/advisor/reasons.h"

#include <algorithm>

namespace clusterwise::advisor {
namespace {

using datalog::Derivation;
using datalog::FactRef;
using datalog::Premise;
using datalog::Primitive;

class Collector {
 public:
  Collector(Evaluation& evaluation, Phrasebook& phrases,
            const std::set<datalog::RelationId>& grounds)
      : evaluation_(evaluation), phrases_(phrases), grounds_(grounds) {}

  void collect(FactRef fact) {
    if (!visited_.insert(fact).second) return;
    std::vector<FactRef> below;  // through rules without an id
    for (const Derivation& derivation : evaluation_.ways_to(fact)) {
      const bool named = !evaluation_.model().program().rule(derivation.rule).id.empty();
      if (named) add(derivation, evaluation_.degree_in(fact) > 0 ? graded_ : plain_);
      for (const Premise& premise : derivation.premises) {
        for (const FactRef& next : premise.facts) {
          if (!named || grounds_.contains(next.relation)) below.push_back(next);
        }
      }
    }
    std::stable_sort(below.begin(), below.end(), [&](FactRef a, FactRef b) {
      return evaluation_.degree_in(a) > evaluation_.degree_in(b);
    });
    for (const FactRef& next : below) collect(next);
  }

  // What speaks for the fact by a degree comes first; what merely lets it pass, after.
  std::vector<Reason> take() {
    graded_.insert(graded_.end(), std::make_move_iterator(plain_.begin()),
                   std::make_move_iterator(plain_.end()));
    return std::move(graded_);
  }

 private:
  void add(const Derivation& derivation, std::vector<Reason>& reasons) {
    Reason reason = phrases_.reason(evaluation_.model(), derivation);
    const bool known = std::any_of(reasons.begin(), reasons.end(), [&](const Reason& other) {
      return other.rule == reason.rule && other.text == reason.text;
    });
    if (!known) reasons.push_back(std::move(reason));
  }

  Evaluation& evaluation_;
  Phrasebook& phrases_;
  const std::set<datalog::RelationId>& grounds_;
  std::set<FactRef> visited_;
  std::vector<Reason> graded_;
  std::vector<Reason> plain_;
};

}  // namespace

std::vector<Reason> reasons_for(const std::vector<FactRef>& facts, Evaluation& evaluation,
                                Phrasebook& phrases, const std::set<datalog::RelationId>& grounds) {
  Collector collector(evaluation, phrases, grounds);
  for (const FactRef& fact : facts) collector.collect(fact);
  return collector.take();
}

}  // namespace clusterwise::advisor

#include "reasoner/datalog/flatten.h"

#include <numeric>
#include <utility>

namespace clusterwise::datalog {
namespace {

using Alternatives = std::optional<std::vector<FlatBody>>;

Alternatives flatten(const ast::Disjunction& body, bool negated);

Alternatives flatten(const ast::Literal& literal, bool negated) {
  negated = negated != literal.negated;
  if (const auto* group = std::get_if<ast::Group>(&literal.node))
    return flatten(group->body, negated);
  if (const auto* truth = std::get_if<ast::Truth>(&literal.node)) {
    if (truth->value == negated) return std::vector<FlatBody>{};
    return std::vector<FlatBody>{FlatBody{}};
  }
  return std::vector<FlatBody>{FlatBody{{&literal, negated}}};
}

Alternatives either(Alternatives left, Alternatives right) {
  if (!left || !right || left->size() + right->size() > kMostAlternatives) return std::nullopt;
  left->insert(left->end(), right->begin(), right->end());
  return left;
}

std::size_t size_of(const std::vector<FlatBody>& bodies) {
  return std::accumulate(bodies.begin(), bodies.end(), std::size_t{0},
                         [](std::size_t sum, const FlatBody& body) { return sum + body.size(); });
}

Alternatives both(const Alternatives& left, const Alternatives& right) {
  if (!left || !right) return std::nullopt;
  if (!right->empty() && left->size() > kMostAlternatives / right->size()) return std::nullopt;
  if (left->size() * size_of(*right) + right->size() * size_of(*left) > kMostInAll)
    return std::nullopt;
  std::vector<FlatBody> result;
  for (const FlatBody& l : *left) {
    for (const FlatBody& r : *right) {
      FlatBody& joined = result.emplace_back(l);
      if (l.size() + r.size() > kMostConditions) return std::nullopt;
      joined.insert(joined.end(), r.begin(), r.end());
    }
  }
  return result;
}

Alternatives flatten(const ast::Conjunction& conjunction, bool negated) {
  // The common case, a plain list, without a copy a literal.
  Alternatives result = std::vector<FlatBody>(negated ? 0 : 1);
  for (const ast::Literal& literal : conjunction) {
    Alternatives part = flatten(literal, negated);
    if (!negated && result && result->size() == 1 && part && part->size() == 1) {
      FlatBody& body = result->front();
      if (body.size() + part->front().size() > kMostConditions) return std::nullopt;
      body.insert(body.end(), part->front().begin(), part->front().end());
    } else {
      result = negated ? either(std::move(result), std::move(part)) : both(result, part);
    }
    if (!result) return std::nullopt;
  }
  return result;
}

Alternatives flatten(const ast::Disjunction& body, bool negated) {
  Alternatives result = std::vector<FlatBody>(negated ? 1 : 0);
  for (const ast::Conjunction& conjunction : body) {
    Alternatives part = flatten(conjunction, negated);
    result = negated ? both(result, part) : either(std::move(result), std::move(part));
    if (!result) return std::nullopt;
  }
  return result;
}

}  // namespace

std::optional<std::vector<FlatBody>> flatten(const ast::Disjunction& body) {
  return flatten(body, false);
}

}  // namespace clusterwise::datalog

#include "cli/neighbours_page.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

namespace clusterwise::cli {
namespace {

class Builder {
 public:
  explicit Builder(const kb::Store& store)
      : store_(store), kinds_(store.kinds()), relations_(store.relations()) {
    for (std::size_t i = 0; i < kinds_.size(); ++i) kind_at_[kinds_[i].id] = i;
    for (std::size_t i = 0; i < relations_.size(); ++i) relation_at_[relations_[i].id] = i;
  }

  NeighboursPage build(const kb::Neighbourhood& around) {
    for (const kb::NearConcept& one : around.concepts) {
      place_.emplace(one.id, reached_.size());
      reached_.push_back(described(one));
    }
    for (const kb::Edge& link : around.links) {
      add(link, true);
      add(link, false);
    }
    const Reached& subject = reached_.front();
    NeighboursPage page{subject.id, subject.kind, subject.kind_label, subject.label, {}};
    reached_.erase(reached_.begin());
    for (Reached& one : reached_) sort(one.links);
    std::sort(reached_.begin(), reached_.end(), [&](const Reached& a, const Reached& b) {
      return std::tuple(a.distance, kind_at_.at(a.kind), std::string_view(a.id)) <
             std::tuple(b.distance, kind_at_.at(b.kind), std::string_view(b.id));
    });
    page.reached = std::move(reached_);
    return page;
  }

 private:
  Reached described(const kb::NearConcept& one) const {
    const kb::NamedConcept named =
        store_.name_of(one.id).value_or(kb::NamedConcept{one.id, "", {one.id, one.id}});
    const std::string& kind = named.kind;
    const auto at = kind_at_.find(kind);
    return {one.id,
            kind,
            at == kind_at_.end() ? kb::Text{kind, kind} : kinds_[at->second].label,
            named.label,
            one.distance,
            {}};
  }

  // Where the link leads from a nearer concept to one that is one link further.
  void add(const kb::Edge& link, bool outgoing) {
    const Reached& near = reached_[place_.at(outgoing ? link.from : link.to)];
    Reached& far = reached_[place_.at(outgoing ? link.to : link.from)];
    if (far.distance != near.distance + 1) return;
    const std::size_t position = relation_at_.at(link.relation);
    const kb::Relation& relation = relations_[position];
    far.links.push_back({link.relation, position, outgoing,
                         outgoing ? relation.label : relation.inverse, near.id, near.label});
  }

  static void sort(std::vector<Reach>& links) {
    std::sort(links.begin(), links.end(), [](const Reach& a, const Reach& b) {
      return std::tuple(!a.outgoing, a.position, std::string_view(a.from)) <
             std::tuple(!b.outgoing, b.position, std::string_view(b.from));
    });
  }

  const kb::Store& store_;
  std::vector<kb::Kind> kinds_;
  std::vector<kb::Relation> relations_;
  std::map<std::string, std::size_t> kind_at_;
  std::map<std::string, std::size_t> relation_at_;
  std::unordered_map<std::string, std::size_t> place_;
  std::vector<Reached> reached_;
};

}  // namespace

NeighboursPage neighbours_page(const kb::Neighbourhood& around, const kb::Store& store) {
  return Builder(store).build(around);
}

}  // namespace clusterwise::cli

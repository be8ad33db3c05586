// How the derived tables follow an import: what changed is taken out and put in, the rest is left alone.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "kb/database.h"
#include "kb/knowledge.h"
#include "kb/problem.h"
#include "kb/store.h"

namespace clusterwise::kb {

// One import of a pack. REQUIRES: a transaction is open until after() has returned; the arguments outlive it.
class IndexUpdate {
 public:
  // Only of the missing claims may it be that concepts cite them while no pack declares them: those that went earlier in
  // the same transaction.
  IndexUpdate(const Store& store, Database& database, const Pack& pack,
              const std::vector<std::string>& missing_claims);
  IndexUpdate(const IndexUpdate&) = delete;
  IndexUpdate& operator=(const IndexUpdate&) = delete;
  ~IndexUpdate();

  // While the pack's earlier version is stored: takes out its concepts that the new one does not have just so, and
  // those of other packs that cite a claim whose text changes.
  Result<void> before();
  // When the new version is stored: puts in what is new and what was taken out.
  Result<void> after();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace clusterwise::kb

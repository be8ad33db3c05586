#include "tests/cli/shipped_documents.h"

#include <filesystem>
#include <sstream>

#include "cli/compose.h"
#include "cli/inputs.h"
#include "tests/cli/folder.h"

namespace clusterwise::cli {
namespace {

Document document_of(const advisor::Profile& profile, const advisor::Policy& policy) {
  const advisor::Answer answer = policy.recommend(profile).value();
  std::vector<advisor::Account> accounts;
  for (const advisor::Recommendation& role : answer.recommendations)
    accounts.push_back(policy.account_of(profile, role.id, answer).value());
  return compose(answer, accounts);
}

std::vector<ShippedDocument> compose_all() {
  const std::filesystem::path top = CLUSTERWISE_SOURCE_DIR;
  const Folder folder;
  std::ostringstream out;
  std::ostringstream err;
  Environment env(out, err);
  env.packs = top / "kb/packs";
  env.rules = top / "rules";
  env.default_store = folder / "knowledge.db";
  const OpenPolicy opened = open_policy(env).value();
  const auto& [store, policy] = opened;
  std::vector<ShippedDocument> result;
  for (const auto& entry : std::filesystem::directory_iterator(top / "rules/examples")) {
    if (entry.path().extension() != ".json") continue;
    const advisor::Profile profile = load_profile(entry.path(), *store, env).value();
    result.push_back({entry.path().filename().string(), document_of(profile, policy)});
  }
  return result;
}

}  // namespace

const std::vector<ShippedDocument>& shipped_documents() {
  static const std::vector<ShippedDocument> documents = compose_all();
  return documents;
}

}  // namespace clusterwise::cli

// A later version of the concept's own pack may say by now what an extension adds; so each name and
// claim is there once.
#include "kb/extension.h"

#include <algorithm>

#include "kb/folding.h"

namespace clusterwise::kb {
namespace {

using Names = std::vector<std::string>;

void add_names(Names& aliases, const std::string& label, const Names& added) {
  for (const std::string& alias : added) {
    const std::string name = folded(alias);
    const auto is_name = [&](const std::string& known) { return folded(known) == name; };
    if (is_name(label) || std::any_of(aliases.begin(), aliases.end(), is_name)) continue;
    aliases.push_back(alias);
  }
}

}  // namespace

void add_to(Concept& one, const Extension& extension) {
  add_names(one.aliases.en, one.label.en, extension.aliases.en);
  add_names(one.aliases.zh, one.label.zh, extension.aliases.zh);
  add_claims(one.claims, extension);
}

void add_claims(std::vector<std::string>& claims, const Extension& extension) {
  for (const std::string& claim : extension.claims) {
    if (std::find(claims.begin(), claims.end(), claim) == claims.end()) claims.push_back(claim);
  }
}

}  // namespace clusterwise::kb

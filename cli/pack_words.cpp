#include "cli/pack_words.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace clusterwise::cli {
namespace {

kb::Text listed(std::string_view en, std::string_view zh, std::span<const std::string> ids) {
  return {fmt::format("{}: {}", en, fmt::join(ids, ", ")),
          fmt::format("{}：{}", zh, fmt::join(ids, "、"))};
}

}  // namespace

kb::Text added_by(const kb::Extension& one) {
  std::vector<std::string> names = one.aliases.en;
  names.insert(names.end(), one.aliases.zh.begin(), one.aliases.zh.end());
  const kb::Text claims = listed("claims", "论断", one.claims);
  if (names.empty()) {
    return {fmt::format("added by pack {}: {}", one.pack, claims.en),
            fmt::format("知识包{}补充：{}", one.pack, claims.zh)};
  }
  const kb::Text aliases = listed("aliases", "别名", names);
  return {fmt::format("added by pack {}: {}; {}", one.pack, aliases.en, claims.en),
          fmt::format("知识包{}补充：{}；{}", one.pack, aliases.zh, claims.zh)};
}

kb::Text counts_of(const kb::PackUse& use) {
  return {
      fmt::format("kinds {}, relations {}, claims {}, concepts {}, links {}, extensions {}",
                  use.kinds, use.relations, use.claims, use.concepts, use.links, use.extensions),
      fmt::format("类别{}，关系{}，论断{}，概念{}，联系{}，扩展{}", use.kinds, use.relations,
                  use.claims, use.concepts, use.links, use.extensions)};
}

kb::Text source_of(const PackPage& pack) {
  return {fmt::format("source: {} ({})", pack.source_label.en, pack.info.source),
          fmt::format("来源：{}（{}）", pack.source_label.zh, pack.info.source)};
}

kb::Text needs_of(std::span<const std::string> packs) {
  return listed("needs the packs", "依赖知识包", packs);
}

kb::Text needed_by(std::span<const std::string> packs) {
  return listed("needed by the packs", "被下列知识包依赖", packs);
}

kb::Text extends(std::span<const std::string> concepts) {
  return listed("extends the concepts", "扩展概念", concepts);
}

}  // namespace clusterwise::cli

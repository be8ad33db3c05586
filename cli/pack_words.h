// What is said of packs, in both languages.
#pragma once

#include <span>
#include <string>

#include "cli/pack_page.h"
#include "kb/knowledge.h"

namespace clusterwise::cli {

// Which names and claims of a concept a pack adds.
kb::Text added_by(const kb::Extension& one);

// Of a pack in the list of packs.
kb::Text counts_of(const kb::PackUse& use);
kb::Text source_of(const PackPage& pack);
kb::Text needs_of(std::span<const std::string> packs);
kb::Text needed_by(std::span<const std::string> packs);
kb::Text extends(std::span<const std::string> concepts);

}  // namespace clusterwise::cli

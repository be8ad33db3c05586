// The project's own sources, as text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace clusterwise::architecture {

struct SourceFile {
  std::string path;  // from the top of the tree
  std::string text;
};

// The .h and .cpp files below that folder, by path.
std::vector<SourceFile> sources_in(std::string_view folder);

// What the file includes, as written: "kb/store.h", "vector".
std::vector<std::string> includes_of(const SourceFile& file);

// The contents of its string literals; comments are none.
std::vector<std::string> literals_of(const SourceFile& file);

std::string text_of(const std::string& path);

}  // namespace clusterwise::architecture

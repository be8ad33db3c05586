// What can go wrong in kb: the user's document is wrong (Problem), or the world is (Failure).
#pragma once

#include <cstddef>
#include <string>
#include <tl/expected.hpp>
#include <vector>

namespace clusterwise::kb {

// One error in a document, at a half-open range of byte offsets of its text.
struct Problem {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string kind;     // "json", "schema", "unknown-claim", "duplicate-id", …
  std::string message;  // what is wrong, with the names the author wrote
  std::string note;     // what to do about it; may be empty
  std::string missing = {};  // the field that the record there should have, where that is wrong
};
using Problems = std::vector<Problem>;

// A file, a disk or a database that does not do what it should.
struct Failure {
  std::string message;      // names the file
  std::string note;         // what to do about it; may be empty
  bool is_refusal = false;  // the world is well, but what was asked does not fit what is stored
};

template <typename T>
using Result = tl::expected<T, Failure>;

// For functions that read a document: the value, or all that is wrong with it (never empty).
template <typename T>
using Checked = tl::expected<T, Problems>;

}  // namespace clusterwise::kb

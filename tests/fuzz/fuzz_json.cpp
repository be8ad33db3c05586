// The JSON reader: every value and every problem lies inside the text.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "kb/json.h"

using namespace clusterwise::kb;

namespace {

void check_places(const Json& json, std::size_t size) {
  if (json.begin > json.end || json.end > size) std::abort();
  if (const JsonArray* array = json.array()) {
    for (const Json& item : *array) check_places(item, size);
  } else if (const JsonObject* object = json.object()) {
    for (const JsonMember& member : *object) {
      if (member.key_begin > member.key_end || member.key_end > size) std::abort();
      check_places(member.value, size);
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto json = parse_json({reinterpret_cast<const char*>(data), size});
  if (json) {
    check_places(*json, size);
  } else {
    if (json.error().empty()) std::abort();
    for (const Problem& problem : json.error()) {
      if (problem.begin > problem.end || problem.end > size) std::abort();
    }
  }
  return 0;
}

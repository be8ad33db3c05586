// What the shipped packs answer to the searches of searches.tsv.
#include <algorithm>
#include <fmt/format.h>
#include <fstream>

#include "fixtures.h"
#include "kb/store.h"

namespace clusterwise::kb {
namespace {

struct Searched {
  std::string text;
  std::string expected;
  std::string kind;
};

std::vector<std::string> fields_of(const std::string& line) {
  std::vector<std::string> fields;
  std::size_t begin = 0;
  for (std::size_t end = 0; end != std::string::npos; begin = end + 1) {
    end = line.find('\t', begin);
    fields.push_back(line.substr(begin, end - begin));
    if (end == std::string::npos) break;
  }
  return fields;
}

std::vector<Searched> searches() {
  std::ifstream file(CLUSTERWISE_TEST_DATA "/searches.tsv");
  std::vector<Searched> all;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#') continue;
    const std::vector<std::string> fields = fields_of(line);
    REQUIRE((fields.size() == 2 || fields.size() == 3));
    all.push_back({fields[0], fields[1], fields.size() == 3 ? fields[2] : ""});
  }
  return all;
}

// 0 is first; the number of hits where it is not among them.
std::size_t place_of(const std::string& id, const std::vector<Hit>& hits) {
  const auto found =
      std::find_if(hits.begin(), hits.end(), [&](const Hit& hit) { return hit.id == id; });
  return static_cast<std::size_t>(found - hits.begin());
}

}  // namespace

TEST_CASE("searches: the concept meant comes first, or nearly so") {
  constexpr std::size_t kNearlyFirst = 3;
  const test::Directory directory;
  const Store store = test::real_store(directory / "store");
  const std::vector<Searched> all = searches();
  REQUIRE(all.size() >= 70);
  std::size_t first = 0;
  std::string others;
  for (const Searched& one : all) {
    CAPTURE(one.text, one.kind, one.expected);
    REQUIRE(store.find(one.expected));
    const std::vector<Hit> hits = store.search(one.text, one.kind, 10);
    const std::size_t place = place_of(one.expected, hits);
    CHECK(place < std::min(hits.size(), kNearlyFirst));
    if (place == 0 && !hits.empty()) {
      ++first;
    } else {
      others += fmt::format("  '{}' {}: {} is number {}, after {}\n", one.text, one.kind,
                            one.expected, place + 1, hits.empty() ? "nothing" : hits.front().id);
    }
  }
  const std::string report = fmt::format("{} of {} searches have first what they are for; not:\n{}",
                                         first, all.size(), others);
  WARN(report);
  CHECK(first * 100 >= all.size() * 95);
  CHECK_FALSE(store.failure());
}

}  // namespace clusterwise::kb

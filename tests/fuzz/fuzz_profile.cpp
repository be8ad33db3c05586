// The reader of profiles, against the project's own packs.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "kb/pack.h"
#include "reasoner/advisor/profile.h"

using namespace clusterwise;

namespace {

std::string read_file(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

// Aborts where the packs cannot be imported.
const kb::Store& store() {
  static const auto opened = [] {
    const auto file = std::filesystem::temp_directory_path() / "clusterwise_fuzz_profile.sqlite";
    std::filesystem::remove(file);
    auto result =
        std::make_unique<kb::Store>(kb::Store::open(file, kb::Store::Mode::kReadWrite).value());
    for (const char* name : {"paper.jsonld", "indicators.jsonld"}) {
      const std::string text =
          read_file(std::filesystem::path(CLUSTERWISE_SOURCE_DIR) / "kb/packs" / name);
      const auto around = result->surroundings_without(name).value();
      if (!result->import(kb::read_pack(text, *around).value())) std::abort();
    }
    return result;
  }();
  return *opened;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const datalog::Source source = {"fuzz.json",
                                  std::string(reinterpret_cast<const char*>(data), size)};
  const auto profile = advisor::read_profile(source, store());
  if (profile) return 0;
  const std::vector<datalog::Source> sources = {source};
  if (render(profile.error(), sources).empty()) std::abort();
  return 0;
}

// The hash of words and of 64-bit keys: multiply by an odd constant of the golden ratio, fold the
// high half down (Knuth, TAOCP 3, 6.4). For tables whose size is a power of two.
#pragma once

#include <cstdint>
#include <span>

namespace clusterwise::datalog {

inline constexpr std::uint64_t kGolden = 0x9E3779B97F4A7C15U;

inline std::uint64_t mix(std::uint64_t hash, std::uint64_t value) {
  const std::uint64_t x = (hash ^ value) * kGolden;
  return x ^ (x >> 32U);
}

inline std::uint64_t hash_of(std::uint64_t value) { return mix(kGolden, value); }

inline std::uint64_t hash_of(std::span<const std::uint32_t> words) {
  std::uint64_t hash = kGolden;
  for (std::uint32_t word : words) hash = mix(hash, word);
  return hash;
}

}  // namespace clusterwise::datalog

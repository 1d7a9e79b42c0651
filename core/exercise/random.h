// Our own small random numbers: the same seed gives the same problem on every machine and in every
// version.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "core/text/fnv.h"

namespace tmw {

// SplitMix64 (Steele, Lea and Flood 2014). Its sequence is part of the saved format: never change
// it.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  [[nodiscard]] std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15u);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
  }

  // A whole number from 0 to count - 1. Requires count > 0; for counts this small the bias is below
  // 2^-50.
  [[nodiscard]] std::size_t below(std::size_t count) {
    return static_cast<std::size_t>(next() % static_cast<std::uint64_t>(count));
  }

  // A number in [0, 1), a multiple of 2^-53.
  [[nodiscard]] double unit() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }

 private:
  std::uint64_t state_;
};

// A seed made of a word and a number, so that exercises with the same seed draw independently
// (FNV-1a).
[[nodiscard]] inline std::uint64_t mixed_seed(std::string_view word, std::uint64_t seed) {
  std::uint64_t hash = fnv1a_64(word);
  for (int i = 0; i < 8; ++i) hash = (hash ^ ((seed >> (8 * i)) & 0xff)) * kFnv64Prime;
  return hash;
}

// The numbers 0 to count - 1 in random order (Fisher and Yates).
[[nodiscard]] inline std::vector<int> shuffled(std::size_t count, Random& random) {
  std::vector<int> order(count);
  for (std::size_t i = 0; i < count; ++i) order[i] = static_cast<int>(i);
  for (std::size_t i = count; i > 1; --i) std::swap(order[i - 1], order[random.below(i)]);
  return order;
}

}  // namespace tmw

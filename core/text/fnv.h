// The hash FNV-1a of Fowler, Noll and Vo, of 32 and of 64 bits.
// Source of the constants: Fowler, Noll, Vo and Eastlake, The FNV Non-Cryptographic Hash Algorithm
// (draft-eastlake-fnv), section 5.
#pragma once

#include <cstdint>
#include <string_view>

namespace tmw {

inline constexpr std::uint32_t kFnv32Start = 2166136261U;
inline constexpr std::uint32_t kFnv32Prime = 16777619U;
inline constexpr std::uint64_t kFnv64Start = 14695981039346656037U;
inline constexpr std::uint64_t kFnv64Prime = 1099511628211U;

// The hash of the bytes, or of what `hash` is the hash of with the bytes behind it.
[[nodiscard]] constexpr std::uint32_t fnv1a_32(std::string_view bytes,
                                               std::uint32_t hash = kFnv32Start) {
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * kFnv32Prime;
  return hash;
}

[[nodiscard]] constexpr std::uint64_t fnv1a_64(std::string_view bytes,
                                               std::uint64_t hash = kFnv64Start) {
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * kFnv64Prime;
  return hash;
}

}  // namespace tmw

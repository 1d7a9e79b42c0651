// The first line of a compiled file, for the writer and the reader.
#pragma once

#include <cstdint>
#include <string_view>

#include "core/text/fnv.h"

namespace tmw::archive {

inline constexpr std::string_view kSeal = "tmw content ";

// What a file holds: its first number. (`last` as in fields.h.)
enum class Holds : std::uint8_t { kFault, kChapter, kIndex };
constexpr Holds last(Holds) { return Holds::kIndex; }

// A digit of five bits and the sign that more follow; the least significant comes first.
inline constexpr int kDigitBits = 5;
inline constexpr char kFirstDigit = ' ';
inline constexpr unsigned kMore = 1U << kDigitBits;

// A number with a fraction is a whole number over a power of ten where that gives it exactly:
// first the power, at most 22, so that the division is exact; then the whole number. Else, behind
// this sign, its bits.
inline constexpr int kMostDecimals = 22;
inline constexpr std::uint64_t kBits = kMostDecimals + 1;
inline constexpr double kPowersOfTen[kMostDecimals + 1] = {
    1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
    1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

// Of what follows the first line. A change of one byte always changes it.
[[nodiscard]] inline std::uint32_t checksum(std::string_view body) { return fnv1a_32(body); }

// Signed numbers as unsigned ones, small where they are small.
[[nodiscard]] constexpr std::uint64_t folded(std::int64_t value) {
  return (static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63);
}
[[nodiscard]] constexpr std::int64_t unfolded(std::uint64_t value) {
  return static_cast<std::int64_t>(value >> 1) ^ -static_cast<std::int64_t>(value & 1);
}

}  // namespace tmw::archive

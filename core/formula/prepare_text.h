// Brings typed text to plain ASCII where Unicode has a typographic twin, remembering where each
// byte came from.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tmw {

inline constexpr char kTimesSign =
    '\x01';  // the cross: unlike `*` it binds 1.2×10^9 into one number
inline constexpr char kSquareRoot = '\x02';  // the radical sign, a prefix operator

struct PreparedText {
  std::string text;  // empty if nothing was changed
  // Of each byte of text, and of the end, in the original; empty if nothing was changed.
  std::vector<std::uint32_t> positions;

  [[nodiscard]] std::uint32_t position_of(std::size_t at) const {
    return positions.empty() ? static_cast<std::uint32_t>(at) : positions[at];
  }
};

// Minus signs, full-width forms, superscripts (as ^(...)), multiplication and division signs,
// spaces. Unknown characters stay as they are.
[[nodiscard]] PreparedText prepare_text(std::string_view original);

}  // namespace tmw

// Reads what layout needs of a TrueType font: its line metrics and the width of each character.
// The page reads its fonts when it starts: a table of the build would not know the letters that a
// chapter brings while `serve` runs, and one of all letters would be larger than this reader.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace tmw {

struct TrueTypeWidths {
  bool readable = false;
  float ascent = 0.0F;                               // em, hhea
  float descent = 0.0F;                              // em, positive below the baseline
  std::vector<std::pair<char32_t, float>> advances;  // sorted by character; em
};

// `readable` is false for anything but a well-formed font with a Unicode cmap of format 4 or 12.
[[nodiscard]] TrueTypeWidths read_truetype(std::span<const std::uint8_t> bytes);

}  // namespace tmw

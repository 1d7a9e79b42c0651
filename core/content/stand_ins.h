// What keeps the place of a marker while its text is read as Markdown; private to prose.cpp and
// live_numbers.cpp.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/content/read_prose.h"

namespace tmw {

// A marker stands in Markdown as its index between two characters of private use, U+E000 and
// U+E001, which Markdown takes for letters; an author's text that has them is refused.
inline constexpr std::string_view kStandInOpen = "\xEE\x80\x80";
inline constexpr std::string_view kStandInClose = "\xEE\x80\x81";

// The index of the stand-in whose first byte is at `open`, and the place after its last.
struct StandIn {
  std::size_t index = 0;
  std::size_t end = 0;
};
[[nodiscard]] inline StandIn stand_in_at(std::string_view text, std::size_t open) {
  const std::size_t close = text.find(kStandInClose, open);
  std::size_t index = 0;
  for (std::size_t i = open + kStandInOpen.size(); i < close; ++i)
    index = 10 * index + static_cast<std::size_t>(text[i] - '0');
  return {index, close + kStandInClose.size()};
}

// Calls put(index) -> string for each stand-in of a text and puts its result there.
template <typename Put>
void replace_stand_ins(std::string& text, Put put) {
  std::size_t open = text.find(kStandInOpen);
  while (open != std::string::npos) {
    const StandIn found = stand_in_at(text, open);
    const std::string words = put(found.index);
    text.replace(open, found.end - open, words);
    open = text.find(kStandInOpen, open + words.size());
  }
}

// Makes spans of their own of the numbers that a reader may change, and of those that change with
// them; in formulas it writes \live around them. Other stand-ins stay.
void part_live_numbers(Blocks& blocks, const std::vector<Marker>& markers,
                       const std::vector<std::string>& words, const LiveNumbers& live);

}  // namespace tmw

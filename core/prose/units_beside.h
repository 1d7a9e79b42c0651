// Which words belong on one line: a number, the unit behind it, and a sign between two.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "core/prose/rich_text.h"

namespace tmw {

// True when the last character of a word, or of TeX, that is not a closing brace is a digit, also a
// raised one.
[[nodiscard]] bool ends_in_number(std::string_view word);

// True for a unit or a power's name ("GiB", "TFLOP/s", "billion", "%"), also before a mark of
// punctuation.
[[nodiscard]] bool begins_unit(std::string_view word);

// True for a word that begins with a digit, brackets and a minus apart.
[[nodiscard]] bool begins_number(std::string_view word);

// True for a sign between two numbers that stands alone, such as ×.
[[nodiscard]] bool is_sign(std::string_view word);

// Whether no line should end between two words.
[[nodiscard]] bool belong_together(std::string_view one, std::string_view next);

// A space of a text: byte `offset` of the text of span `span`.
struct SpacePlace {
  std::size_t span = 0;
  std::size_t offset = 0;

  bool operator==(const SpacePlace&) const = default;
};

// The spaces at which nobody, a browser for one, is to end a line, in the order of the text: those
// within what belongs together, and the one before a last word of up to three letters. None within
// code, formulas or links.
[[nodiscard]] std::vector<SpacePlace> kept_spaces(const Spans& spans);

}  // namespace tmw

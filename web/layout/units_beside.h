// Which words belong on one line: a number, the unit behind it, and a sign between two.
#pragma once

#include <string_view>

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

}  // namespace tmw

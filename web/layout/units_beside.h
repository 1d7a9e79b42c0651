// Which words belong on one line: a number and the unit behind it.
#pragma once

#include <string_view>

namespace tmw {

// True when the last character of a word, or of TeX, that is not a closing brace is a digit.
[[nodiscard]] bool ends_in_number(std::string_view word);

// True for a unit or a power's name ("GiB", "TFLOP/s", "billion", "%"), also before a mark of
// punctuation.
[[nodiscard]] bool begins_unit(std::string_view word);

}  // namespace tmw

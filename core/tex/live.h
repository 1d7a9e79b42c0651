// Numbers of a formula that a reader may change: `\live{given}{number}{widest}`. It is written
// around a number when it is put in (core/content/live_numbers.cpp), so that the number keeps the
// width of the widest that may stand there; nobody reads it as TeX.
#pragma once

#include <string>
#include <string_view>

namespace tmw {

// The formula as a reader copies it: of each \live its number alone.
[[nodiscard]] std::string without_live(std::string_view tex);

// The given of the first \live that has one; empty if there is none.
[[nodiscard]] std::string first_given(std::string_view tex);

}  // namespace tmw

// How far slanted letters reach beyond their advance, which MathML does not know of itself.
#pragma once

#include <string>
#include <string_view>

namespace tmw {

// The italic correction of a letter of the slanted math face, in em: what its ink reaches beyond
// its advance; 0 where it does not. Source: the face (KaTeX_Math-Italic.ttf), as web/math measures
// it.
[[nodiscard]] float letter_lean(char32_t letter);

// The letters that lean out of their advance, by code point.
[[nodiscard]] std::u32string_view leaning_letters();

// The class that keeps the room of a letter that leans, such as "lean-186" for 0.186 em; the style
// sheet has a rule for each (web/layout/css.h). Requires a letter of leaning_letters().
[[nodiscard]] std::string lean_class(char32_t letter);

}  // namespace tmw

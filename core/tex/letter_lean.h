// How far slanted letters reach beyond their advance, which MathML does not know of itself.
#pragma once

namespace tmw {

// The italic correction of a letter of the slanted math face, in em: what its ink reaches beyond
// its advance; 0 where it does not. Source: the face (KaTeX_Math-Italic.ttf), as web/math measures
// it.
[[nodiscard]] float letter_lean(char32_t letter);

}  // namespace tmw

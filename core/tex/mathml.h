// MathML Core of a TeX formula, for the DOM: read aloud, found by search, copied as TeX.
#pragma once

#include <string>
#include <string_view>

namespace tmw {

// MathML of a TeX formula of our subset; what cannot be read comes back as <mtext> with the source.
// `display`: as a formula in a line of its own.
[[nodiscard]] std::string mathml_for_tex(std::string_view tex, bool display);

}  // namespace tmw

// The letters of a formula as the page shows them, by which a press on one finds what it means.
#pragma once

#include <string>
#include <string_view>

namespace tmw {

namespace tex {
struct Node;
}

// All characters of the formula without what only spaces it, a base before what is below it and
// above it: "d_k" and "d_{k}" are "dk", `\mathbf{W}` a bold W. The same as the text of its MathML,
// which web/js/terms.js reads. What tex::read cannot read has none.
[[nodiscard]] std::string letters_of(std::string_view tex);

// The code point of a bold or double-struck letter; 0 of any other node.
[[nodiscard]] char32_t styled_letter(const tex::Node& node);

}  // namespace tmw

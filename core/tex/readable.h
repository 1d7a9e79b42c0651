// A formula in one line of plain characters, for a terminal, a search result or a voice.
#pragma once

#include <string>
#include <string_view>

namespace tmw {

// A formula as far as plain characters can say it: `\frac{a+b}{d_k}` is "(a+b)/d_k". Blanks are
// the author's own. Nothing fails: what tex::read cannot read is given as it was written.
[[nodiscard]] std::string readable_tex(std::string_view tex);

}  // namespace tmw

// A figure as a drawing of the page's own: what is seen where the canvas does not paint.
#pragma once

#include <string>

namespace tmw {

struct Chart;

// Inline SVG, as wide as its element, letters of one size at any width, and the names of curves
// where there is more than one curve. Colours come from classes (site_css and web/js/flow.css):
// `s0` to `s4` for the series, `q` quiet words, `g` grounds, `h` helping lines, `a` axes, `k`
// marks. It says nothing to assistive technology: its element has the text alternative. Every tag
// is closed, as innerHTML gives it back. `width`, px, is that of the figure where it is laid out;
// without it (0) figures of boxes and words are drawn for a wide page and for a narrow one, and the
// style sheet shows one of the two.
[[nodiscard]] std::string figure_svg(const Chart& figure, float width = 0.0F);

}  // namespace tmw

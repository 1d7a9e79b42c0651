// A sketch as the page's own drawing; part of figure_svg.h.
#pragma once

#include <string>

namespace tmw {

struct Chart;

// Drawn for this width, so that it is as high as the canvas makes it; without one (0) for a wide
// page and for a narrow one.
[[nodiscard]] std::string sketch_svg(const Chart& figure, float width);

}  // namespace tmw

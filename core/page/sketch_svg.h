// A sketch as the page's own drawing; part of figure_svg.h.
#pragma once

#include <string>

namespace tmw {

struct Chart;

// Drawn for one width and scaled to the column's, but never enlarged.
[[nodiscard]] std::string sketch_svg(const Chart& figure);

}  // namespace tmw

// Draws a figure of computed values: bars, curves with axes, or a grid.
#pragma once

#include <vector>

#include "web/ui/pen.h"

namespace tmw {

// Where the names of the curves stand: x from the left edge of the plot, y from the line that the
// name of the horizontal axis stands on; px. They share that line with it if all fit, and otherwise
// fill lines below it. Empty for a single curve.
struct LegendPlace {
  float x = 0.0F;
  float y = 0.0F;
};
[[nodiscard]] std::vector<LegendPlace> legend_places(const Figure& figure, float figure_width,
                                                     const Fonts& fonts);

// How much taller than the plot's usual share a figure of curves is for its legend, px.
[[nodiscard]] float legend_height(const Figure& figure, float figure_width, const Fonts& fonts);

void paint_figure(Pen& pen, const Figure& figure, const Rect& area, const Fonts& fonts);

}  // namespace tmw

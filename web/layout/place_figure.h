// Where the parts of a figure stand, for the layout that makes room for them and the painter.
#pragma once

#include <vector>

#include "core/page/page.h"
#include "web/faces/fonts.h"

namespace tmw {

// Px of a figure of curves.
inline constexpr float kFigureTicksPx = 52.0F;         // left of the plot
inline constexpr float kFigureRightPx = 8.0F;          // right of it
inline constexpr float kFigureLegendStrokePx = 28.0F;  // a curve's stroke in the legend
inline constexpr float kFigureLegendKeyPx = 34.0F;     // with the gap before its name
inline constexpr float kFigureNotePx = 15.0F;          // type of ticks and names

// Px of a figure of bars.
inline constexpr float kFigureBarRowPx = 44.0F;

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

}  // namespace tmw

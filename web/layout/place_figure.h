// Where the parts of a figure stand, for the layout that makes room for them and the painter.
#pragma once

#include <vector>

#include "core/page/page.h"
#include "web/faces/fonts.h"
#include "web/layout/layout.h"

namespace tmw {

inline constexpr float kLegendStrokePx = 28.0F;  // a curve's stroke in the legend
inline constexpr float kLegendKeyPx = 34.0F;     // with the gap before its name

// Where the names of the curves stand: x from the left edge of the plot, y from the line that the
// name of the horizontal axis stands on; px. They share that line with it if all fit, and otherwise
// fill lines below it. Empty for a single curve.
struct LegendPlace {
  float x = 0.0F;
  float y = 0.0F;
};
[[nodiscard]] std::vector<LegendPlace> legend_places(const Chart& figure, float figure_width,
                                                     const Fonts& fonts);

// How much taller than the plot's usual share a figure of curves is for its legend, px.
[[nodiscard]] float legend_height(const Chart& figure, float figure_width, const Fonts& fonts);

// The height of a figure of this width without its caption, px.
[[nodiscard]] float figure_height(const Chart& figure, float width, bool narrow,
                                  const Fonts& fonts);

// The plot of a figure of curves that fills `area`.
[[nodiscard]] Rect plot_of(const Chart& figure, const Rect& area, const Fonts& fonts);

// The side of a grid's cells, gap included, in a figure of this width, px.
[[nodiscard]] float grid_cell(const Chart& figure, float width);

}  // namespace tmw

// Where the parts of a figure stand, for the layout that makes room for them and the painter.
#pragma once

#include <vector>

#include "core/page/page.h"
#include "web/layout/layout.h"

namespace tmw {

// The height of a figure of this width without its caption, px.
[[nodiscard]] float figure_height(const Chart& figure, float width, bool narrow);

// The plot of a figure of curves that fills `area`.
[[nodiscard]] Rect plot_of(const Rect& area);

// The side of a grid's cells, gap included, in a figure of this width, px.
[[nodiscard]] float grid_cell(const Chart& figure, float width);

// Where a grip may stand, from left to right or from right to left: the pointer's value is the one
// whose stop is nearest, so that place and value are each other's inverse.
struct HandlePlace {
  float y = 0.0F;
  std::vector<float> stops;  // of each value, px of the page
};

// The grip of each of a figure's handles; no stops for one without a grip.
[[nodiscard]] std::vector<HandlePlace> handle_places(const Chart& figure, const Rect& area);

// The value whose stop is nearest to x; requires a stop.
[[nodiscard]] std::size_t nearest_stop(const HandlePlace& handle, float x);

}  // namespace tmw

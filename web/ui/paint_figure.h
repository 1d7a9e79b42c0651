// Draws a figure of computed values: bars, curves with axes, or a grid.
#pragma once

#include <string>
#include <vector>

#include "web/ui/pen.h"

namespace tmw {

void paint_figure(Pen& pen, const Figure& figure, const Rect& area, const Fonts& fonts);

// Where an axis from `low` to `high` has its ticks: three to seven round values, or powers of ten.
[[nodiscard]] std::vector<double> axis_ticks(double low, double high, bool logarithmic);

// A tick's number in few letters: "2.5", "100k", "3M".
[[nodiscard]] std::string tick_text(double value);

}  // namespace tmw

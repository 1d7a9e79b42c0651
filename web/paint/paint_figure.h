// Draws a figure of computed values: bars, curves with axes, or a grid.
#pragma once

#include "web/paint/pen.h"

namespace tmw {

void paint_figure(Pen& pen, const Chart& figure, const Rect& area, const Fonts& fonts);

}  // namespace tmw

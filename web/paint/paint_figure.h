// Draws a figure of computed values, and the grips by which a reader changes them.
#pragma once

#include "web/paint/pen.h"

namespace tmw {

void paint_figure(Pen& pen, const Chart& figure, const Rect& area, const Fonts& fonts);

inline constexpr float kGripPx = 9.0F;         // a grip's radius
inline constexpr float kGripTargetPx = 44.0F;  // the square in which it is taken hold of

// The handle of a figure that is held or pointed at, by its place; -1: none.
struct GripTouch {
  int handle = -1;
};

void paint_grips(Pen& pen, const Chart& figure, const Rect& area, const Fonts& fonts,
                 GripTouch touch);

}  // namespace tmw

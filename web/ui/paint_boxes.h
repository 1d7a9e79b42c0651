// Draws what lies under the words of a node: grounds, frames, signs, the shape of controls.
#pragma once

#include "web/ui/pen.h"

namespace tmw {

// How a control is being used now.
struct Touch {
  bool hovered = false;
  bool pressed = false;
};

void paint_box(Pen& pen, const Layout& layout, const LaidNode& node, Touch touch);

}  // namespace tmw

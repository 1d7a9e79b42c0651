// Draws what lies under the words of a node: grounds, frames, signs, the shape of controls.
#pragma once

#include "web/paint/pen.h"

namespace tmw {

// How a node is being used now.
struct Touch {
  bool hovered = false;
  bool pressed = false;
  float pleasure = 1.0F;  // kStatus of tone kGood: how far its ceremony is, 0 to 1
};

void paint_box(Pen& pen, const Layout& layout, const LaidNode& node, Touch touch);

}  // namespace tmw

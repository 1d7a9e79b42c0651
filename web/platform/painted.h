// Where the painter puts lines of words and controls: what the DOM is held against.
#pragma once

#include <vector>

#include "web/layout/layout.h"

namespace tmw {

struct PaintedPart {
  NodeId id = 0;
  int line = -1;          // which line of the node, from 0; -1: its control
  Rect rect;              // document px
  float baseline = 0.0F;  // of a line
};

// Every line that has ink, from its first letter to its last, and every control.
[[nodiscard]] std::vector<PaintedPart> painted_parts(const Layout& layout);

}  // namespace tmw

// The door of web/paint.
//
// Paints the part of a laid-out page that can be seen, and tells what the pointer did to it.
//
// Call between ImGui::NewFrame and ImGui::Render, with io.DisplaySize the canvas in CSS px and
// io.DisplayFramebufferScale its density. Nothing here measures text or keeps state.
#pragma once

#include <span>
#include <vector>

#include "web/layout/layout.h"
#include "web/layout/motion.h"
#include "web/layout/theme.h"
#include "web/paint/imgui_fonts.h"

namespace tmw {

struct PaintState {
  Theme theme = Theme::kLight;
  float origin_x = 0.0F;  // where the document's corner lies on the canvas, CSS px
  float origin_y = 0.0F;  // minus the canvas's anchor: document y 500 at anchor 400 is canvas y 100
  bool paint_words = true;   // false: the DOM inks the words, only boxes and figures are painted
  bool take_pointer = true;  // false: no widget reacts (the DOM is the only input)
  NodeId hovered = 0;        // from the DOM (links, radios); ImGui's own hover is added to it
  NodeId pressed = 0;
  std::vector<Rect> selection;  // document px, painted behind the words
};

// What the pointer did through ImGui. Radios, folds, links and inputs are the DOM's own affair:
// they are reported as hovered, never as activated.
struct Interaction {
  std::vector<NodeId> activated;  // buttons
  NodeId figure = 0;              // whose grip is held or pointed at
  int handle = -1;                // and which of its handles
  bool holding = false;
  int value = -1;       // of a grip that is held: where the pointer has it now
  bool placed = false;  // a click beside the grips puts this one at `value`
  NodeId hovered = 0;
  NodeId pressed = 0;
};

[[nodiscard]] Interaction paint(const Layout& layout, const ImGuiFonts& fonts,
                                const PaintState& state, const PageMotion& motion = {});

}  // namespace tmw

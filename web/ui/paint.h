// Paints the part of a laid-out page that can be seen, and tells what the pointer did to it.
//
// Call between ImGui::NewFrame and ImGui::Render, with io.DisplaySize the canvas in CSS px and
// io.DisplayFramebufferScale its density. Nothing here measures text or keeps state.
#pragma once

#include <span>
#include <vector>

#include "web/ui/fonts.h"
#include "web/ui/layout.h"
#include "web/ui/motion.h"
#include "web/ui/theme.h"

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

// A page on its way to a new layout. Empty: it is at rest.
struct PageMotion {
  std::span<const Glide> glides;   // one for each node of the layout
  const Layout* before = nullptr;  // what is gone is painted from here, if set
  std::span<const Glide> fading;   // one for each node of `before`
  NodeId pleased = 0;              // a verdict that has just turned out right
  float pleasure = 1.0F;           // how far its little ceremony is, 1 when it is over
};

// What the pointer did through ImGui. Radios, folds, links and inputs are the DOM's own affair:
// they are reported as hovered, never as activated.
struct Interaction {
  std::vector<NodeId> activated;  // buttons
  NodeId hovered = 0;
  NodeId pressed = 0;
};

[[nodiscard]] Interaction paint(const Layout& layout, const Fonts& fonts, const PaintState& state,
                                const PageMotion& motion = {});

}  // namespace tmw

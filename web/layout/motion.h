// How the page goes from one layout to the next after a deed of the learner: what stays glides to
// its new place, what is new unfolds below its neighbour and fades in, what is gone fades out.
//
// All of it is linear in one number, the eased progress, so that the browser can move the real DOM
// by one CSS animation for each element (`shifts`) and both agree in every frame.
#pragma once

#include <span>
#include <unordered_map>
#include <vector>

#include "web/layout/layout.h"

namespace tmw {

// Where a node is shown, in document px.
struct Shown {
  float y = 0.0F;
  float height = 0.0F;
};
using ShownPlaces = std::unordered_map<NodeId, Shown>;

// A node in motion, against its place in the layout that it moves to.
struct Glide {
  float dy = 0.0F;      // added to every y
  float height = 0.0F;  // of its rectangle
  float alpha = 1.0F;
  float clip_top = -1e9F;  // it is seen only between these, document px
  float clip_bottom = 1e9F;

  [[nodiscard]] bool clipped() const { return clip_bottom < 1e9F; }
};

inline constexpr double kMotionSeconds = 0.22;
// The same easing in CSS: 1 - (1 - t)^3.
inline constexpr const char* kMotionEasing = "cubic-bezier(0.333333, 1, 0.666667, 1)";

// Progress 0 to 1 for the share of the time that has gone.
[[nodiscard]] float eased(double share);

[[nodiscard]] ShownPlaces places_of(const Layout& layout);

// One for each node of `to`, in its order, after `progress` of the way from `from`. A node that
// `from` does not know is new.
[[nodiscard]] std::vector<Glide> glide(const Layout& to, const ShownPlaces& from, float progress);

// One for each node of `old`: those that `to` no longer has fade out inside the node around them,
// all others have alpha 0. `glides` belongs to `to`.
[[nodiscard]] std::vector<Glide> fade_out(const Layout& old, const Layout& to,
                                          std::span<const Glide> glides, float progress);

// What `glides` shows, as the start of another motion.
[[nodiscard]] ShownPlaces places_of(const Layout& layout, std::span<const Glide> glides);

// Nodes that begin elsewhere than the node around them: `dy` is how much lower they stand at first,
// relative to that node. What does not move is left out.
struct Shift {
  NodeId id = 0;
  float dy = 0.0F;
};
[[nodiscard]] std::vector<Shift> shifts(const Layout& to, std::span<const Glide> at_start);

// A page on its way to a new layout. Empty: it is at rest.
struct PageMotion {
  std::span<const Glide> glides;   // one for each node of the layout
  const Layout* before = nullptr;  // what is gone is painted from here, if set
  std::span<const Glide> fading;   // one for each node of `before`
  NodeId pleased = 0;              // a verdict that has just turned out right
  float pleasure = 1.0F;           // how far its little ceremony is, 1 when it is over
};

}  // namespace tmw

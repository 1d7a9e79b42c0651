// A plot as the names in it see it: boxes, and whether a curve goes through one. Used by names.cpp
// and mark_names.cpp.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/figure/names.h"
#include "core/figure/scale.h"

namespace tmw {

// From a name's baseline to its upper edge, and its lower one; from one name to the next below.
inline constexpr float kNameAbovePx = 13.0F;
inline constexpr float kNameBelowPx = 4.0F;
inline constexpr float kLinePx = 20.0F;

// In px from the plot's upper left corner.
struct Box {
  float left, top, right, bottom;
};

struct Spot {
  float x, y;
};

// The plot with its curves alone: the series before the places that are marked by themselves.
struct Ground {
  std::span<const FigureSeries> curves;
  const FigureAxis& across;
  const FigureAxis& upward;
  float width;
  float height;
  std::vector<std::vector<Spot>> lines;  // the curves' points

  Ground(std::span<const FigureSeries> series, const FigureAxis& x, const FigureAxis& y,
         PlotSize size);

  [[nodiscard]] Spot spot(double x, double y) const;
};

// What of a stretch from `from` by `step` lies between two edges, as shares of it; narrows both.
[[nodiscard]] bool clip(float from, float step, float low, float high, float& begin, float& end);

[[nodiscard]] bool is_crossed(const Ground& ground, const Box& box);
[[nodiscard]] bool meet(const Box& one, const Box& other);
[[nodiscard]] bool meets_any(const Box& box, std::span<const Box> others);

// About how wide a name is, in letters as wide as most.
[[nodiscard]] float width_px(const std::string& name);

// On which side of something a name has more room, by the share of the plot's width at which it is.
[[nodiscard]] bool has_room_at_left(double share);

// mark_names.cpp. The names of the marks, as names.h says; `taken` receives the box of each.
std::vector<MarkName> mark_names(const Ground& ground, std::span<const FigureMark> marks,
                                 std::vector<Box>& taken);

}  // namespace tmw

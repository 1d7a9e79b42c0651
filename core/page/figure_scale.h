// Scales and measures of a chapter's figure: those of its curves are core/figure's, taken off the
// chart, those of bars and grids are here. The same for the canvas and the page's own drawing.
#pragma once

#include <span>
#include <vector>

#include "core/figure/names.h"
#include "core/figure/scale.h"

namespace tmw {

struct Chart;

// The axes of a figure of curves, and where its names stand (core/figure/names.h).
[[nodiscard]] FigureAxis axis_across(const Chart& figure);
[[nodiscard]] FigureAxis axis_upward(const Chart& figure);
[[nodiscard]] std::vector<MarkName> mark_names(const Chart& figure, PlotSize size);
[[nodiscard]] std::vector<CurveName> curve_names(const Chart& figure, PlotSize size);
[[nodiscard]] std::vector<PlaceName> place_names(const Chart& figure, PlotSize size,
                                                 std::span<const CurveName> curves);

// A bar as shares of the drawing's width.
struct BarSpan {
  double start = 0.0;
  double length = 0.0;
};

// The bars: each from the left edge and compared with the longest; or, where they are the parts of
// a whole, each beginning where the one before it ends, and the width is the whole.
[[nodiscard]] std::vector<BarSpan> bar_spans(const Chart& figure);

// Measures in CSS px.

// Bars: for each a row, its name above the bar.
inline constexpr float kBarRowPx = 44.0F;
inline constexpr float kBarNamePx = 16.0F;  // from the row's upper edge to the name's baseline
inline constexpr float kBarTopPx = 24.0F;   // from there to the bar's upper edge
inline constexpr float kBarPx = 10.0F;
inline constexpr float kBarRadiusPx = 3.0F;

// A grid: what of each cell is the gap to the next.
inline constexpr float kGridGapPx = 2.0F;

}  // namespace tmw

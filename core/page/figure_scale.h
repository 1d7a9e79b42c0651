// Scales and measures of a figure: the same for the canvas and for the page's own drawing.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace tmw {

struct Chart;
struct ChartSeries;

struct FigureAxis {
  double low = 0.0;
  double high = 1.0;
  bool logarithmic = false;

  // Where a value stands between the ends: 0 at `low`, 1 at `high`.
  [[nodiscard]] double share(double value) const;
};

// The axes that hold every finite value of a figure of curves. An upward axis that is not
// logarithmic begins at 0 or below.
[[nodiscard]] FigureAxis axis_across(const Chart& figure);
[[nodiscard]] FigureAxis axis_upward(const Chart& figure);

// Whether a series of curves is a place that is marked by itself: it has one point.
[[nodiscard]] bool is_place(const ChartSeries& series);

// A bar as shares of the drawing's width.
struct BarSpan {
  double start = 0.0;
  double length = 0.0;
};

// The bars: each from the left edge and compared with the longest; or, where they are the parts of
// a whole, each beginning where the one before it ends, and the width is the whole.
[[nodiscard]] std::vector<BarSpan> bar_spans(const Chart& figure);

// An axis's name as it is drawn: it says when the axis is logarithmic.
[[nodiscard]] std::string axis_name(const std::string& title, bool logarithmic);

// A mark's name stands at the foot of its line, on the side that has more room, the next one a line
// higher: its baseline is so far above the plot's lower edge.
[[nodiscard]] bool name_is_left_of(double mark_share);
[[nodiscard]] float mark_name_px(std::size_t mark);

// Where an axis from `low` to `high` has its ticks: four to nine round values.
[[nodiscard]] std::vector<double> axis_ticks(double low, double high, bool logarithmic);

// A tick's number in few letters: "2.5", "100k", "3M".
[[nodiscard]] std::string tick_text(double value);

// Measures in CSS px.

inline constexpr float kFigureNotePx = 15.0F;  // type of ticks and names

// Bars: for each a row, its name above the bar.
inline constexpr float kBarRowPx = 44.0F;
inline constexpr float kBarNamePx = 16.0F;  // from the row's upper edge to the name's baseline
inline constexpr float kBarTopPx = 24.0F;   // from there to the bar's upper edge
inline constexpr float kBarPx = 10.0F;
inline constexpr float kBarRadiusPx = 3.0F;

// Curves: the room around their plot.
inline constexpr float kPlotAbovePx = 28.0F;
inline constexpr float kPlotRightPx = 8.0F;
inline constexpr float kPlotBelowPx = 52.0F;
inline constexpr float kPlotLeftPx = 52.0F;
// From the plot to the baselines of its axes' names, up and down.
inline constexpr float kUpwardNamePx = 12.0F;
inline constexpr float kAcrossNamePx = 43.0F;
// Ticks: a stroke below the plot, their numbers below and left of it; the latter's baselines are
// somewhat below the lines they belong to.
inline constexpr float kTickPx = 5.0F;
inline constexpr float kTickBelowPx = 21.0F;
inline constexpr float kTickLeftPx = 8.0F;
inline constexpr float kTickDropPx = 5.0F;
// Pens: of the first curve, of others, in the legend; dash and gap of a mark.
inline constexpr float kMainCurvePx = 2.5F;
inline constexpr float kCurvePx = 2.0F;
inline constexpr float kLegendCurvePx = 3.0F;
inline constexpr float kMarkDashPx = 4.0F;
inline constexpr float kPlacePx = 4.5F;  // a marked place, and from it to its name
inline constexpr float kPlaceNamePx = 8.0F;
inline constexpr float kMarkNameGapPx = 6.0F;  // between a mark's line and its name

// A grid: what of each cell is the gap to the next.
inline constexpr float kGridGapPx = 2.0F;

// Curves beyond so many look like the first ones again.
inline constexpr std::size_t kCurveLooks = 5;

// Dashes and gaps of each curve, px, so that colour is never the only difference. The main one is
// solid: none.
[[nodiscard]] std::span<const float> dashes_of(std::size_t curve);

}  // namespace tmw

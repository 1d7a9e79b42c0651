// The door of core/figure.
//
// Scales and measures of curves in a figure: the same for the canvas, for the page's own drawing
// and for a file that is taken along.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace tmw {

// A curve through its points, or, with one point alone, a place that is marked by itself. Values
// that are not finite are not drawn.
struct FigureSeries {
  std::string name;
  std::vector<double> x;
  std::vector<double> y;
};

// A vertical line.
struct FigureMark {
  std::string name;
  double x = 0.0;
};

struct FigureAxis {
  double low = 0.0;
  double high = 1.0;
  bool logarithmic = false;

  // Where a value stands between the ends: 0 at `low`, 1 at `high`.
  [[nodiscard]] double share(double value) const;
};

// The axes that hold every finite value of the series. An upward axis that is not logarithmic
// begins at 0 or below.
[[nodiscard]] FigureAxis axis_across(std::span<const FigureSeries> series, bool logarithmic);
[[nodiscard]] FigureAxis axis_upward(std::span<const FigureSeries> series, bool logarithmic);

// Whether a series is a place that is marked by itself: it has one point.
[[nodiscard]] bool is_place(const FigureSeries& series);

// An axis's name as it is drawn: it says when the axis is logarithmic.
[[nodiscard]] std::string axis_name(const std::string& title, bool logarithmic);

// The name of a curve stands at its end, with a stroke of its look beside it. All stand on the side
// where the ends lie further apart, none on another, and each is moved up or down, or all to the
// other side, until no line crosses it; where there is no such place, they stay. None for a single
// curve; places marked by themselves, which are the last series, have none. `across` and `upward`
// are the axes of all series, `plot_height` in px.
struct CurveName {
  bool left = false;      // at the first point, not at the last
  float baseline = 0.0F;  // px below the plot's upper edge
};
[[nodiscard]] std::vector<CurveName> curve_names(std::span<const FigureSeries> series,
                                                 const FigureAxis& across, const FigureAxis& upward,
                                                 float plot_height);

// On which side of its place the name of one that is marked by itself stands, above it or below:
// the first of these where no line and no other name is; `curves` are the names of the curves. One
// for each such place, in order.
struct PlaceName {
  bool left = false;
  bool below = false;
};
[[nodiscard]] std::vector<PlaceName> place_names(std::span<const FigureSeries> series,
                                                 const FigureAxis& across, const FigureAxis& upward,
                                                 float plot_height,
                                                 std::span<const CurveName> curves);

// The stroke beside a curve's name: how long, and the gap between them, px.
inline constexpr float kNameStrokePx = 22.0F;
inline constexpr float kNameGapPx = 6.0F;

// Where an axis from `low` to `high` has its ticks: four to nine round values.
[[nodiscard]] std::vector<double> axis_ticks(double low, double high, bool logarithmic);

// A tick's number in few letters: "2.5", "100k", "3M"; beyond 1e18 "1e30", and on an axis whose
// `largest` value is beyond it, "1e9" as well.
[[nodiscard]] std::string tick_text(double value, double largest = 0.0);

// Measures in CSS px.

inline constexpr float kFigureNotePx = 15.0F;  // type of ticks and names

// The room around a plot.
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
// Pens: of the first curve, of others, beside their names; dash and gap of a mark.
inline constexpr float kMainCurvePx = 2.5F;
inline constexpr float kCurvePx = 2.0F;
inline constexpr float kLegendCurvePx = 3.0F;
inline constexpr float kMarkDashPx = 4.0F;
inline constexpr float kPlacePx = 4.5F;  // a marked place, and from it to its name
inline constexpr float kPlaceNamePx = 8.0F;
inline constexpr float kPlaceNameBelowPx = 19.0F;  // to the baseline of one below it
inline constexpr float kMarkNameGapPx = 6.0F;      // between a mark's line and its name

// Curves beyond so many look like the first ones again.
inline constexpr std::size_t kCurveLooks = 5;

// Dashes and gaps of each curve, px, so that colour is never the only difference. The main one is
// solid: none.
[[nodiscard]] std::span<const float> dashes_of(std::size_t curve);

}  // namespace tmw

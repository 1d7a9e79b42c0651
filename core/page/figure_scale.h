// Scales of a figure: the same for the canvas and for the page's own drawing.
#pragma once

#include <string>
#include <vector>

#include "core/page/page.h"

namespace tmw {

struct FigureAxis {
  double low = 0.0;
  double high = 1.0;
  bool logarithmic = false;

  // Where a value stands between the ends: 0 at `low`, 1 at `high`.
  [[nodiscard]] double share(double value) const;
};

// The axes that hold every finite value of a figure of curves. An upward axis that is not
// logarithmic begins at 0 or below.
[[nodiscard]] FigureAxis axis_across(const Figure& figure);
[[nodiscard]] FigureAxis axis_upward(const Figure& figure);

// The lengths of the bars, as shares of the longest.
[[nodiscard]] std::vector<double> bar_shares(const Figure& figure);

// Where an axis from `low` to `high` has its ticks: three to seven round values, or powers of ten.
[[nodiscard]] std::vector<double> axis_ticks(double low, double high, bool logarithmic);

// A tick's number in few letters: "2.5", "100k", "3M".
[[nodiscard]] std::string tick_text(double value);

}  // namespace tmw

#include "core/page/figure_scale.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "core/exercise/chart.h"

namespace tmw {
namespace {

FigureAxis axis_for(const std::vector<ChartSeries>& series, bool horizontal, bool logarithmic) {
  double low = HUGE_VAL;
  double high = -HUGE_VAL;
  for (const ChartSeries& one : series) {
    for (const double value : horizontal ? one.x : one.y) {
      if (!std::isfinite(value) || (logarithmic && value <= 0.0)) continue;
      low = std::min(low, value);
      high = std::max(high, value);
    }
  }
  if (low > high) return {logarithmic ? 1.0 : 0.0, 10.0, logarithmic};
  if (!logarithmic && !horizontal) low = std::min(low, 0.0);
  if (low == high) high = logarithmic ? low * 10.0 : low + 1.0;
  return {low, high, logarithmic};
}

}  // namespace

double FigureAxis::share(double value) const {
  if (!logarithmic) return (value - low) / (high - low);
  return (std::log10(std::max(value, low)) - std::log10(low)) /
         (std::log10(high) - std::log10(low));
}

FigureAxis axis_across(const Chart& figure) {
  return axis_for(figure.series, true, figure.x_logarithmic);
}

FigureAxis axis_upward(const Chart& figure) {
  return axis_for(figure.series, false, figure.y_logarithmic);
}

std::vector<double> bar_shares(const Chart& figure) {
  double most = 0.0;
  for (const ChartSeries& one : figure.series) {
    if (!one.y.empty()) most = std::max(most, one.y.front());
  }
  std::vector<double> shares;
  for (const ChartSeries& one : figure.series) {
    const bool known = !one.y.empty() && most > 0.0;
    shares.push_back(known ? std::clamp(one.y.front() / most, 0.0, 1.0) : 0.0);
  }
  return shares;
}

std::vector<double> axis_ticks(double low, double high, bool logarithmic) {
  std::vector<double> ticks;
  if (logarithmic) {
    const int first = static_cast<int>(std::ceil(std::log10(low) - 1e-9));
    const int last = static_cast<int>(std::floor(std::log10(high) + 1e-9));
    const int step = std::max(1, (last - first + 5) / 6);
    for (int power = first; power <= last; power += step) ticks.push_back(std::pow(10.0, power));
    return ticks;
  }
  const double rough = (high - low) / 4.0;
  const double power = std::pow(10.0, std::floor(std::log10(rough)));
  const double digit = rough / power;
  const double step = power * (digit < 1.5 ? 1.0 : digit < 3.5 ? 2.0 : digit < 7.5 ? 5.0 : 10.0);
  for (double i = std::ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i += 1.0) {
    ticks.push_back(i * step + 0.0);  // not -0, which would be shown as such
  }
  return ticks;
}

std::span<const float> dashes_of(std::size_t curve) {
  static constexpr float kLong[] = {8.0F, 5.0F};
  static constexpr float kDots[] = {2.0F, 4.0F};
  static constexpr float kDashDot[] = {12.0F, 4.0F, 2.0F, 4.0F};
  static constexpr float kShort[] = {4.0F, 3.0F};
  static constexpr std::span<const float> kDashes[kCurveLooks] = {
      {}, kLong, kDots, kDashDot, kShort};
  return kDashes[curve % kCurveLooks];
}

std::string tick_text(double value) {
  struct Scale {
    double size;
    const char* suffix;
  };
  constexpr Scale kScales[] = {{1e15, "P"}, {1e12, "T"}, {1e9, "G"}, {1e6, "M"}, {1e3, "k"}};
  const char* suffix = "";
  for (const Scale& scale : kScales) {
    if (std::abs(value) < scale.size) continue;
    value /= scale.size;
    suffix = scale.suffix;
    break;
  }
  char text[32];
  std::snprintf(text, sizeof text, "%.3g%s", value, suffix);
  return text;
}

}  // namespace tmw

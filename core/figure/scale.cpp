#include "core/figure/scale.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <initializer_list>

namespace tmw {
namespace {

FigureAxis axis_for(std::span<const FigureSeries> series, bool horizontal, bool logarithmic) {
  double low = HUGE_VAL;
  double high = -HUGE_VAL;
  for (const FigureSeries& one : series) {
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

constexpr std::size_t kFewestTicks = 4;

std::vector<double> powers_of_ten(double low, double high) {
  const int first = static_cast<int>(std::ceil(std::log10(low) - 1e-9));
  const int last = static_cast<int>(std::floor(std::log10(high) + 1e-9));
  const int step = std::max(1, (last - first + 5) / 6);
  std::vector<double> ticks;
  for (int power = first; power <= last; power += step) ticks.push_back(std::pow(10.0, power));
  return ticks;
}

// These digits in every decade that the axis reaches.
std::vector<double> digits_of_decades(double low, double high,
                                      std::initializer_list<double> digits) {
  std::vector<double> ticks;
  const int last = static_cast<int>(std::floor(std::log10(high) + 1e-9));
  for (int power = static_cast<int>(std::floor(std::log10(low))); power <= last; ++power) {
    for (const double digit : digits) {
      const double tick = digit * std::pow(10.0, power);
      if (tick >= low * (1.0 - 1e-9) && tick <= high * (1.0 + 1e-9)) ticks.push_back(tick);
    }
  }
  return ticks;
}

std::vector<double> ticks_by(double step, double low, double high) {
  std::vector<double> ticks;
  for (double i = std::ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i += 1.0)
    ticks.push_back(i * step + 0.0);  // not -0, which would be shown as such
  return ticks;
}

// The largest round step that gives enough of them.
std::vector<double> even_ticks(double low, double high) {
  double power = std::pow(10.0, std::ceil(std::log10(high - low)));
  for (int decade = 0; decade < 3; ++decade, power /= 10.0) {
    for (const double digit : {1.0, 0.5, 0.2}) {
      std::vector<double> ticks = ticks_by(digit * power, low, high);
      if (ticks.size() >= kFewestTicks) return ticks;
    }
  }
  return {low, high};
}

}  // namespace

double FigureAxis::share(double value) const {
  if (!logarithmic) return (value - low) / (high - low);
  return (std::log10(std::max(value, low)) - std::log10(low)) /
         (std::log10(high) - std::log10(low));
}

FigureAxis axis_across(std::span<const FigureSeries> series, bool logarithmic) {
  return axis_for(series, true, logarithmic);
}

FigureAxis axis_upward(std::span<const FigureSeries> series, bool logarithmic) {
  return axis_for(series, false, logarithmic);
}

bool is_place(const FigureSeries& series) { return series.x.size() == 1; }

std::string axis_name(const std::string& title, bool logarithmic) {
  return logarithmic ? title + " (log scale)" : title;
}

std::vector<double> axis_ticks(double low, double high, bool logarithmic) {
  if (logarithmic) {
    std::vector<double> ticks = powers_of_ten(low, high);
    if (ticks.size() < kFewestTicks) ticks = digits_of_decades(low, high, {1.0, 3.0});
    if (ticks.size() < kFewestTicks) ticks = digits_of_decades(low, high, {1.0, 2.0, 5.0});
    if (ticks.size() >= kFewestTicks) return ticks;
  }
  return even_ticks(low, high);
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

std::string tick_text(double value, double largest) {
  struct Scale {
    double size;
    const char* suffix;
  };
  constexpr Scale kScales[] = {{1e15, "P"}, {1e12, "T"}, {1e9, "G"}, {1e6, "M"}, {1e3, "k"}};
  // Beyond the letters: "1e30", and then the smaller ones of its axis alike.
  constexpr double kBeyond = 1e18;
  constexpr double kWritten = 1e6;
  if (std::abs(value) >= (std::abs(largest) >= kBeyond ? kWritten : kBeyond)) {
    char power[32];
    std::snprintf(power, sizeof power, "%.0e", value);
    std::string text = power;
    text.erase(std::remove(text.begin(), text.end(), '+'), text.end());
    const std::size_t zero = text.find("e0");
    if (zero != std::string::npos) text.erase(zero + 1, 1);
    return text;
  }
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

#include "web/ui/paint_figure.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace tmw {
namespace {

constexpr Colour kSeriesColours[] = {Colour::kAccent, Colour::kTrace, Colour::kDesign,
                                     Colour::kDebug, Colour::kBuild};

Colour series_colour(std::size_t index) {
  return kSeriesColours[index % std::size(kSeriesColours)];
}

struct Axis {
  double low = 0.0;
  double high = 1.0;
  bool logarithmic = false;

  [[nodiscard]] float share(double value) const {
    if (logarithmic) {
      return static_cast<float>((std::log10(std::max(value, low)) - std::log10(low)) /
                                (std::log10(high) - std::log10(low)));
    }
    return static_cast<float>((value - low) / (high - low));
  }
};

Axis axis_for(const std::vector<FigureSeries>& series, bool horizontal, bool logarithmic) {
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

void paint_bars(Pen& pen, const Figure& figure, const Rect& area) {
  constexpr float kRow = 44.0F;
  constexpr float kBar = 10.0F;
  double most = 0.0;
  for (const FigureSeries& one : figure.series) {
    if (!one.y.empty()) most = std::max(most, one.y.front());
  }
  for (std::size_t i = 0; i < figure.labels.size(); ++i) {
    const float y = area.y + kRow * static_cast<float>(i);
    pen.note(figure.labels[i], Colour::kText, area.x, y + 16.0F, 0.0F);
    pen.fill({area.x, y + 24.0F, area.width, kBar}, Colour::kSunken, 3.0F);
    if (i >= figure.series.size() || figure.series[i].y.empty() || most <= 0.0) continue;
    const float share = static_cast<float>(std::clamp(figure.series[i].y.front() / most, 0.0, 1.0));
    pen.fill({area.x, y + 24.0F, std::max(area.width * share, 2.0F), kBar}, series_colour(i), 3.0F);
  }
}

void paint_axes(Pen& pen, const Figure& figure, const Rect& plot, const Axis& across,
                const Axis& upward) {
  for (const double tick : axis_ticks(upward.low, upward.high, upward.logarithmic)) {
    const float y = plot.bottom() - upward.share(tick) * plot.height;
    pen.line(plot.x, y, plot.right(), y, Colour::kHairline);
    pen.note(tick_text(tick), Colour::kQuiet, plot.x - 8.0F, y + 5.0F, 1.0F);
  }
  for (const double tick : axis_ticks(across.low, across.high, across.logarithmic)) {
    const float x = plot.x + across.share(tick) * plot.width;
    pen.line(x, plot.bottom(), x, plot.bottom() + 5.0F, Colour::kControlLine);
    pen.note(tick_text(tick), Colour::kQuiet, x, plot.bottom() + 21.0F, 0.5F);
  }
  pen.line(plot.x, plot.bottom(), plot.right(), plot.bottom(), Colour::kControlLine);
  pen.note(figure.y_title, Colour::kQuiet, plot.x, plot.y - 12.0F, 0.0F);
  pen.note(figure.x_title, Colour::kQuiet, plot.right(), plot.bottom() + 43.0F, 1.0F);
}

void paint_legend(Pen& pen, const Figure& figure, const Rect& plot, const Fonts& fonts) {
  if (figure.series.size() < 2) return;
  float x = plot.x;
  const float y = plot.bottom() + 43.0F;
  for (std::size_t i = 0; i < figure.series.size(); ++i) {
    pen.line(x, y - 5.0F, x + 16.0F, y - 5.0F, series_colour(i), 3.0F);
    pen.note(figure.series[i].name, Colour::kText, x + 22.0F, y, 0.0F);
    x += 40.0F + fonts.width_px(Face::kSans, figure.series[i].name, 15.0F);
  }
}

void paint_curves(Pen& pen, const Figure& figure, const Rect& area, const Fonts& fonts) {
  const Axis across = axis_for(figure.series, true, figure.x_logarithmic);
  const Axis upward = axis_for(figure.series, false, figure.y_logarithmic);
  const Rect plot{area.x + 52.0F, area.y + 28.0F, area.width - 60.0F, area.height - 80.0F};
  paint_axes(pen, figure, plot, across, upward);
  for (const double mark : figure.marks_x) {
    const float x = plot.x + across.share(mark) * plot.width;
    for (float y = plot.y; y < plot.bottom(); y += 8.0F) {
      pen.line(x, y, x, std::min(y + 4.0F, plot.bottom()), Colour::kQuiet);
    }
  }
  std::vector<ImVec2> points;
  for (std::size_t s = figure.series.size(); s-- > 0;) {
    const FigureSeries& one = figure.series[s];
    points.clear();
    for (std::size_t i = 0; i < std::min(one.x.size(), one.y.size()); ++i) {
      if (!std::isfinite(one.x[i]) || !std::isfinite(one.y[i])) continue;
      points.emplace_back(plot.x + across.share(one.x[i]) * plot.width,
                          plot.bottom() - upward.share(one.y[i]) * plot.height);
    }
    pen.polyline(points, series_colour(s), s == 0 ? 2.5F : 2.0F);
  }
  paint_legend(pen, figure, plot, fonts);
}

void paint_grid(Pen& pen, const Figure& figure, const Rect& area) {
  if (figure.columns <= 0 || figure.series.empty()) return;
  const std::vector<double>& shares = figure.series.front().y;
  const auto columns = static_cast<std::size_t>(figure.columns);
  const float cell = std::floor(std::min(area.width / static_cast<float>(columns), 40.0F));
  for (std::size_t i = 0; i < shares.size(); ++i) {
    const Rect box{area.x + cell * static_cast<float>(i % columns),
                   area.y + cell * static_cast<float>(i / columns), cell - 2.0F, cell - 2.0F};
    pen.fill(box, Colour::kSunken, 2.0F);
    pen.fill(box, Colour::kAccent, 2.0F, static_cast<float>(std::clamp(shares[i], 0.0, 1.0)));
  }
}

}  // namespace

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
    ticks.push_back(i * step);
  }
  return ticks;
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

void paint_figure(Pen& pen, const Figure& figure, const Rect& area, const Fonts& fonts) {
  switch (figure.kind) {
    case FigureKind::kNone:
      return;
    case FigureKind::kBars:
      return paint_bars(pen, figure, area);
    case FigureKind::kCurves:
      return paint_curves(pen, figure, area, fonts);
    case FigureKind::kGrid:
      return paint_grid(pen, figure, area);
  }
}

}  // namespace tmw

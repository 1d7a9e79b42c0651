#include "core/page/figure_scale.h"

#include <algorithm>

#include "core/exercise/chart.h"

namespace tmw {

FigureAxis axis_across(const Chart& figure) {
  return axis_across(figure.series, figure.x_logarithmic);
}

FigureAxis axis_upward(const Chart& figure) {
  return axis_upward(figure.series, figure.y_logarithmic);
}

std::vector<MarkName> mark_names(const Chart& figure, PlotSize size) {
  return mark_names(figure.series, figure.marks, axis_across(figure), axis_upward(figure), size);
}

std::vector<CurveName> curve_names(const Chart& figure, PlotSize size) {
  return curve_names(figure.series, figure.marks, axis_across(figure), axis_upward(figure), size);
}

std::vector<PlaceName> place_names(const Chart& figure, PlotSize size,
                                   std::span<const CurveName> curves) {
  return place_names(figure.series, axis_across(figure), axis_upward(figure), size, curves);
}

std::vector<BarSpan> bar_spans(const Chart& figure) {
  double most = 0.0;
  double sum = 0.0;
  const auto value_of = [](const ChartSeries& one) {
    return one.y.empty() ? 0.0 : std::max(one.y.front(), 0.0);
  };
  for (const ChartSeries& one : figure.series) {
    most = std::max(most, value_of(one));
    sum += value_of(one);
  }
  const double whole = figure.parts ? sum : most;
  std::vector<BarSpan> spans;
  double start = 0.0;
  for (const ChartSeries& one : figure.series) {
    const double length = whole > 0.0 ? value_of(one) / whole : 0.0;
    spans.push_back({start, length});
    if (figure.parts) start += length;
  }
  return spans;
}

}  // namespace tmw

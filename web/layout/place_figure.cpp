#include "web/layout/place_figure.h"

#include <algorithm>
#include <cmath>

#include "core/page/figure_scale.h"

namespace tmw {
namespace {

constexpr float kLegendGapPx = 18.0F;
constexpr float kLegendLinePx = 24.0F;

}  // namespace

std::vector<LegendPlace> legend_places(const Chart& figure, float figure_width,
                                       const Fonts& fonts) {
  std::vector<LegendPlace> places;
  if (figure.series.size() < 2) return places;
  const auto width_of = [&fonts](const std::string& words) {
    return fonts.width_px(Face::kSans, words, kFigureNotePx);
  };
  float all = width_of(axis_name(figure.x_title, figure.x_logarithmic));
  for (const ChartSeries& one : figure.series)
    if (!is_place(one)) all += kLegendKeyPx + width_of(one.name) + kLegendGapPx;
  const bool beside = all <= figure_width - kPlotLeftPx - kPlotRightPx;
  // Below it the lines have the whole width of the figure.
  const float left = beside ? 0.0F : -kPlotLeftPx;
  const float right = figure_width - kPlotLeftPx;
  LegendPlace place{left, beside ? 0.0F : kLegendLinePx};
  for (const ChartSeries& one : figure.series) {
    if (is_place(one)) break;  // they are the last
    const float width = kLegendKeyPx + width_of(one.name);
    if (place.x > left && place.x + width > right) place = {left, place.y + kLegendLinePx};
    places.push_back(place);
    place.x += width + kLegendGapPx;
  }
  return places;
}

float legend_height(const Chart& figure, float figure_width, const Fonts& fonts) {
  const std::vector<LegendPlace> places = legend_places(figure, figure_width, fonts);
  return places.empty() ? 0.0F : places.back().y;
}

Rect plot_of(const Chart& figure, const Rect& area, const Fonts& fonts) {
  return {area.x + kPlotLeftPx, area.y + kPlotAbovePx, area.width - kPlotLeftPx - kPlotRightPx,
          area.height - kPlotAbovePx - kPlotBelowPx - legend_height(figure, area.width, fonts)};
}

float grid_cell(const Chart& figure, float width) {
  const auto columns = static_cast<float>(std::max(figure.columns, 1));
  return std::floor(std::min(width / columns, static_cast<float>(figure.cell_px)));
}

float figure_height(const Chart& figure, float width, bool narrow, const Fonts& fonts) {
  switch (figure.kind) {
    case ChartKind::kBars:
      return kBarRowPx * static_cast<float>(figure.labels.size());
    case ChartKind::kCurves:
      return (narrow ? 240.0F : 320.0F) + legend_height(figure, width, fonts);
    case ChartKind::kGrid: {
      const auto columns = static_cast<float>(std::max(figure.columns, 1));
      const auto cells =
          figure.series.empty() ? 0.0F : static_cast<float>(figure.series[0].y.size());
      return grid_cell(figure, width) * std::ceil(cells / columns);
    }
  }
  return 0.0F;
}

}  // namespace tmw

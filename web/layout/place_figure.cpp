#include "web/layout/place_figure.h"

#include <algorithm>
#include <cmath>

#include "core/page/figure_scale.h"
#include "core/page/sketch.h"

namespace tmw {

Rect plot_of(const Rect& area) {
  return {area.x + kPlotLeftPx, area.y + kPlotAbovePx, area.width - kPlotLeftPx - kPlotRightPx,
          area.height - kPlotAbovePx - kPlotBelowPx};
}

float grid_cell(const Chart& figure, float width) {
  const auto columns = static_cast<float>(std::max({figure.columns, figure.most_columns, 1}));
  return std::floor(std::min(width / columns, static_cast<float>(figure.cell_px)));
}

float figure_height(const Chart& figure, float width, bool narrow) {
  switch (figure.kind) {
    case ChartKind::kBars:
      return kBarRowPx * static_cast<float>(figure.labels.size());
    case ChartKind::kCurves:
      return narrow ? 260.0F : 340.0F;
    case ChartKind::kGrid: {
      const auto columns = static_cast<float>(std::max(figure.columns, 1));
      const auto cells =
          figure.series.empty() ? 0.0F : static_cast<float>(figure.series[0].y.size());
      const float rows = figure.most_columns > 0 ? static_cast<float>(figure.most_columns)
                                                 : std::ceil(cells / columns);
      return grid_cell(figure, width) * rows;
    }
    case ChartKind::kAreas:
    case ChartKind::kBlock:
    case ChartKind::kHeads:
    case ChartKind::kStack:
    case ChartKind::kClocks:
    case ChartKind::kChain:
    case ChartKind::kPrograms:
      break;
  }
  return sketch_of(figure, width).height;
}

namespace {

// The lines on which grips move: one for each row of a sketch, otherwise one for each handle.
std::vector<SketchRail> rails_of(const Chart& figure, const Rect& area) {
  std::vector<SketchRail> rails;
  const auto add = [&](float x0, float x1, float y, double low, double high, bool logarithmic) {
    rails.push_back({x0, x1, y, low, high, logarithmic});
  };
  for (const ChartHandle& handle : figure.handles) {
    switch (figure.kind) {
      case ChartKind::kBars: {
        const auto row = static_cast<float>(std::max(handle.on, 1.0) - 1.0);
        add(area.x, area.right(), area.y + kBarRowPx * row + kBarTopPx + kBarPx / 2.0F, 0.0, 1.0,
            false);
        break;
      }
      case ChartKind::kCurves: {
        const Rect plot = plot_of(area);
        const FigureAxis across = axis_across(figure);
        const auto up = static_cast<float>(axis_upward(figure).share(handle.on));
        add(plot.x, plot.right(), plot.bottom() - up * plot.height, across.low, across.high,
            across.logarithmic);
        break;
      }
      case ChartKind::kGrid: {
        const float cell = grid_cell(figure, area.width);
        const auto most = static_cast<float>(std::max(figure.most_columns, 1));
        add(area.x, area.x + cell * most, area.y + cell * static_cast<float>(handle.on), 0.0,
            static_cast<double>(most), false);
        break;
      }
      case ChartKind::kAreas:
      case ChartKind::kBlock:
      case ChartKind::kHeads:
      case ChartKind::kStack:
      case ChartKind::kClocks:
      case ChartKind::kChain:
      case ChartKind::kPrograms:
        return sketch_of(figure, area.width).rails;
    }
  }
  return rails;
}

}  // namespace

std::vector<HandlePlace> handle_places(const Chart& figure, const Rect& area) {
  std::vector<HandlePlace> places;
  if (figure.handles.empty()) return places;
  const bool sketched = figure.kind > ChartKind::kGrid;
  const std::vector<SketchRail> rails = rails_of(figure, area);
  for (std::size_t i = 0; i < figure.handles.size(); ++i) {
    const ChartHandle& handle = figure.handles[i];
    places.emplace_back();
    const auto row = static_cast<std::size_t>(std::max(handle.on, 1.0) - 1.0);
    const std::size_t rail_index = sketched ? row : i;
    if (handle.at.empty() || rail_index >= rails.size()) continue;
    const SketchRail& rail = rails[rail_index];
    const FigureAxis axis{rail.low, rail.high, rail.logarithmic};
    places.back().y = rail.y + (sketched ? area.y : 0.0F);
    for (const double at : handle.at) {
      const auto share = static_cast<float>(std::clamp(axis.share(at), 0.0, 1.0));
      places.back().stops.push_back(rail.x0 + (sketched ? area.x : 0.0F) +
                                    share * (rail.x1 - rail.x0));
    }
  }
  return places;
}

std::size_t nearest_stop(const HandlePlace& handle, float x) {
  std::size_t best = 0;
  for (std::size_t i = 1; i < handle.stops.size(); ++i) {
    if (std::abs(handle.stops[i] - x) < std::abs(handle.stops[best] - x)) best = i;
  }
  return best;
}

}  // namespace tmw

#include "core/page/figure_svg.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "core/exercise/chart.h"
#include "core/figure/curves_svg.h"
#include "core/figure/svg.h"
#include "core/page/figure_scale.h"
#include "core/page/sketch_svg.h"

namespace tmw {
namespace {

using svg::attribute;
using svg::element;
using svg::number;
using svg::percent;
using svg::text;

std::string series_class(std::size_t index) { return "s" + std::to_string(index % kCurveLooks); }

std::string drawing(const char* name, const std::string& attributes, const std::string& content) {
  return element(
      "svg", attribute("class", name) + " aria-hidden=\"true\" focusable=\"false\"" + attributes,
      content);
}

std::string bars_svg(const Chart& figure) {
  const std::vector<BarSpan> spans = bar_spans(figure);
  std::string svg;
  for (std::size_t i = 0; i < figure.labels.size(); ++i) {
    const double y = kBarRowPx * static_cast<double>(i);
    const auto bar = [&](const std::string& name, const std::string& x, const std::string& width) {
      svg += element("rect",
                     attribute("class", name) + attribute("x", x) + attribute("y", y + kBarTopPx) +
                         attribute("width", width) + attribute("height", kBarPx) +
                         attribute("rx", kBarRadiusPx),
                     "");
    };
    svg += text(attribute("x", 0.0) + attribute("y", y + kBarNamePx), figure.labels[i]);
    bar("g", "0", "100%");
    if (i < spans.size())
      bar(series_class(0), percent(spans[i].start), percent(std::max(spans[i].length, 0.003)));
  }
  const double height = kBarRowPx * static_cast<double>(figure.labels.size());
  return drawing("bars", " width=\"100%\"" + attribute("height", height), svg);
}

std::string chart_curves(const Chart& figure) {
  FigureCurves curves{figure.x_title,       figure.y_title, figure.x_logarithmic,
                      figure.y_logarithmic, figure.series,  figure.marks};
  for (const ChartHandle& handle : figure.handles) {
    if (handle.now < handle.at.size()) curves.grips.push_back({handle.at[handle.now], handle.on});
  }
  return element("span", " class=\"curves\"", curves_svg(curves));
}

// Cells of one shade are one path. The room is that of the largest grid a reader can make of it, as
// it is in a page that is laid out: nothing moves when the program takes over.
std::string grid_svg(const Chart& figure, float width) {
  if (figure.columns <= 0 || figure.series.empty()) return {};
  const int cell_px = figure.cell_px;
  const std::string side = number(static_cast<double>(cell_px) - kGridGapPx);
  const std::string square = "h" + side + "v" + side + "h-" + side + "z";
  const std::vector<double>& shares = figure.series.front().y;
  const auto columns = static_cast<std::size_t>(figure.columns);
  std::string all;
  std::map<int, std::string> shades;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    const std::string cell = "M" + std::to_string(cell_px * static_cast<int>(i % columns)) + " " +
                             std::to_string(cell_px * static_cast<int>(i / columns)) + square;
    all += cell;
    const int shade = static_cast<int>(std::lround(255.0 * std::clamp(shares[i], 0.0, 1.0)));
    if (shade > 0) shades[shade] += cell;
  }
  std::string svg = element("path", attribute("class", "g") + attribute("d", all), "");
  for (const auto& [shade, cells] : shades) {
    svg += element("path",
                   attribute("class", "s0") +
                       attribute("fill-opacity", static_cast<double>(shade) / 255.0) +
                       attribute("d", cells),
                   "");
  }
  // What a handle may add has its room from the start, as on the canvas.
  const int most = figure.most_columns;
  const int wide = cell_px * std::max(figure.columns, most);
  const int high =
      cell_px * std::max(static_cast<int>((shares.size() + columns - 1) / columns), most);
  // Cells of whole pixels, as the canvas has them.
  const int columns_at_most = std::max(figure.columns, most);
  const auto shown = width > 0.0F
                         ? static_cast<int>(std::min(width / static_cast<float>(columns_at_most),
                                                     static_cast<float>(cell_px)))
                         : cell_px;
  return drawing(
      "grid",
      attribute("width", shown * columns_at_most) +
          attribute("viewBox", "0 0 " + std::to_string(wide) + " " + std::to_string(high)),
      svg);
}

}  // namespace

std::string figure_svg(const Chart& figure, float width) {
  switch (figure.kind) {
    case ChartKind::kBars:
      return bars_svg(figure);
    case ChartKind::kCurves:
      return chart_curves(figure);
    case ChartKind::kGrid:
      return grid_svg(figure, width);
    case ChartKind::kAreas:
    case ChartKind::kBlock:
    case ChartKind::kHeads:
    case ChartKind::kStack:
    case ChartKind::kClocks:
    case ChartKind::kChain:
    case ChartKind::kPrograms:
      return sketch_svg(figure, width);
  }
  return {};
}

}  // namespace tmw

#include "core/page/figure_svg.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <utility>

#include "core/exercise/chart.h"
#include "core/page/figure_scale.h"
#include "core/page/sketch_svg.h"
#include "core/text/escape.h"

namespace tmw {
namespace {

std::string number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.2f", value);
  std::string short_text = text;
  while (short_text.back() == '0') short_text.pop_back();
  if (short_text.back() == '.') short_text.pop_back();
  return short_text == "-0" ? "0" : short_text;
}

std::string percent(double share) { return number(100.0 * share) + "%"; }

std::string series_class(std::size_t index) { return "s" + std::to_string(index % kCurveLooks); }

std::string element(const char* tag, const std::string& attributes, const std::string& content) {
  return std::string("<") + tag + attributes + ">" + content + "</" + tag + ">";
}

std::string attribute(const char* name, const std::string& value) {
  return std::string(" ") + name + "=\"" + value + "\"";
}

std::string attribute(const char* name, double value) { return attribute(name, number(value)); }

std::string text(const std::string& attributes, const std::string& words) {
  return element("text", attributes, escape_html(words));
}

std::string line(const std::string& name, const std::string& x1, const std::string& y1,
                 const std::string& x2, const std::string& y2) {
  return element("line",
                 attribute("class", name) + attribute("x1", x1) + attribute("y1", y1) +
                     attribute("x2", x2) + attribute("y2", y2),
                 "");
}

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

// Quiet words of an axis; `dy` moves them down from y.
std::string note(const std::string& x, const std::string& y, float dy, const char* anchor,
                 const std::string& words) {
  std::string place = attribute("class", "q") + attribute("x", x) + attribute("y", y);
  if (dy != 0.0F) place += attribute("dy", dy);
  if (*anchor != '\0') place += attribute("text-anchor", anchor);
  return text(place, words);
}

std::string upward_ticks(const FigureAxis& axis) {
  std::string svg;
  for (const double tick : axis_ticks(axis.low, axis.high, axis.logarithmic)) {
    const std::string y = percent(1.0 - axis.share(tick));
    svg += line("h", "0", y, "100%", y);
    svg += note(number(-kTickLeftPx), y, kTickDropPx, "end", tick_text(tick));
  }
  return svg;
}

// Stands in a drawing whose upper edge is the plot's lower one.
std::string across_ticks(const FigureAxis& axis) {
  std::string svg = line("a", "0", "0", "100%", "0");
  for (const double tick : axis_ticks(axis.low, axis.high, axis.logarithmic)) {
    const std::string x = percent(axis.share(tick));
    svg += line("a", x, "0", x, number(kTickPx));
    svg += note(x, number(kTickBelowPx), 0.0F, "middle", tick_text(tick));
  }
  return svg;
}

// In thousandths of the plot, which is stretched to its size; the pen is not.
std::string curves(const Chart& figure, const FigureAxis& across, const FigureAxis& upward) {
  std::string svg;
  for (std::size_t s = figure.series.size(); s-- > 0;) {
    const ChartSeries& one = figure.series[s];
    if (is_place(one)) continue;
    std::string points;
    for (std::size_t i = 0; i < std::min(one.x.size(), one.y.size()); ++i) {
      if (!std::isfinite(one.x[i]) || !std::isfinite(one.y[i])) continue;
      if (!points.empty()) points += ' ';
      points += number(1000.0 * across.share(one.x[i])) + "," +
                number(1000.0 * (1.0 - upward.share(one.y[i])));
    }
    svg += element("polyline",
                   attribute("class", series_class(s)) + attribute("points", points) +
                       " vector-effect=\"non-scaling-stroke\"",
                   "");
  }
  return element("svg",
                 " viewBox=\"0 0 1000 1000\" preserveAspectRatio=\"none\" width=\"100%\" "
                 "height=\"100%\" overflow=\"visible\"",
                 svg);
}

// Vertical lines, each with its name at its foot.
std::string marks(const Chart& figure, const FigureAxis& across) {
  std::string svg;
  for (std::size_t i = 0; i < figure.marks.size(); ++i) {
    const ChartMark& mark = figure.marks[i];
    const bool left = name_is_left_of(across.share(mark.x));
    const std::string x = percent(across.share(mark.x));
    svg += line("k", x, "0", x, "100%");
    svg += text(attribute("class", "q") + attribute("x", x) + attribute("y", "100%") +
                    attribute("dx", left ? -kMarkNameGapPx : kMarkNameGapPx) +
                    attribute("dy", -mark_name_px(i)) +
                    attribute("text-anchor", left ? "end" : "start"),
                mark.name);
  }
  return svg;
}

// Places that are marked by themselves: series of one point.
std::string marked_places(const Chart& figure, const FigureAxis& across, const FigureAxis& upward) {
  std::string svg;
  for (const ChartSeries& one : figure.series) {
    if (!is_place(one)) continue;
    const double along = across.share(one.x.front());
    const std::string x = percent(along);
    const std::string y = percent(1.0 - upward.share(one.y.front()));
    svg += element("circle",
                   attribute("class", "p") + attribute("cx", x) + attribute("cy", y) +
                       attribute("r", kPlacePx),
                   "");
    if (one.name.empty()) continue;
    const bool left = name_is_left_of(along);
    svg +=
        text(attribute("x", x) + attribute("y", y) +
                 attribute("dx", left ? -kPlaceNamePx : kPlaceNamePx) +
                 attribute("dy", -kPlaceNamePx) + attribute("text-anchor", left ? "end" : "start"),
             one.name);
  }
  return svg;
}

// As low as flow.css makes the plot, on narrow pages: where names do not meet there, they do not on
// wide ones either.
constexpr float kPlotHeightPx = 180.0F;

std::string names(const Chart& figure) {
  std::string svg;
  const std::vector<CurveName> places = curve_names(figure, kPlotHeightPx);
  for (std::size_t i = 0; i < places.size(); ++i) {
    const std::string x = places[i].left ? "0" : "100%";
    const float side = places[i].left ? 1.0F : -1.0F;
    const float in = kMarkNameGapPx;
    const std::string y = percent(static_cast<double>(places[i].baseline / kPlotHeightPx));
    const std::string key =
        line(series_class(i) + " key", number(static_cast<double>(side * in)), "-5",
             number(static_cast<double>(side * (in + kNameStrokePx))), "-5");
    svg += element("svg", attribute("x", x) + attribute("y", y) + " overflow=\"visible\"", key);
    svg += text(attribute("class", "name") + attribute("x", x) + attribute("y", y) +
                    attribute("dx", static_cast<double>(side * (in + kNameStrokePx + kNameGapPx))) +
                    attribute("text-anchor", places[i].left ? "start" : "end"),
                figure.series[i].name);
  }
  return svg;
}

// Where each handle stands: on paper it is a point of the figure.
std::string points(const Chart& figure, const FigureAxis& across, const FigureAxis& upward) {
  std::string svg;
  for (const ChartHandle& handle : figure.handles) {
    if (handle.now >= handle.at.size()) continue;
    svg += element("circle",
                   attribute("class", "point") +
                       attribute("cx", percent(across.share(handle.at[handle.now]))) +
                       attribute("cy", percent(1.0 - upward.share(handle.on))) + " r=\"6\"",
                   "");
  }
  return svg;
}

std::string curves_svg(const Chart& figure) {
  const FigureAxis across = axis_across(figure);
  const FigureAxis upward = axis_upward(figure);
  std::string plot = upward_ticks(upward);
  plot += element("svg", " y=\"100%\" overflow=\"visible\"", across_ticks(across));
  plot += marks(figure, across);
  plot += curves(figure, across, upward);
  plot += marked_places(figure, across, upward);
  plot += names(figure);
  plot += points(figure, across, upward);
  plot +=
      note("0", number(-kUpwardNamePx), 0.0F, "", axis_name(figure.y_title, figure.y_logarithmic));
  plot +=
      note("100%", "100%", kAcrossNamePx, "end", axis_name(figure.x_title, figure.x_logarithmic));
  return element("span", " class=\"curves\"", drawing("plot", " width=\"100%\"", plot));
}

// Cells of one shade are one path.
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
      return curves_svg(figure);
    case ChartKind::kGrid:
      return grid_svg(figure, width);
    default:
      return sketch_svg(figure, width);
  }
}

}  // namespace tmw

#include "web/paint/paint_figure.h"

#include <algorithm>
#include <cmath>

#include "core/page/figure_scale.h"
#include "web/layout/place_figure.h"

namespace tmw {
namespace {

// Where a value stands on an axis, as the pen wants it.
float share(const FigureAxis& axis, double value) { return static_cast<float>(axis.share(value)); }

void paint_bars(Pen& pen, const Chart& figure, const Rect& area) {
  const std::vector<BarSpan> spans = bar_spans(figure);
  for (std::size_t i = 0; i < figure.labels.size(); ++i) {
    const float y = area.y + kBarRowPx * static_cast<float>(i);
    pen.note(figure.labels[i], Colour::kText, area.x, y + kBarNamePx, 0.0F);
    pen.fill({area.x, y + kBarTopPx, area.width, kBarPx}, Colour::kSunken, kBarRadiusPx);
    if (i >= spans.size() || spans[i].length <= 0.0) continue;
    const float x = area.x + area.width * static_cast<float>(spans[i].start);
    const float width = std::max(area.width * static_cast<float>(spans[i].length), 2.0F);
    pen.fill({x, y + kBarTopPx, width, kBarPx}, colour_of_series(0), kBarRadiusPx);
  }
}

void paint_axes(Pen& pen, const Chart& figure, const Rect& plot, const FigureAxis& across,
                const FigureAxis& upward) {
  for (const double tick : axis_ticks(upward.low, upward.high, upward.logarithmic)) {
    const float y = plot.bottom() - share(upward, tick) * plot.height;
    pen.line(plot.x, y, plot.right(), y, Colour::kHairline);
    pen.note(tick_text(tick), Colour::kQuiet, plot.x - kTickLeftPx, y + kTickDropPx, 1.0F);
  }
  for (const double tick : axis_ticks(across.low, across.high, across.logarithmic)) {
    const float x = plot.x + share(across, tick) * plot.width;
    pen.line(x, plot.bottom(), x, plot.bottom() + kTickPx, Colour::kControlLine);
    pen.note(tick_text(tick), Colour::kQuiet, x, plot.bottom() + kTickBelowPx, 0.5F);
  }
  pen.line(plot.x, plot.bottom(), plot.right(), plot.bottom(), Colour::kControlLine);
  pen.note(axis_name(figure.y_title, figure.y_logarithmic), Colour::kQuiet, plot.x,
           plot.y - kUpwardNamePx, 0.0F);
  pen.note(axis_name(figure.x_title, figure.x_logarithmic), Colour::kQuiet, plot.right(),
           plot.bottom() + kAcrossNamePx, 1.0F);
}

// Vertical lines, each with its name at its foot.
void paint_marks(Pen& pen, const Chart& figure, const Rect& plot, const FigureAxis& across) {
  for (std::size_t i = 0; i < figure.marks.size(); ++i) {
    const float at = share(across, figure.marks[i].x);
    const float x = plot.x + at * plot.width;
    for (float y = plot.y; y < plot.bottom(); y += 2.0F * kMarkDashPx)
      pen.line(x, y, x, std::min(y + kMarkDashPx, plot.bottom()), Colour::kQuiet);
    const bool left = name_is_left_of(static_cast<double>(at));
    pen.note(figure.marks[i].name, Colour::kQuiet, x + (left ? -kMarkNameGapPx : kMarkNameGapPx),
             plot.bottom() - mark_name_px(i), left ? 1.0F : 0.0F);
  }
}

void paint_places(Pen& pen, const Chart& figure, const Rect& plot, const FigureAxis& across,
                  const FigureAxis& upward) {
  for (const ChartSeries& one : figure.series) {
    if (!is_place(one)) continue;
    const float along = share(across, one.x.front());
    const float x = plot.x + along * plot.width;
    const float y = plot.bottom() - share(upward, one.y.front()) * plot.height;
    pen.disc(x, y, kPlacePx + 1.5F, Colour::kPaper);
    pen.disc(x, y, kPlacePx, Colour::kText);
    if (one.name.empty()) continue;
    const bool left = name_is_left_of(static_cast<double>(along));
    pen.note(one.name, Colour::kText, x + (left ? -kPlaceNamePx : kPlaceNamePx), y - kPlaceNamePx,
             left ? 1.0F : 0.0F);
  }
}

void paint_legend(Pen& pen, const Chart& figure, const Rect& area, const Rect& plot,
                  const Fonts& fonts) {
  const std::vector<LegendPlace> places = legend_places(figure, area.width, fonts);
  for (std::size_t i = 0; i < places.size(); ++i) {
    const float x = plot.x + places[i].x;
    const float y = plot.bottom() + kAcrossNamePx + places[i].y;
    const ImVec2 stroke[] = {{x, y - 5.0F}, {x + kLegendStrokePx, y - 5.0F}};
    pen.dashes(stroke, dashes_of(i), colour_of_series(i), kLegendCurvePx);
    pen.note(figure.series[i].name, Colour::kText, x + kLegendKeyPx, y, 0.0F);
  }
}

void paint_curves(Pen& pen, const Chart& figure, const Rect& area, const Fonts& fonts) {
  const FigureAxis across = axis_across(figure);
  const FigureAxis upward = axis_upward(figure);
  const Rect plot = plot_of(figure, area, fonts);
  paint_axes(pen, figure, plot, across, upward);
  paint_marks(pen, figure, plot, across);
  std::vector<ImVec2> points;
  for (std::size_t s = figure.series.size(); s-- > 0;) {
    const ChartSeries& one = figure.series[s];
    if (is_place(one)) continue;
    points.clear();
    for (std::size_t i = 0; i < std::min(one.x.size(), one.y.size()); ++i) {
      if (!std::isfinite(one.x[i]) || !std::isfinite(one.y[i])) continue;
      points.emplace_back(plot.x + share(across, one.x[i]) * plot.width,
                          plot.bottom() - share(upward, one.y[i]) * plot.height);
    }
    pen.dashes(points, dashes_of(s), colour_of_series(s), s == 0 ? kMainCurvePx : kCurvePx);
  }
  paint_places(pen, figure, plot, across, upward);
  paint_legend(pen, figure, area, plot, fonts);
}

void paint_grid(Pen& pen, const Chart& figure, const Rect& area) {
  if (figure.columns <= 0 || figure.series.empty()) return;
  const std::vector<double>& shares = figure.series.front().y;
  const auto columns = static_cast<std::size_t>(figure.columns);
  const float cell = grid_cell(figure, area.width);
  for (std::size_t i = 0; i < shares.size(); ++i) {
    const Rect box{area.x + cell * static_cast<float>(i % columns),
                   area.y + cell * static_cast<float>(i / columns), cell - kGridGapPx,
                   cell - kGridGapPx};
    pen.fill(box, Colour::kSunken, 2.0F);
    pen.fill(box, Colour::kAccent, 2.0F, static_cast<float>(std::clamp(shares[i], 0.0, 1.0)));
  }
}

}  // namespace

void paint_figure(Pen& pen, const Chart& figure, const Rect& area, const Fonts& fonts) {
  switch (figure.kind) {
    case ChartKind::kBars:
      return paint_bars(pen, figure, area);
    case ChartKind::kCurves:
      return paint_curves(pen, figure, area, fonts);
    case ChartKind::kGrid:
      return paint_grid(pen, figure, area);
  }
}

}  // namespace tmw

#include "web/paint/paint_figure.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <vector>

#include "core/page/figure_scale.h"
#include "core/page/sketch.h"
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
    pen.note(tick_text(tick, upward.high), Colour::kQuiet, plot.x - kTickLeftPx, y + kTickDropPx,
             1.0F);
  }
  for (const double tick : axis_ticks(across.low, across.high, across.logarithmic)) {
    const float x = plot.x + share(across, tick) * plot.width;
    pen.line(x, plot.bottom(), x, plot.bottom() + kTickPx, Colour::kControlLine);
    pen.note(tick_text(tick, across.high), Colour::kQuiet, x, plot.bottom() + kTickBelowPx, 0.5F);
  }
  pen.line(plot.x, plot.bottom(), plot.right(), plot.bottom(), Colour::kControlLine);
  pen.note(axis_name(figure.y_title, figure.y_logarithmic), Colour::kQuiet, plot.x,
           plot.y - kUpwardNamePx, 0.0F);
  pen.note(axis_name(figure.x_title, figure.x_logarithmic), Colour::kQuiet, plot.right(),
           plot.bottom() + kAcrossNamePx, 1.0F);
}

// Vertical lines, each with its name at its foot.
void paint_mark_lines(Pen& pen, const Chart& figure, const Rect& plot, const FigureAxis& across) {
  for (std::size_t i = 0; i < figure.marks.size(); ++i) {
    const float at = share(across, figure.marks[i].x);
    const float x = plot.x + at * plot.width;
    for (float y = plot.y; y < plot.bottom(); y += 2.0F * kMarkDashPx)
      pen.line(x, y, x, std::min(y + kMarkDashPx, plot.bottom()), Colour::kQuiet);
  }
}

void paint_places(Pen& pen, const Chart& figure, const Rect& plot, const FigureAxis& across,
                  const FigureAxis& upward, std::span<const CurveName> curves) {
  const std::vector<PlaceName> names = place_names(figure, {plot.width, plot.height}, curves);
  auto stand = names.begin();
  for (const ChartSeries& one : figure.series) {
    if (!is_place(one) || one.y.empty()) continue;
    const PlaceName name = stand != names.end() ? *stand++ : PlaceName{};
    const float along = share(across, one.x.front());
    const float x = plot.x + along * plot.width;
    const float y = plot.bottom() - share(upward, one.y.front()) * plot.height;
    pen.disc(x, y, kPlacePx + 1.5F, Colour::kPaper);
    pen.disc(x, y, kPlacePx, Colour::kText);
    if (one.name.empty()) continue;
    pen.note(one.name, Colour::kText, x + (name.left ? -kPlaceNamePx : kPlaceNamePx),
             y + (name.below ? kPlaceNameBelowPx : -kPlaceNamePx), name.left ? 1.0F : 0.0F);
  }
}

// Words with the page's ground behind them, so that no line crosses them.
void note_on_ground(Pen& pen, const std::string& words, Colour colour, float x, float baseline,
                    float align, const Fonts& fonts) {
  const float width = fonts.width_px(Face::kSans, words, kFigureNotePx);
  pen.fill({x - align * width - 2.0F, baseline - 14.0F, width + 4.0F, 18.0F}, Colour::kPaper, 2.0F,
           0.85F);
  pen.note(words, colour, x, baseline, align);
}

void paint_mark_names(Pen& pen, const Chart& figure, const Rect& plot, const FigureAxis& across,
                      const Fonts& fonts) {
  const std::vector<MarkName> names = mark_names(figure, {plot.width, plot.height});
  for (std::size_t i = 0; i < names.size(); ++i) {
    const float at = share(across, figure.marks[i].x);
    const bool left = names[i].left;
    const float side = left ? -kMarkNameGapPx : kMarkNameGapPx;
    note_on_ground(pen, figure.marks[i].name, Colour::kQuiet, plot.x + at * plot.width + side,
                   plot.bottom() - names[i].above_foot, left ? 1.0F : 0.0F, fonts);
  }
}

// Each curve's name at its end.
void paint_names(Pen& pen, const Chart& figure, const Rect& plot, std::span<const CurveName> names,
                 const Fonts& fonts) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    const float side = names[i].left ? 1.0F : -1.0F;
    const float edge = (names[i].left ? plot.x : plot.right()) + side * kMarkNameGapPx;
    const float y = plot.y + names[i].baseline;
    note_on_ground(pen, figure.series[i].name, Colour::kText,
                   edge + side * (kNameStrokePx + kNameGapPx), y, names[i].left ? 0.0F : 1.0F,
                   fonts);
    const ImVec2 stroke[] = {{edge, y - 5.0F}, {edge + side * kNameStrokePx, y - 5.0F}};
    pen.dashes(stroke, dashes_of(i), colour_of_series(i), kLegendCurvePx);
  }
}

void paint_curves(Pen& pen, const Chart& figure, const Rect& area, const Fonts& fonts) {
  const FigureAxis across = axis_across(figure);
  const FigureAxis upward = axis_upward(figure);
  const Rect plot = plot_of(area);
  paint_axes(pen, figure, plot, across, upward);
  paint_mark_lines(pen, figure, plot, across);
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
  const std::vector<CurveName> names = curve_names(figure, {plot.width, plot.height});
  paint_places(pen, figure, plot, across, upward, names);
  paint_mark_names(pen, figure, plot, across, fonts);
  paint_names(pen, figure, plot, names, fonts);
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

Colour colour_of(SketchInk ink) {
  switch (ink) {
    case SketchInk::kText:
      return Colour::kText;
    case SketchInk::kQuiet:
      return Colour::kQuiet;
    case SketchInk::kSunken:
      return Colour::kSunken;
    case SketchInk::kHairline:
      return Colour::kHairline;
    case SketchInk::kControlLine:
      return Colour::kControlLine;
    case SketchInk::kGood:
      return Colour::kGood;
    case SketchInk::kBad:
      return Colour::kBad;
    case SketchInk::kOnSeries:
      return Colour::kOnAccent;
    case SketchInk::kSeries:
      break;
  }
  return colour_of_series(series_of(ink));
}

void paint_sketch(Pen& pen, const Chart& figure, const Rect& area) {
  const Sketch sketch = sketch_of(figure, area.width);
  for (const SketchBox& box : sketch.boxes) {
    const Rect rect{area.x + box.x, area.y + box.y, box.width, box.height};
    if (box.framed) pen.frame(rect, colour_of(box.ink), box.radius);
    if (!box.framed) pen.fill(rect, colour_of(box.ink), box.radius);
  }
  for (const SketchRing& ring : sketch.rings)
    pen.ring(area.x + ring.x, area.y + ring.y, ring.radius, colour_of(ring.ink), 1.5F);
  for (const SketchLine& line : sketch.lines) {
    if (line.dashed) {
      const ImVec2 ends[] = {{area.x + line.x0, area.y + line.y0},
                             {area.x + line.x1, area.y + line.y1}};
      constexpr float kDash[] = {kMarkDashPx, kMarkDashPx};
      pen.dashes(ends, kDash, colour_of(line.ink), line.thickness);
      continue;
    }
    pen.line(area.x + line.x0, area.y + line.y0, area.x + line.x1, area.y + line.y1,
             colour_of(line.ink), line.thickness);
  }
  for (const SketchWords& words : sketch.words)
    pen.note(words.text, colour_of(words.ink), area.x + words.x, area.y + words.baseline,
             words.align);
}

// The value under the pointer, in a box above the grip that stays within the figure.
void paint_read_out(Pen& pen, const std::string& words, float x, float y, const Rect& area,
                    const Fonts& fonts) {
  constexpr float kPad = 8.0F;
  constexpr float kHigh = 28.0F;
  const float width = fonts.width_px(Face::kSans, words, kFigureNotePx) + 2.0F * kPad;
  const float most = std::max(area.x, area.right() - width);
  const float left = std::clamp(x - width / 2.0F, area.x, most);
  const Rect box{left, y - 48.0F, width, kHigh};
  pen.fill(box, Colour::kText, 6.0F);
  const ImVec2 tip[] = {
      {x - 5.0F, box.bottom()}, {x + 5.0F, box.bottom()}, {x, box.bottom() + 6.0F}};
  pen.polygon(tip, Colour::kText);
  pen.note(words, Colour::kPaper, left + kPad, box.y + 19.0F, 0.0F);
}

}  // namespace

void paint_grips(Pen& pen, const Chart& figure, const Rect& area, const Fonts& fonts,
                 GripTouch touch) {
  const std::vector<HandlePlace> places = handle_places(figure, area);
  for (std::size_t i = 0; i < places.size(); ++i) {
    const ChartHandle& handle = figure.handles[i];
    if (handle.now >= places[i].stops.size()) continue;
    const float x = places[i].stops[handle.now];
    const float y = places[i].y;
    const bool lit = touch.handle == static_cast<int>(i);
    pen.disc(x, y, lit ? kGripPx + 2.0F : kGripPx, Colour::kAccent);
    pen.ring(x, y, lit ? kGripPx + 4.0F : kGripPx + 2.0F, Colour::kPaper, 2.0F);
    for (const float side : {-1.0F, 1.0F}) {
      const ImVec2 arrow[] = {
          {x + side * 6.5F, y}, {x + side * 2.5F, y - 3.5F}, {x + side * 2.5F, y + 3.5F}};
      pen.polygon(arrow, Colour::kOnAccent);
    }
  }
  if (touch.handle < 0 || touch.handle >= static_cast<int>(places.size())) return;
  const auto held = static_cast<std::size_t>(touch.handle);
  const ChartHandle& handle = figure.handles[held];
  if (handle.now >= places[held].stops.size()) return;
  std::string name = handle.label;
  if (!name.empty() && name[0] >= 'a' && name[0] <= 'z')
    name[0] = static_cast<char>(name[0] - 'a' + 'A');
  paint_read_out(pen, name + ": " + handle.words[handle.now], places[held].stops[handle.now],
                 places[held].y, area, fonts);
}

void paint_figure(Pen& pen, const Chart& figure, const Rect& area, const Fonts& fonts) {
  switch (figure.kind) {
    case ChartKind::kBars:
      return paint_bars(pen, figure, area);
    case ChartKind::kCurves:
      return paint_curves(pen, figure, area, fonts);
    case ChartKind::kGrid:
      return paint_grid(pen, figure, area);
    case ChartKind::kAreas:
    case ChartKind::kBlock:
    case ChartKind::kHeads:
    case ChartKind::kStack:
    case ChartKind::kClocks:
    case ChartKind::kChain:
    case ChartKind::kPrograms:
      return paint_sketch(pen, figure, area);
  }
}

}  // namespace tmw

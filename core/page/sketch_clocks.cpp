// The hands of rotary pairs at one position, and a ruler of positions below them. The arc on a face
// is what the hand has passed over in training; where it has never gone once round and is past the
// arc's end, the angle is one that the model has not met.
#include <algorithm>
#include <cmath>
#include <string>

#include "core/exercise/chart.h"
#include "core/page/figure_scale.h"
#include "core/page/sketch_kinds.h"

namespace tmw {
namespace {

constexpr float kRadius = 32.0F;
constexpr float kCell = 104.0F;
constexpr float kCellHigh = 118.0F;
constexpr double kTurn = 6.283185307179586;

struct Point {
  float x = 0.0F;
  float y = 0.0F;
};

// Clockwise from the top.
Point on_face(Point middle, float radius, double angle) {
  return {middle.x + radius * static_cast<float>(std::sin(angle)),
          middle.y - radius * static_cast<float>(std::cos(angle))};
}

void arc(Sketch& sketch, Point middle, double end) {
  const int steps = std::max(2, static_cast<int>(24.0 * end / kTurn));
  for (int i = 0; i < steps; ++i) {
    const Point a = on_face(middle, kRadius, end * i / steps);
    const Point b = on_face(middle, kRadius, end * (i + 1) / steps);
    sketch.lines.push_back({a.x, a.y, b.x, b.y, series_ink(1), 4.0F});
  }
}

void clock(Sketch& sketch, const ChartItem& item, Point middle) {
  const bool once_round = item.other >= 1.0;
  const bool is_new = !once_round && item.value > item.other * kTurn * (1.0 + 1e-9);
  sketch.rings.push_back({middle.x, middle.y, kRadius});
  arc(sketch, middle, once_round ? kTurn : item.other * kTurn);
  const Point end = on_face(middle, kRadius - 6.0F, std::fmod(item.value, kTurn));
  sketch.lines.push_back(
      {middle.x, middle.y, end.x, end.y, is_new ? SketchInk::kBad : series_ink(0), 3.0F});
  sketch.words.push_back({item.name, middle.x, middle.y + kRadius + 20.0F, 0.5F});
  sketch.words.push_back({is_new ? "never met" : item.words + " turns", middle.x,
                          middle.y + kRadius + 40.0F, 0.5F,
                          is_new ? SketchInk::kBad : SketchInk::kQuiet});
}

// From the first to the last position, on a logarithmic scale; what was trained is filled.
float ruler(Sketch& sketch, const Chart& figure, float y, float width) {
  constexpr float kIn = 10.0F;
  const FigureAxis axis{figure.size("from"), figure.size("to"), true};
  const SketchRail rail{kIn, width - kIn, y + 4.0F, axis.low, axis.high, true};
  const auto place = [&](double position) {
    return rail.x0 + (rail.x1 - rail.x0) * static_cast<float>(axis.share(position));
  };
  const float trained = place(std::min(figure.size("trained"), axis.high));
  sketch.boxes.push_back({rail.x0, y, rail.x1 - rail.x0, 8.0F, SketchInk::kSunken, 4.0F});
  sketch.boxes.push_back({rail.x0, y, trained - rail.x0, 8.0F, series_ink(1), 4.0F});
  for (const double tick : axis_ticks(axis.low, axis.high, true)) {
    const float x = place(tick);
    sketch.lines.push_back({x, y + 14.0F, x, y + 19.0F, SketchInk::kControlLine});
    sketch.words.push_back({tick_text(tick), x, y + 36.0F, 0.5F, SketchInk::kQuiet});
  }
  sketch.words.push_back({axis_name("position", true), width, y + 58.0F, 1.0F, SketchInk::kQuiet});
  sketch.boxes.push_back({0.0F, y + 48.0F, 12.0F, 12.0F, series_ink(1), 2.0F});
  sketch.words.push_back({"met in training", 20.0F, y + 58.0F, 0.0F, SketchInk::kQuiet});
  sketch.rails.push_back(rail);
  return y + 66.0F;
}

}  // namespace

Sketch sketch_clocks(const Chart& figure, float width) {
  Sketch sketch;
  const auto count = static_cast<int>(figure.items.size());
  const int fit = std::max(1, static_cast<int>(width / kCell));
  const int rows = (count + fit - 1) / fit;
  const int columns = rows > 0 ? (count + rows - 1) / rows : 1;
  const float cell = width / static_cast<float>(columns);
  for (int i = 0; i < count; ++i) {
    clock(sketch, figure.items[static_cast<std::size_t>(i)],
          {cell * (static_cast<float>(i % columns) + 0.5F),
           kCellHigh * static_cast<float>(i / columns) + kRadius + 4.0F});
  }
  sketch.height = ruler(sketch, figure, kCellHigh * static_cast<float>(rows) + 6.0F, width);
  return sketch;
}

}  // namespace tmw

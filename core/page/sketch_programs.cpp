// What programs compute from the same numbers, line by line, below each other; what their format
// cannot hold is framed.
#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "core/exercise/chart.h"
#include "core/page/figure_scale.h"
#include "core/page/sketch_kinds.h"

namespace tmw {
namespace {

constexpr float kHead = 30.0F;
constexpr float kLine = 36.0F;
constexpr float kCellHigh = 28.0F;
constexpr float kGap = 6.0F;
constexpr float kRuler = 60.0F;

// Room for the names of lines: on the narrowest pages no more than they need, for the numbers
// beside them ("1.65 × 10³⁸") need the rest.
float names_width(float width) { return width < 340.0F ? 56.0F : 92.0F; }

// Cells that follow each other: a line of a program.
struct ProgramLine {
  std::size_t begin = 0;
  std::size_t end = 0;
};

std::vector<ProgramLine> lines_of(const Chart& figure) {
  std::vector<ProgramLine> lines;
  for (std::size_t i = 0; i < figure.items.size(); ++i) {
    const bool goes_on = i > 0 && figure.items[i].row == figure.items[i - 1].row &&
                         figure.items[i].name == figure.items[i - 1].name;
    if (goes_on) {
      lines.back().end = i + 1;
    } else {
      lines.push_back({i, i + 1});
    }
  }
  return lines;
}

// Where the grip moves, with the ticks of its axis. Returns the y below it.
float ruler(Sketch& sketch, const Chart& figure, float width) {
  const FigureAxis axis{figure.size("from"), figure.size("to"), false};
  const float edge = 12.0F;
  const SketchRail rail{edge, width - edge, 18.0F, axis.low, axis.high, false};
  sketch.boxes.push_back({rail.x0, 14.0F, rail.x1 - rail.x0, 8.0F, SketchInk::kSunken, 4.0F});
  for (const double tick : axis_ticks(axis.low, axis.high, false)) {
    const float x = rail.x0 + (rail.x1 - rail.x0) * static_cast<float>(axis.share(tick));
    sketch.lines.push_back({x, 30.0F, x, 35.0F, SketchInk::kControlLine});
    sketch.words.push_back({tick_text(tick), x, 51.0F, 0.5F, SketchInk::kQuiet});
  }
  sketch.rails.push_back(rail);
  return kRuler;
}

void cells(Sketch& sketch, const Chart& figure, const ProgramLine& line, std::size_t columns,
           float y, float width) {
  const float names = names_width(width);
  const float wide = (width - names) / static_cast<float>(columns);
  float x = names;
  for (std::size_t i = line.begin; i < line.end; ++i, x += wide) {
    const ChartItem& cell = figure.items[i];
    const SketchInk ink = cell.good ? SketchInk::kText : SketchInk::kBad;
    sketch.boxes.push_back({x, y, wide - kGap, kCellHigh, SketchInk::kSunken, 4.0F});
    if (!cell.good)
      sketch.boxes.push_back({x, y, wide - kGap, kCellHigh, SketchInk::kBad, 4.0F, true});
    sketch.words.push_back({cell.words, x + (wide - kGap) / 2.0F, y + 19.0F, 0.5F, ink});
  }
}

}  // namespace

Sketch sketch_programs(const Chart& figure, float width) {
  Sketch sketch;
  const std::vector<ProgramLine> lines = lines_of(figure);
  std::size_t columns = 1;
  for (const ProgramLine& line : lines) columns = std::max(columns, line.end - line.begin);
  float y = ruler(sketch, figure, width);
  std::string program;
  for (const ProgramLine& line : lines) {
    const ChartItem& first = figure.items[line.begin];
    if (first.row != program) {
      program = first.row;
      const bool good = std::all_of(figure.items.begin(), figure.items.end(), [&](const auto& one) {
        return one.row != program || one.good;
      });
      sketch.words.push_back({program, 0.0F, y + 20.0F});
      sketch.words.push_back({good ? "holds" : "overflows", width - kGap, y + 20.0F, 1.0F,
                              good ? SketchInk::kGood : SketchInk::kBad});
      y += kHead;
    }
    sketch.words.push_back({first.name, 0.0F, y + 19.0F, 0.0F, SketchInk::kQuiet});
    cells(sketch, figure, line, columns, y, width);
    y += kLine;
  }
  sketch.height = y;
  return sketch;
}

}  // namespace tmw

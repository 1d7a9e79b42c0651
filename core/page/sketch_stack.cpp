// Bars of parts that follow each other, against a limit; what goes beyond it is hatched.
#include <algorithm>
#include <string>
#include <vector>

#include "core/exercise/chart.h"
#include "core/page/sketch_kinds.h"

namespace tmw {
namespace {

constexpr float kRow = 74.0F;
constexpr float kTop = 26.0F;     // room for the limit's name
constexpr float kBarTop = 26.0F;  // below the row's upper edge
constexpr float kBarHigh = 30.0F;

void hatch(Sketch& sketch, float from, float to, float y) {
  for (float x = from; x < to; x += 7.0F) {
    const float end = std::min(x + 7.0F, to);
    sketch.lines.push_back(
        {x, y + kBarHigh, end, y + kBarHigh * (1.0F - (end - x) / 7.0F), SketchInk::kBad, 1.5F});
  }
  sketch.boxes.push_back({from, y - 3.0F, to - from, kBarHigh + 6.0F, SketchInk::kBad, 0.0F, true});
}

}  // namespace

Sketch sketch_stack(const Chart& figure, float width) {
  Sketch sketch;
  const auto place = [&](double value) {
    const double share = figure.to > 0.0 ? value / figure.to : 0.0;
    return width * static_cast<float>(std::clamp(share, 0.0, 1.0));
  };
  const float limit = place(figure.limit);
  std::vector<std::string> names;  // in the order of their series
  float y = kTop;
  for (const ChartItem& row : figure.rows) {
    const float bar = y + kBarTop;
    sketch.boxes.push_back({0.0F, bar, width, kBarHigh, SketchInk::kSunken, 3.0F});
    double sum = 0.0;
    for (const ChartItem& part : figure.items) {
      if (part.row != row.name) continue;
      auto known = std::find(names.begin(), names.end(), part.name);
      if (known == names.end()) known = names.insert(names.end(), part.name);
      const float from = place(sum);
      sum += part.value;
      const float to = place(sum);
      const auto series = static_cast<std::size_t>(known - names.begin());
      if (to > from)
        sketch.boxes.push_back(
            {from, bar, std::max(to - from - 1.0F, 1.0F), kBarHigh, series_ink(series)});
    }
    if (!row.good) hatch(sketch, limit, place(row.value), bar);
    sketch.words.push_back({row.name, 0.0F, y + 18.0F});
    sketch.words.push_back({row.words + ", " + row.other_words, width, y + 18.0F, 1.0F,
                            row.good ? SketchInk::kText : SketchInk::kBad});
    sketch.rails.push_back({0.0F, width, bar + kBarHigh / 2.0F, 0.0, figure.to});
    y += kRow;
  }
  sketch.lines.push_back({limit, kTop, limit, y - 8.0F, SketchInk::kText, 1.5F, true});
  const bool left = limit > width / 2.0F;
  sketch.words.push_back({figure.limit_name, limit, 16.0F, left ? 1.0F : 0.0F, SketchInk::kQuiet});
  sketch.height = sketch_legend(sketch, names, 0.0F, y, width);
  return sketch;
}

}  // namespace tmw

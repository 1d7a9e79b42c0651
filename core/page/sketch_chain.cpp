// Lines of a plan that follow from each other, each measured against its limit.
#include <algorithm>

#include "core/exercise/chart.h"
#include "core/page/sketch_kinds.h"

namespace tmw {

Sketch sketch_chain(const Chart& figure, float width) {
  constexpr float kRow = 84.0F;
  constexpr float kIn = 26.0F;  // room for the arrows
  constexpr float kBar = 12.0F;
  constexpr double kMost = 1.25;  // of the limit, where the bar's ground ends
  Sketch sketch;
  const float wide = width - kIn;
  const float limit = kIn + wide / static_cast<float>(kMost);
  float y = 0.0F;
  for (std::size_t i = 0; i < figure.items.size(); ++i) {
    const ChartItem& item = figure.items[i];
    const double share = item.other > 0.0 ? item.value / item.other : 0.0;
    const float bar = y + 28.0F;
    const SketchInk ink = item.good ? series_ink(0) : SketchInk::kBad;
    sketch.words.push_back({item.name, kIn, y + 18.0F});
    sketch.words.push_back({item.words, width, y + 18.0F, 1.0F});
    sketch.boxes.push_back({kIn, bar, wide, kBar, SketchInk::kSunken, 3.0F});
    sketch.boxes.push_back({kIn, bar,
                            wide * static_cast<float>(std::clamp(share / kMost, 0.0, 1.0)), kBar,
                            ink, 3.0F});
    sketch.lines.push_back({limit, bar - 5.0F, limit, bar + kBar + 5.0F, SketchInk::kText, 2.0F});
    const std::string verdict = (item.good ? "holds: " : "fails: ") + item.other_words;
    sketch.words.push_back(
        {verdict, kIn, bar + kBar + 21.0F, 0.0F, item.good ? SketchInk::kGood : SketchInk::kBad});
    sketch.rails.push_back({kIn, width, bar + kBar / 2.0F, 0.0, kMost});
    sketch.rings.push_back({9.0F, bar + kBar / 2.0F, 6.0F, ink});
    if (i + 1 < figure.items.size()) {
      const float from = bar + kBar / 2.0F + 9.0F;
      const float to = from + kRow - 18.0F;
      sketch.lines.push_back({9.0F, from, 9.0F, to, SketchInk::kQuiet, 1.5F});
      sketch.lines.push_back({4.0F, to - 6.0F, 9.0F, to, SketchInk::kQuiet, 1.5F});
      sketch.lines.push_back({14.0F, to - 6.0F, 9.0F, to, SketchInk::kQuiet, 1.5F});
    }
    y += kRow;
  }
  sketch.height = y;
  return sketch;
}

}  // namespace tmw

// Rectangles to one scale, side by side on one upper line.
#include <algorithm>

#include "core/exercise/chart.h"
#include "core/page/sketch_kinds.h"

namespace tmw {

Sketch sketch_areas(const Chart& figure, float width) {
  constexpr float kGap = 14.0F;
  constexpr float kBeside = 210.0F;  // words beside the drawing take so much
  constexpr float kTop = 4.0F;
  constexpr float kKey = 20.0F;  // from a name's sign to its words
  Sketch sketch;
  const bool beside = width >= 560.0F;
  const float gaps = kGap * static_cast<float>(std::max<std::size_t>(figure.items.size(), 1) - 1);
  const float drawn = std::min(beside ? width - kBeside : width - 24.0F, 400.0F);
  const double scale = figure.to > 0.0 ? static_cast<double>(drawn - gaps) / figure.to : 0.0;
  float x = 0.0F;
  for (std::size_t i = 0; i < figure.items.size(); ++i) {
    const ChartItem& item = figure.items[i];
    const auto wide = static_cast<float>(item.value * scale);
    const auto high = static_cast<float>(item.other * scale);
    sketch.boxes.push_back({x, kTop, std::max(wide, 1.0F), std::max(high, 1.0F), series_ink(i)});
    if (i + 1 == figure.items.size()) {
      const auto most = static_cast<float>(figure.limit * scale);
      sketch.boxes.push_back({x, kTop, most, most, SketchInk::kHairline, 0.0F, true});
      sketch.rails.push_back({x, x + most, kTop + high, 0.0, figure.limit});
    }
    x += wide + kGap;
  }
  const float bottom = kTop + static_cast<float>(figure.limit * scale);
  // A line for each name, so that a number with more letters moves nothing; beside the drawing, and
  // on the narrowest screens, where there is less room, the number has a line of its own.
  const bool own_line = beside || width < 320.0F;
  const float left = beside ? drawn + 28.0F : 0.0F;
  float y = beside ? 0.0F : bottom + 16.0F;
  for (std::size_t i = 0; i < figure.items.size(); ++i) {
    const ChartItem& item = figure.items[i];
    sketch.boxes.push_back({left, y + 5.0F, 12.0F, 12.0F, series_ink(i), 2.0F});
    const std::string words = own_line ? item.name : item.name + ": " + item.words;
    sketch.words.push_back({words, left + kKey, y + 16.0F});
    if (own_line)
      sketch.words.push_back({item.words, left + kKey, y + 37.0F, 0.0F, SketchInk::kQuiet});
    y += own_line ? 50.0F : 24.0F;
  }
  sketch.height = beside ? std::max(bottom + 16.0F, y) : y;
  return sketch;
}

}  // namespace tmw

#include "core/page/sketch.h"

#include "core/exercise/chart.h"
#include "core/page/figure_scale.h"
#include "core/page/sketch_kinds.h"

namespace tmw {

SketchInk series_ink(std::size_t index) {
  return static_cast<SketchInk>(static_cast<std::size_t>(SketchInk::kSeries) + index % kCurveLooks);
}

std::size_t series_of(SketchInk ink) {
  return static_cast<std::size_t>(ink) - static_cast<std::size_t>(SketchInk::kSeries);
}

float rough_width(const std::string& words) {
  constexpr float kLetterPx = 7.9F;
  std::size_t letters = 0;
  for (const char c : words) letters += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
  return kLetterPx * static_cast<float>(letters);
}

float sketch_legend(Sketch& sketch, const std::vector<std::string>& names, float x, float y,
                    float width) {
  constexpr float kLine = 24.0F;
  constexpr float kKey = 20.0F;
  constexpr float kGap = 16.0F;
  float left = x;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const float needed = kKey + rough_width(names[i]);
    if (left > x && left + needed > x + width) {
      left = x;
      y += kLine;
    }
    sketch.boxes.push_back({left, y + 5.0F, 12.0F, 12.0F, series_ink(i), 2.0F});
    sketch.words.push_back({names[i], left + kKey, y + 16.0F});
    left += needed + kGap;
  }
  return y + kLine;
}

Sketch sketch_of(const Chart& figure, float width) {
  switch (figure.kind) {
    case ChartKind::kAreas:
      return sketch_areas(figure, width);
    case ChartKind::kBlock:
      return sketch_block(figure, width);
    case ChartKind::kHeads:
      return sketch_heads(figure, width);
    case ChartKind::kStack:
      return sketch_stack(figure, width);
    case ChartKind::kClocks:
      return sketch_clocks(figure, width);
    case ChartKind::kChain:
      return sketch_chain(figure, width);
    case ChartKind::kPrograms:
      return sketch_programs(figure, width);
    default:
      return {};
  }
}

}  // namespace tmw

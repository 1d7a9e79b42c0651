#include "core/page/sketch.h"

#include <cstring>

#include "core/exercise/chart.h"
#include "core/page/figure_scale.h"
#include "core/page/sketch_kinds.h"
#include "core/text/characters.h"

namespace tmw {

SketchInk series_ink(std::size_t index) {
  return static_cast<SketchInk>(static_cast<std::size_t>(SketchInk::kSeries) + index % kCurveLooks);
}

std::size_t series_of(SketchInk ink) {
  return static_cast<std::size_t>(ink) - static_cast<std::size_t>(SketchInk::kSeries);
}

namespace {

// A letter of Plex Sans, in em, and somewhat more.
float rough_letter(char c) {
  if (std::strchr("ijl.,:;'|!", c) != nullptr) return 0.28F;
  if (std::strchr("frtI ()-/", c) != nullptr) return 0.40F;
  if (std::strchr("cksvxyz", c) != nullptr) return 0.53F;
  if (std::strchr("mwMW%", c) != nullptr) return 0.93F;
  return is_letter(c) && c < 'a' ? 0.72F : 0.60F;
}

}  // namespace

float rough_width(const std::string& words) {
  constexpr float kOtherLetter = 0.62F;  // of more than one byte, such as ×
  float em = 0.0F;
  for (const char c : words) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80U) em += rough_letter(c);
    if (byte >= 0xC0U) em += kOtherLetter;
  }
  return kFigureNotePx * em;
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
    case ChartKind::kBars:
    case ChartKind::kCurves:
    case ChartKind::kGrid:
      break;  // no sketches
  }
  return {};
}

}  // namespace tmw

// Query heads, each wired to the KV head that it shares, and what a token leaves in the cache.
#include <algorithm>
#include <string>

#include "core/exercise/chart.h"
#include "core/page/sketch_kinds.h"

namespace tmw {

Sketch sketch_heads(const Chart& figure, float width) {
  constexpr float kQueries = 26.0F;  // upper edges
  constexpr float kKv = 112.0F;
  constexpr float kCache = 178.0F;
  constexpr float kHigh = 20.0F;
  Sketch sketch;
  const int heads = std::clamp(static_cast<int>(figure.size("heads")), 1, 256);
  const int kv = std::clamp(static_cast<int>(figure.size("kv_heads")), 1, heads);
  const float cell = width / static_cast<float>(heads);
  const float group = width / static_cast<float>(kv);
  const float gap = cell > 6.0F ? 2.0F : 0.5F;
  for (int i = 0; i < heads; ++i) {
    const float x = cell * static_cast<float>(i);
    const int to = i * kv / heads;
    const float end = group * (static_cast<float>(to) + 0.5F);
    sketch.boxes.push_back({x, kQueries, cell - gap, kHigh, series_ink(0), 2.0F});
    sketch.lines.push_back(
        {x + (cell - gap) / 2.0F, kQueries + kHigh, end, kKv, SketchInk::kControlLine, 1.0F});
    const bool kept = i < kv;
    sketch.boxes.push_back(
        {x, kCache, cell - gap, kHigh, kept ? series_ink(1) : SketchInk::kSunken, 2.0F});
  }
  for (int i = 0; i < kv; ++i) {
    const float wide = std::min(group - gap, 28.0F);
    const float middle = group * (static_cast<float>(i) + 0.5F);
    sketch.boxes.push_back({middle - wide / 2.0F, kKv, wide, kHigh, series_ink(1), 2.0F});
  }
  const std::string each = std::to_string(kv) + (kv == 1 ? " KV head" : " KV heads");
  sketch.words.push_back({std::to_string(heads) + " query heads", 0.0F, 16.0F});
  sketch.words.push_back({each + ", one for " + std::to_string(heads / kv) +
                              (heads == kv ? " query head" : " query heads"),
                          0.0F, kKv + kHigh + 20.0F});
  sketch.words.push_back(
      {"Kept of each token: " + std::to_string(kv) + " of " + std::to_string(heads), 0.0F,
       kCache + kHigh + 20.0F, 0.0F, SketchInk::kQuiet});
  sketch.rails.push_back({0.0F, width, kCache + kHigh / 2.0F, 0.0, static_cast<double>(heads)});
  sketch.height = kCache + kHigh + 28.0F;
  return sketch;
}

}  // namespace tmw

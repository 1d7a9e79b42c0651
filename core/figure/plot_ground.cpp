#include "core/figure/plot_ground.h"

#include <algorithm>
#include <cmath>

namespace tmw {
namespace {

constexpr float kLetterPx = 8.2F;

// The series before the places that are marked by themselves.
std::span<const FigureSeries> curves_of(std::span<const FigureSeries> series) {
  const auto end = std::find_if(series.begin(), series.end(), is_place);
  return series.first(static_cast<std::size_t>(end - series.begin()));
}

bool passes(const Spot& from, const Spot& to, const Box& box) {
  if (std::max(from.y, to.y) < box.top || std::min(from.y, to.y) > box.bottom) return false;
  if (std::max(from.x, to.x) < box.left || std::min(from.x, to.x) > box.right) return false;
  float begin = 0.0F;
  float end = 1.0F;
  return clip(from.x, to.x - from.x, box.left, box.right, begin, end) &&
         clip(from.y, to.y - from.y, box.top, box.bottom, begin, end);
}

}  // namespace

Ground::Ground(std::span<const FigureSeries> series, const FigureAxis& x, const FigureAxis& y,
               PlotSize size)
    : curves(curves_of(series)), across(x), upward(y), width(size.width), height(size.height) {
  for (const FigureSeries& one : curves) {
    std::vector<Spot>& line = lines.emplace_back();
    for (std::size_t i = 0; i < std::min(one.x.size(), one.y.size()); ++i)
      line.push_back(spot(one.x[i], one.y[i]));
  }
}

Spot Ground::spot(double x, double y) const {
  return {width * static_cast<float>(across.share(x)),
          height * static_cast<float>(1.0 - upward.share(y))};
}

bool clip(float from, float step, float low, float high, float& begin, float& end) {
  if (step == 0.0F) return from >= low && from <= high;
  const float one = (low - from) / step;
  const float other = (high - from) / step;
  begin = std::max(begin, std::min(one, other));
  end = std::min(end, std::max(one, other));
  return begin <= end;
}

bool is_crossed(const Ground& ground, const Box& box) {
  for (const std::vector<Spot>& line : ground.lines) {
    for (std::size_t i = 1; i < line.size(); ++i) {
      const Spot& from = line[i - 1];
      const Spot& to = line[i];
      if (std::isfinite(from.y) && std::isfinite(to.y) && passes(from, to, box)) return true;
    }
  }
  return false;
}

bool meet(const Box& one, const Box& other) {
  return one.left < other.right && other.left < one.right && one.top < other.bottom &&
         other.top < one.bottom;
}

bool meets_any(const Box& box, std::span<const Box> others) {
  return std::any_of(others.begin(), others.end(),
                     [&](const Box& other) { return meet(box, other); });
}

float width_px(const std::string& name) { return kLetterPx * static_cast<float>(name.size()); }

bool has_room_at_left(double share) { return share > 0.5; }

}  // namespace tmw

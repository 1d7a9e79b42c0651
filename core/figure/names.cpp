// Where the names of curves and of marked places stand: beside what they name, on no line.
#include <algorithm>
#include <cmath>

#include "core/figure/scale.h"

namespace tmw {
namespace {

// The narrowest plot of a page, a phone's, and a letter on it, px: names that are free of lines
// there are so on wider ones.
constexpr float kNarrowPlotPx = 256.0F;
constexpr float kLetterPx = 8.2F;
constexpr float kNameAbovePx =
    13.0F;  // from a name's baseline to its upper edge, and its lower one
constexpr float kNameBelowPx = 4.0F;
constexpr float kLinePx = 20.0F;

// In px from the plot's upper left corner.
struct Box {
  float left, top, right, bottom;
};

struct Spot {
  float x, y;
};

// A plot as names see it: of the narrowest width, with its curves alone.
struct Ground {
  std::span<const FigureSeries> curves;
  const FigureAxis& across;
  const FigureAxis& upward;
  float height;
  std::vector<std::vector<Spot>> lines = {};  // the curves' points

  Ground(std::span<const FigureSeries> all, const FigureAxis& x, const FigureAxis& y, float px)
      : curves(all), across(x), upward(y), height(px) {
    for (const FigureSeries& one : curves) {
      std::vector<Spot>& line = lines.emplace_back();
      for (std::size_t i = 0; i < std::min(one.x.size(), one.y.size()); ++i)
        line.push_back(spot(one.x[i], one.y[i]));
    }
  }

  [[nodiscard]] Spot spot(double x, double y) const {
    return {kNarrowPlotPx * static_cast<float>(across.share(x)),
            height * static_cast<float>(1.0 - upward.share(y))};
  }
};

// What of a stretch from `from` by `step` lies between two edges, as shares of it; narrows both.
bool clip(float from, float step, float low, float high, float& begin, float& end) {
  if (step == 0.0F) return from >= low && from <= high;
  const float one = (low - from) / step;
  const float other = (high - from) / step;
  begin = std::max(begin, std::min(one, other));
  end = std::min(end, std::max(one, other));
  return begin <= end;
}

bool passes(const Spot& from, const Spot& to, const Box& box) {
  if (std::max(from.y, to.y) < box.top || std::min(from.y, to.y) > box.bottom) return false;
  if (std::max(from.x, to.x) < box.left || std::min(from.x, to.x) > box.right) return false;
  float begin = 0.0F;
  float end = 1.0F;
  return clip(from.x, to.x - from.x, box.left, box.right, begin, end) &&
         clip(from.y, to.y - from.y, box.top, box.bottom, begin, end);
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

float width_px(const std::string& name) { return kLetterPx * static_cast<float>(name.size()); }

// Where a curve is at one of its ends, as shares of the plot's height from below, and whether it
// falls from there towards the middle.
struct CurveEnd {
  double share = 0.0;
  bool falls_inwards = false;
};

CurveEnd end_of(const FigureSeries& one, const FigureAxis& upward, bool left) {
  const std::size_t count = std::min(one.x.size(), one.y.size());
  if (count == 0) return {};
  const std::size_t step = count / 6;
  const std::size_t end = left ? 0 : count - 1;
  const std::size_t inner = left ? step : count - 1 - step;
  const double here = std::clamp(upward.share(one.y[end]), 0.0, 1.0);
  return {here, upward.share(one.y[inner]) < here + 0.01};
}

// The series before the places that are marked by themselves.
std::span<const FigureSeries> curves_of(std::span<const FigureSeries> series) {
  const auto end = std::find_if(series.begin(), series.end(), is_place);
  return series.first(static_cast<std::size_t>(end - series.begin()));
}

double spread(std::span<const FigureSeries> curves, const FigureAxis& upward, bool left) {
  double low = 1.0;
  double high = 0.0;
  for (const FigureSeries& one : curves) {
    const double share = end_of(one, upward, left).share;
    low = std::min(low, share);
    high = std::max(high, share);
  }
  return high - low;
}

// The name of a curve with the stroke beside it.
Box box_of(const std::string& name, bool left, float baseline) {
  const float width = kMarkNameGapPx + kNameStrokePx + kNameGapPx + width_px(name);
  const float from = left ? 0.0F : kNarrowPlotPx - width;
  return {from, baseline - kNameAbovePx, from + width, baseline + kNameBelowPx};
}

// Where a name would stand if there were its curve alone.
float wished_baseline(const FigureSeries& one, const FigureAxis& upward, bool left, float height) {
  constexpr float kAbovePx = 8.0F;
  constexpr float kBelowPx = 18.0F;
  const CurveEnd end = end_of(one, upward, left);
  const float y = height * static_cast<float>(1.0 - end.share);
  const bool above = end.falls_inwards && y > kLinePx;
  return y + (above ? -kAbovePx : kBelowPx);
}

// Beside the ends of their curves, none on another, whatever lies below them.
std::vector<CurveName> names_at_ends(const Ground& ground, bool left) {
  std::vector<CurveName> names;
  std::vector<std::size_t> order;
  for (const FigureSeries& one : ground.curves) {
    names.push_back({left, wished_baseline(one, ground.upward, left, ground.height)});
    order.push_back(order.size());
  }
  std::sort(order.begin(), order.end(), [&](std::size_t one, std::size_t other) {
    return names[one].baseline < names[other].baseline;
  });
  // From the top down none too near to the last, then from the bottom up none below the plot.
  for (std::size_t i = 1; i < order.size(); ++i) {
    names[order[i]].baseline =
        std::max(names[order[i]].baseline, names[order[i - 1]].baseline + kLinePx);
  }
  float lowest = ground.height - 5.0F;
  for (std::size_t i = order.size(); i-- > 0; lowest -= kLinePx)
    names[order[i]].baseline = std::min(names[order[i]].baseline, lowest);
  return names;
}

bool are_free(const Ground& ground, const std::vector<CurveName>& names) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (is_crossed(ground, box_of(ground.curves[i].name, names[i].left, names[i].baseline)))
      return false;
  }
  return true;
}

// How far up and down a line reaches within a name's width.
struct Reach {
  float top, bottom;
};

std::vector<Reach> reaches_within(const Ground& ground, float left, float right) {
  std::vector<Reach> reaches;
  for (const std::vector<Spot>& line : ground.lines) {
    for (std::size_t i = 1; i < line.size(); ++i) {
      const Spot& from = line[i - 1];
      const Spot& to = line[i];
      float begin = 0.0F;
      float end = 1.0F;
      if (!std::isfinite(from.y) || !std::isfinite(to.y) ||
          !clip(from.x, to.x - from.x, left, right, begin, end))
        continue;
      const float one = from.y + begin * (to.y - from.y);
      const float other = from.y + end * (to.y - from.y);
      reaches.push_back({std::min(one, other), std::max(one, other)});
    }
  }
  return reaches;
}

// Moves each name up or down to the nearest place that no line crosses and no other name has; false
// if there is none.
bool set_free(const Ground& ground, std::vector<CurveName>& names) {
  constexpr float kStepPx = 2.0F;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const float wished = names[i].baseline;
    const Box box = box_of(ground.curves[i].name, names[i].left, wished);
    const std::vector<Reach> reaches = reaches_within(ground, box.left, box.right);
    const auto fits = [&](float baseline) {
      if (baseline < kNameAbovePx || baseline > ground.height - 5.0F) return false;
      for (std::size_t other = 0; other < i; ++other) {
        if (std::fabs(names[other].baseline - baseline) < kLinePx) return false;
      }
      return std::none_of(reaches.begin(), reaches.end(), [baseline](const Reach& reach) {
        return reach.bottom >= baseline - kNameAbovePx && reach.top <= baseline + kNameBelowPx;
      });
    };
    float off = 0.0F;
    while (off < ground.height && !fits(wished - off) && !fits(wished + off)) off += kStepPx;
    if (off >= ground.height) return false;
    names[i].baseline = fits(wished - off) ? wished - off : wished + off;
  }
  return true;
}

bool meet(const Box& one, const Box& other) {
  return one.left < other.right && other.left < one.right && one.top < other.bottom &&
         other.top < one.bottom;
}

Box box_of(const std::string& name, const Spot& spot, const PlaceName& place) {
  const float width = width_px(name);
  const float left = place.left ? spot.x - kPlaceNamePx - width : spot.x + kPlaceNamePx;
  const float baseline = spot.y + (place.below ? kPlaceNameBelowPx : -kPlaceNamePx);
  return {left, baseline - kNameAbovePx, left + width, baseline + kNameBelowPx};
}

}  // namespace

std::vector<CurveName> curve_names(std::span<const FigureSeries> series, const FigureAxis& across,
                                   const FigureAxis& upward, float plot_height) {
  const Ground ground(curves_of(series), across, upward, plot_height);
  if (ground.curves.size() < 2) return {};
  const bool left =
      spread(ground.curves, upward, true) > 1.5 * spread(ground.curves, upward, false);
  const std::vector<CurveName> usual = names_at_ends(ground, left);
  if (are_free(ground, usual)) return usual;
  for (const bool side : {left, !left}) {
    std::vector<CurveName> names = names_at_ends(ground, side);
    if (set_free(ground, names)) return names;
  }
  return usual;
}

std::vector<PlaceName> place_names(std::span<const FigureSeries> series, const FigureAxis& across,
                                   const FigureAxis& upward, float plot_height,
                                   std::span<const CurveName> curves) {
  const Ground ground(curves_of(series), across, upward, plot_height);
  std::vector<Box> taken;
  for (std::size_t i = 0; i < curves.size(); ++i)
    taken.push_back(box_of(series[i].name, curves[i].left, curves[i].baseline));
  std::vector<PlaceName> names;
  for (const FigureSeries& one : series) {
    if (!is_place(one) || one.y.empty()) continue;
    const Spot spot = ground.spot(one.x.front(), one.y.front());
    const bool left = name_is_left_of(across.share(one.x.front()));
    PlaceName chosen{left, false};
    for (const PlaceName& place :
         {PlaceName{left, false}, {!left, false}, {left, true}, {!left, true}}) {
      const Box box = box_of(one.name, spot, place);
      const bool inside = box.left >= 0.0F && box.right <= kNarrowPlotPx && box.top >= 0.0F &&
                          box.bottom <= plot_height;
      const bool alone = std::none_of(taken.begin(), taken.end(),
                                      [&](const Box& other) { return meet(box, other); });
      if (!inside || !alone || is_crossed(ground, box)) continue;
      chosen = place;
      break;
    }
    taken.push_back(box_of(one.name, spot, chosen));
    names.push_back(chosen);
  }
  return names;
}

}  // namespace tmw

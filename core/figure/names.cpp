#include "core/figure/names.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "core/figure/plot_ground.h"

namespace tmw {
namespace {

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
Box box_of(const Ground& ground, const std::string& name, bool left, float baseline) {
  const float width = kMarkNameGapPx + kNameStrokePx + kNameGapPx + width_px(name);
  const float from = left ? 0.0F : ground.width - width;
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

constexpr float kStepPx = 2.0F;  // between the heights at which a name is tried

// At which heights, from the top down, a curve's name has nothing in the way.
std::vector<char> free_heights(const Ground& ground, std::span<const Box> taken,
                               const std::string& name, bool left) {
  const Box box = box_of(ground, name, left, 0.0F);
  std::vector<Reach> reaches = reaches_within(ground, box.left, box.right);
  for (const Box& other : taken) {
    if (other.left < box.right && box.left < other.right)
      reaches.push_back({other.top, other.bottom});
  }
  std::vector<char> free;
  for (float baseline = 0.0F; baseline <= ground.height; baseline += kStepPx) {
    const bool inside = baseline >= kNameAbovePx && baseline <= ground.height - 5.0F;
    free.push_back(
        inside && std::none_of(reaches.begin(), reaches.end(), [baseline](const Reach& reach) {
          return reach.bottom >= baseline - kNameAbovePx && reach.top <= baseline + kNameBelowPx;
        }));
  }
  return free;
}

// The curves whose names stand on one side, from the top down.
std::vector<std::size_t> order_of(const Ground& ground, const std::vector<char>& lefts, bool left) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < lefts.size(); ++i) {
    if ((lefts[i] != 0) == left) order.push_back(i);
  }
  std::stable_sort(order.begin(), order.end(), [&](std::size_t one, std::size_t other) {
    return end_of(ground.curves[one], ground.upward, left).share >
           end_of(ground.curves[other], ground.upward, left).share;
  });
  return order;
}

// Heights for the names of one side, and how far all of them are from where they were wished; found
// from the top down, for each name and height the best of what may stand above it.
struct Column {
  std::vector<float> baselines;  // in the order from the top down
  float off = 0.0F;
};

std::optional<Column> column_of(const Ground& ground, std::span<const Box> taken,
                                const std::vector<std::size_t>& order, bool left) {
  constexpr float kNever = std::numeric_limits<float>::infinity();
  const auto apart = static_cast<std::size_t>(kLinePx / kStepPx);
  std::vector<std::vector<std::size_t>> chosen;  // of each name: the best height down to each
  std::vector<float> above;                      // what the names above cost, down to each height
  for (const std::size_t curve : order) {
    const FigureSeries& one = ground.curves[curve];
    const std::vector<char> free = free_heights(ground, taken, one.name, left);
    const float wished = wished_baseline(one, ground.upward, left, ground.height);
    if (above.empty()) above.assign(free.size(), 0.0F);
    std::vector<float> best(free.size(), kNever);
    std::vector<std::size_t> at(free.size(), 0);
    for (std::size_t i = 0; i < free.size(); ++i) {
      const bool room = chosen.empty() || i >= apart;
      const float before = chosen.empty() ? 0.0F : room ? above[i - apart] : kNever;
      const float here =
          free[i] ? before + std::fabs(static_cast<float>(i) * kStepPx - wished) : kNever;
      const bool better = i == 0 || here < best[i - 1];
      best[i] = better ? here : best[i - 1];
      at[i] = better ? i : at[i - 1];
    }
    chosen.push_back(std::move(at));
    above = std::move(best);
  }
  if (above.empty()) return Column{};
  if (above.back() == kNever) return std::nullopt;
  Column column{std::vector<float>(order.size()), above.back()};
  std::size_t lowest = above.size() - 1;
  for (std::size_t i = order.size(); i-- > 0;) {
    const std::size_t height = chosen[i][lowest];
    column.baselines[i] = static_cast<float>(height) * kStepPx;
    if (i > 0) lowest = height - apart;
  }
  return column;
}

// Names with nothing in their way, if there are such; `lefts` says on which side each is.
std::optional<std::vector<CurveName>> free_names(const Ground& ground, std::span<const Box> taken,
                                                 const std::vector<char>& lefts, float& off) {
  std::vector<CurveName> names(lefts.size());
  off = 0.0F;
  for (const bool left : {true, false}) {
    const std::vector<std::size_t> order = order_of(ground, lefts, left);
    const std::optional<Column> column = column_of(ground, taken, order, left);
    if (!column) return std::nullopt;
    off += column->off;
    for (std::size_t i = 0; i < order.size(); ++i) names[order[i]] = {left, column->baselines[i]};
  }
  // Names that face each other need room between them, or different heights.
  for (std::size_t i = 0; i < names.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (names[i].left == names[j].left) continue;
      const Box one = box_of(ground, ground.curves[i].name, names[i].left, names[i].baseline);
      const Box other = box_of(ground, ground.curves[j].name, names[j].left, names[j].baseline);
      if (meet(one, other)) return std::nullopt;
    }
  }
  return names;
}

Box box_of(const std::string& name, const Spot& spot, const PlaceName& place) {
  const float width = width_px(name);
  const float left = place.left ? spot.x - kPlaceNamePx - width : spot.x + kPlaceNamePx;
  const float baseline = spot.y + (place.below ? kPlaceNameBelowPx : -kPlaceNamePx);
  return {left, baseline - kNameAbovePx, left + width, baseline + kNameBelowPx};
}

}  // namespace

std::vector<CurveName> curve_names(std::span<const FigureSeries> series,
                                   std::span<const FigureMark> marks, const FigureAxis& across,
                                   const FigureAxis& upward, PlotSize size) {
  const Ground ground(series, across, upward, size);
  const std::size_t count = ground.curves.size();
  if (count < 2) return {};
  std::vector<Box> taken;
  mark_names(ground, marks, taken);
  const bool left =
      spread(ground.curves, upward, true) > 1.5 * spread(ground.curves, upward, false);
  // All on the better side, or on the other; else each where it fits, which is harder to read.
  std::optional<std::vector<CurveName>> best;
  float off = 0.0F;
  for (const bool side : {left, !left}) {
    best = free_names(ground, taken, std::vector<char>(count, side ? 1 : 0), off);
    if (best) return *best;
  }
  constexpr std::size_t kMostMixed = 5;
  float least = std::numeric_limits<float>::infinity();
  for (unsigned sides = 1; count <= kMostMixed && sides + 1 < (1U << count); ++sides) {
    std::vector<char> lefts(count);
    for (std::size_t i = 0; i < count; ++i) lefts[i] = (sides >> i & 1U) != 0 ? 1 : 0;
    auto names = free_names(ground, taken, lefts, off);
    if (names && off < least) least = off, best = std::move(names);
  }
  return best ? *best : names_at_ends(ground, left);
}

std::vector<CurveName> curve_names(std::span<const FigureSeries> series, const FigureAxis& across,
                                   const FigureAxis& upward, float plot_height) {
  return curve_names(series, {}, across, upward, {kNarrowPlotPx, plot_height});
}

std::vector<PlaceName> place_names(std::span<const FigureSeries> series, const FigureAxis& across,
                                   const FigureAxis& upward, PlotSize size,
                                   std::span<const CurveName> curves) {
  const Ground ground(series, across, upward, size);
  std::vector<Box> taken;
  for (std::size_t i = 0; i < curves.size(); ++i)
    taken.push_back(box_of(ground, series[i].name, curves[i].left, curves[i].baseline));
  std::vector<PlaceName> names;
  for (const FigureSeries& one : series) {
    if (!is_place(one) || one.y.empty()) continue;
    const Spot spot = ground.spot(one.x.front(), one.y.front());
    const bool left = has_room_at_left(across.share(one.x.front()));
    PlaceName chosen{left, false};
    for (const PlaceName& place :
         {PlaceName{left, false}, {!left, false}, {left, true}, {!left, true}}) {
      const Box box = box_of(one.name, spot, place);
      const bool inside = box.left >= 0.0F && box.right <= size.width && box.top >= 0.0F &&
                          box.bottom <= size.height;
      if (!inside || meets_any(box, taken) || is_crossed(ground, box)) continue;
      chosen = place;
      break;
    }
    taken.push_back(box_of(one.name, spot, chosen));
    names.push_back(chosen);
  }
  return names;
}

std::vector<PlaceName> place_names(std::span<const FigureSeries> series, const FigureAxis& across,
                                   const FigureAxis& upward, float plot_height,
                                   std::span<const CurveName> curves) {
  return place_names(series, across, upward, {kNarrowPlotPx, plot_height}, curves);
}

}  // namespace tmw

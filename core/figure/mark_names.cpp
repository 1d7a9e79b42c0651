#include "core/figure/plot_ground.h"

namespace tmw {
namespace {

constexpr float kFootPx = 8.0F;   // from the plot's lower edge to the lowest name of a mark
constexpr float kClearPx = 4.0F;  // between a mark's name and a curve above or below it

float x_of(const Ground& ground, const FigureMark& mark) {
  return ground.width * static_cast<float>(ground.across.share(mark.x));
}

// How many lines of marks a name between two edges is crossed by; its own stands beside it.
int lines_between(const Ground& ground, std::span<const FigureMark> marks, const Box& box) {
  int lines = 0;
  for (const FigureMark& mark : marks) {
    const float x = x_of(ground, mark);
    if (x > box.left && x < box.right) ++lines;
  }
  return lines;
}

}  // namespace

std::vector<MarkName> mark_names(const Ground& ground, std::span<const FigureMark> marks,
                                 std::vector<Box>& taken) {
  std::vector<MarkName> names;
  for (const FigureMark& mark : marks) {
    const float x = x_of(ground, mark);
    const float width = width_px(mark.name);
    const bool roomier = has_room_at_left(ground.across.share(mark.x));
    const auto box_at = [&](const MarkName& name) {
      const float left = name.left ? x - kMarkNameGapPx - width : x + kMarkNameGapPx;
      const float baseline = ground.height - name.above_foot;
      return Box{left, baseline - kNameAbovePx, left + width, baseline + kNameBelowPx};
    };
    // The fewest lines, and then the lowest; so many stand for a place that is none.
    int fewest = static_cast<int>(marks.size());
    MarkName chosen{roomier, kFootPx + kLinePx * static_cast<float>(names.size())};
    for (float up = kFootPx; up + kNameAbovePx <= ground.height; up += kLinePx) {
      for (const bool side : {roomier, !roomier}) {
        const MarkName name{side, up};
        const Box box = box_at(name);
        const Box clear{box.left, box.top - kClearPx, box.right, box.bottom + kClearPx};
        const int lines = lines_between(ground, marks, box);
        if (lines >= fewest || box.left < 0.0F || box.right > ground.width ||
            meets_any(box, taken) || is_crossed(ground, clear))
          continue;
        fewest = lines;
        chosen = name;
      }
    }
    taken.push_back(box_at(chosen));
    names.push_back(chosen);
  }
  return names;
}

std::vector<MarkName> mark_names(std::span<const FigureSeries> series,
                                 std::span<const FigureMark> marks, const FigureAxis& across,
                                 const FigureAxis& upward, PlotSize size) {
  std::vector<Box> taken;
  return mark_names(Ground(series, across, upward, size), marks, taken);
}

}  // namespace tmw

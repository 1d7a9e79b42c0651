#include <algorithm>
#include <optional>

#include "core/figure/plot_ground.h"

namespace tmw {
namespace {

float x_of(const Ground& ground, const FigureMark& mark) {
  return ground.width * static_cast<float>(ground.across.share(mark.x));
}

Box box_of(const Ground& ground, const FigureMark& mark, const MarkName& name) {
  const float x = x_of(ground, mark);
  const float width = width_px(mark.name);
  const float left = name.left ? x - kMarkNameGapPx - width : x + kMarkNameGapPx;
  const float baseline = ground.height - name.above_foot;
  return {left, baseline - kNameAbovePx, left + width, baseline + kNameBelowPx};
}

constexpr float kFootPx = 8.0F;  // from the plot's lower edge to the lowest name of a mark

constexpr float kClearPx = 4.0F;  // between a mark's name and a curve above or below it

// A name's place with nothing in the way, from the foot up.
std::optional<MarkName> free_place(const Ground& ground, const FigureMark& mark,
                                   std::span<const Box> taken, std::span<const Box> lines) {
  const bool left = has_room_at_left(ground.across.share(mark.x));
  for (float up = kFootPx; up + kNameAbovePx <= ground.height; up += kLinePx) {
    for (const bool side : {left, !left}) {
      const MarkName name{side, up};
      const Box box = box_of(ground, mark, name);
      const Box clear{box.left, box.top - kClearPx, box.right, box.bottom + kClearPx};
      const bool inside = box.left >= 0.0F && box.right <= ground.width;
      if (inside && !meets_any(box, taken) && !meets_any(box, lines) && !is_crossed(ground, clear))
        return name;
    }
  }
  return std::nullopt;
}

std::vector<MarkName> names_of_marks(const Ground& ground, std::span<const FigureMark> marks) {
  const std::vector<Box> lines = boxes_of_lines(ground, marks);
  std::vector<MarkName> names;
  std::vector<Box> taken;
  for (const FigureMark& mark : marks) {
    const MarkName usual{has_room_at_left(ground.across.share(mark.x)),
                         kFootPx + kLinePx * static_cast<float>(names.size())};
    std::optional<MarkName> free = free_place(ground, mark, taken, lines);
    if (!free) free = free_place(ground, mark, taken, {});  // then across a line of another mark
    names.push_back(free.value_or(usual));
    taken.push_back(box_of(ground, mark, names.back()));
  }
  return names;
}

}  // namespace

std::vector<Box> boxes_of_lines(const Ground& ground, std::span<const FigureMark> marks) {
  std::vector<Box> lines;
  for (const FigureMark& mark : marks) {
    const float x = x_of(ground, mark);
    if (x > kMarkNameGapPx && x < ground.width - kMarkNameGapPx)
      lines.push_back({x - 1.0F, 0.0F, x + 1.0F, ground.height});
  }
  return lines;
}

std::vector<Box> boxes_of_names(const Ground& ground, std::span<const FigureMark> marks) {
  const std::vector<MarkName> names = names_of_marks(ground, marks);
  std::vector<Box> boxes;
  for (std::size_t i = 0; i < marks.size(); ++i)
    boxes.push_back(box_of(ground, marks[i], names[i]));
  return boxes;
}

std::vector<MarkName> mark_names(std::span<const FigureSeries> series,
                                 std::span<const FigureMark> marks, const FigureAxis& across,
                                 const FigureAxis& upward, PlotSize size) {
  return names_of_marks(Ground(series, across, upward, size), marks);
}

}  // namespace tmw

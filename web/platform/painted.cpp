#include "web/platform/painted.h"

#include <algorithm>
#include <limits>

namespace tmw {
namespace {

// Left and right end of the ink on one line.
struct Reach {
  float left = std::numeric_limits<float>::max();
  float right = std::numeric_limits<float>::lowest();

  void add(float x, float width) {
    left = std::min(left, x);
    right = std::max(right, x + width);
  }
};

Reach reach_of(const Layout& layout, const LaidNode& node, float baseline) {
  Reach reach;
  for (auto i = node.texts.begin; i < node.texts.end; ++i) {
    const TextPiece& piece = layout.texts[i];
    if (piece.baseline == baseline) reach.add(piece.x, piece.width);
  }
  for (auto i = node.maths.begin; i < node.maths.end; ++i) {
    const MathPiece& piece = layout.maths[i];
    if (piece.baseline == baseline) reach.add(piece.x, piece.width);
  }
  return reach;
}

void add_lines(std::vector<PaintedPart>& parts, const Layout& layout, const LaidNode& node) {
  for (auto i = node.lines.begin; i < node.lines.end; ++i) {
    const Line& line = layout.lines[i];
    const Reach reach = reach_of(layout, node, line.baseline);
    if (reach.right <= reach.left) continue;
    parts.push_back({node.id,
                     static_cast<int>(i - node.lines.begin),
                     {reach.left, line.top, reach.right - reach.left, line.height},
                     line.baseline});
  }
}

const Rect* control_of(const LaidNode& node) {
  switch (node.kind) {
    case NodeKind::kButton:
    case NodeKind::kLink:
    case NodeKind::kChoice:
    case NodeKind::kListingLine:
      return &node.rect;
    case NodeKind::kField:
    case NodeKind::kSlider:
    case NodeKind::kEditor:
    case NodeKind::kFold:
      return &node.control;
    default:
      return nullptr;
  }
}

}  // namespace

std::vector<PaintedPart> painted_parts(const Layout& layout) {
  std::vector<PaintedPart> parts;
  for (const LaidNode& node : layout.nodes) {
    add_lines(parts, layout, node);
    if (const Rect* control = control_of(node)) parts.push_back({node.id, -1, *control, 0.0F});
  }
  return parts;
}

}  // namespace tmw

// Aligned rows, matrices and cases.
#include <algorithm>
#include <cstddef>

#include "web/math/math_setter.h"

namespace tmw::math {

using tex::GridKind;
using tex::Node;
using tex::Style;

namespace {

constexpr float kStrutHeight = 0.75F;
constexpr float kStrutDepth = 0.25F;

float row_gap(GridKind kind) {
  if (kind == GridKind::kAligned) return 0.3F;
  return kind == GridKind::kCases ? 0.2F : 0.4F;
}

// The space after a column.
float column_gap(GridKind kind, std::size_t column) {
  if (kind != GridKind::kAligned) return 1.0F;
  return column % 2 == 0 ? 0.0F : 2.0F;
}

// How far right of the column's left edge a cell starts, as a share of the free width.
float free_share(GridKind kind, std::size_t column) {
  if (kind == GridKind::kMatrix) return 0.5F;
  return kind == GridKind::kAligned && column % 2 == 0 ? 1.0F : 0.0F;
}

struct Extent {
  float height = 0.0F;
  float depth = 0.0F;
};

}  // namespace

Box Setter::set_grid(const Node& node, Setting outer) const {
  const Setting setting{node.grid == GridKind::kAligned ? Style::kDisplay : Style::kText,
                        outer.cramped};
  const float scale = setting.scale();
  const auto columns = static_cast<std::size_t>(std::max(1, node.columns));
  const std::size_t rows = node.children.size() / columns;
  std::vector<Box> cells;
  std::vector<float> widths(columns, 0.0F);
  std::vector<Extent> extents(rows, Extent{kStrutHeight * scale, kStrutDepth * scale});
  for (std::size_t i = 0; i < rows * columns; ++i) {
    const bool after_ord = node.grid == GridKind::kAligned && i % columns % 2 == 1;
    cells.push_back(set_row(node.children[i], setting, after_ord));
    widths[i % columns] = std::max(widths[i % columns], cells.back().width);
    Extent& extent = extents[i / columns];
    extent.height = std::max(extent.height, cells.back().height);
    extent.depth = std::max(extent.depth, cells.back().depth);
  }

  Box grid;
  float y = 0.0F;
  for (std::size_t row = 0; row < rows; ++row) {
    y += extents[row].height;
    float x = 0.0F;
    for (std::size_t column = 0; column < columns; ++column) {
      const Box& cell = cells[row * columns + column];
      place(grid, cell, x + (widths[column] - cell.width) * free_share(node.grid, column), y);
      x += widths[column];
      if (column + 1 < columns) x += column_gap(node.grid, column) * scale;
    }
    grid.width = x;
    y += extents[row].depth + (row + 1 < rows ? row_gap(node.grid) * scale : 0.0F);
  }
  grid.height = 0.0F;
  grid.depth = y;
  return centred_on_axis(grid, scale);
}

}  // namespace tmw::math

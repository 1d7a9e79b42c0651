// Tables that are too wide for a phone: each row is a block, each cell a line of it.
#include <algorithm>
#include <cmath>

#include "core/prose/rich_text.h"
#include "web/layout/place.h"

namespace tmw {
namespace {

constexpr float kRowPadY = 10.0F;
constexpr float kCellGapY = 4.0F;
constexpr float kNameGapX = 14.0F;
constexpr float kWidestNames = 0.42F;  // of the table

bool has_field(const Node& cell) {
  return std::any_of(cell.children.begin(), cell.children.end(),
                     [](const Node& child) { return child.kind == NodeKind::kField; });
}

}  // namespace

void Placer::place_stacked_table(int index, const Node& node, const Slot& slot) {
  const bool named = node.header && !node.children.empty();
  float names_width = 0.0F;
  if (named) {
    for (const Node& cell : node.children.front().children)
      names_width =
          std::max(names_width, flow_widths(cell.runs, TextStyle::kSmall, fonts_).natural);
    names_width = std::min(std::ceil(names_width) + 1.0F, slot.width * kWidestNames);
  }

  LaidNode all = at(index);
  all.texts.begin = static_cast<std::uint32_t>(out_.texts.size());
  all.maths.begin = static_cast<std::uint32_t>(out_.maths.size());
  all.chips.begin = static_cast<std::uint32_t>(out_.chips.size());
  std::vector<std::vector<ColumnName>> names(node.children.size());
  for (std::size_t r = 1; named && r < node.children.size(); ++r) {
    if (spans_columns(node.children[r])) continue;
    for (const Node& cell : node.children.front().children) {
      ColumnName name;
      if (!cell.runs.empty())
        name.height = flow_runs(out_, name.words, cell.runs, {TextStyle::kSmall, Colour::kQuiet},
                                fonts_, 0.0F, 0.0F, names_width)
                          .height;
      names[r].push_back(name);
    }
  }
  all.texts.end = static_cast<std::uint32_t>(out_.texts.size());
  all.maths.end = static_cast<std::uint32_t>(out_.maths.size());
  all.chips.end = static_cast<std::uint32_t>(out_.chips.size());
  at(index) = all;

  Slot inner = slot;
  inner.parent = index;
  inner.in_column = false;
  if (named) place_hidden_head(node.children.front(), inner);
  for (std::size_t r = named ? 1 : 0; r < node.children.size(); ++r)
    inner.y += place_stacked_row(node.children[r], inner, names[r], names_width);
  close(index, inner.y - slot.y);
}

void Placer::place_hidden_head(const Node& head, const Slot& slot) {
  const int row = open(head, slot);
  at(row).header = true;
  Slot inner = slot;
  inner.parent = row;
  inner.width = 0.0F;
  for (const Node& cell : head.children) {
    const int index = open(cell, inner);
    at(index).header = true;
    at(index).style = TextStyle::kLabel;
    close(index, 0.0F);
    at(index).words = at(index).rect;
  }
  close(row, 0.0F);
}

float Placer::place_stacked_row(const Node& row, const Slot& slot,
                                std::span<const ColumnName> names, float names_width) {
  const int index = open(row, slot);
  Slot inner = slot;
  inner.parent = index;
  inner.y += kRowPadY;
  inner.style = TextStyle::kSmall;
  for (std::size_t c = 0; c < row.children.size(); ++c) {
    if (c > 0) inner.y += kCellGapY;
    const ColumnName* name = c < names.size() && names[c].height > 0.0F ? &names[c] : nullptr;
    inner.y += place_stacked_cell(row.children[c], inner, name, names_width);
  }
  const float height = inner.y + kRowPadY - slot.y;
  close(index, height);
  return height;
}

// The cell's words stand beside the name of its column, or below it where they need the width.
float Placer::place_stacked_cell(const Node& cell, const Slot& slot, const ColumnName* name,
                                 float names_width) {
  const int index = open(cell, slot);
  Slot inner = slot;
  inner.parent = index;
  float name_dy = 0.0F;
  if (name != nullptr) {
    const float left = names_width + kNameGapX;
    float least = flow_widths(cell.runs, slot.style, fonts_).least;
    for (const Node& child : cell.children) least = std::max(least, least_control_width(child));
    if (least <= slot.width - left) {
      inner.x += left;
      inner.width -= left;
      const float line = metrics_of(slot.style).line_height_px;
      if (has_field(cell)) name_dy = (control_height() - line) / 2.0F;
    } else {
      inner.y += name->height;
    }
    move_words(name->words, slot.x, slot.y + name_dy);
  }
  const float bottom = inner.y - slot.y + fill_cell(index, cell, inner);
  const float height = std::max(bottom, name == nullptr ? 0.0F : name_dy + name->height);
  close(index, height);
  return height;
}

}  // namespace tmw

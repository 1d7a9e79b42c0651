// Tables: columns as wide as their words want, narrowed where the page is.
#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "core/page/table_columns.h"
#include "web/layout/place.h"

namespace tmw {
namespace {

constexpr float kCellPadY = 8.0F;

// Prose of a cell that takes more lines than this is read better in a block of its own row.
constexpr float kMostLines = 4.0F;

// Space between two columns; the outer columns stand flush with the prose.
float column_gap(bool narrow) { return narrow ? 14.0F : 28.0F; }

TextStyle cell_style(bool header) { return header ? TextStyle::kLabel : TextStyle::kSmall; }

// The width to which the widest columns are cut so that all fit: narrow ones keep what they need.
float cap_to_fit(const std::vector<float>& least, float width) {
  float low = 0.0F;
  float high = width;
  for (int step = 0; step < 24; ++step) {
    const float cap = (low + high) / 2.0F;
    float sum = 0.0F;
    for (const float one : least) sum += std::min(one, cap);
    (sum > width ? high : low) = cap;
  }
  return low;
}

}  // namespace

Placer::ColumnWishes Placer::column_wishes(const Node& table) const {
  const std::size_t count = column_count(table);
  std::vector<float> natural(count, 0.0F);
  std::vector<float> least(count, 0.0F);
  for (std::size_t r = 0; r < table.children.size(); ++r) {
    const Node& row = table.children[r];
    if (spans_columns(row)) continue;
    for (std::size_t c = 0; c < row.children.size(); ++c) {
      const Node& cell = row.children[c];
      FlowWidths widths = flow_widths(cell.runs, cell_style(table.header && r == 0), fonts_);
      for (const Node& child : cell.children) {
        const float control = least_control_width(child);
        widths = {std::max(widths.natural, control), std::max(widths.least, control)};
      }
      const float gap = c + 1 < count ? column_gap(out_.narrow) : 0.0F;
      natural[c] = std::max(natural[c], std::ceil(widths.natural) + 1.0F + gap);
      least[c] = std::max(least[c], std::ceil(widths.least) + 1.0F + gap);
    }
  }
  return {std::move(natural), std::move(least)};
}

std::vector<float> Placer::column_widths(const ColumnWishes& wishes, float width) {
  std::vector<float> natural = wishes.natural;
  std::vector<float> least = wishes.least;
  float few_lines = 0.0F;
  for (std::size_t c = 0; c < least.size(); ++c)
    few_lines += std::max(least[c], natural[c] / kMostLines);
  for (std::size_t c = 0; few_lines <= width && c < least.size(); ++c)
    least[c] = std::max(least[c], natural[c] / kMostLines);
  const float all = std::accumulate(natural.begin(), natural.end(), 0.0F);
  const float all_least = std::accumulate(least.begin(), least.end(), 0.0F);
  const float cap = cap_to_fit(least, width);
  for (std::size_t c = 0; c < natural.size(); ++c) {
    if (all <= width) {
      natural[c] += (width - all) * natural[c] / all;
    } else if (all_least <= width) {
      const float wish = std::max(all - all_least, 1.0F);
      natural[c] = least[c] + (natural[c] - least[c]) * (width - all_least) / wish;
    } else {
      natural[c] = std::min(least[c], cap);
    }
  }
  return natural;
}

// Whether some column would be narrower than its words allow: than its longest word, or than its
// longest cell in a few lines.
bool Placer::is_cramped(const ColumnWishes& wishes, float width) {
  float all = 0.0F;
  for (std::size_t c = 0; c < wishes.least.size(); ++c)
    all += std::max(wishes.least[c], wishes.natural[c] / kMostLines);
  return all > width;
}

void Placer::place_table(int index, const Node& node, const Slot& slot) {
  const ColumnWishes wishes = column_wishes(node);
  if (out_.narrow && wishes.least.size() > 1 && is_cramped(wishes, slot.width)) {
    place_stacked_table(index, node, slot);
    return;
  }
  const std::vector<float> widths = column_widths(wishes, slot.width);
  const std::vector<char> numeric = numeric_columns(node);
  Slot inner = slot;
  inner.parent = index;
  bool header = node.header;
  for (const Node& row : node.children) {
    inner.y += place_table_row(row, inner, widths, numeric, header);
    header = false;
  }
  close(index, inner.y - slot.y);
}

float Placer::place_table_row(const Node& row, const Slot& slot, std::span<const float> widths,
                              std::span<const char> right_aligned, bool header) {
  const int index = open(row, slot);
  at(index).header = header;
  const int first = static_cast<int>(out_.nodes.size());
  Slot inner = slot;
  inner.parent = index;
  inner.in_column = false;
  float height = 0.0F;
  for (std::size_t c = 0; c < row.children.size(); ++c) {
    inner.width = spans_columns(row) ? slot.width : widths[c];
    const int cell = static_cast<int>(out_.nodes.size());
    const bool last = c + 1 == row.children.size();
    place_cell(row.children[c], inner, last ? 0.0F : column_gap(out_.narrow), right_aligned[c] != 0,
               header);
    height = std::max(height, at(cell).rect.height);
    inner.x += widths[c];
  }
  for (int i = first; i < static_cast<int>(out_.nodes.size()); i = at(i).after) {
    at(i).rect.height = height;
  }
  close(index, height);
  return height;
}

// Each line of a cell ends at the same right edge. The words keep their place: lines stand in.
void Placer::right_align_lines(const LaidNode& node, float width) {
  if (!node.chips.empty()) return;  // grounds of code stay behind their letters
  for (auto i = node.lines.begin; i < node.lines.end; ++i) {
    Line& line = out_.lines[i];
    line.indent = std::max(width - line.width, 0.0F);
    const auto shift = [&line](auto& pieces, Slice slice) {
      for (auto piece = slice.begin; piece < slice.end; ++piece) {
        if (pieces[piece].baseline == line.baseline) pieces[piece].x += line.indent;
      }
    };
    shift(out_.texts, node.texts);
    shift(out_.maths, node.maths);
  }
}

void Placer::place_cell(const Node& cell, const Slot& slot, float gap, bool right_aligned,
                        bool header) {
  const int index = open(cell, slot);
  at(index).header = header;
  Slot inner = slot;
  inner.parent = index;
  inner.style = cell_style(header);
  inner.y += kCellPadY;
  inner.width -= gap;
  const float height = fill_cell(index, cell, inner);
  const LaidNode& laid = at(index);
  const auto lines = laid.lines.end - laid.lines.begin;
  if (right_aligned && lines > 1) right_align_lines(laid, inner.width);
  if (right_aligned && lines == 1) {
    const float width = out_.lines[laid.lines.begin].width;
    const float dx = inner.width - width;
    move_words(laid, dx, 0.0F);
    at(index).words.x += dx;
    at(index).words.width = width;
  }
  close(index, height + 2.0F * kCellPadY);
}

float Placer::fill_cell(int index, const Node& cell, const Slot& slot) {
  Slot inner = slot;
  float height = 0.0F;
  if (!cell.runs.empty()) {
    const Colour colour = at(index).header            ? Colour::kQuiet
                          : cell.tone == Tone::kPlain ? slot.colour
                                                      : ink_of(cell.tone);
    height = words(index, cell, {slot.style, colour}, slot.x, slot.y, slot.width).height;
  }
  if (!cell.children.empty()) {
    // A badge is taller than a line; its middle lies on the middle of the line beside it.
    const float rise = cell.children.front().kind == NodeKind::kBadge ? 2.0F : 0.0F;
    inner.y += height - rise;
    height += stack(cell.children, inner) - 2.0F * rise;
  }
  return height;
}

}  // namespace tmw

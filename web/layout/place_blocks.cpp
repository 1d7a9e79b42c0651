// Words, frames, lists, rows and figures.
#include <algorithm>
#include <cmath>

#include "core/prose/rich_text.h"
#include "web/layout/place.h"
#include "web/layout/place_figure.h"

namespace tmw {
namespace {

constexpr float kInListingPx = 10.0F;     // between a listing's frame and a verdict in it
constexpr float kQuietOutPx = 12.0F;      // a quiet button's words stand in line with the column
constexpr float kSignRoomPx = 24.0F;      // for the shape before the word
constexpr float kSmallestFormula = 0.7F;  // of its full size, before it is reported as overflowing

FlowStyle words_style(const Node& node, const Slot& slot) {
  if (node.kind == NodeKind::kHeading) return {heading_style(node.level), slot.colour};
  if (node.kind == NodeKind::kLink) return {slot.style, Colour::kAccent};
  if (node.tone == Tone::kPlain) return {slot.style, slot.colour};
  const TextStyle style = node.tone == Tone::kQuiet ? TextStyle::kSmall : slot.style;
  return {style, ink_of(node.tone)};
}

// A kind or a state is a strong word beside its sign; a bare count is said softly.
TextStyle badge_style(const Node& node) {
  return node.mark == Mark::kNone ? TextStyle::kSmall : TextStyle::kLabel;
}

std::vector<Run> as_link(const Node& node) {
  std::vector<Run> runs = node.runs;
  for (Run& run : runs) {
    if (run.kind == RunKind::kText) run.kind = RunKind::kLink;
  }
  return runs;
}

// An exercise within the text is no wider than it.
bool is_asked(const Node& node) {
  return node.kind == NodeKind::kCard && node.tone == Tone::kQuiet;
}

// Space inside a framed block, px.
struct Padding {
  float x = 0.0F;
  float top = 0.0F;
  float bottom = 0.0F;
};

Padding padding_of(const Node& node, bool narrow) {
  switch (is_asked(node) ? NodeKind::kCallout : node.kind) {
    case NodeKind::kCard:
      return narrow ? Padding{16.0F, 20.0F, 20.0F} : Padding{28.0F, 24.0F, 28.0F};
    case NodeKind::kCallout:
      return narrow ? Padding{16.0F, 14.0F, 16.0F} : Padding{24.0F, 18.0F, 20.0F};
    default:
      return {16.0F, 14.0F, 14.0F};
  }
}

}  // namespace

void Placer::place_words(int index, const Node& node, const Slot& slot) {
  const FlowStyle style = words_style(node, slot);
  Rect box;
  if (node.kind == NodeKind::kLink) {
    Node link = node;
    link.runs = as_link(node);
    box = words(index, link, style, slot.x, slot.y, slot.width);
    at(index).rect.width = box.width;
  } else {
    box = words(index, node, style, slot.x, slot.y, slot.width);
  }
  float height = box.height;
  if (!node.children.empty()) {
    Slot inner = slot;
    inner.parent = index;
    inner.y += height + (node.runs.empty() ? 0.0F : 8.0F);
    height = inner.y - slot.y + stack(node.children, inner);
  }
  close(index, height);
}

void Placer::place_formula(int index, const Node& node, const Slot& slot) {
  const std::string_view tex = node.runs.empty() ? std::string_view() : node.runs.front().text;
  MathBox box = layout_math(tex, true);
  float em = metrics_of(TextStyle::kBody).size_px * kMathScale;
  const float wanted = box.width * em;
  if (wanted > slot.width) em *= std::max(slot.width / wanted, kSmallestFormula);
  const float width = box.width * em;
  if (width > slot.width + 0.5F) out_.overflowing.push_back(node.id);

  MathPiece piece;
  piece.box = static_cast<std::uint32_t>(out_.boxes.size());
  piece.colour = slot.colour;
  piece.em_px = em;
  piece.width = width;
  piece.ascent = std::ceil(box.height * em) + 2.0F;
  piece.descent = std::ceil(box.depth * em) + 2.0F;
  piece.x = slot.x + std::max(0.0F, (slot.width - width) / 2.0F);
  piece.baseline = slot.y + piece.ascent;
  const float height = piece.ascent + piece.descent;

  LaidNode& laid = at(index);
  laid.maths.begin = static_cast<std::uint32_t>(out_.maths.size());
  laid.lines.begin = static_cast<std::uint32_t>(out_.lines.size());
  out_.boxes.push_back(std::move(box));
  out_.maths.push_back(piece);
  out_.lines.push_back({{0, static_cast<int>(tex.size())}, slot.y, piece.baseline, height, width});
  laid.maths.end = laid.maths.begin + 1;
  laid.lines.end = laid.lines.begin + 1;
  laid.words = {piece.x, slot.y, width, height};
  close(index, height);
}

// Cards, call-outs and verdicts: a ground with padding. A card in the page's column is wider than
// it by its padding, so that its words stay in line with the prose around it.
void Placer::place_framed(int index, const Node& node, const Slot& slot) {
  const Padding padding = padding_of(node, out_.narrow);
  const bool reaches_out = node.kind == NodeKind::kCard && slot.in_column && !is_asked(node);
  const float out = reaches_out ? padding.x : 0.0F;
  at(index).rect.x = slot.x - out;
  at(index).rect.width = slot.width + 2.0F * out;
  if (slot.parent >= 0 && at(slot.parent).kind == NodeKind::kListing) {  // within its frame
    at(index).rect.x += kInListingPx;
    at(index).rect.width -= 2.0F * kInListingPx;
  }

  Slot inner = slot;
  inner.parent = index;
  inner.in_column = false;
  const float sign = node.kind == NodeKind::kStatus && node.tone != Tone::kPlain ? 32.0F : 0.0F;
  inner.x = at(index).rect.x + padding.x + sign;
  inner.width = at(index).rect.width - 2.0F * padding.x - sign;
  inner.y = slot.y + padding.top;
  if (node.disabled) inner.colour = Colour::kQuiet;
  if (!node.runs.empty()) {
    const Colour colour = node.disabled ? Colour::kQuiet : slot.colour;
    const Rect box = words(index, node, {TextStyle::kBody, colour}, inner.x, inner.y, inner.width);
    inner.y += box.height + (node.children.empty() ? 0.0F : 8.0F);
    if (node.kind == NodeKind::kStatus && !node.hint.empty()) {
      Layout other;
      LaidNode laid;
      const std::vector<Run> runs = {Run{RunKind::kText, false, false, node.hint, {}}};
      const Rect room =
          flow_runs(other, laid, runs, {TextStyle::kBody, colour}, fonts_, 0.0F, 0.0F, inner.width);
      inner.y += std::max(0.0F, room.height - box.height);
    }
  }
  const float content = stack(node.children, inner);
  close(index, inner.y + content + padding.bottom - slot.y);
}

void Placer::place_list(int index, const Node& node, const Slot& slot) {
  Slot inner = slot;
  inner.parent = index;
  const int first = static_cast<int>(out_.nodes.size());
  const float height = stack(node.children, inner);
  int number = 1;
  for (int i = first; i < static_cast<int>(out_.nodes.size()); ++i) {
    if (at(i).parent != index) continue;
    at(i).ordered = node.ordered;
    at(i).level = number++;
  }
  close(index, height);
}

void Placer::place_list_item(int index, const Node& node, const Slot& slot) {
  // An item without words of its own has no mark in front, and needs no room for it.
  const float indent = node.runs.empty() ? 0.0F : kListIndentPx;
  Slot inner = slot;
  inner.parent = index;
  inner.x += indent;
  inner.width -= indent;
  float height = 0.0F;
  if (!node.runs.empty()) {
    height = words(index, node, {slot.style, slot.colour}, inner.x, inner.y, inner.width).height;
  }
  if (!node.children.empty()) {
    inner.y += height + (height > 0.0F ? 4.0F : 0.0F);
    height = inner.y - slot.y + stack(node.children, inner);
  }
  close(index, height);
}

void Placer::place_code(int index, const Node& node, const Slot& slot) {
  const float pad_x = out_.narrow ? 12.0F : 20.0F;
  constexpr float kPadY = 16.0F;
  LaidNode laid = at(index);
  const float width = slot.width - 2.0F * pad_x;
  const Rect box =
      flow_code(out_, laid, node.text, node.language, {TextStyle::kCode, Colour::kText}, fonts_,
                slot.x + pad_x, slot.y + kPadY, width);
  laid.words = {box.x, box.y, width, box.height};
  at(index) = laid;
  close(index, box.height + 2.0F * kPadY);
}

float Placer::natural_width(const Node& node, float available) const {
  const auto text = [&](TextStyle style) { return flow_widths(node.runs, style, fonts_).natural; };
  switch (node.kind) {
    case NodeKind::kButton:
      return std::ceil(text(TextStyle::kButton)) + (node.tone == Tone::kQuiet ? 24.0F : 36.0F);
    case NodeKind::kBadge:
      return std::ceil(text(badge_style(node))) + (node.mark == Mark::kNone ? 22.0F : 42.0F);
    case NodeKind::kSign:
      return std::ceil(text(TextStyle::kLabel) + 0.5F) + kSignRoomPx;
    case NodeKind::kHeading:
      return std::ceil(text(heading_style(node.level)) + 0.5F);
    case NodeKind::kLink:
      if (node.tone == Tone::kPrimary) return std::ceil(text(TextStyle::kButton)) + 36.0F;
      return std::ceil(text(TextStyle::kBody) + 0.5F);
    case NodeKind::kParagraph:
      return std::ceil(text(node.tone == Tone::kQuiet ? TextStyle::kSmall : TextStyle::kBody) +
                       0.5F);
    case NodeKind::kField:
      return field_widths(node, available).all;
    case NodeKind::kMeter:
      return std::min(available, 320.0F);
    default:
      return available;
  }
}

// A row of fields alone stands in columns: as many as there is room for.
float Placer::column_in_row(const Node& row, float available) {
  constexpr float kLeastColumnPx = 200.0F;
  const bool fields =
      row.children.size() > 1 &&
      std::all_of(row.children.begin(), row.children.end(), [](const Node& child) {
        return child.kind == NodeKind::kField &&
               std::none_of(child.children.begin(), child.children.end(),
                            [](const Node& one) { return one.kind == NodeKind::kSign; });
      });
  if (!fields) return 0.0F;
  const auto count = static_cast<float>(row.children.size());
  const float room = std::floor((available + kRowGapPx) / (kLeastColumnPx + kRowGapPx));
  const float columns = std::max(1.0F, std::min({count, room, 3.0F}));
  return std::floor((available - (columns - 1.0F) * kRowGapPx) / columns);
}

void Placer::place_row(int index, const Node& node, const Slot& slot) {
  const float column = column_in_row(node, slot.width);
  bool bottom = false;
  for (const Node& child : node.children) bottom = bottom || child.kind == NodeKind::kField;
  const bool quiet = !node.children.empty() && node.children.front().kind == NodeKind::kButton &&
                     node.children.front().tone == Tone::kQuiet;
  const float left = quiet ? -kQuietOutPx : 0.0F;
  float x = left;
  float y = slot.y;
  int line_first = static_cast<int>(out_.nodes.size());
  for (const Node& child : node.children) {
    const float width =
        column > 0.0F ? column : std::min(natural_width(child, slot.width), slot.width);
    if (x > left && x + width > slot.width + 0.5F) {
      y += align_row(line_first, static_cast<int>(out_.nodes.size()), bottom) + kRowGapPx;
      x = left;
      line_first = static_cast<int>(out_.nodes.size());
    }
    Slot inner = slot;
    inner.parent = index;
    inner.in_column = false;
    inner.x = slot.x + x;
    inner.y = y;
    inner.width = width;
    place(child, inner);
    x += width + kRowGapPx;
  }
  y += align_row(line_first, static_cast<int>(out_.nodes.size()), bottom);
  close(index, y - slot.y);
}

// Neighbours of different height stand on one middle line, or on one floor beside a field; what is
// said of one hangs below that. Returns the height of the line.
float Placer::align_row(int first, int after, bool bottom) {
  float height = 0.0F;
  float hanging = 0.0F;
  for (int i = first; i < after; i = at(i).after) {
    height = std::max(height, at(i).rect.height - below_floor(i));
    hanging = std::max(hanging, below_floor(i));
  }
  for (int i = first; i < after; i = at(i).after) {
    const float rest = height - at(i).rect.height + below_floor(i);
    move(i, at(i).after, 0.0F, bottom ? rest : std::floor(rest / 2.0F));
  }
  return height + hanging;
}

// How far a node reaches below the floor on which a row's nodes stand: a field's remarks.
float Placer::below_floor(int index) const {
  const auto& nodes = out_.nodes;
  const LaidNode& node = nodes[static_cast<std::size_t>(index)];
  if (node.kind != NodeKind::kField) return 0.0F;
  for (int i = index + 1; i < node.after; ++i) {
    const LaidNode& child = nodes[static_cast<std::size_t>(i)];
    if (child.parent == index && child.kind != NodeKind::kSign)
      return node.rect.bottom() - child.rect.y + kRemarkGapPx;
  }
  return 0.0F;
}

void Placer::place_badge(int index, const Node& node, const Slot& slot) {
  constexpr float kHeight = 28.0F;
  const float sign = node.mark == Mark::kNone ? 0.0F : 20.0F;
  const float width = std::min(natural_width(node, slot.width), slot.width);
  const Colour colour = colour_of(node.mark);
  const TextStyle style = badge_style(node);
  const float pad = (kHeight - metrics_of(style).line_height_px) / 2.0F;
  const Rect box = words(index, node, {style, colour}, slot.x + 11.0F + sign, slot.y + pad,
                         width - 21.0F - sign);
  at(index).rect.width = width;
  close(index, std::max(kHeight, box.height + 2.0F * pad));
}

void Placer::place_sign(int index, const Node& node, const Slot& slot) {
  const Colour colour = node.disabled ? Colour::kQuiet : ink_of(node.tone);
  const Rect box = words(index, node, {TextStyle::kLabel, colour}, slot.x + kSignRoomPx, slot.y,
                         slot.width - kSignRoomPx);
  close(index, box.height);
}

void Placer::place_meter(int index, const Node& node, const Slot& slot) {
  constexpr float kBar = 8.0F;
  const float width = std::min(slot.width, 320.0F);
  at(index).rect.width = width;
  const float label = place_label(index, node, slot);
  at(index).control = {slot.x, slot.y + label, width, kBar};
  close(index, label + kBar);
}

void Placer::place_figure(int index, const Node& node, const Slot& slot) {
  const Chart& figure = node.figure;
  float height = figure_height(figure, slot.width, out_.narrow);
  at(index).figure = static_cast<int>(out_.figures.size());
  at(index).control = {slot.x, slot.y, slot.width, height};
  out_.figures.push_back(figure);
  if (!node.runs.empty()) {
    height += 12.0F;
    height +=
        words(index, node, {TextStyle::kSmall, Colour::kQuiet}, slot.x, slot.y + height, slot.width)
            .height;
  }
  close(index, height);
}

}  // namespace tmw

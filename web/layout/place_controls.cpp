// Controls: their boxes, and the words on and beside them.
#include <algorithm>
#include <cmath>

#include "core/prose/rich_text.h"
#include "web/layout/place.h"

namespace tmw {
namespace {

constexpr float kLabelGapPx = 6.0F;
constexpr float kUnitGapPx = 10.0F;

// Whether what stands in a field is right, if that is said; null if not.
const Node* sign_of(const Node& field) {
  for (const Node& child : field.children) {
    if (child.kind == NodeKind::kSign) return &child;
  }
  return nullptr;
}

std::vector<Run> plain(std::string_view text) {
  return {Run{RunKind::kText, false, false, std::string(text), {}}};
}

}  // namespace

Placer::FieldWidths Placer::field_widths(const Node& node, float available) const {
  FieldWidths widths;
  widths.input = available;
  widths.all = widths.input;
  if (node.unit.empty()) return widths;
  const float size = metrics_of(TextStyle::kBody).size_px;
  widths.unit = std::min(fonts_.width_px(Face::kSans, node.unit, size) + 0.5F, available);
  const float beside = std::ceil(widths.unit) + kUnitGapPx;
  widths.unit_below = available - beside < least_input_width(node);
  if (!widths.unit_below) widths.input = available - beside;
  widths.all = widths.unit_below ? std::max(widths.input, widths.unit) : widths.input + beside;
  return widths;
}

// An input that shows its whole placeholder, and a number of eleven digits.
float Placer::least_input_width(const Node& node) const {
  constexpr float kLeast = 120.0F;
  constexpr float kPadding = 28.0F;
  const float size = metrics_of(TextStyle::kBody).size_px;
  return std::max(kLeast, std::ceil(fonts_.width_px(Face::kSans, node.hint, size)) + kPadding);
}

// The width below which a control in a table is no use: that of a field with its unit beside it.
float Placer::least_control_width(const Node& node) const {
  constexpr float kWide = 600.0F;
  if (node.kind != NodeKind::kField) return natural_width(node, kWide);
  const FieldWidths widths = field_widths(node, kWide);
  return least_input_width(node) + widths.all - widths.input;
}

// The name of a control above it. Returns the height it takes, the gap below included.
float Placer::place_label(int index, const Node& node, const Slot& slot) {
  if (node.label.empty()) return 0.0F;
  LaidNode laid = at(index);
  const Rect box = flow_runs(out_, laid, plain(node.label), {TextStyle::kLabel, Colour::kQuiet},
                             fonts_, slot.x, slot.y, slot.width);
  laid.label = {slot.x, slot.y, slot.width, box.height};
  laid.words = laid.label;
  at(index) = laid;
  return box.height + kLabelGapPx;
}

void Placer::place_button(int index, const Node& node, const Slot& slot) {
  const float height = out_.narrow ? 48.0F : node.tone == Tone::kQuiet ? 36.0F : 40.0F;
  const float width = std::min(natural_width(node, slot.width), slot.width);
  const float text = flow_widths(node.runs, TextStyle::kButton, fonts_).natural;
  const float inner = std::min(text + 0.5F, width - 16.0F);
  const bool primary = node.tone == Tone::kPrimary && !node.disabled;
  const Colour colour = primary                     ? Colour::kOnAccent
                        : node.disabled             ? Colour::kQuiet
                        : node.tone == Tone::kQuiet ? Colour::kAccent
                                                    : Colour::kText;
  const Rect box = words(index, node, {TextStyle::kButton, colour}, slot.x + (width - inner) / 2.0F,
                         slot.y, inner);
  const float full = std::max(height, box.height + 16.0F);
  move_words(at(index), 0.0F, (full - box.height) / 2.0F);
  at(index).words.y += (full - box.height) / 2.0F;
  at(index).rect.width = width;
  close(index, full);
}

// The label, the input under it, and the unit beside the input or, where there is no room, below.
void Placer::place_field(int index, const Node& node, const Slot& slot) {
  Slot name = slot;
  if (const Node* sign = sign_of(node)) name.width -= natural_width(*sign, slot.width);
  const float label = place_label(index, node, name);
  const FieldWidths widths = field_widths(node, slot.width);
  const float top = slot.y + label;
  const Rect input{slot.x, top, widths.input, control_height()};
  at(index).control = input;
  at(index).rect.width = widths.all;
  float height = label + input.height;
  if (widths.unit > 0.0F) {
    const float line = metrics_of(TextStyle::kBody).line_height_px;
    const float x = widths.unit_below ? slot.x : input.right() + kUnitGapPx;
    const float y = widths.unit_below ? input.bottom() + 4.0F : top + (input.height - line) / 2.0F;
    LaidNode unit = at(index);
    const Rect box = flow_runs(out_, unit, plain(node.unit), {TextStyle::kBody, Colour::kQuiet},
                               fonts_, x, y, widths.unit);
    if (node.label.empty()) at(index).texts.begin = unit.texts.begin;
    at(index).texts.end = unit.texts.end;
    at(index).unit = {x, y, widths.unit, box.height};
    if (widths.unit_below) height += 4.0F + box.height;
  }
  if (const Node* sign = sign_of(node))
    height = std::max(height, place_sign_of(index, node, *sign, slot, height));
  close(index, height + place_remarks(index, node, slot, height));
}

// What is said of the text in a field, below everything else. Returns its height with the gap
// above.
float Placer::place_remarks(int index, const Node& field, const Slot& slot, float below) {
  Slot inner = slot;
  inner.parent = index;
  inner.in_column = false;
  inner.y += below;
  for (const Node& child : field.children) {
    if (child.kind == NodeKind::kSign) continue;
    inner.y += kRemarkGapPx;
    const int placed = place(child, inner);
    inner.y = at(placed).rect.bottom();
    at(index).rect.width = slot.width;
  }
  return inner.y - slot.y - below;
}

// A field's sign stands beside its label, at the right edge of the column; without a label below
// everything else. Returns the height down to it.
float Placer::place_sign_of(int index, const Node& field, const Node& sign, const Slot& slot,
                            float below) {
  const bool beside = !field.label.empty();
  Slot inner = slot;
  inner.parent = index;
  inner.in_column = false;
  inner.width = natural_width(sign, slot.width);
  if (beside) inner.x = slot.right_edge() - inner.width;
  if (!beside) inner.y += below + 4.0F;
  const int placed = place(sign, inner);
  if (beside) at(index).rect.width = slot.width;
  return at(placed).rect.bottom() - slot.y;
}

// One row: the name, the range, the value in words. Where that leaves the range too little, and on
// a phone, the range has a row of its own. Nothing moves with the value: the widest has its room.
void Placer::place_slider(int index, const Node& node, const Slot& slot) {
  constexpr float kRange = 44.0F;
  constexpr float kLeastRange = 160.0F;
  constexpr float kGap = 16.0F;
  constexpr float kNameShare = 0.4F;
  constexpr float kValueShare = 0.24F;  // of most, so that ranges below each other end alike
  const float size = metrics_of(TextStyle::kBody).size_px;
  const auto width_of = [&](const std::string& words) {
    return std::ceil(fonts_.width_px(Face::kSans, words, size)) + 0.5F;
  };
  float widest = std::max(slot.width * kValueShare, width_of(node.unit));
  for (const std::string& words : node.values) widest = std::max(widest, width_of(words));
  const bool stacked =
      out_.narrow || slot.width * (1.0F - kNameShare) - 2.0F * kGap - widest < kLeastRange;
  // A value in words may have all that the name beside it leaves.
  const float name_natural =
      flow_widths(plain(node.label), TextStyle::kLabel, fonts_).natural + 0.5F;
  const float room =
      std::min(widest, std::max(slot.width * 0.5F, slot.width - kGap - name_natural));
  const float name_width = stacked ? slot.width - room - kGap : slot.width * kNameShare;
  LaidNode laid = at(index);
  const Rect name = flow_runs(out_, laid, plain(node.label), {TextStyle::kLabel, Colour::kText},
                              fonts_, slot.x, slot.y, name_width);
  const float line = metrics_of(TextStyle::kBody).line_height_px;
  const float value_height = line * std::ceil(widest / room);
  const float row = std::max({stacked ? line : kRange, name.height, value_height});
  const float down = (row - name.height) / 2.0F;
  move_words(laid, 0.0F, down);
  laid.label = {slot.x, slot.y + down, name_width, name.height};
  laid.words = laid.label;
  at(index) = laid;
  const float value = std::min(width_of(node.unit), room);
  const float x = slot.right_edge() - value;
  const float y = slot.y + (row - value_height) / 2.0F;
  LaidNode unit = at(index);
  const Rect box = flow_runs(out_, unit, plain(node.unit), {TextStyle::kBody, Colour::kQuiet},
                             fonts_, x, y, value);
  at(index).texts.end = unit.texts.end;
  at(index).unit = {x, y, value, box.height};
  const float left = slot.x + name_width + kGap;
  at(index).control = stacked ? Rect{slot.x, slot.y + row, slot.width, kRange}
                              : Rect{left, slot.y + (row - kRange) / 2.0F,
                                     slot.right_edge() - room - kGap - left, kRange};
  close(index, stacked ? row + kRange : row);
}

void Placer::place_editor(int index, const Node& node, const Slot& slot) {
  const float label = place_label(index, node, slot);
  const auto lines = std::count(node.value.begin(), node.value.end(), '\n') + 2;
  const float line = metrics_of(TextStyle::kCode).line_height_px;
  const float height = std::max(static_cast<float>(lines), 8.0F) * line + 32.0F;
  at(index).control = {slot.x, slot.y + label, slot.width, height};
  close(index, label + height);
}

void Placer::place_choice(int index, const Node& node, const Slot& slot) {
  const float least = out_.narrow ? 48.0F : 44.0F;
  constexpr float kCircle = 20.0F;
  constexpr float kWordsX = 46.0F;
  const Rect box = words(index, node, {TextStyle::kBody, Colour::kText}, slot.x + kWordsX, slot.y,
                         slot.width - kWordsX - 14.0F);
  const float height = std::max(least, box.height + 16.0F);
  const float dy = (height - box.height) / 2.0F;
  move_words(at(index), 0.0F, dy);
  at(index).words.y += dy;
  const float first_line = out_.lines[at(index).lines.begin].height;
  at(index).control = {slot.x + 14.0F, slot.y + dy + (first_line - kCircle) / 2.0F, kCircle,
                       kCircle};
  close(index, height);
}

// A step: a handle with its place in the order, its words, and its buttons at the right or, on a
// phone, below.
void Placer::place_order_step(int index, const Node& node, const Slot& slot) {
  constexpr float kWordsX = 60.0F;
  constexpr float kHandle = 52.0F;
  constexpr float kPadY = 8.0F;
  float buttons = 0.0F;
  for (const Node& child : node.children) buttons += natural_width(child, slot.width) + 4.0F;
  const bool below = out_.narrow && buttons > slot.width * 0.4F;
  const float width = slot.width - kWordsX - 12.0F - (below ? 0.0F : buttons);
  const Rect box = words(index, node, {TextStyle::kBody, Colour::kText}, slot.x + kWordsX,
                         slot.y + kPadY, width);
  Slot inner = slot;
  inner.parent = index;
  inner.in_column = false;
  inner.x = below ? slot.x + kWordsX - 12.0F : slot.right_edge() - buttons - 6.0F;
  inner.y = slot.y + kPadY + (below ? box.height + 4.0F : 0.0F);
  float bottom = slot.y + kPadY + box.height;
  for (const Node& child : node.children) {
    inner.width = natural_width(child, slot.width);
    const int placed = place(child, inner);
    bottom = std::max(bottom, at(placed).rect.bottom());
    inner.x += inner.width + 4.0F;
  }
  const float height = std::max(bottom + kPadY - slot.y, 52.0F);
  const float words_dy = below ? 0.0F : (height - box.height) / 2.0F - kPadY;
  move_words(at(index), 0.0F, words_dy);
  at(index).words.y += words_dy;
  at(index).control = {slot.x + 26.0F, at(index).words.y + 2.0F, 24.0F, 24.0F};
  at(index).label = {slot.x, slot.y, kHandle, height};
  close(index, height);
}

void Placer::place_listing(int index, const Node& node, const Slot& slot) {
  constexpr float kPadY = 8.0F;
  Slot inner = slot;
  inner.parent = index;
  inner.y += kPadY;
  close(index, stack(node.children, inner) + 2.0F * kPadY);
}

// A radio circle as in choices, the number, and the source.
void Placer::place_listing_line(int index, const Node& node, const Slot& slot) {
  const float least = out_.narrow ? 44.0F : 28.0F;
  const float gutter = out_.narrow ? 52.0F : 64.0F;
  const float circle = 16.0F;
  LaidNode laid = at(index);
  const float width = slot.width - gutter - 6.0F;
  const Rect box =
      flow_code(out_, laid, node.text, node.language, {TextStyle::kCode, Colour::kText}, fonts_,
                slot.x + gutter, slot.y, width);
  const float height = std::max(least, box.height + 4.0F);
  const float dy = (height - box.height) / 2.0F;
  move_words(laid, 0.0F, dy);
  laid.words = {box.x, box.y + dy, width, box.height};
  const float first_line = out_.lines[laid.lines.begin].height;
  laid.control = {slot.x + (out_.narrow ? 8.0F : 14.0F),
                  laid.words.y + (first_line - circle) / 2.0F, circle, circle};
  at(index) = laid;
  close(index, height);
}

void Placer::place_fold(int index, const Node& node, const Slot& slot) {
  constexpr float kChevron = 28.0F;
  const float row = out_.narrow ? 48.0F : 40.0F;
  const Rect box = words(index, node, {TextStyle::kLabel, Colour::kAccent}, slot.x + kChevron,
                         slot.y, slot.width - kChevron);
  const float summary = std::max(row, box.height + 16.0F);
  const float dy = (summary - box.height) / 2.0F;
  move_words(at(index), 0.0F, dy);
  at(index).words.y += dy;
  at(index).control = {slot.x, slot.y, slot.width, summary};
  float height = summary;
  if (node.open && !node.children.empty()) {
    Slot inner = slot;
    inner.parent = index;
    inner.in_column = false;
    inner.y += summary + 8.0F;
    height = inner.y - slot.y + stack(node.children, inner) + 4.0F;
  }
  close(index, height);
}

}  // namespace tmw

#include "web/layout/place.h"

#include <algorithm>
#include <cmath>

#include "core/prose/rich_text.h"
#include "web/layout/layout_memo.h"

namespace tmw {
namespace {

Spacing spacing_of_heading(int level) {
  switch (level) {
    case 1:
      return Spacing::kTitle;
    case 2:
      return Spacing::kHeading;
    case 3:
      return Spacing::kSubhead;
    default:
      return Spacing::kMinor;
  }
}

Spacing spacing_of(const Node& node) {
  switch (node.kind) {
    case NodeKind::kHeading:
      return spacing_of_heading(node.level);
    case NodeKind::kSection:
      return node.tone == Tone::kQuiet ? Spacing::kBlock : Spacing::kSection;
    case NodeKind::kCard:
      return node.tone == Tone::kQuiet ? Spacing::kPanel : Spacing::kCard;
    case NodeKind::kCallout:
    case NodeKind::kTable:
    case NodeKind::kCode:
    case NodeKind::kFormula:
      return Spacing::kPanel;
    case NodeKind::kFigure:
      return Spacing::kFigure;
    case NodeKind::kRule:
      return Spacing::kRule;
    case NodeKind::kListItem:
      if (node.runs.empty()) return Spacing::kGroup;
      return node.children.empty() ? Spacing::kItem : Spacing::kTallItem;
    case NodeKind::kChoice:
    case NodeKind::kOrderStep:
      return Spacing::kChoice;
    case NodeKind::kListingLine:
    case NodeKind::kTableRow:
      return Spacing::kLine;
    case NodeKind::kFold:
    case NodeKind::kStatus:
    case NodeKind::kField:
    case NodeKind::kSlider:
    case NodeKind::kEditor:
    case NodeKind::kChoices:
    case NodeKind::kOrder:
    case NodeKind::kListing:
      return Spacing::kGroup;
    default:
      return Spacing::kBlock;
  }
}

Air air_of(const Node& node) { return air_of(spacing_of(node)); }

// A live region that says nothing yet takes no room, and neither does a line that is put away.
bool is_blank(const Node& node) {
  if (node.kind == NodeKind::kReading) return node.disabled;
  return node.kind == NodeKind::kStatus && node.runs.empty() && node.children.empty();
}

}  // namespace

float gap_between(const Node& above, const Node& below) {
  if (below.kind == NodeKind::kReading) return 2.0F;
  if (below.kind == NodeKind::kSlider) return above.kind == NodeKind::kSlider ? 0.0F : 8.0F;
  if (below.kind == NodeKind::kFold && below.tone == Tone::kQuiet) return 4.0F;
  // Folds that are closed, one after the other, are lines of a list.
  if (above.kind == NodeKind::kFold && below.kind == NodeKind::kFold && !above.open) return 0.0F;
  if (above.kind == NodeKind::kSlider) return 8.0F;
  // A heading stays close to what it heads.
  if (above.kind == NodeKind::kHeading && below.kind != NodeKind::kHeading &&
      below.kind != NodeKind::kCard)
    return air_of(above).below;
  if (above.kind == NodeKind::kRow && !above.children.empty() &&
      above.children.front().kind == NodeKind::kHeading)
    return 4.0F;
  constexpr float kInListing = 8.0F;  // a verdict between two lines
  if (above.kind == NodeKind::kListingLine || below.kind == NodeKind::kListingLine)
    return above.kind == below.kind ? 0.0F : kInListing;
  return std::max(air_of(above).below, air_of(below).above);
}

TextStyle heading_style(int level) {
  switch (level) {
    case 1:
      return TextStyle::kTitle;
    case 2:
      return TextStyle::kHeading;
    case 3:
      return TextStyle::kSubhead;
    default:
      return TextStyle::kMinor;
  }
}

int Placer::open(const Node& node, const Slot& slot) {
  LaidNode laid;
  laid.id = node.id;
  laid.kind = node.kind;
  laid.tone = node.tone;
  laid.mark = node.mark;
  laid.style = slot.style;
  laid.checked = node.checked;
  laid.disabled = node.disabled;
  laid.open = node.open;
  laid.ordered = node.ordered;
  laid.header = node.header;
  laid.level = node.level;
  laid.parent = slot.parent;
  laid.value_now = static_cast<float>(node.value_now);
  laid.value_max = static_cast<float>(node.value_max);
  laid.rect = {slot.x, slot.y, slot.width, 0.0F};
  laid.words = laid.rect;
  out_.nodes.push_back(laid);
  return static_cast<int>(out_.nodes.size()) - 1;
}

void Placer::close(int index, float height) {
  at(index).rect.height = height;
  at(index).after = static_cast<int>(out_.nodes.size());
}

Rect Placer::words(int index, const Node& node, const FlowStyle& style, float x, float y,
                   float width) {
  LaidNode laid = at(index);
  const Rect box = flow_runs(out_, laid, node.runs, style, fonts_, x, y, std::max(width, 1.0F));
  laid.words = {x, y, std::max(width, box.width), box.height};
  if (box.width > width + 0.5F) out_.overflowing.push_back(node.id);
  at(index) = laid;
  return box;
}

void Placer::move_words(const LaidNode& node, float dx, float dy) {
  for (auto i = node.lines.begin; i < node.lines.end; ++i) {
    out_.lines[i].top += dy;
    out_.lines[i].baseline += dy;
  }
  for (auto i = node.texts.begin; i < node.texts.end; ++i) {
    out_.texts[i].x += dx;
    out_.texts[i].baseline += dy;
  }
  for (auto i = node.maths.begin; i < node.maths.end; ++i) {
    out_.maths[i].x += dx;
    out_.maths[i].baseline += dy;
  }
  for (auto i = node.chips.begin; i < node.chips.end; ++i) {
    out_.chips[i].x += dx;
    out_.chips[i].y += dy;
  }
}

void Placer::move(int first, int after, float dx, float dy) {
  for (int i = first; i < after; ++i) {
    LaidNode& node = at(i);
    for (Rect* rect : {&node.rect, &node.words, &node.control, &node.label, &node.unit}) {
      rect->x += dx;
      rect->y += dy;
    }
    move_words(node, dx, dy);
  }
}

// With a memo, only sections are placed here piece by piece: all that stands in them is a block of
// the memo's, which places the block's own parts without one.
int Placer::place_in_stack(const Node& node, const Slot& slot) {
  if (memo_ == nullptr || node.kind == NodeKind::kSection) return place(node, slot);
  return memo_->place(node, slot, fonts_, out_);
}

float Placer::stack(std::span<const Node> children, const Slot& slot) {
  Slot inner = slot;
  const Node* above = nullptr;
  for (const Node& child : children) {
    if (is_blank(child)) {
      close(open(child, inner), 0.0F);
      continue;
    }
    if (child.unseen || (child.kind == NodeKind::kHint && !child.open)) continue;  // has no place
    if (above != nullptr) inner.y += gap_between(*above, child);
    const int index = place_in_stack(child, inner);
    at(index).first = above == nullptr;
    inner.y = at(index).rect.bottom();
    above = &child;
  }
  return inner.y - slot.y;
}

int Placer::place(const Node& node, const Slot& slot) {
  const int index = open(node, slot);
  switch (node.kind) {
    case NodeKind::kPage:
    case NodeKind::kSection:
    case NodeKind::kChoices:
    case NodeKind::kHint:
    case NodeKind::kOrder: {
      Slot inner = slot;
      inner.parent = index;
      inner.in_column = node.kind == NodeKind::kPage || node.kind == NodeKind::kSection;
      close(index, stack(node.children, inner));
      break;
    }
    case NodeKind::kCard:
    case NodeKind::kCallout:
    case NodeKind::kStatus:
      place_framed(index, node, slot);
      break;
    case NodeKind::kRow:
      place_row(index, node, slot);
      break;
    case NodeKind::kLink:
      if (node.tone == Tone::kPrimary) {
        place_button(index, node, slot);
        break;
      }
      [[fallthrough]];
    case NodeKind::kHeading:
    case NodeKind::kParagraph:
      place_words(index, node, slot);
      break;
    case NodeKind::kList:
      place_list(index, node, slot);
      break;
    case NodeKind::kListItem:
      place_list_item(index, node, slot);
      break;
    case NodeKind::kFormula:
      place_formula(index, node, slot);
      break;
    case NodeKind::kCode:
      place_code(index, node, slot);
      break;
    case NodeKind::kTable:
      place_table(index, node, slot);
      break;
    case NodeKind::kTableRow:
    case NodeKind::kTableCell:
      place_words(index, node, slot);
      break;
    case NodeKind::kFigure:
      place_figure(index, node, slot);
      break;
    case NodeKind::kRule:
      close(index, 1.0F);
      break;
    case NodeKind::kButton:
      place_button(index, node, slot);
      break;
    case NodeKind::kField:
      place_field(index, node, slot);
      break;
    case NodeKind::kSlider:
      place_slider(index, node, slot);
      break;
    case NodeKind::kEditor:
      place_editor(index, node, slot);
      break;
    case NodeKind::kChoice:
      place_choice(index, node, slot);
      break;
    case NodeKind::kOrderStep:
      place_order_step(index, node, slot);
      break;
    case NodeKind::kListing:
      place_listing(index, node, slot);
      break;
    case NodeKind::kListingLine:
      place_listing_line(index, node, slot);
      break;
    case NodeKind::kFold:
      place_fold(index, node, slot);
      break;
    case NodeKind::kBadge:
      place_badge(index, node, slot);
      break;
    case NodeKind::kSign:
      place_sign(index, node, slot);
      break;
    case NodeKind::kReading:
      close(index, node.disabled ? 0.0F : metrics_of(TextStyle::kSmall).line_height_px);
      break;
    case NodeKind::kMeter:
      place_meter(index, node, slot);
      break;
  }
  return index;
}

}  // namespace tmw

#include "web/paint/paint_boxes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

namespace tmw {
namespace {

constexpr float kCardRadius = 12.0F;
constexpr float kPanelRadius = 10.0F;
constexpr float kControlRadius = 8.0F;

void framed(Pen& pen, const Rect& rect, Colour ground, Colour line, float radius) {
  pen.fill(rect, ground, radius);
  pen.frame(rect, line, radius);
}

void paint_button(Pen& pen, const LaidNode& node, Touch touch) {
  const bool lit = (touch.hovered || touch.pressed) && !node.disabled;
  if (node.disabled && node.tone == Tone::kQuiet) {
    return;  // its words alone, in the quiet ink
  }
  if (node.disabled) {
    framed(pen, node.rect, Colour::kSunken, Colour::kHairline, kControlRadius);
  } else if (node.tone == Tone::kPrimary) {
    pen.fill(node.rect, lit ? Colour::kAccentHover : Colour::kAccent, kControlRadius);
  } else if (node.tone == Tone::kQuiet) {
    if (lit) pen.fill(node.rect, Colour::kHoverSoft, kControlRadius);
  } else {
    framed(pen, node.rect, lit ? Colour::kHoverSoft : Colour::kSurface, Colour::kControlLine,
           kControlRadius);
  }
}

// The circle of a radio, filled when it is chosen.
void paint_circle(Pen& pen, const LaidNode& node) {
  const float radius = node.control.width / 2.0F;
  const float x = node.control.x + radius;
  const float y = node.control.y + radius;
  pen.disc(x, y, radius, Colour::kSurface);
  pen.ring(x, y, radius, node.checked ? Colour::kAccent : Colour::kControlLine,
           node.checked ? 2.0F : 1.5F);
  if (node.checked) pen.disc(x, y, radius * 0.5F, Colour::kAccent);
}

void paint_choice(Pen& pen, const LaidNode& node, Touch touch) {
  const bool lit = touch.hovered && !node.disabled;
  const Colour ground = node.checked ? Colour::kAccentSoft
                        : lit        ? Colour::kHoverSoft
                                     : Colour::kSurface;
  const Colour line = node.checked ? Colour::kAccent : Colour::kHairline;
  framed(pen, node.rect, ground, line, kControlRadius);
  paint_circle(pen, node);
}

// How many steps stand above this one, plus one.
int place_in_order(const Layout& layout, const LaidNode& node) {
  int place = 0;
  const LaidNode& parent = layout.nodes[static_cast<std::size_t>(node.parent)];
  const auto first = static_cast<int>(&parent - layout.nodes.data()) + 1;
  for (int i = first; i < parent.after; i = layout.nodes[static_cast<std::size_t>(i)].after) {
    ++place;
    if (layout.nodes[static_cast<std::size_t>(i)].id == node.id) break;
  }
  return place;
}

void paint_order_step(Pen& pen, const Layout& layout, const LaidNode& node) {
  framed(pen, node.rect, Colour::kSurface, Colour::kHairline, kControlRadius);
  const Rect& spot = node.control;
  for (int dot = 0; dot < 6; ++dot) {
    pen.disc(spot.x - 14.0F + 6.0F * static_cast<float>(dot % 2),
             spot.y + 6.0F + 6.0F * static_cast<float>(dot / 2), 1.6F, Colour::kControlLine);
  }
  pen.fill(spot, Colour::kSunken, spot.height / 2.0F);
  pen.note(std::to_string(place_in_order(layout, node)), Colour::kQuiet, spot.x + spot.width / 2.0F,
           spot.y + 17.0F, 0.5F);
}

void paint_listing_line(Pen& pen, const Layout& layout, const LaidNode& node, Touch touch) {
  const LaidNode& panel = layout.nodes[static_cast<std::size_t>(node.parent)];
  const Rect row{panel.rect.x + 1.0F, node.rect.y, panel.rect.width - 2.0F, node.rect.height};
  if (node.checked) {
    pen.fill(row, Colour::kAccentSoft);
    pen.fill({row.x, row.y, 3.0F, row.height}, Colour::kAccent);
  } else if (touch.hovered && !node.disabled) {
    pen.fill(row, Colour::kHoverSoft);
  }
  if (node.lines.empty()) return;
  paint_circle(pen, node);
  const float baseline = layout.lines[node.lines.begin].baseline;
  pen.letters(Face::kMono, 15.0F, node.checked ? Colour::kAccent : Colour::kQuiet,
              node.words.x - (node.level < 10 ? 19.0F : 26.0F), baseline,
              std::to_string(node.level));
}

void paint_list_mark(Pen& pen, const Layout& layout, const LaidNode& node) {
  if (node.lines.empty()) return;
  const float baseline = layout.lines[node.lines.begin].baseline;
  if (node.ordered) {
    const std::string number = std::to_string(node.level) + ".";
    pen.letters(Face::kSans, 17.0F, Colour::kQuiet, node.rect.x + (node.level < 10 ? 4.0F : 0.0F),
                baseline, number);
  } else {
    pen.disc(node.rect.x + 11.0F, baseline - 5.5F, 2.5F, Colour::kQuiet);
  }
}

// A right answer: the disc springs up, the tick is written, a ring goes out from it.
void paint_right(Pen& pen, float x, float y, float radius, Colour ground, float pleasure) {
  constexpr float kSpring = 0.3F;  // shares of the ceremony
  constexpr float kWritten = 0.75F;
  const float grown = std::min(pleasure / kSpring, 1.0F);
  const float spring = grown * (1.0F + 0.35F * std::sin(3.14159265F * grown));
  if (pleasure < 1.0F && pleasure > 0.1F) {
    const float gone = (pleasure - 0.1F) / 0.9F;
    pen.ring(x, y, radius + 14.0F * gone, Colour::kGood, 2.0F, 1.0F - gone);
  }
  pen.disc(x, y, radius * spring, Colour::kGood);
  const float written = std::clamp((pleasure - 0.2F) / (kWritten - 0.2F), 0.0F, 1.0F);
  pen.tick(x, y, 1.1F * radius, ground, radius < 10.0F ? 1.6F : 2.0F, written);
}

// A state by its shape, so that colour is never the only difference. `size` 1 is that of a verdict.
struct StatusSign {
  float x = 0.0F;
  float y = 0.0F;
  float size = 1.0F;
  Tone tone = Tone::kPlain;
  bool earlier = false;
  Colour ground = Colour::kSurface;
};

void paint_status_sign(Pen& pen, const StatusSign& sign, float pleasure) {
  const Colour ink = sign.earlier ? Colour::kQuiet : ink_of(sign.tone);
  const float x = sign.x;
  const float y = sign.y;
  const float size = sign.size;
  const float stroke = size < 1.0F ? 1.6F : 2.0F;
  const auto bar = [&](float half, float dy) {
    pen.line(x - half * size, y + dy * size, x + half * size, y + dy * size, ink, stroke);
  };
  if (sign.tone == Tone::kGood && !sign.earlier)
    return paint_right(pen, x, y, 10.0F * size, sign.ground, pleasure);
  pen.ring(x, y, 10.0F * size, ink, stroke);
  switch (sign.tone) {
    case Tone::kGood:
      return pen.tick(x, y, 11.0F * size, ink, stroke);
    case Tone::kNear:
      bar(5.0F, -2.5F);
      return bar(5.0F, 2.5F);
    case Tone::kBad:
      return bar(4.5F, 0.0F);
    default:
      pen.disc(x, y - 4.0F * size, 1.4F * size, ink);
      pen.line(x, y - 1.0F * size, x, y + 5.5F * size, ink, stroke);
  }
}

void paint_status(Pen& pen, const LaidNode& node, float pleasure) {
  if (node.rect.height <= 0.0F) return;
  const Colour ground = node.disabled ? Colour::kSunken : ground_of(node.tone);
  pen.fill(node.rect, ground, kPanelRadius);
  if (node.tone == Tone::kPlain) return;
  paint_status_sign(
      pen, {node.rect.x + 28.0F, node.rect.y + 28.0F, 1.0F, node.tone, node.disabled, ground},
      pleasure);
}

void paint_sign(Pen& pen, const LaidNode& node) {
  paint_status_sign(pen, {node.rect.x + 9.0F, node.rect.y + 10.0F, 0.8F, node.tone, node.disabled},
                    1.0F);
}

void paint_badge(Pen& pen, const LaidNode& node) {
  framed(pen, node.rect, Colour::kSurface, Colour::kHairline, node.rect.height / 2.0F);
  pen.sign(shape_of(node.mark), node.rect.x + 18.0F, node.rect.y + node.rect.height / 2.0F, 11.0F,
           colour_of(node.mark));
}

void paint_meter(Pen& pen, const LaidNode& node) {
  const Rect& bar = node.control;
  const float radius = bar.height / 2.0F;
  pen.fill(bar, Colour::kSunken, radius);
  pen.frame(bar, Colour::kControlLine, radius);
  if (node.value_max <= 0.0F || node.value_now <= 0.0F) return;
  const float share = std::clamp(node.value_now / node.value_max, 0.0F, 1.0F);
  pen.fill({bar.x, bar.y, std::max(bar.width * share, bar.height), bar.height}, Colour::kAccent,
           radius);
}

void paint_table(Pen& pen, const Layout& layout, const LaidNode& table) {
  const auto first = static_cast<std::size_t>(&table - layout.nodes.data()) + 1;
  for (auto i = first; i < static_cast<std::size_t>(table.after);
       i = static_cast<std::size_t>(layout.nodes[i].after)) {
    const LaidNode& row = layout.nodes[i];
    const bool last = row.after == table.after;
    const Colour colour = row.header ? Colour::kControlLine : Colour::kHairline;
    const bool hidden = row.rect.height <= 0.0F;  // the head of a stacked table
    if (!last && !hidden)
      pen.line(row.rect.x, row.rect.bottom(), row.rect.right(), row.rect.bottom(), colour);
  }
}

void paint_fold(Pen& pen, const LaidNode& node, Touch touch) {
  if (touch.hovered) {
    const Rect& row = node.control;
    pen.fill({row.x - 8.0F, row.y, row.width + 16.0F, row.height}, Colour::kHoverSoft,
             kControlRadius);
  }
  const float y = node.control.y + node.control.height / 2.0F;
  pen.chevron(node.control.x + 10.0F, y, 9.0F, node.open, Colour::kAccent);
}

}  // namespace

void paint_box(Pen& pen, const Layout& layout, const LaidNode& node, Touch touch) {
  switch (node.kind) {
    case NodeKind::kCard:
      return framed(pen, node.rect, Colour::kSurface, Colour::kHairline, kCardRadius);
    case NodeKind::kCallout:
      pen.fill(node.rect, Colour::kAccentSoft, kPanelRadius);
      return;
    case NodeKind::kStatus:
      return paint_status(pen, node, touch.pleasure);
    case NodeKind::kCode:
      return pen.fill(node.rect, Colour::kSunken, kPanelRadius);
    case NodeKind::kListing:
      return framed(pen, node.rect, Colour::kSunken, Colour::kHairline, kPanelRadius);
    case NodeKind::kListingLine:
      return paint_listing_line(pen, layout, node, touch);
    case NodeKind::kListItem:
      return paint_list_mark(pen, layout, node);
    case NodeKind::kRule:
      return pen.fill(node.rect, Colour::kHairline);
    case NodeKind::kTable:
      return paint_table(pen, layout, node);
    case NodeKind::kLink:
      if (node.tone == Tone::kPrimary) paint_button(pen, node, touch);
      return;
    case NodeKind::kButton:
      return paint_button(pen, node, touch);
    case NodeKind::kChoice:
      return paint_choice(pen, node, touch);
    case NodeKind::kOrderStep:
      return paint_order_step(pen, layout, node);
    case NodeKind::kFold:
      return paint_fold(pen, node, touch);
    case NodeKind::kBadge:
      return paint_badge(pen, node);
    case NodeKind::kSign:
      return paint_sign(pen, node);
    case NodeKind::kMeter:
      return paint_meter(pen, node);
    default:
      return;
  }
}

}  // namespace tmw

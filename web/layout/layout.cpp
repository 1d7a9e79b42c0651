#include "web/layout/layout.h"

#include <algorithm>
#include <cmath>

#include "web/layout/layout_memo.h"
#include "web/layout/place.h"

namespace tmw {
namespace {

// 600 px of 17 px Plex hold 70 to 75 characters.
constexpr float kColumnPx = 600.0F;
constexpr float kWideGutterPx = 48.0F;

float gutter_for(float width_px, bool narrow) {
  if (!narrow) return kWideGutterPx;
  return width_px < 360.0F ? 16.0F : 22.0F;
}

}  // namespace

const LaidNode* Layout::find(NodeId id) const {
  const auto found = index.find(id);
  return found == index.end() ? nullptr : &nodes[static_cast<std::size_t>(found->second)];
}

std::string_view Layout::letters_of(const TextPiece& piece) const {
  return std::string_view(letters).substr(piece.first, piece.length);
}

namespace {

Layout laid_out(const Page& page, float width_px, const Fonts& fonts, LayoutMemo* memo) {
  Layout layout;
  layout.width = width_px;
  layout.narrow = width_px < kNarrowPx;
  const float gutter = gutter_for(width_px, layout.narrow);
  const float column = std::min(kColumnPx, width_px - 2.0F * gutter);

  Slot slot;
  slot.x = std::floor((width_px - column) / 2.0F);
  slot.y = layout.narrow ? 24.0F : 56.0F;
  slot.width = column;
  Placer placer(layout, fonts, memo);
  placer.place(page, slot);
  layout.height = layout.nodes.front().rect.bottom() + (layout.narrow ? 64.0F : 120.0F);
  layout.nodes.front().rect = {0.0F, 0.0F, width_px, layout.height};
  layout.index.reserve(layout.nodes.size());
  for (std::size_t i = 0; i < layout.nodes.size(); ++i) {
    layout.index.emplace(layout.nodes[i].id, static_cast<int>(i));
  }
  return layout;
}

}  // namespace

Layout layout_page(const Page& page, float width_px, const Fonts& fonts) {
  return laid_out(page, width_px, fonts, nullptr);
}

Layout layout_page(const Page& page, float width_px, const Fonts& fonts, LayoutMemo& memo) {
  memo.begin_page(width_px);
  return laid_out(page, width_px, fonts, &memo);
}

}  // namespace tmw

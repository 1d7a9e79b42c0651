// Painting a page that is on its way to a new layout.
#include "core/prose/rich_text.h"
#include "gtest/gtest.h"
#include "tests/web/layout/sample_page.h"
#include "tests/web/paint/paint_fixture.h"
#include "web/layout/motion.h"

namespace tmw {
namespace {

using sample::node;
using sample::page_of;
using sample::text;

constexpr float kWidth = 900.0F;

Layout laid(bool answered, bool hinted, bool open) {
  return layout_page(sample::answered_card(answered, hinted, open), kWidth, test_fonts());
}

class MotionPaintTest : public PaintTest {};

TEST_F(MotionPaintTest, WhatHasNotYetUnfoldedLeavesNoInkAndTheRestIsPaintedWhereItWas) {
  const Layout before = laid(false, false, false);
  const Layout after = laid(false, true, false);
  frame(before, 0.0F, 900.0F);
  const int at_rest = vertices;
  motion.glides = {};
  const std::vector<Glide> start = glide(after, places_of(before), 0.0F);
  motion.glides = start;
  frame(after, 0.0F, 900.0F);
  EXPECT_EQ(vertices, at_rest);
}

TEST_F(MotionPaintTest, AGlidingButtonIsHitWhereItIsSeen) {
  const Node button = node(NodeKind::kButton, "button", {text("Check")});
  const Layout layout = layout_page(page_of({button}), kWidth, test_fonts());
  const Rect& place = layout.find(button.id)->rect;
  ShownPlaces from = places_of(layout);
  from[button.id].y += 100.0F;
  const std::vector<Glide> glides = glide(layout, from, 0.0F);
  motion.glides = glides;
  frame(layout, 0.0F, 900.0F);
  pointer(place.x + 5.0F, place.y + 5.0F, false);
  EXPECT_EQ(frame(layout, 0.0F, 900.0F).hovered, 0U);
  pointer(place.x + 5.0F, place.y + 105.0F, false);
  EXPECT_EQ(frame(layout, 0.0F, 900.0F).hovered, button.id);
}

}  // namespace
}  // namespace tmw

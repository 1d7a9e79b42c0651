#include "web/paint/paint.h"

#include "core/prose/rich_text.h"
#include "tests/web/layout/sample_page.h"
#include "tests/web/paint/paint_fixture.h"
#include "web/layout/place_figure.h"

namespace tmw {
namespace {

using sample::node;
using sample::page_of;
using sample::text;

TEST_F(PaintTest, EveryKindOfNodeIsPaintedInBothThemesAtEveryDensity) {
  for (const float width : {320.0F, 1176.0F}) {
    const Layout layout = layout_page(sample::every_kind(), width, fonts);
    for (const Theme theme : {Theme::kLight, Theme::kDark}) {
      for (const float density : {1.0F, 1.25F, 1.5F, 2.0F, 3.0F}) {
        state.theme = theme;
        frame(layout, 0.0F, layout.height, density);
        EXPECT_GT(vertices, 5000);
      }
    }
  }
}

TEST_F(PaintTest, EachVisibleKindLeavesInk) {
  Node meter = node(NodeKind::kMeter, "n");
  meter.value_max = 2;
  Node badge = node(NodeKind::kBadge, "n");
  badge.mark = Mark::kDesign;
  Node status = node(NodeKind::kStatus, "n", {text("x")});
  status.tone = Tone::kNear;
  const Node inked[] = {node(NodeKind::kRule, "n"),
                        node(NodeKind::kButton, "n"),
                        node(NodeKind::kCard, "n"),
                        node(NodeKind::kCallout, "n"),
                        node(NodeKind::kChoice, "n"),
                        node(NodeKind::kFold, "n"),
                        meter,
                        badge,
                        status};
  for (const Node& one : inked) {
    const Layout layout = layout_page(page_of({one}), 800.0F, fonts);
    frame(layout, 0.0F, 600.0F);
    EXPECT_GT(vertices, 0) << "kind " << static_cast<int>(one.kind);
  }
}

TEST_F(PaintTest, OnlyTheVisibleBandIsPainted) {
  const Layout layout = layout_page(sample::every_kind(), 1176.0F, fonts);
  frame(layout, 0.0F, layout.height);
  const int whole = vertices;
  frame(layout, 0.0F, 900.0F);
  EXPECT_LT(vertices, whole / 2);
  frame(layout, layout.height + 10.0F, 900.0F);
  EXPECT_EQ(vertices, 0);
}

TEST_F(PaintTest, WordsAreLeftToTheDomWhenItInksThem) {
  const Layout layout =
      layout_page(page_of({node(NodeKind::kParagraph, "p", {text("words")})}), 800.0F, fonts);
  frame(layout, 0.0F, 600.0F);
  EXPECT_EQ(vertices, 5 * 4);
  state.paint_words = false;
  frame(layout, 0.0F, 600.0F);
  EXPECT_EQ(vertices, 0);
}

TEST_F(PaintTest, APressOnAButtonActivatesItOnceAndNothingElse) {
  const Layout layout = layout_page(sample::every_kind(), 1176.0F, fonts);
  const LaidNode* check = layout.find(node_id("check"));
  ASSERT_NE(check, nullptr);
  const float top = check->rect.y - 100.0F;
  const float x = check->rect.x + 10.0F;
  frame(layout, top, 900.0F);
  pointer(x, 110.0F, false);
  EXPECT_EQ(frame(layout, top, 900.0F).hovered, check->id);
  pointer(x, 110.0F, true);
  EXPECT_EQ(frame(layout, top, 900.0F).pressed, check->id);
  pointer(x, 110.0F, false);
  const Interaction released = frame(layout, top, 900.0F);
  ASSERT_EQ(released.activated.size(), 1U);
  EXPECT_EQ(released.activated[0], check->id);
  EXPECT_TRUE(frame(layout, top, 900.0F).activated.empty());
}

TEST_F(PaintTest, DisabledButtonsAndNativeControlsAreNeverActivatedByThePointer) {
  const Layout layout = layout_page(sample::every_kind(), 1176.0F, fonts);
  for (const char* path : {"check/debug", "choices/0", "fold", "next", "listing/1"}) {
    const LaidNode* laid = layout.find(node_id(path));
    ASSERT_NE(laid, nullptr) << path;
    const float top = laid->rect.y - 50.0F;
    const float x = laid->rect.x + 5.0F;
    for (const bool down : {false, true, false}) {
      pointer(x, 55.0F, down);
      EXPECT_TRUE(frame(layout, top, 400.0F).activated.empty()) << path;
    }
  }
}

TEST_F(PaintTest, WithoutThePointerNothingReacts) {
  state.take_pointer = false;
  const Layout layout = layout_page(sample::every_kind(), 1176.0F, fonts);
  const LaidNode* check = layout.find(node_id("check"));
  for (const bool down : {false, true, false}) {
    pointer(check->rect.x + 10.0F, 60.0F, down);
    const Interaction seen = frame(layout, check->rect.y - 50.0F, 900.0F);
    EXPECT_TRUE(seen.activated.empty());
    EXPECT_EQ(seen.hovered, 0U);
  }
}

TEST_F(PaintTest, AFrameThatRepeatsAllocatesNothingThatStays) {
  const Layout layout = layout_page(sample::every_kind(), 1176.0F, fonts);
  for (int i = 0; i < 3; ++i) frame(layout, 500.0F, 900.0F);
  const int before = ImGui::GetIO().MetricsActiveWindows;
  const int textures = ImGui::GetPlatformIO().Textures.Size;
  for (int i = 0; i < 50; ++i) frame(layout, 500.0F, 900.0F);
  EXPECT_EQ(ImGui::GetIO().MetricsActiveWindows, before);
  EXPECT_EQ(ImGui::GetPlatformIO().Textures.Size, textures);
}

Node playable() {
  Node figure = node(NodeKind::kFigure, "playable");
  figure.figure.kind = ChartKind::kCurves;
  figure.figure.x_logarithmic = true;
  figure.figure.series = {{"speed", {1, 4096}, {1, 4096}}};
  ChartHandle users{"U", "users", {"2", "8", "32", "128", "512"}, 1, {2, 8, 32, 128, 512}, 8.0};
  figure.figure.handles = {users};
  return figure;
}

TEST(Handles, PlaceAndValueAreEachOthersInverse) {
  for (const float width : {320.0F, 640.0F}) {
    const std::vector<HandlePlace> places =
        handle_places(playable().figure, Rect{12.0F, 30.0F, width, 320.0F});
    ASSERT_EQ(places.size(), 1U);
    ASSERT_EQ(places[0].stops.size(), 5U);
    for (std::size_t value = 0; value < 5; ++value) {
      EXPECT_EQ(nearest_stop(places[0], places[0].stops[value]), value);
      if (value > 0) EXPECT_GT(places[0].stops[value], places[0].stops[value - 1]);
    }
    // By powers: 2, 8, 32, 128, 512 stand at equal distances.
    EXPECT_NEAR(places[0].stops[1] - places[0].stops[0], places[0].stops[4] - places[0].stops[3],
                0.01F);
    EXPECT_EQ(nearest_stop(places[0], -1e6F), 0U);
    EXPECT_EQ(nearest_stop(places[0], 1e6F), 4U);
  }
}

TEST_F(PaintTest, AGripIsDraggedToTheValueUnderThePointerAndLetGo) {
  const Layout layout = layout_page(page_of({playable()}), 800.0F, fonts);
  const LaidNode* figure = layout.find(node_id("playable"));
  ASSERT_NE(figure, nullptr);
  const HandlePlace place = handle_places(layout.figures[0], figure->control)[0];
  frame(layout, 0.0F, 900.0F);
  // Off its middle: it does not jump to the pointer.
  pointer(place.stops[1] + 12.0F, place.y - 15.0F, false);
  Interaction seen = frame(layout, 0.0F, 900.0F);
  EXPECT_EQ(seen.figure, figure->id);
  EXPECT_FALSE(seen.holding);
  EXPECT_EQ(seen.value, -1);
  pointer(place.stops[1] + 12.0F, place.y - 15.0F, true);
  seen = frame(layout, 0.0F, 900.0F);
  EXPECT_TRUE(seen.holding);
  EXPECT_EQ(seen.value, 1);
  pointer(place.stops[3] + 12.0F, place.y + 200.0F, true);
  EXPECT_EQ(frame(layout, 0.0F, 900.0F).value, 3) << "however far above or below";
  pointer(place.stops[3] + 12.0F, place.y + 200.0F, false);
  seen = frame(layout, 0.0F, 900.0F);
  EXPECT_FALSE(seen.holding);
  pointer(place.stops[1] + 40.0F, place.y, false);
  EXPECT_EQ(frame(layout, 0.0F, 900.0F).handle, -1) << "beside its 44 px";
}

TEST_F(PaintTest, AClickBesideAGripBringsItThereAndAFingerThatLeavesDoesNot) {
  const Layout layout = layout_page(page_of({playable()}), 800.0F, fonts);
  const LaidNode* figure = layout.find(node_id("playable"));
  ASSERT_NE(figure, nullptr);
  const HandlePlace place = handle_places(layout.figures[0], figure->control)[0];
  const float y = figure->control.y + 10.0F;
  pointer(place.stops[4] - 3.0F, y, false);
  frame(layout, 0.0F, 900.0F);
  pointer(place.stops[4] - 3.0F, y, true);
  EXPECT_FALSE(frame(layout, 0.0F, 900.0F).placed) << "not before it is let go";
  pointer(place.stops[4] - 3.0F, y, false);
  const Interaction seen = frame(layout, 0.0F, 900.0F);
  EXPECT_TRUE(seen.placed);
  EXPECT_EQ(seen.figure, figure->id);
  EXPECT_EQ(seen.handle, 0);
  EXPECT_EQ(seen.value, 4);
  EXPECT_FALSE(frame(layout, 0.0F, 900.0F).placed) << "once";
  pointer(place.stops[2], y, true);
  frame(layout, 0.0F, 900.0F);
  pointer(-1e6F, -1e6F, false);
  EXPECT_FALSE(frame(layout, 0.0F, 900.0F).placed) << "it scrolled";
}

}  // namespace
}  // namespace tmw

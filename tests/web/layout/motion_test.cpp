#include "web/layout/motion.h"

#include <cmath>

#include "gtest/gtest.h"
#include "tests/web/faces/test_fonts.h"
#include "tests/web/layout/sample_page.h"
#include "web/layout/mover.h"

namespace tmw {
namespace {

using sample::node;
using sample::page_of;
using sample::text;

constexpr float kWidth = 900.0F;

Layout laid(bool answered, bool hinted, bool open) {
  return layout_page(sample::answered_card(answered, hinted, open), kWidth, test_fonts());
}

const Glide& glide_of(const Layout& layout, const std::vector<Glide>& glides, const char* name) {
  return glides[static_cast<std::size_t>(layout.index.at(node_id(name)))];
}

float top_of(const Layout& layout, const std::vector<Glide>& glides, const char* name) {
  return layout.find(node_id(name))->rect.y + glide_of(layout, glides, name).dy;
}

float bottom_of(const Layout& layout, const std::vector<Glide>& glides, const char* name) {
  return top_of(layout, glides, name) + glide_of(layout, glides, name).height;
}

TEST(Motion, BeginsWhereEverythingStoodAndEndsAtRest) {
  const Layout before = laid(false, false, false);
  const Layout after = laid(true, true, true);
  const std::vector<Glide> start = glide(after, places_of(before), 0.0F);
  for (const char* name : {"card", "prompt", "fold", "below"}) {
    const Rect& was = before.find(node_id(name))->rect;
    EXPECT_NEAR(top_of(after, start, name), was.y, 0.01F) << name;
    EXPECT_NEAR(bottom_of(after, start, name), was.bottom(), 0.01F) << name;
  }
  for (const Glide& glide : glide(after, places_of(before), 1.0F)) {
    EXPECT_NEAR(glide.dy, 0.0F, 0.01F);
    EXPECT_EQ(glide.alpha, 1.0F);
    EXPECT_FALSE(glide.clipped());
  }
}

TEST(Motion, WhatIsNewUnfoldsWithoutLyingOverWhatStandsBelow) {
  const Layout before = laid(false, false, false);
  const Layout after = laid(true, true, false);
  for (const float progress : {0.0F, 0.2F, 0.5F, 0.8F, 1.0F}) {
    const std::vector<Glide> glides = glide(after, places_of(before), progress);
    EXPECT_LE(bottom_of(after, glides, "prompt"), top_of(after, glides, "status") + 0.01F);
    EXPECT_LE(bottom_of(after, glides, "status"), top_of(after, glides, "hint") + 0.01F);
    EXPECT_LE(bottom_of(after, glides, "hint"), top_of(after, glides, "fold") + 0.51F);
    EXPECT_LE(bottom_of(after, glides, "card"), top_of(after, glides, "below") + 0.01F);
    EXPECT_FLOAT_EQ(glide_of(after, glides, "hint").alpha, progress);
    EXPECT_FLOAT_EQ(glide_of(after, glides, "status").alpha, progress);
  }
}

TEST(Motion, AnOpeningFoldUncoversItsWordsInPlace) {
  const Layout before = laid(false, false, false);
  const Layout after = laid(false, false, true);
  const std::vector<Glide> glides = glide(after, places_of(before), 0.5F);
  const Glide& step = glide_of(after, glides, "step 2");
  EXPECT_EQ(step.dy, 0.0F);
  EXPECT_EQ(step.height, after.find(node_id("step 2"))->rect.height);
  EXPECT_FLOAT_EQ(step.clip_bottom, bottom_of(after, glides, "fold"));
  EXPECT_LT(step.clip_bottom, after.find(node_id("fold"))->rect.bottom());
}

TEST(Motion, AClosingFoldCoversWhatFadesOutInIt) {
  const Layout before = laid(false, false, true);
  const Layout after = laid(false, false, false);
  const std::vector<Glide> glides = glide(after, places_of(before), 0.25F);
  const std::vector<Glide> fading = fade_out(before, after, glides, 0.25F);
  const Glide& step = glide_of(before, fading, "step 1");
  EXPECT_FLOAT_EQ(step.alpha, 0.75F);
  EXPECT_FLOAT_EQ(step.clip_bottom, bottom_of(after, glides, "fold"));
  EXPECT_EQ(glide_of(before, fading, "prompt").alpha, 0.0F);
}

TEST(Motion, OnlyTheOutermostOfWhatMovesIsShifted) {
  const Layout before = laid(false, false, false);
  const Layout after = laid(false, true, false);
  const std::vector<Shift> moved = shifts(after, glide(after, places_of(before), 0.0F));
  std::vector<NodeId> ids;
  for (const Shift& shift : moved) {
    ids.push_back(shift.id);
    EXPECT_LT(shift.dy, -20.0F);
  }
  EXPECT_EQ(ids, (std::vector<NodeId>{node_id("fold"), node_id("below")}));
}

// y of a cubic Bezier easing (x1, 1, x2, 1) with x1 = 1/3 and x2 = 2/3, for which x is t itself.
TEST(Motion, TheCanvasAndCssEaseAlike) {
  EXPECT_STREQ(kMotionEasing, "cubic-bezier(0.333333, 1, 0.666667, 1)");
  for (const double t : {0.0, 0.1, 0.5, 0.9, 1.0}) {
    const double css = 3 * (1 - t) * (1 - t) * t + 3 * (1 - t) * t * t + t * t * t;
    EXPECT_NEAR(eased(t), css, 1e-6);
  }
}

TEST(Mover, MovesAfterADeedUntilItsTimeIsOver) {
  const Layout before = laid(false, false, false);
  const Layout after = laid(false, true, false);
  Mover mover;
  mover.replaced(before, after, false);
  EXPECT_FALSE(mover.moving());
  mover.replaced(before, after, true);
  EXPECT_FALSE(mover.take_shifts().empty());
  EXPECT_TRUE(mover.take_shifts().empty()) << "told once";
  EXPECT_FALSE(mover.motion_at(after, 100.0).glides.empty()) << "the first frame starts the clock";
  EXPECT_FALSE(mover.motion_at(after, 100.0 + 0.9 * kMotionSeconds).glides.empty());
  EXPECT_TRUE(mover.motion_at(after, 100.0 + 1.1 * kMotionSeconds).glides.empty());
  EXPECT_FALSE(mover.moving());
}

TEST(Mover, ADeedThatMovesNothingStartsNothing) {
  const Layout same = laid(false, true, false);
  Mover mover;
  mover.replaced(same, same, true);
  EXPECT_FALSE(mover.moving());
}

TEST(Mover, ASecondDeedGoesOnFromWhatIsShown) {
  const Layout first = laid(false, false, false);
  const Layout second = laid(false, true, false);
  const Layout third = laid(false, true, true);
  Mover mover;
  mover.replaced(first, second, true);
  (void)mover.motion_at(second, 0.0);
  const PageMotion half = mover.motion_at(second, kMotionSeconds / 2.0);
  const std::vector<Glide> shown(half.glides.begin(), half.glides.end());
  mover.replaced(second, third, true);
  const PageMotion next = mover.motion_at(third, kMotionSeconds / 2.0 + 0.01);
  const std::vector<Glide> going_on(next.glides.begin(), next.glides.end());
  for (const char* name : {"fold", "below"})
    EXPECT_NEAR(top_of(third, going_on, name), top_of(second, shown, name), 0.01F) << name;
}

TEST(Mover, TheViewGoesWithWhatStaysStillAndEverythingElseBeginsWhereItWasSeen) {
  const Layout before = laid(false, false, false);
  const Layout after = laid(true, true, false);
  const float way = after.find(node_id("fold"))->rect.y - before.find(node_id("fold"))->rect.y;
  ASSERT_GT(way, 20.0F) << "a verdict and a hint have come above the fold";
  Mover mover;
  mover.replaced(before, after, true, node_id("fold"));
  const PageMotion start = mover.motion_at(after, 0.0);
  const std::vector<Glide> glides(start.glides.begin(), start.glides.end());
  EXPECT_NEAR(glide_of(after, glides, "fold").dy, 0.0F, 0.01F) << "the view has gone with it";
  EXPECT_NEAR(glide_of(after, glides, "prompt").dy, way, 0.01F) << "seen where it was seen before";
}

TEST(Mover, ARightAnswerHasItsCeremonyOnce) {
  const Layout before = laid(false, false, false);
  const Layout right = laid(true, false, false);
  Mover mover;
  mover.replaced(before, right, true);
  EXPECT_EQ(mover.motion_at(right, 0.0).pleased, node_id("status"));
  EXPECT_EQ(mover.motion_at(right, 0.5).pleased, node_id("status")) << "longer than the unfolding";
  EXPECT_EQ(mover.motion_at(right, 1.0).pleased, 0U);
  mover.replaced(right, right, true);
  EXPECT_FALSE(mover.moving());
}

}  // namespace
}  // namespace tmw

// Scales of figures: worked out by hand.
#include "core/figure/scale.h"

#include <gtest/gtest.h>

#include <cmath>

namespace tmw {
namespace {

TEST(FigureScale, AxesHaveFourToNineRoundTicks) {
  struct Case {
    double low, high;
    bool logarithmic;
  };
  for (const Case& c :
       {Case{0, 1, false}, Case{0, 989, false}, Case{-3, 3, false}, Case{0, 1.7e13, false},
        Case{1, 10000, true}, Case{0.001, 1e15, true}, Case{1024, 131072, false}, Case{1, 64, true},
        Case{2, 8, true}, Case{20, 500, true}, Case{0, 63, false}, Case{0, 2.4, false}}) {
    const std::vector<double> ticks = axis_ticks(c.low, c.high, c.logarithmic);
    EXPECT_GE(ticks.size(), 4U) << c.high;
    EXPECT_LE(ticks.size(), 9U) << c.high;
    EXPECT_GE(ticks.front(), c.low - 1e-9);
    EXPECT_LE(ticks.back(), c.high * (1 + 1e-9));
  }
  EXPECT_EQ(tick_text(axis_ticks(0, 63, false).front()), "0") << "not -0";
  EXPECT_EQ(axis_ticks(0, 1, false),
            (std::vector<double>{0, 0.2, 0.4, 0.6000000000000001, 0.8, 1}));
  EXPECT_EQ(tick_text(axis_ticks(0, 255, false).front()), "0") << "not -0";
}

TEST(FigureScale, TicksAreWrittenShort) {
  EXPECT_EQ(tick_text(0), "0");
  EXPECT_EQ(tick_text(0.25), "0.25");
  EXPECT_EQ(tick_text(10000), "10k");
  EXPECT_EQ(tick_text(3e12), "3T");
  EXPECT_EQ(tick_text(1e30), "1e30");
  EXPECT_EQ(tick_text(1e9, 1e45), "1e9") << "all of an axis alike";
  EXPECT_EQ(tick_text(1e9, 1e12), "1G");
  EXPECT_EQ(tick_text(100, 1e45), "100");
}

TEST(FigureScale, AxesHoldWhatIsFiniteAndBeginAtZeroUpward) {
  const std::vector<FigureSeries> series = {{"a", {2.0, NAN, 8.0}, {5.0, 1.0, HUGE_VAL}},
                                            {"b", {-1.0, 4.0}, {3.0, 6.0}}};
  EXPECT_EQ(axis_across(series, false).low, -1.0);
  EXPECT_EQ(axis_across(series, true).low, 2.0) << "what has no logarithm is left out";
  EXPECT_EQ(axis_upward(series, false).low, 0.0);
  EXPECT_EQ(axis_upward(series, false).high, 6.0);
  EXPECT_EQ(axis_upward(series, true).low, 1.0);
  EXPECT_DOUBLE_EQ(axis_across(series, true).share(4.0), 0.5);
  const FigureAxis none = axis_across({}, true);
  EXPECT_LT(none.low, none.high) << "of nothing it is still an axis";
}

TEST(FigureScale, NamesOfCurvesStandAtTheirEndsAndNoneOnAnother) {
  std::vector<FigureSeries> series;
  const auto names_of = [&series] {
    return curve_names(series, axis_across(series, false), axis_upward(series, false), 220.0F);
  };
  EXPECT_TRUE(names_of().empty());
  // They come together on the right, so the names stand on the left.
  series = {{"a", {0, 1, 2}, {10, 6, 5}},
            {"b", {0, 1, 2}, {5, 5, 5}},
            {"c", {0, 1, 2}, {0, 4, 5}},
            {"d", {0, 1, 2}, {0.1, 4, 5}}};
  std::vector<CurveName> names = names_of();
  ASSERT_EQ(names.size(), 4U);
  for (std::size_t i = 0; i < names.size(); ++i) {
    EXPECT_TRUE(names[i].left);
    EXPECT_GT(names[i].baseline, 0.0F);
    EXPECT_LT(names[i].baseline, 220.0F);
    for (std::size_t j = 0; j < i; ++j)
      EXPECT_GE(std::abs(names[i].baseline - names[j].baseline), 19.9F);
  }
  series = {{"up", {0, 1}, {0, 10}}, {"level", {0, 1}, {1, 1}}};
  names = names_of();
  EXPECT_FALSE(names[0].left) << "as far apart on the right";
}

// A roofline: its slope rises from the corner in which the names would stand. On the narrowest
// plot, 256 px wide, a letter of Plex at 15 px takes 7.7 px and more.
TEST(FigureScale, NamesStandOnNoLine) {
  const std::vector<FigureSeries> series = {
      {"decoding", {1, 10, 100}, {3.35, 33.5, 335}},
      {"the card's roof", {0.1, 295, 10000}, {0.335, 989, 989}},
      {"prompt", {2056}, {395}},
      {"now", {10}, {33.5}}};
  const FigureAxis across = axis_across(series, true);
  const FigureAxis upward = axis_upward(series, true);
  for (const float height : {180.0F, 260.0F, 320.0F}) {
    struct Box {
      double left, right, top, bottom;
    };
    std::vector<Box> boxes;
    const auto curves = curve_names(series, across, upward, height);
    ASSERT_EQ(curves.size(), 2U);
    for (std::size_t i = 0; i < curves.size(); ++i) {
      const double width = 34.0 + 7.7 * static_cast<double>(series[i].name.size());
      const double left = curves[i].left ? 0.0 : 256.0 - width;
      boxes.push_back({left, left + width, curves[i].baseline - 12.0, curves[i].baseline + 3.0});
    }
    const auto places = place_names(series, across, upward, height, curves);
    ASSERT_EQ(places.size(), 2U);
    for (std::size_t i = 0; i < places.size(); ++i) {
      const FigureSeries& one = series[2 + i];
      const double width = 7.7 * static_cast<double>(one.name.size());
      const double x = 256.0 * across.share(one.x[0]);
      const double baseline =
          height * (1.0 - upward.share(one.y[0])) + (places[i].below ? 19.0 : -8.0);
      const double left = places[i].left ? x - 8.0 - width : x + 8.0;
      boxes.push_back({left, left + width, baseline - 12.0, baseline + 3.0});
    }
    for (const Box& box : boxes) {
      EXPECT_GE(box.left, -0.01);
      EXPECT_LE(box.right, 256.01);
      for (const std::size_t curve : {0U, 1U}) {
        const FigureSeries& one = series[curve];
        for (std::size_t i = 1; i < one.x.size(); ++i) {
          for (double t = 0.0; t <= 1.0; t += 0.01) {
            const auto between = [t](double from, double to) { return from + t * (to - from); };
            const double x = 256.0 * between(across.share(one.x[i - 1]), across.share(one.x[i]));
            const double y =
                height * (1.0 - between(upward.share(one.y[i - 1]), upward.share(one.y[i])));
            EXPECT_FALSE(x > box.left && x < box.right && y > box.top && y < box.bottom)
                << one.name << " crosses a name at " << x << ", " << y << " of " << height;
          }
        }
      }
      for (const Box& other : boxes) {
        if (&box == &other) continue;
        EXPECT_FALSE(box.left < other.right && other.left < box.right && box.top < other.bottom &&
                     other.top < box.bottom)
            << "two names meet at " << height;
      }
    }
  }
}

}  // namespace
}  // namespace tmw

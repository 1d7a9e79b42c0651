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
    return curve_names(series, axis_upward(series, false), 220.0F);
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

}  // namespace
}  // namespace tmw

// Figures: their scales, and the drawing that stands where the canvas does not paint.
#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "core/exercise/chart.h"
#include "core/page/figure_scale.h"
#include "core/page/figure_svg.h"
#include "tests/core/page/count_of.h"

namespace tmw {
namespace {

TEST(Figure, AxesHaveFourToNineRoundTicks) {
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

TEST(Figure, TicksAreWrittenShort) {
  EXPECT_EQ(tick_text(0), "0");
  EXPECT_EQ(tick_text(0.25), "0.25");
  EXPECT_EQ(tick_text(10000), "10k");
  EXPECT_EQ(tick_text(3e12), "3T");
}

TEST(FigureSvg, BarsAreAsLongAsTheirShareOfTheLongest) {
  Chart figure;
  figure.kind = ChartKind::kBars;
  figure.series = {{"a", {}, {50.0}}, {"b", {}, {200.0}}};
  figure.labels = {"a: 50", "b: 200 <all>"};
  const std::string svg = figure_svg(figure);
  // The longest is 200; 50 is a quarter of it.
  EXPECT_NE(svg.find("class=\"s0\" x=\"0%\" y=\"24\" width=\"25%\""), std::string::npos) << svg;
  EXPECT_NE(svg.find("class=\"s0\" x=\"0%\" y=\"68\" width=\"100%\""), std::string::npos) << svg;
  EXPECT_NE(svg.find("b: 200 &lt;all&gt;"), std::string::npos) << svg;
}

// Of 80, 26 and 40 are taken and 14 are free: each part begins where the one before it ends.
TEST(FigureSvg, PartsOfAWholeStandSideBySideAndAreMeasuredAgainstTheWhole) {
  Chart figure;
  figure.kind = ChartKind::kBars;
  figure.parts = true;
  figure.series = {{"a", {}, {26.0}}, {"b", {}, {40.0}}, {"free", {}, {14.0}}};
  figure.labels = {"a", "b", "free"};
  const std::string svg = figure_svg(figure);
  EXPECT_NE(svg.find("x=\"0%\" y=\"24\" width=\"32.5%\""), std::string::npos) << svg;
  EXPECT_NE(svg.find("x=\"32.5%\" y=\"68\" width=\"50%\""), std::string::npos) << svg;
  EXPECT_NE(svg.find("x=\"82.5%\" y=\"112\" width=\"17.5%\""), std::string::npos) << svg;
}

TEST(FigureSvg, CurvesRunFromCornerToCornerAndSkipWhatIsNoNumber) {
  Chart figure;
  figure.kind = ChartKind::kCurves;
  figure.x_title = "tokens";
  figure.y_title = "GiB";
  figure.x_logarithmic = true;
  figure.series = {{"one", {1.0, 10.0, 100.0}, {0.0, 5.0, 10.0}},
                   {"two", {1.0, 10.0, 100.0}, {10.0, NAN, 0.0}}};
  figure.marks = {{"ridge", 10.0}};
  const std::string svg = figure_svg(figure);
  // In thousandths from the upper left corner: 10 is half of the way from 1 to 100 by powers.
  EXPECT_NE(svg.find("points=\"0,1000 500,500 1000,0\""), std::string::npos) << svg;
  EXPECT_NE(svg.find("points=\"0,0 1000,1000\""), std::string::npos) << svg;
  EXPECT_NE(svg.find("class=\"k\" x1=\"50%\""), std::string::npos) << "the mark";
  for (const char* words : {"tokens (log scale)", "GiB", "one", "two", "ridge"})
    EXPECT_EQ(count_of(svg, std::string(">") + words + "<"), 1) << words;
}

TEST(FigureSvg, MarkedPlacesStandWhereTheirNumbersAre) {
  Chart figure;
  figure.kind = ChartKind::kCurves;
  figure.x_logarithmic = true;
  figure.series = {{"one", {1.0, 10.0, 100.0}, {0.0, 5.0, 10.0}},
                   {"decoding", {10.0}, {2.5}},
                   {"", {100.0}, {10.0}}};
  const std::string svg = figure_svg(figure);
  EXPECT_NE(svg.find("cx=\"50%\" cy=\"75%\""), std::string::npos) << svg;
  EXPECT_NE(svg.find("cx=\"100%\" cy=\"0%\""), std::string::npos) << svg;
  EXPECT_EQ(count_of(svg, ">decoding<"), 1) << "and not in the legend";
}

TEST(FigureSvg, CellsOfOneShadeAreOnePath) {
  Chart figure;
  figure.kind = ChartKind::kGrid;
  figure.columns = 2;
  figure.series = {{"", {}, {1.0, 0.0, 1.0, 0.5}}};
  const std::string svg = figure_svg(figure);
  EXPECT_NE(svg.find("viewBox=\"0 0 56 56\""), std::string::npos) << svg;
  EXPECT_EQ(count_of(svg, "<path"), 3) << "ground, half and full: " << svg;
  EXPECT_NE(svg.find("fill-opacity=\"1\" d=\"M0 0h26v26h-26zM0 28h26v26h-26z\""), std::string::npos)
      << svg;
}

}  // namespace
}  // namespace tmw

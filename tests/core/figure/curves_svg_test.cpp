// Curves as SVG: in the page and in a file.
#include "core/figure/curves_svg.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>

namespace tmw {
namespace {

int count_of(const std::string& text, const std::string& part) {
  int count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
    ++count;
  return count;
}

TEST(CurvesSvg, CurvesRunFromCornerToCornerAndSkipWhatIsNoNumber) {
  FigureCurves figure;
  figure.x_title = "tokens";
  figure.y_title = "GiB";
  figure.x_logarithmic = true;
  const std::vector<FigureSeries> series = {{"one", {1.0, 10.0, 100.0}, {0.0, 5.0, 10.0}},
                                            {"two", {1.0, 10.0, 100.0}, {10.0, NAN, 0.0}}};
  const std::vector<FigureMark> marks = {{"ridge", 10.0}};
  figure.series = series;
  figure.marks = marks;
  const std::string svg = curves_svg(figure);
  // In thousandths from the upper left corner: 10 is half of the way from 1 to 100 by powers.
  EXPECT_NE(svg.find("points=\"0,1000 500,500 1000,0\""), std::string::npos) << svg;
  EXPECT_NE(svg.find("points=\"0,0 1000,1000\""), std::string::npos) << svg;
  EXPECT_NE(svg.find("class=\"k\" x1=\"50%\""), std::string::npos) << "the mark";
  for (const char* words : {"tokens (log scale)", "GiB", "one", "two", "ridge"})
    EXPECT_EQ(count_of(svg, std::string(">") + words + "<"), 1) << words;
}

TEST(CurvesSvg, MarkedPlacesStandWhereTheirNumbersAre) {
  FigureCurves figure;
  figure.x_logarithmic = true;
  const std::vector<FigureSeries> series = {{"one", {1.0, 10.0, 100.0}, {0.0, 5.0, 10.0}},
                                            {"decoding", {10.0}, {2.5}},
                                            {"", {100.0}, {10.0}}};
  figure.series = series;
  const std::string svg = curves_svg(figure);
  EXPECT_NE(svg.find("cx=\"50%\" cy=\"75%\""), std::string::npos) << svg;
  EXPECT_NE(svg.find("cx=\"100%\" cy=\"0%\""), std::string::npos) << svg;
  EXPECT_EQ(count_of(svg, ">decoding<"), 1) << "and not in the legend";
}

// In a file the plot is 632 px wide from 64 on, and 320 px high from 64 on.
TEST(CurvesSvg, OfAFileHasEveryPlaceInPxAndEveryLookWrittenOut) {
  const std::vector<FigureSeries> series = {{"one", {1.0, 10.0, 100.0}, {0.0, 5.0, 10.0}},
                                            {"two & more", {1.0, 10.0, 100.0}, {10.0, NAN, 0.0}},
                                            {"prompt", {10.0}, {2.5}}};
  const std::vector<FigureMark> marks = {{"now", 10.0}};
  const FigureCurves figure{"tokens", "GB", true, false, series, marks};
  const std::string file = curves_svg_file(figure, "Memory of <each> card", "It is \"full\".");
  EXPECT_EQ(file.find("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"720\""), 0U) << file;
  EXPECT_NE(file.find("aria-label=\"It is &quot;full&quot;.\""), std::string::npos) << file;
  EXPECT_NE(file.find("<title>Memory of &lt;each&gt; card</title>"), std::string::npos) << file;
  EXPECT_NE(file.find("points=\"64,384 380,224 696,64\""), std::string::npos) << file;
  EXPECT_NE(file.find("points=\"64,64 696,384\""), std::string::npos) << file;
  EXPECT_NE(file.find("cx=\"380\" cy=\"304\""), std::string::npos) << file;
  EXPECT_EQ(file.find("class="), std::string::npos) << "no style sheet goes with it";
  EXPECT_EQ(count_of(file, "%"), 2) << "of the ground alone";
  EXPECT_EQ(count_of(file, "stroke-dasharray=\"8 5\""), 2) << "the second curve and its key";
  for (const char* words : {"tokens (log scale)", "GB", "one", "two &amp; more", "prompt", "now"})
    EXPECT_EQ(count_of(file, std::string(">") + words + "<"), 1) << words;
  const std::string page = curves_svg(figure);
  EXPECT_EQ(count_of(page, "<line"), count_of(file, "<line")) << "the same lines";
  EXPECT_EQ(count_of(page, "<text") + 1, count_of(file, "<text")) << "the same words, and a title";
}

}  // namespace
}  // namespace tmw

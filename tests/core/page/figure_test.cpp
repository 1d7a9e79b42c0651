// Figures: their scales, and the drawing that stands where the canvas does not paint.
#include <gtest/gtest.h>

#include <string>

#include "core/exercise/chart.h"
#include "core/page/figure_svg.h"
#include "core/page/sketch.h"
#include "tests/core/page/count_of.h"

namespace tmw {
namespace {

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

// The drawing of curves is core/figure's; handles are points of it.
TEST(FigureSvg, CurvesHaveTheirHandlesAsPoints) {
  Chart figure;
  figure.kind = ChartKind::kCurves;
  figure.series = {{"one", {0.0, 10.0}, {0.0, 8.0}}};
  ChartHandle handle;
  handle.at = {0.0, 5.0, 10.0};
  handle.now = 1;
  handle.on = 2.0;
  figure.handles = {handle};
  const std::string svg = figure_svg(figure);
  EXPECT_EQ(svg.find("<span class=\"curves\"><svg class=\"plot\" aria-hidden=\"true\""), 0U) << svg;
  EXPECT_NE(svg.find("class=\"point\" cx=\"50%\" cy=\"75%\""), std::string::npos) << svg;
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

TEST(FigureSvg, AGridThatAReaderCanEnlargeHasTheRoomOfTheLargest) {
  Chart figure;
  figure.kind = ChartKind::kGrid;
  figure.columns = 2;
  figure.most_columns = 12;
  figure.series = {{"", {}, {1.0, 0.0, 1.0, 0.5}}};
  const std::string svg = figure_svg(figure);
  EXPECT_NE(svg.find("viewBox=\"0 0 336 336\""), std::string::npos) << "12 cells of 28 px: " << svg;
}

Chart stack_of(double training) {
  Chart figure;
  figure.kind = ChartKind::kStack;
  figure.to = 200.0;
  figure.limit = 100.0;
  figure.limit_name = "the card";
  const bool fits = training <= 100.0;
  const auto add = [](std::vector<ChartItem>& items, const char* name, double value,
                      const char* row) {
    items.emplace_back();
    items.back().name = name;
    items.back().value = value;
    items.back().row = row;
  };
  add(figure.items, "Weights", 20.0, "Serving");
  add(figure.items, "Weights", training / 2, "Training");
  add(figure.items, "States", training / 2, "Training");
  add(figure.rows, "Serving", 20.0, "");
  add(figure.rows, "Training", training, "");
  figure.rows.back().good = fits;
  return figure;
}

TEST(Sketch, AProgramThatLeavesItsFormatIsSaidToOverflow) {
  Chart figure;
  figure.kind = ChartKind::kPrograms;
  figure.sizes = {{"from", 0}, {"to", 120}};
  for (const bool good : {true, false}) {
    figure.items.emplace_back();
    figure.items.back().row = good ? "stable" : "naive";
    figure.items.back().name = "powers";
    figure.items.back().words = good ? "1" : "∞";
    figure.items.back().good = good;
  }
  const Sketch sketch = sketch_of(figure, 400.0F);
  std::vector<std::string> said;
  for (const SketchWords& words : sketch.words) {
    if (words.ink == SketchInk::kBad || words.ink == SketchInk::kGood) said.push_back(words.text);
  }
  EXPECT_EQ(said, (std::vector<std::string>{"holds", "overflows", "∞"}));
  ASSERT_EQ(sketch.rails.size(), 1U);
  EXPECT_EQ(sketch.rails[0].high, 120.0);
}

TEST(Sketch, WhatGoesBeyondTheLimitIsHatchedAndSaidInWords) {
  const Sketch fits = sketch_of(stack_of(90.0), 400.0F);
  const Sketch over = sketch_of(stack_of(150.0), 400.0F);
  const auto bad = [](const Sketch& sketch) {
    int count = 0;
    for (const SketchLine& line : sketch.lines) count += line.ink == SketchInk::kBad ? 1 : 0;
    for (const SketchWords& words : sketch.words) count += words.ink == SketchInk::kBad ? 1 : 0;
    return count;
  };
  EXPECT_EQ(bad(fits), 0);
  EXPECT_GT(bad(over), 10);
  EXPECT_EQ(fits.height, over.height) << "nothing below it moves";
  ASSERT_EQ(over.rails.size(), 2U);
  EXPECT_EQ(over.rails[1].high, 200.0);
}

ChartItem item(const char* name, double value, double other) {
  ChartItem made;
  made.name = name;
  made.words = "0.5";
  made.value = value;
  made.other = other;
  return made;
}

// Every kind keeps within its width, on the narrowest phone as well.
TEST(Sketch, KeepsWithinItsWidth) {
  std::vector<Chart> figures(6);
  figures[0] = stack_of(150.0);
  figures[1].kind = ChartKind::kBlock;
  figures[1].sizes = {{"width", 8192}, {"queries", 8192}, {"keys", 1024}, {"inner", 28672}};
  figures[2].kind = ChartKind::kHeads;
  figures[2].sizes = {{"heads", 64}, {"kv_heads", 8}};
  figures[3].kind = ChartKind::kClocks;
  figures[3].sizes = {{"position", 512}, {"from", 16}, {"to", 131072}, {"trained", 8192}};
  for (const char* name : {"pair 0", "pair 16", "pair 32", "pair 40", "pair 48", "pair 56"})
    figures[3].items.push_back(item(name, 3.0, 0.4));
  figures[4].kind = ChartKind::kAreas;
  figures[4].items = {item("Q", 128, 2048), item("scores in memory", 2048, 2048)};
  figures[4].items.back().words = "131,072 × 131,072";
  figures[4].to = 2300;
  figures[4].limit = 2048;
  figures[5].kind = ChartKind::kPrograms;
  figures[5].sizes = {{"from", 0}, {"to", 120}};
  for (const char* program : {"As it is defined", "With the largest subtracted"}) {
    for (const char* words : {"1.2 × 10¹¹", "∞", "NaN"}) {
      figures[5].items.push_back(item("weights", 0.0, 0.0));
      figures[5].items.back().row = program;
      figures[5].items.back().words = words;
    }
  }
  for (const Chart& figure : figures) {
    for (const float width : {288.0F, 340.0F, 600.0F}) {
      const Sketch sketch = sketch_of(figure, width);
      EXPECT_GT(sketch.height, 60.0F);
      for (const SketchBox& box : sketch.boxes) {
        EXPECT_GE(box.x, -0.5F);
        EXPECT_LE(box.x + box.width, width + 0.5F) << static_cast<int>(figure.kind);
        EXPECT_LE(box.y + box.height, sketch.height + 0.5F) << static_cast<int>(figure.kind);
      }
      for (const SketchWords& words : sketch.words) {
        const float end = words.x + (1.0F - words.align) * rough_width(words.text);
        EXPECT_LE(end, width + 4.0F) << words.text << " at " << width;
      }
    }
    const std::string svg = figure_svg(figure);
    EXPECT_NE(svg.find("class=\"sketch wide\""), std::string::npos);
    EXPECT_NE(svg.find("class=\"sketch narrow\""), std::string::npos);
    // Where its width is known it is as high as the canvas makes it.
    char box[64];
    std::snprintf(box, sizeof box, "viewBox=\"0 0 500 %g\"",
                  std::ceil(static_cast<double>(sketch_of(figure, 500.0F).height)));
    EXPECT_NE(figure_svg(figure, 500.0F).find(box), std::string::npos) << box;
    EXPECT_EQ(svg.find("style="), std::string::npos) << "the policy forbids it";
  }
}

// Without the canvas nothing is dragged, but the value that the figure shows is to be seen on its
// axis.
TEST(Figure, OnThePlainPageAMarkStandsWhereTheGripOfADrawingStands) {
  Chart figure;
  figure.kind = ChartKind::kPrograms;
  figure.limit = 65504.0;
  figure.sizes = {{"from", 0.0}, {"to", 100.0}};
  figure.items.push_back(item("powers", 403.0, 0.0));
  figure.items.back().row = "As it is defined";
  figure.handles.push_back({"score", "score", {"0", "25", "100"}, 1, {0.0, 25.0, 100.0}, 0.0});
  // A quarter of the rail, which ends 12 px from both edges of 500.
  EXPECT_NE(figure_svg(figure, 500.0F).find("class=\"point\" cx=\"131\" cy=\"18\""),
            std::string::npos)
      << figure_svg(figure, 500.0F);
  figure.handles.front().at.clear();  // a range alone
  EXPECT_EQ(figure_svg(figure, 500.0F).find("class=\"point\""), std::string::npos);
}

}  // namespace
}  // namespace tmw

// Names of curves in figures as they are shipped: on no line, on no other name, and in the order of
// the lines they name.
#include "core/figure/names.h"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <string>
#include <vector>

namespace tmw {
namespace {

struct Figure {
  const char* what;
  std::vector<FigureSeries> series;
  std::vector<FigureMark> marks;
  bool x_log;
  bool y_log;
};

FigureSeries curve(std::string name, double from, double to, bool log,
                   const std::function<double(double)>& value) {
  FigureSeries series{std::move(name), {}, {}};
  for (int i = 0; i <= 64; ++i) {
    const double share = i / 64.0;
    const double x = log ? from * std::pow(to / from, share) : from + (to - from) * share;
    series.x.push_back(x);
    series.y.push_back(value(x));
  }
  return series;
}

// The curves of chapters 4 to 8, worked out by hand from their formulas.
std::vector<Figure> shipped() {
  const auto kv = [](const char* name, double heads) {
    return curve(name, 1e3, 5e5, true,
                 [heads](double s) { return 2 * 32 * s * heads * 128 * 2 / 0x1p30; });
  };
  const auto roof = [](const char* name, double peak, double speed) {
    return curve(name, 0.1, 4096, true, [=](double x) { return std::min(peak, x * speed); });
  };
  const auto logit = [](const char* name, double one) {
    return curve(name, 0.1, 100, true, [one](double t) {
      return std::exp((one - 3) / t) / (1 + std::exp(-1 / t) + std::exp(-3 / t));
    });
  };
  const auto level = [](const char* name, double from, double to, bool log, double value) {
    return curve(name, from, to, log, [value](double) { return value; });
  };
  return {
      {"KV cache",
       {kv("32 KV heads", 32), kv("8 KV heads", 8), kv("1 KV head", 1),
        level("weights", 1e3, 5e5, true, 14.96)},
       {},
       true,
       true},
      {"roofline",
       {roof("H100", 989, 3.35), roof("A100", 312, 2)},
       {{"8 users", 8}, {"A100: ridge", 156}, {"H100: ridge", 295.2}},
       true,
       true},
      {"budget",
       {curve("budget", 1, 64, true, [](double n) { return 1267 / n; }),
        curve("D = 20N", 1, 64, true, [](double n) { return 20 * n; })},
       {{"best split", 8}},
       true,
       true},
      {"overflow",
       {curve("power", 0, 120, false, [](double x) { return std::exp(x); }),
        level("FP32 ends", 0, 120, false, 3.4e38), level("FP16 ends", 0, 120, false, 65504)},
       {},
       false,
       true},
      {"memory of a card in the Lab",
       {curve("weights and KV caches", 1, 1024, true,
              [](double users) { return 16.06 + 0.537 * users; }),
        level("weights", 1, 1024, true, 16.06), level("room on a card", 1, 1024, true, 80)},
       {{"now", 1}},
       true,
       true},
      {"temperature",
       {logit("logit 3", 3), logit("logit 2", 2), logit("logit 0", 0)},
       {{"no change", 1}},
       true,
       false},
  };
}

struct Box {
  double left, right, top, bottom;
};

bool meet(const Box& one, const Box& other) {
  return one.left < other.right && other.left < one.right && one.top < other.bottom &&
         other.top < one.bottom;
}

// Plots of a phone at 360 and 390 px, and of a page at 1440.
constexpr PlotSize kSizes[] = {{256, 180}, {286, 188}, {540, 252}, {540, 320}};

class NamesOfCurves : public testing::TestWithParam<PlotSize> {};

TEST_P(NamesOfCurves, StandOnNothingAndInTheOrderOfTheirEnds) {
  const PlotSize size = GetParam();
  for (const Figure& figure : shipped()) {
    SCOPED_TRACE(figure.what);
    const FigureAxis across = axis_across(figure.series, figure.x_log);
    const FigureAxis upward = axis_upward(figure.series, figure.y_log);
    const auto names = curve_names(figure.series, figure.marks, across, upward, size);
    ASSERT_EQ(names.size(), figure.series.size());
    std::vector<Box> boxes;
    for (std::size_t i = 0; i < names.size(); ++i) {
      // The gap, the stroke, another gap, and letters of 7.7 px.
      const double width = 34.0 + 7.7 * static_cast<double>(figure.series[i].name.size());
      const double left = names[i].left ? 0.0 : size.width - width;
      boxes.push_back({left, left + width, names[i].baseline - 12.0, names[i].baseline + 3.0});
      EXPECT_GE(boxes.back().top, 0.0);
      EXPECT_LE(boxes.back().bottom, size.height);
      for (std::size_t j = 0; j < i; ++j) {
        EXPECT_FALSE(meet(boxes[i], boxes[j])) << figure.series[j].name << " is hit by another";
        if (names[i].left != names[j].left) continue;
        const auto end = [&](std::size_t k) {
          const std::vector<double>& y = figure.series[k].y;
          return upward.share(names[i].left ? y.front() : y.back());
        };
        if (std::fabs(end(i) - end(j)) > 1e-9)
          EXPECT_EQ(end(i) > end(j), names[i].baseline < names[j].baseline)
              << figure.series[i].name << " and " << figure.series[j].name << " are in no order";
      }
    }
    const auto marked = mark_names(figure.series, figure.marks, across, upward, size);
    ASSERT_EQ(marked.size(), figure.marks.size());
    for (std::size_t m = 0; m < figure.marks.size(); ++m) {
      const double x = size.width * across.share(figure.marks[m].x);
      const double width = 7.7 * static_cast<double>(figure.marks[m].name.size());
      const double left = marked[m].left ? x - 6.0 - width : x + 6.0;
      const double baseline = size.height - marked[m].above_foot;
      for (const Box& box : boxes)
        EXPECT_FALSE(meet(box, {left, left + width, baseline - 12.0, baseline + 3.0}))
            << "a name lies on that of the mark " << figure.marks[m].name;
    }
    for (const FigureSeries& one : figure.series) {
      for (std::size_t i = 1; i < one.x.size(); ++i) {
        for (double t = 0.0; t <= 1.0; t += 0.05) {
          const auto between = [t](double from, double to) { return from + t * (to - from); };
          const double x = size.width * between(across.share(one.x[i - 1]), across.share(one.x[i]));
          const double y =
              size.height * (1.0 - between(upward.share(one.y[i - 1]), upward.share(one.y[i])));
          for (const Box& box : boxes)
            EXPECT_FALSE(x > box.left && x < box.right && y > box.top && y < box.bottom)
                << one.name << " crosses a name at " << x << ", " << y;
        }
      }
    }
  }
}

// Of marks: inside the plot, and none on a curve, on another mark's line or on another's name.
TEST_P(NamesOfCurves, OfMarksStandBesideTheirOwnLineOnly) {
  const PlotSize size = GetParam();
  for (const Figure& figure : shipped()) {
    const FigureAxis across = axis_across(figure.series, figure.x_log);
    const FigureAxis upward = axis_upward(figure.series, figure.y_log);
    const auto names = mark_names(figure.series, figure.marks, across, upward, size);
    ASSERT_EQ(names.size(), figure.marks.size());
    std::vector<Box> boxes;
    for (std::size_t m = 0; m < names.size(); ++m) {
      SCOPED_TRACE(std::string(figure.what) + ": " + figure.marks[m].name);
      const double x = size.width * across.share(figure.marks[m].x);
      const double width = 7.7 * static_cast<double>(figure.marks[m].name.size());
      const double left = names[m].left ? x - 6.0 - width : x + 6.0;
      const double baseline = size.height - names[m].above_foot;
      const Box box{left, left + width, baseline - 12.0, baseline + 3.0};
      EXPECT_TRUE(box.left >= 0 && box.right <= size.width && box.top >= 0);
      for (const Box& other : boxes) EXPECT_FALSE(meet(box, other));
      boxes.push_back(box);
      for (const FigureMark& other : figure.marks) {
        const double line = size.width * across.share(other.x);
        // On a phone the roofline's three marks are nearer to each other than their names are long.
        if (size.width > 300.0F || figure.marks.size() < 3)
          EXPECT_FALSE(line > box.left && line < box.right) << other.name;
      }
      for (const FigureSeries& one : figure.series) {
        for (std::size_t i = 0; i < one.x.size(); ++i) {
          const double at = size.width * across.share(one.x[i]);
          const double y = size.height * (1.0 - upward.share(one.y[i]));
          EXPECT_FALSE(at > box.left && at < box.right && y > box.top && y < box.bottom)
              << one.name;
        }
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Plots, NamesOfCurves, testing::ValuesIn(kSizes));

}  // namespace
}  // namespace tmw

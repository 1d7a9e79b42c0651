#include "core/lab/plots.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <string>

#include "core/lab/answers.h"
#include "core/lab/lab.h"
#include "core/lab/measured.h"
#include "core/sheet/sheet.h"
#include "core/transformer/measured.h"
#include "tests/core/lab/random_state.h"

namespace tmw::lab {
namespace {

// Each point that is drawn is what the lab answers for that value, whatever the option.
TEST(Plots, OfMemoryAreTheAnswersAtEachValueOfAnyOption) {
  State state = first_state();
  ASSERT_EQ(set_option(state, Question::kServe, "users", "16"), "");
  for (const std::string_view option : running_options(Question::kServe)) {
    const Plot plot = make_plot(state, "memory", option);
    ASSERT_EQ(plot.problem, "") << option;
    ASSERT_EQ(plot.over, option);
    for (std::size_t i = 0; i < plot.runs.size(); i += 7) {
      State at = state;
      if (!set_option(at, Question::kServe, option, std::to_string(plot.runs[i])).empty() &&
          !set_option(at, Question::kServe, option,
                      std::to_string(static_cast<std::int64_t>(plot.runs[i])))
               .empty())
        continue;
      const Answers answers = answers_to(at);
      const Line* held = find_line(answers, "held");
      if (held == nullptr) {
        EXPECT_FALSE(std::isfinite(plot.curves[0].y[i])) << option << " " << plot.runs[i];
        continue;
      }
      EXPECT_NEAR(plot.curves[0].y[i], held->value / 1e9, 1e-3 * held->value / 1e9)
          << option << " " << plot.runs[i];
    }
  }
}

// Llama 3 8B of 16.06 GB and caches of 536.9 MB a user: 119 users fit 80 GB.
TEST(Plots, SayWhereTheCardIsFull) {
  const Plot plot = make_plot(first_state(), "memory", "users");
  EXPECT_NE(plot.caption.find("It is full at about 119 users."), std::string::npos) << plot.caption;
  EXPECT_EQ(plot.runs[plot.now], 1);
}

// 16 bytes a parameter: on 8 cards ZeRO 3 leaves an eighth of them on each.
TEST(Plots, OfTrainingShowEveryZeroStageAndRecomputation) {
  State state = first_state();
  state.question = Question::kTrain;
  ASSERT_EQ(set_option(state, Question::kTrain, "cards", "8"), "");
  const Plot zero = make_plot(state, "zero", "");
  ASSERT_EQ(zero.curves.size(), 5u);
  EXPECT_NEAR(zero.curves[0].y[zero.now] - zero.curves[3].y[zero.now],
              16 * 8030261248.0 * 7 / 8 / 1e9, 0.01);
  const Plot again = make_plot(state, "again", "");
  ASSERT_EQ(again.curves.size(), 4u);
  EXPECT_GT(again.curves[0].y[again.now], again.curves[2].y[again.now]);
  state.question = Question::kServe;
  ASSERT_TRUE(take_card(state, "t4"));
  Lab lab;
  lab.state = state;
  const std::string sheet = act(lab, "option users", "2").sheet;
  EXPECT_NE(sheet.find("value=FP16"), std::string::npos) << "no BF16 is offered as chosen on a T4";
}

// 989 TFLOP/s over 3.35 TB/s: the roof bends at 295.2 FLOP/B.
TEST(Plots, HaveARoofThatBendsAtTheRidge) {
  const Plot plot = make_plot(first_state(), "roof", "");
  const Curve& roof = plot.curves.back();
  ASSERT_EQ(roof.x.size(), 3u);
  EXPECT_NEAR(roof.x[1], 989.0 / 3.35, 1e-9);
  EXPECT_NEAR(roof.y[1], 989.0, 1e-9);
  ASSERT_EQ(plot.points.size(), 2u);
  EXPECT_NEAR(plot.points[0].y, plot.points[0].x * 3.35, 1e-2 * plot.points[0].y)
      << "decoding stands on the roof's slope";
}

// Over users a prompt is read as before: one place, with its name, and no curve that nobody sees.
TEST(Plots, NameEachThingOnceAndMarkACurveThatStaysInItsPlace) {
  const DrawnPlot drawn = drawn_of(make_plot(first_state(), "roof", ""));
  std::vector<std::string> curves;
  std::vector<std::string> places;
  for (const FigureSeries& one : drawn.series)
    (is_place(one) ? places : curves).push_back(one.name);
  EXPECT_EQ(curves, (std::vector<std::string>{"decoding", "the card's roof"}));
  EXPECT_EQ(places, (std::vector<std::string>{"prompt", "now"}));
  const DrawnPlot over_prompt = drawn_of(make_plot(first_state(), "roof", "prompt"));
  EXPECT_EQ(over_prompt.series[0].name, "prompt") << "there it runs";
}

TEST(Plots, MarkThePresentPointWhereItIsOnTheCurve) {
  State state = first_state();
  ASSERT_EQ(set_option(state, Question::kServe, "users", "16"), "");
  const Plot plot = make_plot(state, "speed", "");
  ASSERT_EQ(plot.points.size(), 1u);
  const Answers answers = answers_to(state);
  EXPECT_NEAR(plot.points[0].y, find_line(answers, "speed")->value, 1e-6);
  const DrawnPlot drawn = drawn_of(plot);
  EXPECT_TRUE(is_place(drawn.series.back()));
  EXPECT_EQ(drawn.series.back().name, "now");
  EXPECT_TRUE(drawn.marks.empty()) << "what runs is not on the axis";
  EXPECT_EQ(drawn_of(make_plot(state, "memory", "")).marks.size(), 1u);
}

TEST(Plots, OfAnyStateOverAnyOptionHaveFiniteNumbersOrNone) {
  std::mt19937 chance(8);
  for (int i = 0; i < 40; ++i) {
    const State state = test::random_state(chance, true);
    const auto options = running_options(state.question);
    for (const PlotKind& kind : plots_of(state.question)) {
      const auto over = options[chance() % options.size()];
      const Plot plot = make_plot(state, kind.id, over);
      if (!plot.problem.empty()) continue;
      ASSERT_LT(plot.now, plot.runs.size());
      EXPECT_EQ(plot.caption.find("nan"), std::string::npos) << plot.caption;
      for (const Curve& curve : plot.curves) {
        ASSERT_EQ(curve.x.size(), curve.y.size());
        for (std::size_t p = 0; p < curve.x.size(); ++p)
          EXPECT_EQ(std::isfinite(curve.x[p]), std::isfinite(curve.y[p])) << curve.name;
      }
      for (std::size_t p = 0; p < plot.runs.size(); ++p)
        EXPECT_EQ(reading_of(state, plot, p).find("nan"), std::string::npos);
      EXPECT_EQ(svg_of(plot).find("nan"), std::string::npos) << kind.id << " " << over;
      const std::string csv = csv_of(state, plot);
      EXPECT_EQ(static_cast<std::size_t>(std::count(csv.begin(), csv.end(), '\n')),
                plot.runs.size() + 1);
    }
  }
}

TEST(Plots, AreReadByARangeAndByPointing) {
  Lab lab;
  (void)act(lab, "open", "");
  const Plot plot = make_plot(lab.state, "", "");
  const Said first = act(lab, "read ", "0");
  EXPECT_NE(first.sheet.find("At 1 user: weights and KV caches 16.6 GB"), std::string::npos)
      << first.sheet;
  EXPECT_FALSE(first.push);
  (void)act(lab, "read ", "@1");
  EXPECT_EQ(*lab.read, plot.runs.size() - 1) << "the right edge is the last value";
  (void)act(lab, "read ", "@0");
  EXPECT_EQ(*lab.read, 0u);
  (void)act(lab, "read ", "999");
  EXPECT_EQ(*lab.read, plot.runs.size() - 1);
  (void)act(lab, "option users", "32");
  EXPECT_FALSE(lab.read.has_value()) << "another state is read where it stands";
  EXPECT_EQ(act(lab, "save svg", "").file, "lab-memory-over-users.svg");
  EXPECT_EQ(act(lab, "save csv", "").text.substr(0, 15), "Users at once,w");
}

TEST(Measured, RunsAreWholeAndThoseNearestToAStateAreOfItsModel) {
  const transformer::MeasuredRuns& all = transformer::shipped_measured();
  EXPECT_EQ(all.error, "");
  EXPECT_GE(all.serving.size(), 50u);
  EXPECT_GE(all.training.size(), 40u);
  EXPECT_FALSE(all.serving_source.empty() || all.training_source.empty());
  State state = first_state();
  ASSERT_EQ(set_option(state, Question::kServe, "users", "16"), "");
  const std::vector<NearRun> near = near_runs(state);
  ASSERT_EQ(near.size(), 3u);
  EXPECT_EQ(near[0].what.find("Llama-3-8B"), 0u) << near[0].what;
  EXPECT_FALSE(near[0].expected.empty());
  ASSERT_TRUE(take_model(state, "gpt2"));
  EXPECT_TRUE(near_runs(state).empty()) << "nothing of that size was measured";
  state = first_state();
  state.question = Question::kTrain;
  EXPECT_EQ(near_runs(state).size(), 3u);
}

// While it is drawn the address is replaced; the next pull is a step of its own.
TEST(Handles, MakeOneStepOfEachPull) {
  Lab lab;
  (void)act(lab, "open", "");
  EXPECT_TRUE(act(lab, "drag users", "4").push);
  EXPECT_FALSE(act(lab, "drag users", "6").push);
  const Said let_go = act(lab, "drag users", "6!");
  EXPECT_FALSE(let_go.push);
  EXPECT_EQ(option_text(lab.state, Question::kServe, "users"), "8") << "1, 1.5, 2, 3, 4, 6, 8";
  EXPECT_TRUE(act(lab, "drag users", "8").push);
  EXPECT_EQ(option_text(*lab.before, Question::kServe, "users"), "8");
}

}  // namespace
}  // namespace tmw::lab

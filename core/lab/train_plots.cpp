// The plots of training.
#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "core/lab/answers.h"
#include "core/lab/plot_curves.h"
#include "core/plan/asking.h"
#include "core/plan/training_plan.h"

namespace tmw::lab {
namespace {

using namespace transformer;
using plan::TrainingPlan;
using plan::TrainingSetup;

constexpr double kGiga = 1e9;

struct TrainingAt {
  double value = 0;
  TrainingSetup setup;
  TrainingPlan plan;
};

double gb_held(const TrainingPlan& plan) {
  return plan.problem == plan::TrainingProblem::kNone ? plan.least_bytes_per_card / kGiga
                                                      : kNoPoint;
}

// The least that a card holds with each ZeRO stage, or each way to compute activations again; all
// else is as asked.
template <class Choice, std::size_t n>
void draw_held(Plot& plot, const std::vector<TrainingAt>& all, const State& state,
               const Choice (&choices)[n]) {
  const Hardware& card = state.card.named.hardware;
  plot.x_runs = true;
  plot.y_title = "GB on each card, at least";
  plot.y_unit = "GB";
  plot.y_log = true;
  for (const Choice& choice : choices) {
    Curve curve{choice.name, {}, {}};
    for (const TrainingAt& at : all) {
      TrainingSetup setup = at.setup;
      setup.*choice.field = choice.value;
      put(curve, at.value, gb_held(plan::plan_training(state.model.named.model, card, setup)));
    }
    plot.curves.push_back(std::move(curve));
  }
  Curve room{"room on a card", {}, {}};
  for (const TrainingAt& at : all) put(room, at.value, card.memory_bytes / kGiga);
  plot.curves.push_back(std::move(room));
}

template <class Value>
struct Choice {
  const char* name;
  Value value;
  Value TrainingSetup::*field;
};
constexpr Choice<ZeroStage> kStages[] = {{"ZeRO 0", ZeroStage::kNone, &TrainingSetup::zero},
                                         {"ZeRO 1", ZeroStage::kOptimizer, &TrainingSetup::zero},
                                         {"ZeRO 2", ZeroStage::kGradients, &TrainingSetup::zero},
                                         {"ZeRO 3", ZeroStage::kWeights, &TrainingSetup::zero}};
constexpr Choice<Recompute> kRecomputations[] = {
    {"nothing again", Recompute::kNone, &TrainingSetup::recompute},
    {"attention again", Recompute::kSelective, &TrainingSetup::recompute},
    {"all again", Recompute::kFull, &TrainingSetup::recompute}};

void draw_time(Plot& plot, const std::vector<TrainingAt>& all) {
  constexpr double kDay = 86400;
  plot.x_runs = true;
  plot.y_title = "days of the run";
  plot.y_unit = "days";
  plot.y_log = true;
  Curve chosen{"at the MFU that is chosen", {}, {}};
  Curve expected{"expected, where it fits", {}, {}};
  for (const TrainingAt& at : all) {
    const bool is = at.plan.problem == plan::TrainingProblem::kNone;
    put(chosen, at.value, is ? at.plan.seconds / kDay : kNoPoint);
    const bool known = is && at.plan.expected_terms && !at.plan.too_big;
    put(expected, at.value, known ? at.plan.expected_run_seconds / kDay : kNoPoint);
  }
  const bool some =
      std::any_of(expected.y.begin(), expected.y.end(), [](double y) { return std::isfinite(y); });
  plot.curves.push_back(std::move(chosen));
  if (some) plot.curves.push_back(std::move(expected));
}

}  // namespace

void plot_training(const State& state, Plot& plot) {
  const auto asked = plan::read_setup<TrainingSetup>(suited_options(state).options);
  const Model& model = state.model.named.model;
  const Hardware& card = state.card.named.hardware;
  const TrainingPlan now = plan::plan_training(model, card, asked.setup);
  if (now.problem != plan::TrainingProblem::kNone) {
    plot.problem = "There is nothing to draw until the question has an answer.";
    return;
  }
  take_runs(plot, now.setup);
  const plan::Row<TrainingSetup>& row = row_of<TrainingSetup>(plot.over);
  std::vector<TrainingAt> all;
  for (const double value : plot.runs) {
    TrainingAt at{value, asked.setup, {}};
    set_number(at.setup, row, value);
    if (plot.id == "time") at.plan = plan::plan_training(model, card, at.setup);
    all.push_back(std::move(at));
  }
  if (plot.id == "time") {
    draw_time(plot, all);
    plot.caption = "Time of the run, " + range_words(state, plot) + ": at present " +
                   in_words(now.seconds, Unit::kSeconds) + " at " +
                   in_words(now.planned.mfu, Unit::kShare) + " MFU.";
    return;
  }
  const bool stages = plot.id == "zero";
  if (stages)
    draw_held(plot, all, state, kStages);
  else
    draw_held(plot, all, state, kRecomputations);
  plot.caption = std::string("The least that a card holds, by ") +
                 (stages ? "ZeRO stage" : "what is computed again") + ", " +
                 range_words(state, plot) +
                 ". As asked: " + in_words(now.least_bytes_per_card, Unit::kBytes) + " of " +
                 in_words(card.memory_bytes, Unit::kBytes) + ".";
}

}  // namespace tmw::lab

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

void draw_held(Plot& plot, const std::vector<TrainingAt>& all, const Model& model,
               const Hardware& card) {
  plot.x_runs = true;
  plot.y_title = "GB on each card, at least";
  plot.y_unit = "GB";
  plot.y_log = true;
  struct Other {
    const char* name;
    std::optional<ZeroStage> zero;
    std::optional<Recompute> recompute;
  };
  constexpr Other kOthers[] = {
      {"as asked", {}, {}},
      {"all computed again", {}, Recompute::kFull},
      {"ZeRO 3", ZeroStage::kWeights, {}},
      {"ZeRO 3, all computed again", ZeroStage::kWeights, Recompute::kFull}};
  for (const Other& other : kOthers) {
    Curve curve{other.name, {}, {}};
    for (const TrainingAt& at : all) {
      TrainingSetup setup = at.setup;
      setup.zero = other.zero.value_or(setup.zero);
      setup.recompute = other.recompute.value_or(setup.recompute);
      put(curve, at.value, gb_held(plan::plan_training(model, card, setup)));
    }
    plot.curves.push_back(std::move(curve));
  }
  Curve room{"room on a card", {}, {}};
  for (const TrainingAt& at : all) put(room, at.value, card.memory_bytes / kGiga);
  plot.curves.push_back(std::move(room));
}

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
  } else {
    draw_held(plot, all, model, card);
    plot.caption =
        "The least that a card holds, as asked and with other ZeRO stages and "
        "recomputation, " +
        range_words(state, plot) +
        ". As asked: " + in_words(now.least_bytes_per_card, Unit::kBytes) + " of " +
        in_words(card.memory_bytes, Unit::kBytes) + ".";
  }
}

}  // namespace tmw::lab

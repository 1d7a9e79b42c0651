#include "core/plan/training_plan.h"

#include "core/plan/model_plan.h"

namespace tmw::plan {
namespace {

using namespace transformer;

constexpr double kUsualMfu = 0.4;

// What the backward pass computes a second time.
Count recomputed(const Flops& forward, Recompute recompute) {
  switch (recompute) {
    case Recompute::kNone:
      return 0;
    case Recompute::kSelective:
      return forward.attention_scores + forward.attention_values;
    case Recompute::kFull:
      return forward.total;
  }
  return 0;
}

// `executed_share` is executed over useful work.
Utilisation planned(const TrainingSetup& setup, double executed_share) {
  const double mfu = setup.hfu ? *setup.hfu / executed_share : setup.mfu.value_or(kUsualMfu);
  return {mfu, mfu * executed_share};
}

void plan_measured(const Hardware& card, double executed_share, TrainingPlan& plan) {
  if (!plan.setup.measured_tokens_per_second) return;
  const double mfu = utilisation(plan.flops_per_token, *plan.setup.measured_tokens_per_second,
                                 static_cast<double>(plan.setup.cards), card.flops_per_second);
  plan.measured = {mfu, mfu * executed_share};
  if (plan.measured->hfu > 1) plan.problem = TrainingProblem::kMeasuredTooFast;
}

void plan_work(Count useful, double executed_share, TrainingPlan& plan) {
  const double data = *plan.setup.data_tokens;
  plan.flops_per_token = useful.as_double() / static_cast<double>(*plan.setup.tokens);
  plan.flops = plan.flops_per_token * data;
  plan.rule_flops = six_n_d(plan.n.as_double(), data);
  plan.executed_flops = plan.flops * executed_share;
  plan.recompute_flops = plan.flops * 4.0 / 3.0;
  plan.optimum = compute_optimum(plan.rule_flops);
}

void plan_time(const Hardware& card, TrainingPlan& plan) {
  const double cards = static_cast<double>(plan.setup.cards);
  plan.seconds = training_seconds(plan.flops, cards, card.flops_per_second, plan.planned.mfu);
  plan.card_hours = card_hours(plan.seconds, cards);
  if (plan.setup.dollars_per_card_hour) {
    plan.dollars = plan.card_hours * *plan.setup.dollars_per_card_hour;
  }
}

}  // namespace

TrainingPlan plan_training(const Model& model, const Hardware& card, const TrainingSetup& setup) {
  const Parameters parameters = count_parameters(model);
  TrainingPlan plan;
  plan.setup = setup;
  plan.setup.tokens = setup.tokens.value_or(open_tokens(model, 4096));
  plan.active_parameters = parameters.active.as_double();
  plan.setup.data_tokens =
      setup.data_tokens.value_or(kChinchillaTokensPerParameter * plan.active_parameters);
  plan.n = parameters_in_n(parameters, setup.embeddings_in_n);
  const Flops forward = flops_per_sequence(model, *plan.setup.tokens, setup.conventions);
  if ((forward.total * 4 + parameters.total).overflowed()) {
    plan.problem = TrainingProblem::kOverflow;
    return plan;
  }
  const Count useful = training_flops(forward, TrainingPass::kForwardBackward).total;
  const double executed_share =
      (useful + recomputed(forward, setup.recompute)).as_double() / useful.as_double();
  plan.planned = planned(setup, executed_share);
  plan_work(useful, executed_share, plan);
  plan_time(card, plan);
  plan_measured(card, executed_share, plan);
  return plan;
}

}  // namespace tmw::plan

#include "core/plan/training_plan.h"

#include <algorithm>

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

constexpr std::int64_t kUsualBatch = 256;
// Of a node with eight cards, each of which has an adapter of 400 Gbit/s.
constexpr std::int64_t kCardsPerNode = 8;
constexpr double kNetworkBytesPerSecond = 50e9;

TrainingProblem settle_split(const Model& model, TrainingPlan& plan) {
  TrainingSetup& setup = plan.setup;
  if (!splits_heads(model, setup.tensor_parallel_cards)) return TrainingProblem::kHeads;
  if (setup.pipeline_stages > model.n_layers) return TrainingProblem::kStages;
  const Count of_model = Count(setup.tensor_parallel_cards) * setup.pipeline_stages;
  if (of_model.overflowed()) return TrainingProblem::kOverflow;
  if (setup.cards % of_model.value() != 0) return TrainingProblem::kCards;
  plan.data_parallel_cards = setup.cards / of_model.value();
  const Count at_once = Count(plan.data_parallel_cards) * setup.micro_batch;
  if (at_once.overflowed()) return TrainingProblem::kOverflow;
  const std::int64_t rounds = std::max<std::int64_t>(kUsualBatch / at_once.value(), 1);
  if (!setup.batch) setup.batch = rounds * at_once.value();
  if (*setup.batch % at_once.value() != 0) return TrainingProblem::kBatch;
  plan.micro_batches = *setup.batch / at_once.value();
  return TrainingProblem::kNone;
}

// See TrainingPlan::least_bytes_per_card. The first stage holds as many micro-batches as there are
// stages, each of its share of the layers; logits are on the last.
void plan_least(const Model& model, TrainingPlan& plan) {
  const TrainingSetup& setup = plan.setup;
  ActivationSetup least;
  least.tokens = *setup.tokens;
  least.micro_batch = setup.micro_batch;
  least.tensor_parallel = setup.tensor_parallel_cards;
  least.sequence_parallel = true;
  least.recompute = setup.recompute;
  const double stages = static_cast<double>(setup.pipeline_stages);
  const double held = static_cast<double>(std::min(setup.pipeline_stages, plan.micro_batches));
  plan.least_activation_bytes = activation_bytes(model, least).as_double() * held / stages;
  const double logits = logits_bytes(model, least).as_double() * 6 / kBytesPerLogit;
  plan.least_logits_bytes = setup.pipeline_stages == 1 ? logits : 0;
  plan.least_bytes_per_card =
      plan.state_bytes_per_card + plan.least_activation_bytes + plan.least_logits_bytes;
}

void plan_split(const Model& model, const Hardware& card, TrainingPlan& plan) {
  const TrainingSetup& setup = plan.setup;
  TrainingSplit split;
  split.tensor = setup.tensor_parallel_cards;
  split.pipeline = setup.pipeline_stages;
  split.data = plan.data_parallel_cards;
  split.zero = setup.zero;
  const ParameterShare share = parameters_per_card(model, split);
  plan.state_per_card = split_state(share, state_bytes(setup.recipe), split);
  plan.state_bytes_per_card = plan.state_per_card.total.as_double();
  plan_least(model, plan);
  // Makers write GB for GiB on many cards, so only more than that is surely too big.
  constexpr double kGibPerGb = 1.073741824;
  plan.too_big =
      plan.least_bytes_per_card > std::max(card.memory_bytes * kGibPerGb, card.visible_bytes);
  const Count tokens = Count(setup.micro_batch) * *setup.tokens;
  plan.traffic = traffic(model, split, share, tokens.value());
}

std::optional<TrainingTerms> training_terms(const Model& model, const Hardware& card,
                                            const TrainingPlan& plan) {
  const TrainingSetup& setup = plan.setup;
  const bool in_node = setup.tensor_parallel_cards <= kCardsPerNode;
  if (setup.tensor_parallel_cards > 1 && in_node && card.link_bytes_per_second <= 0) {
    return std::nullopt;
  }
  const double tokens = static_cast<double>(*setup.batch) * static_cast<double>(*setup.tokens);
  const double steps = static_cast<double>(plan.micro_batches);
  const double stages = static_cast<double>(setup.pipeline_stages);
  TrainingTerms terms;
  terms.compute =
      plan.flops_per_token * tokens / (static_cast<double>(setup.cards) * card.flops_per_second);
  terms.bubble = terms.compute * (stages - 1) / steps;
  // All-reduces are counted as in assets/expected.toml's script: 8 (n - 1)/n activations a layer.
  const double tensor = plan.traffic.tensor * steps;
  if (setup.tensor_parallel_cards > 1) {
    (in_node ? terms.tensor_in_node : terms.tensor_between_nodes) =
        tensor / (in_node ? card.link_bytes_per_second : kNetworkBytesPerSecond);
  }
  terms.data = plan.traffic.data / kNetworkBytesPerSecond;
  terms.layer_runs = (steps + stages - 1) * static_cast<double>(model.n_layers) / stages;
  return terms;
}

void plan_expected(const Model& model, const Hardware& card, TrainingPlan& plan) {
  const std::optional<TrainingTerms> terms = training_terms(model, card, plan);
  if (!terms) return;
  const ExpectedConstants& fitted = shipped_expected();
  plan.expected_terms = times(fitted.training, *terms);
  plan.expected_step = with_range(sum_of(*plan.expected_terms), fitted.training_error);
  const double tokens =
      static_cast<double>(*plan.setup.batch) * static_cast<double>(*plan.setup.tokens);
  plan.expected_run_seconds = plan.expected_step.seconds * *plan.setup.data_tokens / tokens;
  plan.expected_mfu = terms->compute / plan.expected_step.seconds;
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
  plan.problem = settle_split(model, plan);
  if (plan.problem != TrainingProblem::kNone) return plan;
  const Count useful = training_flops(forward, TrainingPass::kForwardBackward).total;
  const double executed_share =
      (useful + recomputed(forward, setup.recompute)).as_double() / useful.as_double();
  plan.planned = planned(setup, executed_share);
  plan_work(useful, executed_share, plan);
  plan_time(card, plan);
  plan_split(model, card, plan);
  plan_expected(model, card, plan);
  plan_measured(card, executed_share, plan);
  return plan;
}

}  // namespace tmw::plan

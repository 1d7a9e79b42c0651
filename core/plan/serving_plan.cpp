#include "core/plan/serving_plan.h"

#include "core/plan/model_plan.h"
#include "core/transformer/kv_cache.h"
#include "core/transformer/parameters.h"

namespace tmw::plan {
namespace {

using namespace transformer;

double reserved_bytes_per_card(const ServingSetup& setup) {
  return setup.reserved_gb_per_card.value_or(0) * 1e9;
}

RoutedExperts routed_experts(const Model& model, Precision weights) {
  if (!model.moe || moe_layers(model) == 0) return {};
  const Count all = count_parameters(model).layers.experts;
  return {bytes_of(all, weights).as_double(), static_cast<double>(model.moe->n_experts),
          static_cast<double>(model.moe->top_k)};
}

void plan_step(const CardGroup& group, ServingPlan& plan) {
  const double users = static_cast<double>(plan.setup.users);
  const RoutedExperts& experts = plan.served.experts;
  plan.weight_bytes_read = weight_bytes_read(plan.served, users);
  if (experts.bytes > 0) {
    plan.experts_read_per_layer = expected_experts(experts.per_layer, experts.top_k, users);
  }
  plan.step = decode_step(plan.served, group, users);
  plan.ridge_flop_per_byte = ridge_point(group.card);
  plan.intensity_flop_per_byte =
      arithmetic_intensity(users * plan.served.flops_per_token,
                           plan.weight_bytes_read + users * plan.served.cache_bytes_per_user);
  plan.crossover_users = batch_crossover(plan.served, group);
  plan.crossover_with_caches_users = batch_crossover_with_caches(plan.served, group);
}

void plan_cards(const CardGroup& group, ServingPlan& plan) {
  const ServingSetup& setup = plan.setup;
  const double users = static_cast<double>(setup.users);
  const double reserved = reserved_bytes_per_card(setup);
  plan.users_that_fit =
      users_that_fit(plan.served, group, reserved * static_cast<double>(group.cards));
  plan.cards_for_room = cards_for_room(plan.served, group.card, users, reserved);
  if (setup.step_milliseconds) {
    plan.cards_for_speed =
        cards_for_step(plan.served, group, users, *setup.step_milliseconds * 1e-3);
  }
  if (setup.dollars_per_card_hour) {
    plan.dollars_per_million_tokens = dollars_per_million_tokens(
        *setup.dollars_per_card_hour, group.cards, plan.step.tokens_per_second);
  }
}

}  // namespace

ServingPlan plan_serving(const Model& model, const Hardware& card, const ServingSetup& setup) {
  ServingPlan plan;
  plan.setup = setup;
  plan.setup.tokens = setup.tokens.value_or(open_tokens(model, 4096));
  plan.setup.prompt_tokens = setup.prompt_tokens.value_or(open_tokens(model, 2048));
  if (reserved_bytes_per_card(setup) >= card.memory_bytes) plan.problem = ServingProblem::kNoRoom;
  if (peak_in(card, setup.compute) <= 0) plan.problem = ServingProblem::kNoPeak;
  const Count weights = bytes_of(total_parameters(model), setup.weights);
  const Count decode = flops_per_token(model, *plan.setup.tokens, setup.conventions).total;
  const Count prompt =
      flops_per_sequence(model, *plan.setup.prompt_tokens, setup.conventions).total;
  const Count cache =
      kv_cache_bytes(model, *plan.setup.tokens, setup.cache) + recurrent_state_bytes(model);
  if (plan.problem == ServingProblem::kNone && (weights + decode + prompt + cache).overflowed()) {
    plan.problem = ServingProblem::kOverflow;
  }
  if (plan.problem != ServingProblem::kNone) return plan;
  CardGroup group;
  group.card = card;
  group.card.flops_per_second = peak_in(card, setup.compute);
  group.cards = setup.cards;
  plan.served = {weights.as_double(), decode.as_double(), cache.as_double(),
                 routed_experts(model, setup.weights)};
  plan.prefill_seconds = prefill_seconds(prompt.as_double(), group, setup.prefill_mfu);
  plan_step(group, plan);
  plan_cards(group, plan);
  return plan;
}

}  // namespace tmw::plan

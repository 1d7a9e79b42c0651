#include "core/plan/serving_plan.h"

#include <algorithm>

#include "core/plan/expected_plan.h"
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
                           plan.weight_bytes_read + users * cache_bytes_read(plan.served));
  plan.crossover_users = batch_crossover(plan.served, group);
  plan.crossover_with_caches_users = batch_crossover_with_caches(plan.served, group);
}

// Chunks are looked at one by one up to this many.
constexpr std::int64_t kMostChunks = 100'000;

// FLOPs and cached bytes of a prompt's first tokens.
double flops_of_first(const Model& model, const ServingSetup& setup, std::int64_t tokens) {
  if (tokens == 0) return 0;
  return flops_per_sequence(model, tokens, setup.conventions).total.as_double();
}

void plan_chunks(const Model& model, const CardGroup& group, ServingPlan& plan) {
  const ServingSetup& setup = plan.setup;
  if (setup.chunk_tokens == 0) return;
  const std::int64_t prompt = *setup.prompt_tokens;
  ChunkedPrefill chunked;
  chunked.chunk_tokens = std::min(setup.chunk_tokens, prompt - setup.cached_prompt_tokens);
  chunked.steps =
      divide_up(Count(prompt) - setup.cached_prompt_tokens, chunked.chunk_tokens).value();
  if (chunked.steps > kMostChunks) {
    plan.problem = ServingProblem::kManyChunks;
    return;
  }
  const double users = static_cast<double>(setup.users);
  const double rate = group.card.flops_per_second * static_cast<double>(group.cards);
  double before = flops_of_first(model, setup, setup.cached_prompt_tokens);
  for (std::int64_t read = setup.cached_prompt_tokens; read < prompt;) {
    const std::int64_t next = std::min(read + chunked.chunk_tokens, prompt);
    const double after = flops_of_first(model, setup, next);
    const double cached =
        kv_cache_bytes(model, std::max<std::int64_t>(read, 1), setup.cache).as_double();
    const double bytes = weight_bytes_read(plan.served, users + static_cast<double>(next - read)) +
                         users * cache_bytes_read(plan.served) + (read > 0 ? cached : 0);
    const double computing =
        plan.step.compute_seconds + (after - before) / (rate * setup.prefill_mfu);
    const double reading = bytes / (group.card.bytes_per_second * static_cast<double>(group.cards));
    const double step = std::max(computing, reading);
    chunked.seconds += step;
    chunked.longest_step = std::max(chunked.longest_step, step);
    before = after;
    read = next;
  }
  chunked.tokens_per_second = users * static_cast<double>(chunked.steps) / chunked.seconds;
  plan.chunked = chunked;
}

// A step that verifies drafts computes each of them, and reads weights and caches once; of a
// mixture it reads the experts that all of them pick.
void plan_drafts(const CardGroup& group, ServingPlan& plan) {
  const ServingSetup& setup = plan.setup;
  const double users = static_cast<double>(setup.users);
  const double drafted = static_cast<double>(setup.draft_tokens);
  plan.verify_step = plan.step;
  if (setup.draft_tokens == 0) return;
  plan.tokens_per_step =
      setup.accepted.value_or(tokens_per_verified_step(setup.acceptance, drafted));
  ServedModel each = plan.served;
  each.cache_bytes_per_user /= drafted + 1;
  each.unread_cache_bytes /= drafted + 1;
  plan.verify_step = decode_step(each, group, users * (drafted + 1));
  plan.verify_step.tokens_per_second = users * plan.tokens_per_step / plan.verify_step.seconds;
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

void plan_expected(const Model& model, const Hardware& card, ServingPlan& plan) {
  const std::optional<ServingTerms> terms = serving_terms(model, card, plan);
  if (!terms) return;
  const ExpectedConstants& fitted = shipped_expected();
  plan.expected_terms = times(fitted.serving, *terms);
  plan.expected_step = with_range(sum_of(*plan.expected_terms), fitted.serving_error);
}

// FP16 in place of BF16: as many bits, and the card's rate.
bool take_fp16(ServingSetup& setup) {
  bool taken = setup.compute == ComputeFormat::kBf16;
  if (taken) setup.compute = ComputeFormat::kFp16;
  for (Precision* format : {&setup.weights, &setup.cache}) {
    if (*format != Precision::kBf16) continue;
    *format = Precision::kFp16;
    taken = true;
  }
  return taken;
}

}  // namespace

ServingPlan plan_serving(const Model& model, const Hardware& card, const ServingSetup& asked) {
  ServingPlan plan;
  plan.setup = asked;
  if (!card.has_bf16) plan.fp16_for_bf16 = take_fp16(plan.setup);
  const ServingSetup setup = plan.setup;
  plan.setup.tokens = setup.tokens.value_or(open_tokens(model, 4096));
  plan.setup.prompt_tokens = setup.prompt_tokens.value_or(open_tokens(model, 2048));
  if (reserved_bytes_per_card(setup) >= card.memory_bytes) plan.problem = ServingProblem::kNoRoom;
  if (peak_in(card, setup.compute) <= 0) plan.problem = ServingProblem::kNoPeak;
  const Count weights = bytes_of(total_parameters(model), setup.weights);
  const Count decode = flops_per_token(model, *plan.setup.tokens, setup.conventions).total;
  if (setup.cached_prompt_tokens >= *plan.setup.prompt_tokens) {
    plan.problem = ServingProblem::kAllCached;
    return plan;
  }
  Count prompt = flops_per_sequence(model, *plan.setup.prompt_tokens, setup.conventions).total;
  if (setup.cached_prompt_tokens > 0 && !prompt.overflowed()) {
    prompt =
        prompt - flops_per_sequence(model, setup.cached_prompt_tokens, setup.conventions).total;
  }
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
  plan.served = {weights.as_double(),
                 decode.as_double(),
                 cache.as_double(),
                 routed_experts(model, setup.weights),
                 bytes_of(count_parameters(model).layer_embedding, setup.weights).as_double(),
                 bytes_of(kv_cache_elements(model, *plan.setup.tokens) -
                              kv_cache_elements_read(model, *plan.setup.tokens),
                          setup.cache)
                     .as_double()};
  plan.prompt_flops = prompt.as_double();
  plan.prefill_seconds = prefill_seconds(prompt.as_double(), group, setup.prefill_mfu);
  plan_step(group, plan);
  plan_drafts(group, plan);
  plan_chunks(model, group, plan);
  if (plan.problem != ServingProblem::kNone) return plan;
  plan_cards(group, plan);
  plan_expected(model, card, plan);
  return plan;
}

}  // namespace tmw::plan

#include "core/plan/memory_plan.h"

#include "core/plan/model_plan.h"
#include "core/transformer/kv_cache.h"
#include "core/transformer/parameters.h"

namespace tmw::plan {
namespace {

using namespace transformer;

MemorySetup settled(const Model& model, MemorySetup setup) {
  if (!setup.tokens) setup.tokens = open_tokens(model, 2048);
  if (!setup.group) setup.group = usual_group(setup.weights);
  if (!setup.lora_rank) setup.lora_rank = setup.qlora ? 16 : 0;
  return setup;
}

MemoryProblem problem_with(const Model& model, const MemorySetup& setup) {
  if (!splits_heads(model, setup.tensor_parallel_cards)) return MemoryProblem::kHeads;
  if (setup.pipeline_stages > model.n_layers) return MemoryProblem::kStages;
  const std::int64_t experts = setup.expert_parallel_cards;
  const std::int64_t of_layer = model.moe ? model.moe->n_experts : 1;
  if (of_layer % experts != 0 || setup.data_parallel_cards % experts != 0) {
    return MemoryProblem::kExperts;
  }
  if (*setup.group > 0 && !takes_groups(setup.weights)) return MemoryProblem::kGroupsOfBlocks;
  if (*setup.lora_rank == 0) return MemoryProblem::kNone;
  if (setup.zero != ZeroStage::kNone || setup.data_parallel_cards > 1) {
    return MemoryProblem::kSplitAdapters;
  }
  return model.mla || model.global_heads ? MemoryProblem::kLatentAdapters : MemoryProblem::kNone;
}

// Layers are split over the pipeline and their matrices over tensor-parallel cards.
Count share_of_card(Count all, const MemorySetup& setup) {
  return divide_up(divide_up(all, setup.tensor_parallel_cards), setup.pipeline_stages);
}

TrainingSplit split_of(const MemorySetup& setup) {
  TrainingSplit split;
  split.tensor = setup.tensor_parallel_cards;
  split.sequence = setup.sequence_parallel;
  split.pipeline = setup.pipeline_stages;
  split.chunks = setup.pipeline_chunks;
  split.expert = setup.expert_parallel_cards;
  split.data = setup.data_parallel_cards;
  split.zero = setup.zero;
  return split;
}

Count stored_bytes(Count parameters, const MemorySetup& setup) {
  if (!takes_groups(setup.weights)) return bytes_of(parameters, setup.weights);
  return grouped_bytes_of(parameters, setup.weights, scales_of(setup.weights, *setup.group));
}

void plan_weights(const Model& model, MemoryPlan& plan) {
  const MemorySetup& setup = plan.setup;
  const ParameterShare share = parameters_per_card(model, split_of(setup));
  plan.parameters = total_parameters(model);
  plan.parameters_per_card = share.dense + share.experts;
  plan.weight_bytes = stored_bytes(plan.parameters, setup);
  plan.weight_bytes_per_card = stored_bytes(plan.parameters_per_card, setup);
}

void plan_state(const Model& model, MemoryPlan& plan) {
  const MemorySetup& setup = plan.setup;
  if (*setup.lora_rank == 0) {
    const TrainingSplit split = split_of(setup);
    const ParameterShare share = parameters_per_card(model, split);
    plan.state_bytes_per_card = split_state(share, state_bytes(setup.recipe), split);
    const Count tokens = Count(setup.batch) * *setup.tokens;
    if (!tokens.overflowed()) plan.traffic = traffic(model, split, share, tokens.value());
    return;
  }
  plan.lora_parameters = lora_parameters(model, *setup.lora_rank, {});
  const Count adapters = share_of_card(plan.lora_parameters, setup);
  plan.state_bytes_per_card = setup.qlora
                                  ? qlora_state(plan.parameters_per_card, adapters, setup.recipe)
                                  : lora_state(plan.parameters_per_card, adapters, setup.recipe);
}

void plan_activations(const Model& model, MemoryPlan& plan) {
  const MemorySetup& setup = plan.setup;
  ActivationSetup activations = {
      *setup.tokens,           setup.batch,     setup.tensor_parallel_cards,
      setup.sequence_parallel, setup.recompute, setup.dropout,
      setup.attention};
  plan.layer_activation_bytes = activation_bytes_per_layer(model, activations);
  plan.activation_bytes = activation_bytes(model, activations);
  plan.first_stage_activation_bytes =
      plan.activation_bytes.as_double() *
      interleave_factor(setup.pipeline_stages, setup.pipeline_chunks);
  plan.logits_bytes = logits_bytes(model, activations);
  activations.attention = AttentionKernel::kFlash;
  plan.flash_activation_bytes = activation_bytes(model, activations);
  activations.attention = AttentionKernel::kStored;
  plan.stored_activation_bytes = activation_bytes(model, activations);
  plan.training_bytes = plan.state_bytes_per_card.total.as_double() +
                        plan.first_stage_activation_bytes + plan.logits_bytes.as_double();
}

void plan_cache(const Model& model, MemoryPlan& plan) {
  const MemorySetup& setup = plan.setup;
  KvPlacement placement;
  placement.precision = setup.cache;
  placement.tensor_parallel = setup.tensor_parallel_cards;
  placement.block_tokens = setup.cache_block_tokens;
  plan.cache_bytes_per_token = kv_cache_bytes_per_token(model, setup.cache);
  plan.cache_bytes_per_sequence = kv_cache_bytes(model, *setup.tokens, setup.cache);
  plan.state_bytes_per_sequence = recurrent_state_bytes(model);
  plan.cache_bytes_per_card =
      kv_cache_bytes_per_card(model, *setup.tokens, placement) * setup.batch;
}

}  // namespace

MemoryPlan plan_memory(const Model& model, const MemorySetup& setup) {
  MemoryPlan plan;
  plan.setup = settled(model, setup);
  plan.problem = problem_with(model, plan.setup);
  if (plan.problem != MemoryProblem::kNone) return plan;
  plan_weights(model, plan);
  plan_state(model, plan);
  plan_activations(model, plan);
  plan_cache(model, plan);
  const Count everything = plan.weight_bytes + plan.state_bytes_per_card.total +
                           plan.stored_activation_bytes + plan.logits_bytes +
                           plan.cache_bytes_per_sequence + plan.cache_bytes_per_card +
                           plan.state_bytes_per_sequence * setup.batch;
  if (everything.overflowed()) plan.problem = MemoryProblem::kOverflow;
  return plan;
}

}  // namespace tmw::plan

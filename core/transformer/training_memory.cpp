#include "core/transformer/training_memory.h"

namespace tmw::transformer {
namespace {

Count split(Count bytes, bool over_cards, std::int64_t cards) {
  return over_cards ? divide_up(bytes, cards) : bytes;
}

TrainingState with_total(TrainingState state) {
  state.total = state.weights + state.gradients + state.optimizer;
  return state;
}

TrainingState adapters_on(Count base_bytes, Count adapter_parameters, TrainingRecipe recipe) {
  TrainingState state =
      training_state(adapter_parameters, state_bytes(recipe), ZeroStage::kNone, 1);
  state.weights += base_bytes;
  return with_total(state);
}

}  // namespace

StateBytes state_bytes(TrainingRecipe recipe) {
  switch (recipe) {
    case TrainingRecipe::kSgd:
      return {4, 4, 0};
    case TrainingRecipe::kSgdMomentum:
      return {4, 4, 4};
    case TrainingRecipe::kAdam:
      return {4, 4, 8};
    case TrainingRecipe::kMixedAdam16:
      return {2, 2, 12};
    case TrainingRecipe::kMixedAdam18:
      return {2, 4, 12};
    case TrainingRecipe::kAdam8Bit:
      return {2, 2, 6};
  }
  return {};
}

TrainingState training_state(Count parameters, StateBytes bytes, ZeroStage stage,
                             std::int64_t cards) {
  TrainingState state;
  state.weights = split(parameters * bytes.weights, stage >= ZeroStage::kWeights, cards);
  state.gradients = split(parameters * bytes.gradients, stage >= ZeroStage::kGradients, cards);
  state.optimizer = split(parameters * bytes.optimizer, stage >= ZeroStage::kOptimizer, cards);
  return with_total(state);
}

Count lora_parameters(const Model& model, std::int64_t rank, const LoraTargets& targets) {
  const Count d_model = model.d_model;
  const Count q_width = Count(model.n_heads) * model.head_dim;
  const Count k_width = Count(model.n_kv_heads) * model.head_dim;
  const Count v_width = Count(model.n_kv_heads) * model.v_head_dim;
  const Count o_width = Count(model.n_heads) * model.v_head_dim;
  Count widths = 0;  // of one layer: inputs and outputs of every adapted matrix
  if (targets.query) widths += d_model + (model.attn_gate ? q_width * 2 : q_width);
  if (targets.key) widths += d_model + k_width;
  if (targets.value) widths += d_model + v_width;
  if (targets.output) widths += d_model + o_width;
  Count sum = Count(attention_layers(model)) * widths;
  if (targets.mlp) {
    const Count matrices = model.gated ? 3 : 2;
    sum += Count(dense_mlp_layers(model)) * matrices * (d_model + model.d_ff);
  }
  return sum * rank;
}

TrainingState lora_state(Count base_parameters, Count adapter_parameters, TrainingRecipe recipe) {
  return adapters_on(base_parameters * 2, adapter_parameters, recipe);
}

TrainingState qlora_state(Count base_parameters, Count adapter_parameters, TrainingRecipe recipe) {
  const Count blocks = divide_up(base_parameters, 64);
  const Count constants = blocks + divide_up(blocks, 256) * 4;
  return adapters_on(divide_up(base_parameters, 2) + constants, adapter_parameters, recipe);
}

}  // namespace tmw::transformer

// What training keeps per parameter, and how ZeRO and low-rank adapters change it.
#pragma once

#include <cstdint>

#include "core/transformer/count.h"
#include "core/transformer/model.h"

namespace tmw::transformer {

enum class TrainingRecipe {
  kSgd,          // FP32 weights and gradients
  kSgdMomentum,  // and one FP32 momentum
  kAdam,         // FP32 throughout: weights, gradients, two moments
  kMixedAdam16,  // 2 + 2 bytes, FP32 master copy and moments: 16 (ZeRO paper, section 3.1)
  kMixedAdam18,  // gradients accumulated in FP32: 18 (Megatron-LM, ml-engineering)
  kAdam8Bit      // as kMixedAdam16 with both moments in 8 bits: 10 (Dettmers et al. 2021)
};

inline constexpr TrainingRecipe kAllRecipes[] = {
    TrainingRecipe::kSgd,         TrainingRecipe::kSgdMomentum, TrainingRecipe::kAdam,
    TrainingRecipe::kMixedAdam16, TrainingRecipe::kMixedAdam18, TrainingRecipe::kAdam8Bit};

// Bytes per trained parameter.
struct StateBytes {
  std::int64_t weights = 0;
  std::int64_t gradients = 0;
  std::int64_t optimizer = 0;  // master copy and moments

  [[nodiscard]] constexpr std::int64_t sum() const { return weights + gradients + optimizer; }
};

// Source: the papers named at the recipes.
[[nodiscard]] StateBytes state_bytes(TrainingRecipe recipe);

// What each stage splits over the data-parallel cards.
enum class ZeroStage { kNone = 0, kOptimizer = 1, kGradients = 2, kWeights = 3 };

// Bytes on each card; parts are rounded up to whole bytes.
struct TrainingState {
  Count weights;
  Count gradients;
  Count optimizer;
  Count total;
};

// Weights, gradients and optimizer state on each of `cards` data-parallel cards.
// Source: Rajbhandari et al. 2020 (ZeRO), figure 1. Requires cards >= 1.
[[nodiscard]] TrainingState training_state(Count parameters, StateBytes bytes, ZeroStage stage,
                                           std::int64_t cards);

// Matrices that get a low-rank adapter A (r x in) and B (out x r). Hu et al. 2021, section 4.1.
struct LoraTargets {
  bool query = true;
  bool key = false;
  bool value = true;
  bool output = false;
  bool mlp = false;  // dense layers only; mixtures keep their experts frozen
};

// Trained parameters of the adapters. Requires rank >= 0, and neither MLA (its projections differ)
// nor heads of their own in global layers.
[[nodiscard]] Count lora_parameters(const Model& model, std::int64_t rank,
                                    const LoraTargets& targets);

// Frozen base in 16 bits plus the adapters' state by `recipe`.
[[nodiscard]] TrainingState lora_state(Count base_parameters, Count adapter_parameters,
                                       TrainingRecipe recipe);

// As lora_state with the base in 4-bit NormalFloat: blocks of 64 share an 8-bit constant, and 256
// of those a 32-bit one. Source: Dettmers et al. 2023 (QLoRA), section 3 (0.127 bits a parameter).
[[nodiscard]] TrainingState qlora_state(Count base_parameters, Count adapter_parameters,
                                        TrainingRecipe recipe);

}  // namespace tmw::transformer

// What a model keeps in the memory of cards that train or serve it.
#pragma once

#include <cstdint>
#include <optional>

#include "core/transformer/activations.h"
#include "core/transformer/parallelism.h"
#include "core/transformer/precision.h"
#include "core/transformer/training_memory.h"

namespace tmw::plan {

// What is asked, as the fields of rows<MemorySetup>() set it (fields.h). Sizes are at least 1.
struct MemorySetup {
  std::optional<std::int64_t> tokens;  // of one sequence; open: 2048, see open_tokens
  std::int64_t batch = 1;              // sequences at once on a card
  transformer::Precision weights = transformer::Precision::kBf16;  // as served
  std::optional<std::int64_t> group;  // weights to a 16-bit scale, 0: none; open: usual_group
  transformer::Precision cache = transformer::Precision::kBf16;
  std::int64_t cache_block_tokens = 1;
  transformer::TrainingRecipe recipe = transformer::TrainingRecipe::kMixedAdam16;
  transformer::ZeroStage zero = transformer::ZeroStage::kNone;
  std::int64_t data_parallel_cards = 1;
  std::int64_t tensor_parallel_cards = 1;
  std::int64_t expert_parallel_cards =
      1;  // of the data-parallel ones, those that share the experts
  bool sequence_parallel = false;
  transformer::Recompute recompute = transformer::Recompute::kNone;
  transformer::AttentionKernel attention = transformer::AttentionKernel::kFlash;
  bool dropout = false;
  std::int64_t pipeline_stages = 1;
  std::int64_t pipeline_chunks = 1;       // of each stage
  std::optional<std::int64_t> lora_rank;  // 0: all is trained; open: 16 with QLoRA, else 0
  bool qlora = false;                     // the frozen base in 4 bits
};

enum class MemoryProblem {
  kNone,
  kSplitAdapters,   // adapters are counted on one card: no ZeRO, no further cards
  kHeads,           // tensor-parallel cards cannot share the heads
  kStages,          // more pipeline stages than layers
  kExperts,         // expert-parallel cards divide neither the experts nor the data-parallel cards
  kGroupsOfBlocks,  // a group was asked of a format whose blocks are a part of it
  kLatentAdapters,  // adapters are counted for plain attention, not for MLA
  kOverflow         // some bytes left 64 bits
};

// Bytes, each term by its name. With a problem, none of them may be shown.
struct MemoryPlan {
  MemorySetup setup;  // as asked, with nothing left open
  MemoryProblem problem = MemoryProblem::kNone;

  transformer::Count parameters;
  transformer::Count parameters_per_card;  // see parameters_per_card in core/transformer
  transformer::Count weight_bytes;         // as served, with scales
  transformer::Count weight_bytes_per_card;
  transformer::TrainingState state_bytes_per_card;  // weights, gradients, optimizer
  transformer::Count lora_parameters;               // 0 without adapters

  transformer::Traffic traffic;  // bytes that a card sends

  transformer::Count layer_activation_bytes;  // of one layer on each card
  transformer::Count activation_bytes;        // of all layers
  double first_stage_activation_bytes = 0;    // with what interleaving adds
  transformer::Count
      flash_activation_bytes;  // of all layers with FlashAttention, whatever is asked
  transformer::Count stored_activation_bytes;  // of all layers with stored scores
  transformer::Count logits_bytes;             // copies of the logits around the loss
  double training_bytes =
      0;  // state, activations of the first stage and logits: all that is counted

  transformer::Count cache_bytes_per_token;
  transformer::Count cache_bytes_per_sequence;
  transformer::Count cache_bytes_per_card;      // of the batch, in whole blocks
  transformer::Count state_bytes_per_sequence;  // of layers with a state, FP32, at any length
};

// Requires a sound model (core/transformer/validate.h). The sources are those of the terms, in
// core/transformer: training_memory.h, activations.h and kv_cache.h.
//
//   MemorySetup setup;
//   setup.zero = transformer::ZeroStage::kWeights;
//   setup.data_parallel_cards = 8;
//   plan_memory(model, setup).state_bytes_per_card.total   // 16 bytes a parameter / 8
[[nodiscard]] MemoryPlan plan_memory(const transformer::Model& model, const MemorySetup& setup);

}  // namespace tmw::plan

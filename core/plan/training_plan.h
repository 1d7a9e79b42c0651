// What a training run costs on a group of equal cards: work, time, money.
#pragma once

#include <cstdint>
#include <optional>

#include "core/transformer/activations.h"
#include "core/transformer/expected.h"
#include "core/transformer/flops.h"
#include "core/transformer/hardware.h"
#include "core/transformer/parallelism.h"
#include "core/transformer/parameters.h"
#include "core/transformer/training.h"
#include "core/transformer/training_memory.h"

namespace tmw::plan {

// What is asked, as the fields of rows<TrainingSetup>() set it (fields.h).
struct TrainingSetup {
  std::optional<double> data_tokens;   // of the whole run; open: 20 for each active parameter
  std::optional<std::int64_t> tokens;  // of one sequence; open: 4096, see open_tokens
  std::int64_t cards = 1;
  std::int64_t tensor_parallel_cards = 1;
  std::int64_t pipeline_stages = 1;   // all other cards are data-parallel
  std::int64_t micro_batch = 1;       // sequences at once on a card
  std::optional<std::int64_t> batch;  // sequences of a step; open: 256, or what the cards need
  transformer::TrainingRecipe recipe = transformer::TrainingRecipe::kMixedAdam16;
  transformer::ZeroStage zero = transformer::ZeroStage::kNone;
  std::optional<double> mfu;  // the share of peak that useful work reaches; open: 0.4
  std::optional<double> hfu;  // the share that executed work reaches; given, it decides the speed
  transformer::Recompute recompute = transformer::Recompute::kNone;
  transformer::FlopConventions conventions;
  transformer::EmbeddingsInN embeddings_in_n = transformer::EmbeddingsInN::kCounted;
  std::optional<double> dollars_per_card_hour;       // open: not asked
  std::optional<double> measured_tokens_per_second;  // of all cards; open: not asked
};

enum class TrainingProblem {
  kNone,
  kOverflow,         // some count left 64 bits
  kMeasuredTooFast,  // more executed work than the cards' peak
  kHeads,            // tensor-parallel cards cannot share the heads
  kStages,           // more pipeline stages than layers
  kCards,            // tensor-parallel cards x stages do not divide the cards
  kBatch             // data-parallel cards x micro-batch do not divide the batch
};

// Shares of the cards' peak rate: of useful work (MFU) and of executed work (HFU).
struct Utilisation {
  double mfu = 0;
  double hfu = 0;
};

// With a problem, no figure may be shown.
struct TrainingPlan {
  TrainingSetup setup;  // as asked; data and tokens are there
  TrainingProblem problem = TrainingProblem::kNone;

  double active_parameters = 0;
  transformer::Count n;        // of the rule 6ND
  double flops_per_token = 0;  // useful: forward and backward, by part
  double flops = 0;            // useful work of the run
  double rule_flops = 0;       // by the rule 6ND
  double executed_flops = 0;   // with what is computed twice
  double recompute_flops = 0;  // if the whole forward pass were computed twice
  Utilisation planned;
  double seconds = 0;
  double card_hours = 0;                // however many cards share them
  std::optional<double> dollars;        // when there is a price
  std::optional<Utilisation> measured;  // when a speed was measured
  transformer::ComputeOptimum optimum;  // for the same 6ND

  std::int64_t data_parallel_cards = 1;
  std::int64_t micro_batches = 1;             // of a step, one behind the other
  transformer::TrainingState state_per_card;  // bytes, by recipe and ZeRO
  double state_bytes_per_card = 0;            // their sum
  // States, activations with FlashAttention that tensor-parallel cards split wholly, and logits in
  // BF16 and FP32: the least that a card holds, without any fitted number.
  double least_bytes_per_card = 0;
  double least_activation_bytes = 0;  // of that
  double least_logits_bytes = 0;
  bool too_big = false;          // that exceeds a card's memory, its GB taken as GiB
  transformer::Traffic traffic;  // bytes that each card sends
  // A step as fitted to measured runs: each term with its constant, and their sum; nothing where
  // the rate of the card's links is not known and tensor-parallel cards need it.
  std::optional<transformer::TrainingTerms> expected_terms;
  transformer::ExpectedSeconds expected_step;
  double expected_run_seconds = 0;
  double expected_mfu = 0;
};

// Requires a sound model (core/transformer/validate.h) and a card with a positive rate. The sources
// are those of core/transformer/training.h and flops.h.
[[nodiscard]] TrainingPlan plan_training(const transformer::Model& model,
                                         const transformer::Hardware& card,
                                         const TrainingSetup& setup);

}  // namespace tmw::plan

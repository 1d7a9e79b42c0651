// What a training run costs on a group of equal cards: work, time, money.
#pragma once

#include <cstdint>
#include <optional>

#include "core/transformer/activations.h"
#include "core/transformer/flops.h"
#include "core/transformer/hardware.h"
#include "core/transformer/parameters.h"
#include "core/transformer/training.h"

namespace tmw::plan {

// What is asked, as the fields of rows<TrainingSetup>() set it (fields.h).
struct TrainingSetup {
  std::optional<double> data_tokens;   // of the whole run; open: 20 for each active parameter
  std::optional<std::int64_t> tokens;  // of one sequence; open: 4096, see open_tokens
  std::int64_t cards = 1;
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
  kOverflow,        // some count left 64 bits
  kMeasuredTooFast  // more executed work than the cards' peak
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
};

// Requires a sound model (core/transformer/validate.h) and a card with a positive rate. The sources
// are those of core/transformer/training.h and flops.h.
[[nodiscard]] TrainingPlan plan_training(const transformer::Model& model,
                                         const transformer::Hardware& card,
                                         const TrainingSetup& setup);

}  // namespace tmw::plan

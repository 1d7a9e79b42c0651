// What it takes to serve a model to users on a group of equal cards.
#pragma once

#include <cstdint>
#include <optional>

#include "core/transformer/expected.h"
#include "core/transformer/flops.h"
#include "core/transformer/precision.h"
#include "core/transformer/serving.h"

namespace tmw::plan {

// What is asked, as the fields of rows<ServingSetup>() set it (fields.h).
struct ServingSetup {
  std::int64_t users = 1;                     // each with one sequence
  std::optional<std::int64_t> tokens;         // in each sequence; open: 4096, see open_tokens
  std::optional<std::int64_t> prompt_tokens;  // open: 2048, see open_tokens
  std::int64_t answer_tokens = 1024;  // that each user is given; prompts are read as answers end
  std::int64_t cards = 1;
  transformer::Precision weights = transformer::Precision::kBf16;
  transformer::Precision cache = transformer::Precision::kBf16;
  transformer::ComputeFormat compute = transformer::ComputeFormat::kBf16;  // of the products
  std::int64_t draft_tokens = 0;          // guessed before each step, by a draft that costs nothing
  double acceptance = 0.7;                // the chance that one is accepted
  std::optional<double> accepted;         // tokens a step, as measured, in place of that chance
  std::int64_t cached_prompt_tokens = 0;  // of the prompt, whose caches are there already
  double prefill_mfu = 0.4;               // the share of peak that reading a prompt reaches
  transformer::FlopConventions conventions{transformer::AttentionMask::kCausalExact, 2, true};
  std::optional<double> reserved_gb_per_card;   // 10^9 bytes; open: none
  std::optional<double> step_milliseconds;      // the step that is wished for; open: not asked
  std::optional<double> dollars_per_card_hour;  // open: not asked
};

enum class ServingProblem {
  kNone,
  kNoRoom,     // a card's memory is all reserved
  kAllCached,  // no token of the prompt is left to read
  kNoPeak,     // the card has no published rate in the format of the products
  kOverflow    // some count left 64 bits
};

// With a problem, no figure may be shown.
struct ServingPlan {
  ServingSetup setup;  // as asked; tokens and prompt are there, and no BF16 where the card has none
  ServingProblem problem = ServingProblem::kNone;
  bool fp16_for_bf16 = false;  // FP16 was taken in its place

  transformer::ServedModel served;  // bytes and FLOPs of the model as it is served
  double weight_bytes_read = 0;     // by a decode step: of a mixture, not all of them
  // Of a mixture layer, on average over steps with uniform routing; nothing for a dense model.
  std::optional<double> experts_read_per_layer;
  transformer::DecodeStep step;         // one token for every user; seconds
  double ridge_flop_per_byte = 0;       // of the card
  double intensity_flop_per_byte = 0;   // of the decode step
  double prompt_flops = 0;              // of one prompt
  double prefill_seconds = 0;           // of one prompt
  double tokens_per_step = 1;           // for each user; more with drafts
  transformer::DecodeStep verify_step;  // of all drafts at once; seconds. The step, without drafts
  double crossover_users = 0;           // computing catches up with reading the weights
  std::optional<double> crossover_with_caches_users;  // nothing: never
  std::int64_t users_that_fit = 0;                    // beside the weights, on all cards
  std::int64_t cards_for_room = 0;                    // for the weights and all caches
  std::optional<std::int64_t> cards_for_speed;        // when a step is wished for
  std::optional<double> dollars_per_million_tokens;   // when there is a price

  // What a step of serving takes, prompts read beside it, as fitted to measured runs: each term
  // with its constant, and their sum. Nothing where the rate of the card's links is not known.
  std::optional<transformer::ServingTerms> expected_terms;
  transformer::ExpectedSeconds expected_step;
};

// Requires a sound model (core/transformer/validate.h) and a card with positive rates and memory.
// The sources are those of core/transformer/serving.h.
[[nodiscard]] ServingPlan plan_serving(const transformer::Model& model,
                                       const transformer::Hardware& card,
                                       const ServingSetup& asked);

}  // namespace tmw::plan

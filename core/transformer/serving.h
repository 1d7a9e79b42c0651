// Serving: how long a step takes, what fits, and what it costs.
#pragma once

#include <cstdint>
#include <optional>

#include "core/transformer/hardware.h"

namespace tmw::transformer {

// FLOPs for each byte moved. Requires bytes > 0.
[[nodiscard]] double arithmetic_intensity(double flops, double bytes);

// The intensity above which a card computes slower than it reads: peak / bandwidth, FLOP/byte.
// Source: Williams et al. 2009 (Roofline). Requires bytes_per_second > 0.
[[nodiscard]] double ridge_point(const Hardware& card);

// FLOP/s that an intensity allows: the smaller of peak and intensity * bandwidth.
[[nodiscard]] double attainable_flops_per_second(const Hardware& card, double intensity);

// FLOPs per byte of the product (b x d)(d x f) when all three matrices move once.
[[nodiscard]] double matmul_intensity(double b, double d, double f, double bytes_per_element);

// The routed experts of a mixture. A decode step reads those its tokens pick, not all.
struct RoutedExperts {
  double bytes = 0;      // of all routed experts of all mixture layers; 0: the model is dense
  double per_layer = 1;  // routed experts of a layer
  double top_k = 1;      // of them, those one token uses
};

// Different experts of a layer that `tokens` tokens pick on average when each token picks `top_k`
// of `experts` at random, evenly and independently of the others: E (1 - (1 - k/E)^U). A router
// that favours some experts reads fewer. Requires 0 < top_k <= experts and tokens >= 0.
[[nodiscard]] double expected_experts(double experts, double top_k, double tokens);

// One model as a server sees it. `flops_per_token` is at the sequence's context length.
struct ServedModel {
  double weight_bytes = 0;     // all weights, which the cards must hold
  double flops_per_token = 0;  // forward, of one decoded token
  double cache_bytes_per_user = 0;
  RoutedExperts experts = {};     // a part of weight_bytes
  double looked_up_bytes = 0;     // a part, too: a table of which a token needs one row
  double unread_cache_bytes = 0;  // of a user's cache, what a step does not attend to (an indexer)
};

// Bytes of a user's cache that a decode step reads.
[[nodiscard]] double cache_bytes_read(const ServedModel& model);

// Bytes of weights that a decode step of `users` tokens reads: everything but the routed experts,
// and of those expected_experts of each layer, and but for what is looked up row by row.
[[nodiscard]] double weight_bytes_read(const ServedModel& model, double users);

// A group of equal cards that split the model evenly, without communication.
struct CardGroup {
  Hardware card;
  std::int64_t cards = 1;
  double compute_efficiency = 1.0;  // share of peak reached; 1 gives the bound
  double bandwidth_efficiency = 1.0;
};

struct DecodeStep {
  double compute_seconds = 0;
  double weight_seconds = 0;  // reading the weights once; of a mixture, weight_bytes_read
  double cache_seconds = 0;   // reading every user's cache once: cache_bytes_read
  double memory_seconds = 0;  // their sum
  double seconds = 0;         // the larger of compute and memory
  double tokens_per_second = 0;
  bool memory_bound = false;
};

// One step that gives each of `users` a token. Source: jax-ml/scaling-book, inference.
// Requires positive rates and users > 0.
[[nodiscard]] DecodeStep decode_step(const ServedModel& model, const CardGroup& group,
                                     double users);

// Seconds to read a prompt of `flops` at a model FLOPs utilisation. Requires 0 < mfu <= 1.
[[nodiscard]] double prefill_seconds(double flops, const CardGroup& group, double mfu);

// Tokens that one step gives a user when `drafted` tokens are guessed and verified at once, each
// accepted with the same chance: (1 - a^(g+1)) / (1 - a), the verified token included. Chances fall
// along a draft, so that measured runs accept fewer: 3.77 for 8 drafts where this says 4.78
// (SemiAnalysisAI/InferenceX, kimi-k2.5 with EAGLE-3). Source: Leviathan et al. 2023, equation 1.
// Requires 0 <= acceptance <= 1 and drafted >= 0.
[[nodiscard]] double tokens_per_verified_step(double acceptance, double drafted);

// Users at which compute time catches up with the weights' reading time, caches ignored. More
// users read more experts of a mixture, so this is where both times, as functions of users, meet.
[[nodiscard]] double batch_crossover(const ServedModel& model, const CardGroup& group);

// The same with caches: each user adds compute and cache reading. Nothing when a user's cache takes
// longer to read than its token to compute: decoding is then memory-bound at any batch.
[[nodiscard]] std::optional<double> batch_crossover_with_caches(const ServedModel& model,
                                                                const CardGroup& group);

// Whole users whose caches fit beside the weights and `reserved_bytes`; 0 when weights do not fit.
[[nodiscard]] std::int64_t users_that_fit(const ServedModel& model, const CardGroup& group,
                                          double reserved_bytes);

// Cards whose memory holds weights and caches. Requires room on a card after `reserved_bytes`.
[[nodiscard]] std::int64_t cards_for_room(const ServedModel& model, const Hardware& card,
                                          double users, double reserved_bytes);

// Smallest number of cards whose decode step is at most `seconds` for that many users.
[[nodiscard]] std::int64_t cards_for_step(const ServedModel& model, const CardGroup& group,
                                          double users, double seconds);

// Dollars for 10^6 tokens. Requires tokens_per_second > 0.
[[nodiscard]] double dollars_per_million_tokens(double dollars_per_card_hour, std::int64_t cards,
                                                double tokens_per_second);

}  // namespace tmw::transformer

// The symbols of the lab's derivations, each with its meaning. Internal to core/lab.
#pragma once

#include <string_view>

#include "core/lab/answers.h"

namespace tmw::lab {

struct Symbol {
  std::string_view name;  // in a formula
  std::string_view what;
  Unit unit = Unit::kCount;
  std::string_view tex = {};  // empty: made of the name
};

// Of a model.
inline constexpr Symbol kLayers{"L", "layers"};
inline constexpr Symbol kWidth{"d", "width of the model, d_model"};
inline constexpr Symbol kHeads{"h", "query heads"};
inline constexpr Symbol kKvHeads{"g", "KV heads"};
inline constexpr Symbol kHeadWidth{"d_k", "width of a head"};
inline constexpr Symbol kValueWidth{"d_v", "width of a head's values"};
inline constexpr Symbol kMlpWidth{"f", "width of the MLP", Unit::kCount, "d_{\\text{ff}}"};
inline constexpr Symbol kParameters{"N", "parameters"};

// Of what is kept.
inline constexpr Symbol kBits{"bits", "bits of a stored number, its share of scales included"};
inline constexpr Symbol kTokens{"s", "tokens of a user's context"};
inline constexpr Symbol kNumbersKept{"n", "numbers that are kept of a context"};
inline constexpr Symbol kStateKept{"z", "state of the layers that have one", Unit::kBytes};
inline constexpr Symbol kWeights{"W", "weights", Unit::kBytes};
inline constexpr Symbol kWeightsRead{"W", "weights that a step reads", Unit::kBytes};
inline constexpr Symbol kCache{"C", "KV cache of a user", Unit::kBytes};
inline constexpr Symbol kRoom{"R", "memory of all cards, but for what is kept free", Unit::kBytes};
inline constexpr Symbol kState{"S", "weights, gradients and optimizer on a card", Unit::kBytes};
inline constexpr Symbol kWeightState{"w", "weights on a card", Unit::kBytes};
inline constexpr Symbol kGradients{"e", "gradients on a card", Unit::kBytes, "g"};
inline constexpr Symbol kOptimizer{"o", "state of the optimizer on a card", Unit::kBytes};
inline constexpr Symbol kActivations{"A", "activations on a card", Unit::kBytes};
inline constexpr Symbol kLogits{"Z", "logits on a card", Unit::kBytes};

// Of cards and users.
inline constexpr Symbol kUsers{"U", "users at once"};
inline constexpr Symbol kCards{"n", "cards"};
inline constexpr Symbol kPeak{"P", "peak rate of a card", Unit::kFlopPerSecond};
inline constexpr Symbol kBandwidth{"B", "bandwidth of a card's memory", Unit::kBytesPerSecond};
inline constexpr Symbol kMfu{"MFU", "share of the peak that useful work reaches", Unit::kShare};
inline constexpr Symbol kPrice{"p", "price of a card-hour", Unit::kDollars};

// Of work and time.
inline constexpr Symbol kPromptWork{"F", "arithmetic of the prompt", Unit::kFlop};
inline constexpr Symbol kTokenWork{"F", "arithmetic of a token", Unit::kFlop};
inline constexpr Symbol kRunWork{"F", "arithmetic of the run", Unit::kFlop};
inline constexpr Symbol kTrainingTokenWork{"f", "arithmetic of a token, forward and backward",
                                           Unit::kFlop};
inline constexpr Symbol kData{"D", "tokens of the run"};
inline constexpr Symbol kStepTime{"t", "time of a step", Unit::kSeconds};
inline constexpr Symbol kRunTime{"t", "time of the run", Unit::kSeconds};
inline constexpr Symbol kCardHours{"T", "card-hours", Unit::kHours};
inline constexpr Symbol kTokensOfStep{"a", "tokens that a user gets in a step"};
inline constexpr Symbol kSpeed{"v", "speed of all users together", Unit::kTokensPerSecond};

}  // namespace tmw::lab

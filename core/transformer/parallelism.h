// Splitting a model over cards: which splits there are, and what each card sends.
#pragma once

#include <cstdint>
#include <vector>

#include "core/transformer/count.h"
#include "core/transformer/model.h"
#include "core/transformer/training_memory.h"

namespace tmw::transformer {

// Heads that tensor-parallel cards share: those of attention, or of the states where no layer has
// attention.
[[nodiscard]] std::int64_t shared_heads(const Model& model);

// Whether tensor-parallel cards can share the heads: each takes as many query heads, and as many KV
// heads, or with fewer KV heads than cards as many cards hold a copy of each. Engines refuse other
// splits (vLLM: "must be divisible by tensor parallel size"). Requires cards >= 1.
[[nodiscard]] bool splits_heads(const Model& model, std::int64_t cards);

// The numbers of cards up to `most` for which splits_heads holds, in order.
[[nodiscard]] std::vector<std::int64_t> tensor_splits(const Model& model, std::int64_t most);

// The divisors of `whole` in order. Requires 1 <= whole.
[[nodiscard]] std::vector<std::int64_t> divisors(std::int64_t whole);

// How training is split. Every number is at least 1.
struct TrainingSplit {
  std::int64_t tensor = 1;
  bool sequence = false;  // tensor-parallel cards split the sequence between their products too
  std::int64_t pipeline = 1;
  std::int64_t chunks = 1;  // of each stage, interleaved
  std::int64_t expert = 1;  // data-parallel cards that share the experts
  std::int64_t data = 1;
  ZeroStage zero = ZeroStage::kNone;
};

// Parameters on each card: experts over tensor-, pipeline- and expert-parallel cards, all others
// over tensor-parallel cards and pipeline stages; rounded up. Norms and other vectors, which each
// tensor-parallel card keeps whole, are counted as split: they are below a thousandth of a model.
struct ParameterShare {
  Count dense;
  Count experts;
};
[[nodiscard]] ParameterShare parameters_per_card(const Model& model, const TrainingSplit& split);

// Weights, gradients and optimizer on each card, split by ZeRO over the cards that hold the same
// parameters: `data` for what is dense, data / expert for experts.
[[nodiscard]] TrainingState split_state(const ParameterShare& share, StateBytes bytes,
                                        const TrainingSplit& split);

// Bytes that each card sends, in rings: an all-reduce of B bytes over n cards costs 2 B (n - 1) /
// n, a reduce-scatter or an all-gather half of that. 16-bit activations, gradients and weights.
struct Traffic {
  // For one micro-batch, forward and backward.
  double tensor = 0;    // 4 all-reduces a layer; split sequences: as many all-gathers and
                        // reduce-scatters, the same bytes. Shoeybi et al. 2019, section 3;
                        // Korthikanti et al. 2022, section 4.2.2
  double pipeline = 0;  // point to point: the activations on, the gradients back, once a chunk.
                        // Narayanan et al. 2021, section 2.2
  double expert = 0;    // 4 all-to-alls a mixture layer: out and back, forward and backward, top_k
                        // copies of a token. Lepikhin et al. 2020 (GShard), section 3.2
  // For one step, however many micro-batches it has.
  double data =
      0;  // ZeRO 0: an all-reduce of gradients; 1 and 2: their reduce-scatter and an
          // all-gather of weights; 3: the weights twice. Rajbhandari et al. 2020, section 7
};

// `tokens` are those of a micro-batch: sequences x length. Requires share of parameters_per_card.
[[nodiscard]] Traffic traffic(const Model& model, const TrainingSplit& split,
                              const ParameterShare& share, std::int64_t tokens);

}  // namespace tmw::transformer

// Activations kept for the backward pass, after Korthikanti et al. 2022, arXiv 2205.05198.
#pragma once

#include <cstdint>

#include "core/transformer/count.h"
#include "core/transformer/model.h"

namespace tmw::transformer {

enum class Recompute {
  kNone,
  kSelective,  // the attention core is computed again (also what FlashAttention does)
  kFull        // only each layer's input is kept
};

struct ActivationSetup {
  std::int64_t tokens = 0;       // of one sequence
  std::int64_t micro_batch = 1;  // sequences
  std::int64_t tensor_parallel = 1;
  bool sequence_parallel = false;
  Recompute recompute = Recompute::kNone;
  bool dropout = true;  // keep the one-byte masks (the paper's models train with dropout)
};

// Bytes of one layer on each card, in 16-bit formats. For MHA, a plain MLP of width 4d and dropout
// this is the paper's table 2: sbh(34 + 5as/h) and its variants; other widths, fewer KV heads and
// gated MLPs (which keep four tensors of width d_ff: gate, its SiLU, up, product) follow the same
// inventory. Mixtures count top_k and shared experts. Requires positive sizes.
[[nodiscard]] Count activation_bytes_per_layer(const Model& model, const ActivationSetup& setup);

// Factor on the first pipeline stage: with p stages it holds p micro-batches of L/p layers, so all
// layers once; interleaving v chunks per stage adds (p - 1) / (p v). Ibid., appendix A.
// Requires stages, chunks >= 1; one chunk means no interleaving and gives 1.
[[nodiscard]] double interleave_factor(std::int64_t stages, std::int64_t chunks);

// Bytes of all layers on a card of the first stage.
[[nodiscard]] Count activation_bytes(const Model& model, const ActivationSetup& setup);

// Logits of a micro-batch: 2 bytes as computed and 4 as FP32 for the loss, split over the cards.
[[nodiscard]] Count logits_bytes(const Model& model, const ActivationSetup& setup);

}  // namespace tmw::transformer

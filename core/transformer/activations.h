// Activations kept for the backward pass, after Korthikanti et al. 2022, arXiv 2205.05198, and what
// FlashAttention (Dao et al. 2022, arXiv 2205.14135) keeps in place of the scores.
#pragma once

#include <cstdint>

#include "core/transformer/count.h"
#include "core/transformer/model.h"

namespace tmw::transformer {

// What attention keeps of its scores.
enum class AttentionKernel {
  kFlash,  // one FP32 number a token and head, the logarithm of its softmax's sum (section 3.1)
  kStored  // the softmax over all positions, with dropout its mask and the dropped-out copy too
};

enum class Recompute {
  kNone,
  kSelective,  // the attention core is computed again: nothing of it is kept
  kFull        // only each layer's input is kept
};

struct ActivationSetup {
  std::int64_t tokens = 0;       // of one sequence
  std::int64_t micro_batch = 1;  // sequences
  std::int64_t tensor_parallel = 1;
  bool sequence_parallel = false;
  Recompute recompute = Recompute::kNone;
  bool dropout = false;  // keep the one-byte masks (the paper's models train with dropout)
  AttentionKernel attention = AttentionKernel::kFlash;
};

// Bytes of one layer with attention on each card, in 16-bit formats. For MHA, a plain MLP of width
// 4d, stored scores and dropout this is the paper's table 2: sbh(34 + 5as/h) and its variants;
// other widths, fewer KV heads and gated MLPs (which keep four tensors of width d_ff: gate, its
// SiLU, up, product) follow the same inventory. Mixtures count top_k and shared experts. Requires
// positive sizes.
[[nodiscard]] Count activation_bytes_per_layer(const Model& model, const ActivationSetup& setup);

// Factor on the first pipeline stage: with p stages it holds p micro-batches of L/p layers, so all
// layers once; interleaving v chunks per stage adds (p - 1) / (p v). Ibid., appendix A.
// Requires stages, chunks >= 1; one chunk means no interleaving and gives 1.
[[nodiscard]] double interleave_factor(std::int64_t stages, std::int64_t chunks);

// Bytes of all layers on a card of the first stage.
[[nodiscard]] Count activation_bytes(const Model& model, const ActivationSetup& setup);

// Copies of one logit that are there at once when the loss is differentiated without a fused
// kernel: as computed and as its gradient, 2 bytes each, and as FP32 and as FP32 softmax (which
// becomes the gradient in place), 4 each. Source: measured, The Ultra-Scale Playbook (HF Space
// nanotron/ultrascale-playbook): each further sequence of its 1.6 B model takes 11.9 GiB, which the
// activations of its layers explain with 12 bytes a logit, and not with fewer. A fused or chunked
// loss keeps fewer.
inline constexpr std::int64_t kBytesPerLogit = 2 + 4 + 4 + 2;

// Copies of a micro-batch's logits, kBytesPerLogit each, split over the tensor-parallel cards.
[[nodiscard]] Count logits_bytes(const Model& model, const ActivationSetup& setup);

}  // namespace tmw::transformer

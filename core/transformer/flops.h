// Floating-point operations of a model, by part, with every convention an argument.
#pragma once

#include <cstdint>

#include "core/transformer/count.h"
#include "core/transformer/model.h"

namespace tmw::transformer {

// Which part of the square of scores is counted.
enum class AttentionMask {
  kFullSquare,  // s * s: nanoGPT, PaLM, scaling-book
  kCausalHalf,  // s * s / 2: Megatron-LM
  kCausalExact  // s * (s + 1) / 2: the entries a causal mask really keeps
};

// What a forward and backward pass costs in forward passes.
enum class TrainingPass { kForward = 1, kForwardBackward = 3, kFullRecompute = 4 };

struct FlopConventions {
  AttentionMask mask = AttentionMask::kFullSquare;
  std::int64_t per_multiply_add = 2;  // 2 counts FLOPs, 1 counts multiply-adds (MACs)
  bool logits = true;                 // the product with the head
};

// FLOPs of matrix products by part. Norms, activations, biases and softmax are left out: they are
// below a percent of a real model and no published convention counts them.
struct Flops {
  Count qkv;  // query, key and value projections, with MLA's down-projections
  Count attention_scores;
  Count attention_values;
  Count attention_output;
  Count recurrent;        // of mixers with a state: projections and convolution
  Count recurrent_state;  // writing and reading the state: 2 multiply-adds a number, gated delta 3
  Count mlp;              // dense layers
  Count experts;          // the top_k routed experts of mixture layers
  Count shared_experts;   // with their gate
  Count router;
  Count embedding_projections;
  Count pooler;  // once per sequence, with the head of a classifier
  Count logits;
  Count total;
};

// Forward FLOPs of one more token that attends to `context` positions, itself included. MLA is
// counted with its keys and values expanded to heads; kernels that absorb the up-projections into
// queries and outputs read fewer bytes but multiply more.
// The mask does not matter here. Requires context >= 1.
[[nodiscard]] Flops flops_per_token(const Model& model, std::int64_t context,
                                    const FlopConventions& conventions);

// Forward FLOPs of a whole sequence; local layers attend to at most their window.
// Sources: nanoGPT transformer_sizing (full square); Megatron-LM (half). Requires tokens >= 1.
[[nodiscard]] Flops flops_per_sequence(const Model& model, std::int64_t tokens,
                                       const FlopConventions& conventions);

// Every part times 1, 3 (backward is twice forward) or 4 (forward once more).
[[nodiscard]] Flops training_flops(const Flops& forward, TrainingPass pass);

// Parameters that multiply each token: matrices only, experts as top_k, with the head when asked.
// 2 * this is the forward cost without attention over the context.
[[nodiscard]] Count matrix_parameters_per_token(const Model& model, bool with_head);

// The rule of thumb 2P per token, and 6ND for training. Requires nothing; doubles, because 6ND of
// today's models exceeds 64 bits. Source: Kaplan et al. 2020, section 2.1.
[[nodiscard]] Count two_p(Count parameters);
[[nodiscard]] double six_n_d(double parameters, double tokens);

}  // namespace tmw::transformer

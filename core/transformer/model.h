// The door of core/transformer; config_reader.h reads a description; parameters.h, flops.h,
// kv_cache.h and others count.
//
// The description of a transformer: every choice that changes a parameter count, a FLOP count or a
// byte count, and nothing else. Plain data; `problem_with` in validate.h says what is absurd.
#pragma once

#include <cstdint>
#include <optional>

namespace tmw::transformer {

enum class ModelKind { kDecoder, kEncoder };
enum class NormKind { kNone, kLayerNorm, kRmsNorm };
enum class QkNorm { kNone, kPerHead, kFull };
enum class PositionKind { kNone, kLearned, kSinusoidal, kRotary, kAlibi };

// Multi-head latent attention. Source: DeepSeek-V2, arXiv 2405.04434, section 2.1.
struct Mla {
  std::optional<std::int64_t> q_lora_rank;  // absent: queries are projected directly
  std::int64_t kv_lora_rank = 0;
  std::int64_t qk_nope_head_dim = 0;
  std::int64_t qk_rope_head_dim = 0;
  std::int64_t v_head_dim = 0;
};

// Mixture of experts. Layer i (from 0) is a mixture when i >= first_dense and
// i % every == phase; `also_dense` of those are dense after all (lists in some configs).
struct Moe {
  std::int64_t n_experts = 0;
  std::int64_t top_k = 0;
  std::int64_t d_expert = 0;
  std::int64_t n_shared = 0;  // descriptive: d_shared is the width of all shared experts together
  std::int64_t d_shared = 0;
  bool shared_gate = false;
  std::int64_t first_dense = 0;
  std::int64_t every = 1;
  std::int64_t phase = 0;
  std::int64_t also_dense = 0;
  bool router_bias = false;
  bool expert_bias = false;
};

// Layers that see only the last `tokens` positions; `global_layers` of the model see all.
struct SlidingWindow {
  std::int64_t tokens = 0;
  std::int64_t global_layers = 0;
};

struct Model {
  ModelKind kind = ModelKind::kDecoder;
  std::int64_t d_model = 0;
  std::int64_t n_layers = 0;
  std::int64_t n_heads = 0;
  std::int64_t n_kv_heads = 0;
  std::int64_t head_dim = 0;    // of queries and keys
  std::int64_t v_head_dim = 0;  // of values
  std::int64_t d_ff = 0;        // of dense layers; 0 when there are none
  bool gated = false;           // three matrices (SwiGLU, GeGLU) instead of two
  std::int64_t vocab = 0;       // rows stored, padding included
  std::int64_t embed_dim = 0;   // width of the token embedding, usually d_model
  bool tied = false;
  bool has_head = true;
  bool lm_head_bias = false;
  std::int64_t score_outputs = 0;  // of a classifier's or reward model's head, rows of d_model
  bool score_bias = false;
  bool score_hidden = false;  // a layer d_model x d_model with bias before those rows
  PositionKind positions = PositionKind::kRotary;
  std::int64_t learned_positions = 0;  // rows stored, including any offset (OPT: +2)
  std::int64_t type_vocab = 0;
  NormKind norm = NormKind::kRmsNorm;
  bool norm_bias = false;
  std::int64_t norms_per_layer = 2;
  bool embedding_norm = false;
  bool final_norm = true;
  bool qkv_bias = false;
  bool out_bias = false;
  bool mlp_bias = false;
  QkNorm qk_norm = QkNorm::kNone;
  bool qk_norm_bias = false;
  bool attn_sinks = false;  // one learned logit per head (gpt-oss)
  bool pooler = false;
  std::optional<Mla> mla;
  std::optional<Moe> moe;
  std::optional<SlidingWindow> window;
};

// Number of mixture layers; the others are dense.
[[nodiscard]] std::int64_t moe_layers(const Model& model);
// Number of layers restricted to the sliding window.
[[nodiscard]] std::int64_t local_layers(const Model& model);
// Width per head in the scores (query times key) and in the values, MLA included.
[[nodiscard]] std::int64_t score_head_dim(const Model& model);
[[nodiscard]] std::int64_t value_head_dim(const Model& model);

}  // namespace tmw::transformer

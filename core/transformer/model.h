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
  std::int64_t d_latent = 0;  // what routed experts take and give, between two products of each
                              // mixture; 0: d_model, without those
};

// Layers that see only the last `tokens` positions; `global_layers` of the model see all.
struct SlidingWindow {
  std::int64_t tokens = 0;
  std::int64_t global_layers = 0;
};

// Heads of the layers that see everything, where they differ from those with a window (Gemma 4).
struct GlobalHeads {
  std::int64_t n_kv_heads = 0;
  std::int64_t head_dim = 0;     // of queries, keys and values
  bool keys_are_values = false;  // one projection for both; the cache still holds both
};

// The last layers, where they attend to keys and values of earlier ones and have none (Gemma 4
// E2B).
struct SharedKeys {
  std::int64_t layers = 0;
  std::int64_t global_layers = 0;  // of them, those that see everything
  std::int64_t d_ff = 0;           // of their MLPs
  bool keeps_weights = false;      // they have matrices for keys and values that nothing uses
};

// A second table: of each token a row of `width` for every layer, gated into it (Gemma 4 E2B).
struct LayerEmbedding {
  std::int64_t vocab = 0;
  std::int64_t width = 0;
};

// What chooses, for each token, the tokens it attends to: heads of its own, whose keys are kept
// too. Source: DeepSeek-V3.2-Exp, 2025, section 1.
struct Indexer {
  std::int64_t layers = 0;  // that choose; the others of the model take the choice of one before
  std::int64_t n_heads = 0;
  std::int64_t head_dim = 0;
  std::int64_t top_k = 0;  // tokens that are attended to
};

// Several residual streams, of which each layer computes one and predicts the others (AltUp; Baykal
// et al. 2023, arXiv 2301.13310), and a product of low rank beside attention (LAuReL; Menghani et
// al. 2024, arXiv 2411.07501). Both stand in Gemma 3n.
struct Streams {
  std::int64_t streams = 0;
  std::int64_t low_rank = 0;
};

// Where a layer is a mixer or an MLP and not both (Nemotron-H, Mamba): how many are what.
struct LoneLayers {
  std::int64_t states = 0;  // as Recurrent says
  std::int64_t attention = 0;
  std::int64_t dense = 0;
  std::int64_t mixtures = 0;
};

enum class RecurrentKind {
  kMamba,       // Gu and Dao 2023, arXiv 2312.00752
  kMamba2,      // Dao and Gu 2024, arXiv 2405.21060
  kGatedDelta,  // Yang et al. 2024, arXiv 2412.06464 (Qwen3-Next's linear attention)
  kKimiDelta,   // as the gated delta rule, each channel of a key with a decay of its own, and decay
                // and gate from products of low rank (Kimi Linear 2025, arXiv 2510.26692)
  kShortConv,   // a gated convolution whose last columns are all it keeps (LFM2)
  kLightning  // linear attention, gated, that decays by fixed rates (MiniMax-01, arXiv 2501.08313)
};

// Layers that mix tokens through a state of constant size in place of attention, or beside it.
struct Recurrent {
  RecurrentKind kind = RecurrentKind::kMamba2;
  std::int64_t layers = 0;
  bool beside_attention = false;         // those layers have attention too (Falcon-H1)
  std::int64_t layers_with_experts = 0;  // of them, those whose MLP is a mixture
  std::int64_t d_inner = 0;              // width of what goes through the state
  std::int64_t d_state = 0;   // numbers of state for each of d_inner; of the delta rules and
                              // lightning attention, a key head's width
  std::int64_t n_heads = 1;   // of Mamba-2; of the delta rules, the value heads
  std::int64_t n_groups = 1;  // of Mamba-2; of the delta rules, the key heads
  std::int64_t conv = 4;      // tokens under the short convolution
  std::int64_t dt_rank = 0;   // of Mamba
  bool conv_bias = false;
  bool in_bias = false;
  bool out_bias = false;
  bool norm = false;  // Mamba: on its step and both maps (Jamba); Mamba-2: before the output
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
  std::int64_t relative_bias = 0;  // numbers added to scores by distance, one table for all layers
                                   // (MPNet: 32 buckets of distances x heads)
  std::int64_t type_vocab = 0;
  NormKind norm = NormKind::kRmsNorm;
  bool norm_bias = false;
  std::int64_t norms_per_layer = 2;
  bool embedding_norm = false;
  bool final_norm = true;
  bool qkv_bias = false;
  bool out_bias = false;
  bool mlp_bias = false;
  std::int64_t mlp_scalars = 0;  // numbers that the activation of a dense MLP learns (xIELU: 2)
  QkNorm qk_norm = QkNorm::kNone;
  bool qk_norm_bias = false;
  bool attn_sinks = false;  // one learned logit per head (gpt-oss)
  bool attn_gate = false;   // queries have a gate of the same width (Qwen3-Next)
  bool pooler = false;
  std::optional<Mla> mla;
  std::optional<Moe> moe;
  std::optional<SlidingWindow> window;
  std::optional<GlobalHeads> global_heads;  // with a window only
  std::optional<Recurrent> recurrent;
  std::optional<SharedKeys> shared_keys;
  std::optional<LayerEmbedding> layer_embedding;
  std::optional<Indexer> indexer;  // with latent attention only
  std::optional<Streams> streams;  // with a second embedding only
  std::optional<LoneLayers> lone;
};

// Number of mixture layers; the others are dense, or a mixer alone.
[[nodiscard]] std::int64_t moe_layers(const Model& model);
// Number of layers with an MLP that is no mixture.
[[nodiscard]] std::int64_t dense_mlp_layers(const Model& model);
// Number of layers with attention: all but those with a state in its place.
[[nodiscard]] std::int64_t attention_layers(const Model& model);
// Of a recurrent layer, for each token: numbers that go through its convolution, and that its first
// projection gives.
[[nodiscard]] std::int64_t conv_width(const Recurrent& recurrent);
[[nodiscard]] std::int64_t in_width(const Recurrent& recurrent);
// Number of layers restricted to the sliding window.
[[nodiscard]] std::int64_t local_layers(const Model& model);
// Of the layers with and without a window, those that have keys and values of their own.
struct KeyedLayers {
  std::int64_t local = 0;
  std::int64_t global = 0;
};
[[nodiscard]] KeyedLayers keyed_layers(const Model& model);
// Width per head in the scores (query times key) and in the values, MLA included.
[[nodiscard]] std::int64_t score_head_dim(const Model& model);
[[nodiscard]] std::int64_t value_head_dim(const Model& model);

}  // namespace tmw::transformer

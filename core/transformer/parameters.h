// Exact parameter counts, by part.
#pragma once

#include "core/transformer/count.h"
#include "core/transformer/model.h"

namespace tmw::transformer {

// Parameters of all layers together, by role. Latent attention: `latent` is the joint
// down-projection, `key` and `value` are the up-projections from the latent vector.
struct LayerBreakdown {
  Count query;
  Count key;
  Count value;
  Count latent;
  Count output;
  Count qk_norm;  // with MLA: the norms of the low-rank vectors
  Count sinks;
  Count indexer;    // what chooses the tokens of sparse attention
  Count recurrent;  // mixers with a state: projections, convolution, decay
  Count norms;
  Count mlp;  // dense layers only
  Count experts;
  Count shared_experts;  // with their gate, and what leads into and out of experts of another width
  Count router;
  // Gate, projection and norm of a second embedding's row in each layer, and what several residual
  // streams take there.
  Count layer_inputs;
};

struct Parameters {
  Count token_embedding;
  Count layer_embedding;  // a second table, with a row for each token and layer
  Count position_embedding;
  Count type_embedding;
  Count embedding_norm;
  Count embedding_projections;
  Count dense_layers;
  Count moe_layers;
  Count final_norm;
  Count pooler;
  Count lm_head;
  Count score_head;       // of classifiers and reward models
  LayerBreakdown layers;  // sums to dense_layers + moe_layers

  Count total;
  // Parameters that take part in one token: top_k experts instead of all; embeddings and head
  // whole.
  Count active;
  // total without token, layer, position and type embeddings and without an untied head
  // (the convention of Pythia's "non-embedding" column, arXiv 2304.01373, table 1).
  Count non_embedding;
};

// Requires a model without problems (validate.h). Never allocates.
// Sources: Vaswani et al. 2017; Ainslie et al. 2023 (GQA); DeepSeek-V2 2024 (MLA); checked against
// the published counts in tests/golden/models.json.
[[nodiscard]] Parameters count_parameters(const Model& model);

// Fields of count_parameters(model); the same requirement.
[[nodiscard]] Count total_parameters(const Model& model);
[[nodiscard]] Count active_parameters(const Model& model);
[[nodiscard]] Count non_embedding_parameters(const Model& model);

// Whether the N of 2N and 6ND counts embeddings and head: Hoffmann et al. 2022 (Chinchilla) do,
// Kaplan et al. 2020 do not.
enum class EmbeddingsInN { kCounted, kLeftOut };

// N for those rules: the active parameters, or those without token, position and type embeddings
// and without an untied head.
[[nodiscard]] Count parameters_in_n(const Parameters& parameters, EmbeddingsInN embeddings);

// Parameters of one mixer with a state; 0 without any. Sources: the papers at RecurrentKind, and
// huggingface/transformers, models jamba, falcon_h1, granitemoehybrid and qwen3_next.
[[nodiscard]] Count recurrent_parameters(const Model& model);

// Matrix weights one routed expert adds (biases included when the model has them).
[[nodiscard]] Count expert_parameters(const Model& model);

}  // namespace tmw::transformer

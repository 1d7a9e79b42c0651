#include "core/transformer/flops.h"

#include <algorithm>

namespace tmw::transformer {
namespace {

// Multiply-adds of one token in all layers, by part, without scores and values.
struct TokenProducts {
  Count qkv;
  Count attention_output;
  Count mlp;
  Count experts;
  Count shared_experts;
  Count router;
  Count embedding_projections;
  Count logits;
};

Count qkv_weights(const Model& model) {
  const Count d_model = model.d_model;
  const Count heads = model.n_heads;
  if (!model.mla) {
    const Count kv_width = Count(model.head_dim) + model.v_head_dim;
    return d_model * (heads * model.head_dim + Count(model.n_kv_heads) * kv_width);
  }
  const Mla& mla = *model.mla;
  const Count q_width = heads * score_head_dim(model);
  const Count query = mla.q_lora_rank ? (d_model + q_width) * *mla.q_lora_rank : d_model * q_width;
  const Count latent = d_model * (Count(mla.kv_lora_rank) + mla.qk_rope_head_dim);
  const Count expand = heads * mla.kv_lora_rank * (Count(mla.qk_nope_head_dim) + mla.v_head_dim);
  return query + latent + expand;
}

TokenProducts token_products(const Model& model) {
  const Count d_model = model.d_model;
  const Count layers = model.n_layers;
  const Count mixtures = moe_layers(model);
  const Count matrices = model.gated ? 3 : 2;
  TokenProducts sum;
  sum.qkv = layers * qkv_weights(model);
  sum.attention_output = layers * model.n_heads * value_head_dim(model) * d_model;
  sum.mlp = (layers - mixtures) * matrices * d_model * model.d_ff;
  if (model.moe) {
    const Moe& moe = *model.moe;
    sum.experts = mixtures * moe.top_k * matrices * d_model * moe.d_expert;
    sum.shared_experts = mixtures * d_model * (matrices * moe.d_shared + (moe.shared_gate ? 1 : 0));
    sum.router = mixtures * d_model * moe.n_experts;
  }
  if (model.embed_dim != model.d_model) {
    sum.embedding_projections = Count(2) * model.embed_dim * d_model;
  }
  if (model.has_head) sum.logits = Count(model.vocab) * model.embed_dim;
  return sum;
}

Count sum_of(const Flops& parts) {
  return parts.qkv + parts.attention_scores + parts.attention_values + parts.attention_output +
         parts.mlp + parts.experts + parts.shared_experts + parts.router +
         parts.embedding_projections + parts.pooler + parts.logits;
}

// `positions` is the number of (query, key) pairs over all layers.
Flops flops_of(const Model& model, Count tokens, Count positions,
               const FlopConventions& conventions) {
  const TokenProducts products = token_products(model);
  const Count each = tokens * conventions.per_multiply_add;
  const Count pairs = positions * conventions.per_multiply_add * model.n_heads;
  Flops flops;
  flops.qkv = products.qkv * each;
  flops.attention_scores = pairs * score_head_dim(model);
  flops.attention_values = pairs * value_head_dim(model);
  flops.attention_output = products.attention_output * each;
  flops.mlp = products.mlp * each;
  flops.experts = products.experts * each;
  flops.shared_experts = products.shared_experts * each;
  flops.router = products.router * each;
  flops.embedding_projections = products.embedding_projections * each;
  if (conventions.logits) flops.logits = products.logits * each;
  return flops;
}

// Pairs kept in one layer by a sequence, where each query sees at most `window` keys.
// Doubled, because the half convention may end in one half.
Count doubled_pairs(Count tokens, std::int64_t window, AttentionMask mask) {
  const Count seen = std::min(window, tokens.value());
  switch (mask) {
    case AttentionMask::kFullSquare:
      return Count(2) * tokens * seen;
    case AttentionMask::kCausalHalf:
      return tokens * seen;
    case AttentionMask::kCausalExact:
      return seen * (seen + 1) + Count(2) * (tokens - seen) * seen;
  }
  return 0;
}

// Halves an even count; scores have an even number of FLOPs per pair or an even number of pairs.
Count halved(Count doubled) { return divide_up(doubled, 2); }

}  // namespace

Flops flops_per_token(const Model& model, std::int64_t context,
                      const FlopConventions& conventions) {
  const std::int64_t local = local_layers(model);
  const std::int64_t seen = model.window ? std::min(context, model.window->tokens) : context;
  const Count positions = Count(model.n_layers - local) * context + Count(local) * seen;
  Flops flops = flops_of(model, 1, positions, conventions);
  flops.total = sum_of(flops);
  return flops;
}

Flops flops_per_sequence(const Model& model, std::int64_t tokens,
                         const FlopConventions& conventions) {
  const std::int64_t local = local_layers(model);
  const std::int64_t window = model.window ? model.window->tokens : tokens;
  const Count doubled =
      Count(model.n_layers - local) * doubled_pairs(tokens, tokens, conventions.mask) +
      Count(local) * doubled_pairs(tokens, window, conventions.mask);
  Flops flops = flops_of(model, tokens, doubled, conventions);
  flops.attention_scores = halved(flops.attention_scores);
  flops.attention_values = halved(flops.attention_values);
  if (model.pooler) {
    flops.pooler = Count(model.d_model) * model.d_model * conventions.per_multiply_add;
  }
  if (model.score_outputs > 0) {
    const Count rows = Count(model.score_outputs) + (model.score_hidden ? model.d_model : 0);
    flops.pooler += rows * model.d_model * conventions.per_multiply_add;
  }
  flops.total = sum_of(flops);
  return flops;
}

Flops training_flops(const Flops& forward, TrainingPass pass) {
  const Count times = static_cast<std::int64_t>(pass);
  Flops flops = forward;
  for (Count* part :
       {&flops.qkv, &flops.attention_scores, &flops.attention_values, &flops.attention_output,
        &flops.mlp, &flops.experts, &flops.shared_experts, &flops.router,
        &flops.embedding_projections, &flops.pooler, &flops.logits, &flops.total}) {
    *part *= times;
  }
  return flops;
}

Count matrix_parameters_per_token(const Model& model, bool with_head) {
  const TokenProducts products = token_products(model);
  const Count body = products.qkv + products.attention_output + products.mlp + products.experts +
                     products.shared_experts + products.router + products.embedding_projections;
  return with_head ? body + products.logits : body;
}

Count two_p(Count parameters) { return parameters * 2; }

double six_n_d(double parameters, double tokens) { return 6.0 * parameters * tokens; }

}  // namespace tmw::transformer

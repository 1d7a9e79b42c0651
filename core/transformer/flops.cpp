#include "core/transformer/flops.h"

#include <algorithm>

namespace tmw::transformer {
namespace {

// Multiply-adds of one token in all layers, by part, without scores and values.
struct TokenProducts {
  Count qkv;
  Count attention_output;
  Count recurrent;
  Count recurrent_state;
  Count mlp;
  Count experts;
  Count shared_experts;
  Count router;
  Count embedding_projections;
  Count logits;
};

struct AttentionProducts {
  Count qkv;
  Count output;
};

Count latent_weights(const Model& model, const Mla& mla) {
  const Count d_model = model.d_model;
  const Count heads = model.n_heads;
  const Count q_width = heads * score_head_dim(model);
  const Count query = mla.q_lora_rank ? (d_model + q_width) * *mla.q_lora_rank : d_model * q_width;
  const Count latent = d_model * (Count(mla.kv_lora_rank) + mla.qk_rope_head_dim);
  const Count expand = heads * mla.kv_lora_rank * (Count(mla.qk_nope_head_dim) + mla.v_head_dim);
  return query + latent + expand;
}

// Of one layer with an indexer: its queries from their latent vector, its key and its weights.
Count indexer_weights(const Model& model) {
  const Indexer& indexer = *model.indexer;
  const Count width = Count(indexer.n_heads) * indexer.head_dim;
  return width * model.mla->q_lora_rank.value_or(0) +
         Count(model.d_model) * (Count(indexer.head_dim) + indexer.n_heads);
}

AttentionProducts attention_products(const Model& model) {
  const Count d_model = model.d_model;
  const Count heads = model.n_heads;
  const Count layers = attention_layers(model);
  const Count output = heads * value_head_dim(model) * d_model;
  if (model.mla) {
    Count qkv = layers * latent_weights(model, *model.mla);
    if (model.indexer) qkv += Count(model.indexer->layers) * indexer_weights(model);
    return {qkv, layers * output};
  }
  const Count kv_width = Count(model.head_dim) + model.v_head_dim;
  const Count queries = model.attn_gate ? heads * 2 : heads;
  const Count qkv = d_model * (queries * model.head_dim + Count(model.n_kv_heads) * kv_width);
  if (!model.global_heads) return {layers * qkv, layers * output};
  const GlobalHeads& global = *model.global_heads;
  const Count local = local_layers(model);
  const Count kv = Count(global.n_kv_heads) * (global.keys_are_values ? 1 : 2);
  return {local * qkv + (layers - local) * d_model * (queries + kv) * global.head_dim,
          local * output + (layers - local) * heads * global.head_dim * d_model};
}

// Products that layers without keys of their own do not make.
Count spared_products(const Model& model) {
  if (!model.shared_keys) return 0;
  const SharedKeys& shared = *model.shared_keys;
  const Count local =
      Count(model.n_kv_heads) * (Count(model.head_dim) + model.v_head_dim) * model.d_model;
  Count global = local;
  if (model.global_heads) {
    const GlobalHeads& heads = *model.global_heads;
    global =
        Count(heads.n_kv_heads) * (heads.keys_are_values ? 1 : 2) * heads.head_dim * model.d_model;
  }
  return Count(shared.layers - shared.global_layers) * local + Count(shared.global_layers) * global;
}

// Of one layer, without its state: weights that multiply each token.
Count recurrent_products(const Model& model, const Recurrent& mixer) {
  const Count d_inner = mixer.d_inner;
  Count products = Count(model.d_model) * (Count(in_width(mixer)) + d_inner) +
                   Count(conv_width(mixer)) * mixer.conv;
  if (mixer.kind == RecurrentKind::kMamba) {
    products += d_inner * (Count(2) * mixer.dt_rank + Count(2) * mixer.d_state);
  }
  if (mixer.kind == RecurrentKind::kKimiDelta) products += d_inner * mixer.d_state * 2;
  return products;
}

// All layers: two routers' choices, the streams predicted from one another and corrected, and the
// product of low rank; and the projections into and out of all streams but the first.
Count stream_products(const Model& model) {
  const Count d_model = model.d_model;
  const Count streams = model.streams->streams;
  const Count each = streams * d_model * 2 + streams * streams * (streams + 1) +
                     streams * streams * d_model + Count(2) * d_model * model.streams->low_rank;
  return Count(model.n_layers) * each + Count(2) * (model.streams->streams - 1) * d_model * d_model;
}

TokenProducts token_products(const Model& model) {
  const Count d_model = model.d_model;
  const Count layers = model.n_layers;
  const Count mixtures = moe_layers(model);
  const Count matrices = model.gated ? 3 : 2;
  TokenProducts sum;
  const AttentionProducts attention = attention_products(model);
  sum.qkv = attention.qkv - spared_products(model);
  sum.attention_output = attention.output;
  if (model.recurrent) {
    const Recurrent& mixer = *model.recurrent;
    const bool delta_rule =
        mixer.kind == RecurrentKind::kGatedDelta || mixer.kind == RecurrentKind::kKimiDelta;
    const Count visits = delta_rule ? 3 : 2;
    sum.recurrent = Count(mixer.layers) * recurrent_products(model, mixer);
    sum.recurrent_state = Count(mixer.layers) * visits * mixer.d_inner * mixer.d_state;
  }
  sum.mlp = Count(dense_mlp_layers(model)) * matrices * d_model * model.d_ff;
  if (model.shared_keys) {
    const SharedKeys& shared = *model.shared_keys;
    sum.mlp = ((layers - shared.layers) * model.d_ff + Count(shared.layers) * shared.d_ff) *
              matrices * d_model;
  }
  if (model.moe) {
    const Moe& moe = *model.moe;
    const Count outside = moe.d_latent > 0 ? moe.d_latent : model.d_model;
    sum.experts = mixtures * moe.top_k * matrices * outside * moe.d_expert;
    sum.shared_experts =
        mixtures * d_model *
        (matrices * moe.d_shared + (moe.shared_gate ? 1 : 0) + Count(2) * moe.d_latent);
    sum.router = mixtures * d_model * moe.n_experts;
  }
  if (model.embed_dim != model.d_model) {
    sum.embedding_projections = Count(2) * model.embed_dim * d_model;
  }
  if (model.layer_embedding) {  // one projection of all rows, and in each layer a gate and one back
    sum.embedding_projections += layers * 3 * d_model * model.layer_embedding->width;
  }
  if (model.streams) sum.embedding_projections += stream_products(model);
  if (model.has_head) sum.logits = Count(model.vocab) * model.embed_dim;
  return sum;
}

Count sum_of(const Flops& parts) {
  return parts.qkv + parts.attention_scores + parts.attention_values + parts.attention_output +
         parts.recurrent + parts.recurrent_state + parts.mlp + parts.experts +
         parts.shared_experts + parts.router + parts.embedding_projections + parts.pooler +
         parts.logits;
}

// (query, key) pairs over all layers with a window, over those that see everything, and over the
// heads that choose what is attended to.
struct Pairs {
  Count local;
  Count global;
  Count chosen_from;
};

Flops flops_of(const Model& model, Count tokens, const Pairs& seen,
               const FlopConventions& conventions) {
  const TokenProducts products = token_products(model);
  const Count each = tokens * conventions.per_multiply_add;
  const Count heads = Count(conventions.per_multiply_add) * model.n_heads;
  const auto head_dim = [&](std::int64_t usual) {
    return model.global_heads ? model.global_heads->head_dim : usual;
  };
  Flops flops;
  flops.qkv = products.qkv * each;
  const std::int64_t scores = score_head_dim(model);
  const std::int64_t values = value_head_dim(model);
  flops.attention_scores = heads * (seen.local * scores + seen.global * head_dim(scores));
  if (model.indexer) {  // a product of each head, and their weighted sum
    flops.attention_scores += Count(conventions.per_multiply_add) * model.indexer->n_heads *
                              (Count(model.indexer->head_dim) + 1) * seen.chosen_from;
  }
  flops.attention_values = heads * (seen.local * values + seen.global * head_dim(values));
  flops.attention_output = products.attention_output * each;
  flops.recurrent = products.recurrent * each;
  flops.recurrent_state = products.recurrent_state * each;
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

// Of `context` tokens, those that a layer without a window attends to.
std::int64_t attended(const Model& model, std::int64_t context) {
  return model.indexer ? std::min(context, model.indexer->top_k) : context;
}

std::int64_t indexing_layers(const Model& model) {
  return model.indexer ? model.indexer->layers : 0;
}

// Halves an even count; scores have an even number of FLOPs per pair or an even number of pairs.
Count halved(Count doubled) { return divide_up(doubled, 2); }

}  // namespace

Flops flops_per_token(const Model& model, std::int64_t context,
                      const FlopConventions& conventions) {
  const std::int64_t local = local_layers(model);
  const std::int64_t seen = model.window ? std::min(context, model.window->tokens) : context;
  const Count global = attention_layers(model) - local;
  const Pairs pairs = {Count(local) * seen, global * attended(model, context),
                       Count(indexing_layers(model)) * context};
  Flops flops = flops_of(model, 1, pairs, conventions);
  flops.total = sum_of(flops);
  return flops;
}

Flops flops_per_sequence(const Model& model, std::int64_t tokens,
                         const FlopConventions& conventions) {
  const std::int64_t local = local_layers(model);
  const std::int64_t window = model.window ? model.window->tokens : tokens;
  const Count global = attention_layers(model) - local;
  const Pairs doubled = {
      Count(local) * doubled_pairs(tokens, window, conventions.mask),
      global * doubled_pairs(tokens, attended(model, tokens), conventions.mask),
      Count(indexing_layers(model)) * doubled_pairs(tokens, tokens, conventions.mask)};
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
        &flops.recurrent, &flops.recurrent_state, &flops.mlp, &flops.experts, &flops.shared_experts,
        &flops.router, &flops.embedding_projections, &flops.pooler, &flops.logits, &flops.total}) {
    *part *= times;
  }
  return flops;
}

Count matrix_parameters_per_token(const Model& model, bool with_head) {
  const TokenProducts products = token_products(model);
  const Count body = products.qkv + products.attention_output + products.recurrent + products.mlp +
                     products.experts + products.shared_experts + products.router +
                     products.embedding_projections;
  return with_head ? body + products.logits : body;
}

Count two_p(Count parameters) { return parameters * 2; }

double six_n_d(double parameters, double tokens) { return 6.0 * parameters * tokens; }

}  // namespace tmw::transformer

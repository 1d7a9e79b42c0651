#include "core/transformer/parameters.h"

namespace tmw::transformer {
namespace {

Count linear(Count in, Count out, bool bias) { return bias ? in * out + out : in * out; }

Count norm_width(const Model& model, Count width) {
  if (model.norm == NormKind::kNone) return 0;
  return model.norm_bias ? width * 2 : width;
}

Count mlp_between(const Model& model, Count outside, Count width, bool bias) {
  const Count up = linear(outside, width, bias);
  return (model.gated ? up * 2 : up) + linear(width, outside, bias);
}

Count mlp(const Model& model, Count width, bool bias) {
  return mlp_between(model, model.d_model, width, bias);
}

// Of queries and keys, or of queries alone.
Count qk_norm(const Model& model, bool keys) {
  const Count weights_and_bias = model.qk_norm_bias ? 2 : 1;
  switch (model.qk_norm) {
    case QkNorm::kNone:
      return 0;
    case QkNorm::kPerHead:
      return weights_and_bias * (keys ? 2 : 1) * model.head_dim;
    case QkNorm::kFull:
      return weights_and_bias * (Count(model.n_heads) + (keys ? model.n_kv_heads : 0)) *
             model.head_dim;
  }
  return 0;
}

void add_plain_attention(const Model& model, LayerBreakdown& layer) {
  const Count q_width = Count(model.n_heads) * model.head_dim;
  const Count k_width = Count(model.n_kv_heads) * model.head_dim;
  const Count v_width = Count(model.n_kv_heads) * model.v_head_dim;
  layer.query = linear(model.d_model, model.attn_gate ? q_width * 2 : q_width, model.qkv_bias);
  layer.key = linear(model.d_model, k_width, model.qkv_bias);
  layer.value = linear(model.d_model, v_width, model.qkv_bias);
  layer.qk_norm = qk_norm(model, true);
}

// Biases, where a config asks for them, sit on the down-projections (DeepSeek `attention_bias`).
void add_latent_attention(const Model& model, const Mla& mla, LayerBreakdown& layer) {
  const Count heads = model.n_heads;
  const Count q_width = heads * (Count(mla.qk_nope_head_dim) + mla.qk_rope_head_dim);
  const Count latent_width = Count(mla.kv_lora_rank) + mla.qk_rope_head_dim;
  if (mla.q_lora_rank) {
    layer.query = linear(model.d_model, *mla.q_lora_rank, model.qkv_bias) +
                  linear(*mla.q_lora_rank, q_width, false);
    layer.qk_norm = *mla.q_lora_rank;
  } else {
    layer.query = linear(model.d_model, q_width, false);
  }
  layer.latent = linear(model.d_model, latent_width, model.qkv_bias);
  layer.key = linear(mla.kv_lora_rank, heads * mla.qk_nope_head_dim, false);
  layer.value = linear(mla.kv_lora_rank, heads * mla.v_head_dim, false);
  layer.qk_norm += mla.kv_lora_rank;
}

// One layer of attention, without the layer's norms.
LayerBreakdown attention_layer(const Model& model) {
  LayerBreakdown layer;
  if (model.mla) {
    add_latent_attention(model, *model.mla, layer);
  } else {
    add_plain_attention(model, layer);
  }
  layer.output =
      linear(Count(model.n_heads) * value_head_dim(model), model.d_model, model.out_bias);
  if (model.attn_sinks) layer.sinks = model.n_heads;
  return layer;
}

// The model with the heads of its layers that see everything.
Model with_global_heads(const Model& model) {
  Model global = model;
  if (!model.global_heads) return global;
  global.n_kv_heads = model.global_heads->n_kv_heads;
  global.head_dim = global.v_head_dim = model.global_heads->head_dim;
  return global;
}

// The attention of a layer that takes keys and values from another.
LayerBreakdown keyless_layer(const Model& model) {
  LayerBreakdown layer = attention_layer(model);
  if (model.shared_keys->keeps_weights) return layer;
  layer.key = layer.value = 0;
  layer.qk_norm = qk_norm(model, false);
  return layer;
}

Count attention_sum(const LayerBreakdown& layer) {
  return layer.query + layer.key + layer.value + layer.latent + layer.output + layer.qk_norm +
         layer.sinks;
}

void add_attention(const LayerBreakdown& layer, Count n_layers, LayerBreakdown& sum) {
  sum.query += layer.query * n_layers;
  sum.key += layer.key * n_layers;
  sum.value += layer.value * n_layers;
  sum.latent += layer.latent * n_layers;
  sum.output += layer.output * n_layers;
  sum.qk_norm += layer.qk_norm * n_layers;
  sum.sinks += layer.sinks * n_layers;
}

// Parameters beside the projections in and out: how the state decays and is written and read.
Count state_parameters(const Recurrent& mixer) {
  const Count d_inner = mixer.d_inner;
  const Count heads = mixer.n_heads;
  switch (mixer.kind) {
    case RecurrentKind::kMamba: {
      const Count maps = Count(mixer.dt_rank) + Count(2) * mixer.d_state;  // step, B and C
      return d_inner * maps + linear(mixer.dt_rank, d_inner, true) + d_inner * mixer.d_state +
             d_inner + (mixer.norm ? maps : Count(0));
    }
    case RecurrentKind::kMamba2:
      return heads * 3 + (mixer.norm ? d_inner : Count(0));
    case RecurrentKind::kGatedDelta:
      return heads * 2 + divide_up(d_inner, mixer.n_heads);  // and a norm over one head
    case RecurrentKind::kKimiDelta:  // decay and gate from their low ranks, a step's bias, a norm
      return d_inner * mixer.d_state * 2 + d_inner + heads + divide_up(d_inner, mixer.n_heads);
    case RecurrentKind::kShortConv:
      return 0;
    case RecurrentKind::kLightning:
      return d_inner;  // a norm over all heads
  }
  return 0;
}

// The attention of layers with and without a window, some of them without keys.
void add_layers_of_kinds(const Model& model, const LayerBreakdown& local, LayerBreakdown& sum) {
  const Model seeing_all = with_global_heads(model);
  const KeyedLayers keyed = keyed_layers(model);
  LayerBreakdown global = attention_layer(seeing_all);
  if (model.global_heads && model.global_heads->keys_are_values) global.value = 0;
  add_attention(local, keyed.local, sum);
  add_attention(global, keyed.global, sum);
  if (!model.shared_keys) return;
  const std::int64_t keyless_global = model.shared_keys->global_layers;
  add_attention(keyless_layer(model), model.shared_keys->layers - keyless_global, sum);
  add_attention(keyless_layer(seeing_all), keyless_global, sum);
}

// Mixers, by the kind of layer they stand in.
struct Mixers {
  Count dense;
  Count mixtures;
};

// Queries from their latent vector, one key for all heads with a norm with bias, and a weight a
// head. Source: huggingface/transformers, models deepseek_v32.
Count indexer_parameters(const Model& model) {
  if (!model.indexer) return 0;
  const Indexer& indexer = *model.indexer;
  const Count rank = model.mla->q_lora_rank.value_or(0);
  return rank * indexer.n_heads * indexer.head_dim +
         Count(model.d_model) * (Count(indexer.head_dim) + indexer.n_heads) +
         Count(2) * indexer.head_dim;
}

Mixers add_mixers(const Model& model, Count n_moe, LayerBreakdown& sum) {
  const Count n_layers = model.n_layers;
  const LayerBreakdown plain = attention_layer(model);
  if (model.global_heads || model.shared_keys) {
    add_layers_of_kinds(model, plain, sum);  // validate.h: all are dense, or all are mixtures
    const Count all = attention_sum(sum);
    return n_moe.value() > 0 ? Mixers{0, all} : Mixers{all, 0};
  }
  add_attention(plain, attention_layers(model), sum);
  const Count attention = attention_sum(plain);
  if (model.lone) {
    if (model.recurrent) sum.recurrent = recurrent_parameters(model) * model.recurrent->layers;
    return {attention_sum(sum) + sum.recurrent, 0};
  }
  if (!model.recurrent) return {(n_layers - n_moe) * attention, n_moe * attention};
  const Recurrent& mixer = *model.recurrent;
  const Count each = recurrent_parameters(model);
  sum.recurrent = Count(mixer.layers) * each;
  const Count with_experts = mixer.layers_with_experts;
  const Count beside = mixer.beside_attention ? with_experts : Count(0);
  const Count mixtures = (n_moe - with_experts + beside) * attention + with_experts * each;
  return {attention_sum(sum) + sum.recurrent - mixtures, mixtures};
}

// Of one layer: its router and the router's norm, the coefficients that predict and correct the
// streams, a scale; and the product of low rank with its norm.
Count stream_parameters(const Model& model) {
  if (!model.streams) return 0;
  const Count d_model = model.d_model;
  const Count streams = model.streams->streams;
  return d_model * streams + norm_width(model, d_model) + streams * streams * (streams + 1) +
         d_model + Count(2) * d_model * model.streams->low_rank + norm_width(model, d_model);
}

// Of one layer: the gate of its row of the second embedding, the way back, and a norm; and its
// streams.
Count layer_inputs(const Model& model) {
  if (!model.layer_embedding) return 0;
  const Count d_model = model.d_model;
  return Count(2) * d_model * model.layer_embedding->width + norm_width(model, d_model) +
         stream_parameters(model);
}

void add_layers(const Model& model, Parameters& sum) {
  const Count n_moe = moe_layers(model);
  const Count n_dense = dense_mlp_layers(model);
  const Count norms = Count(model.norms_per_layer) * norm_width(model, model.d_model);
  Mixers mixers = add_mixers(model, n_moe, sum.layers);
  sum.layers.norms = Count(model.n_layers) * norms;
  sum.layers.mlp = n_dense * mlp(model, model.d_ff, model.mlp_bias);
  if (model.shared_keys) {
    const Count others = mlp(model, model.shared_keys->d_ff, model.mlp_bias);
    sum.layers.mlp =
        (n_dense - model.shared_keys->layers) * mlp(model, model.d_ff, model.mlp_bias) +
        Count(model.shared_keys->layers) * others;
  }
  sum.layers.mlp += n_dense * model.mlp_scalars;
  const Count inputs = layer_inputs(model);
  sum.layers.layer_inputs = Count(model.n_layers) * inputs;
  const Count without_experts = Count(model.n_layers) - n_moe;
  if (model.indexer) {  // where only some layers have one, they count with the mixtures
    const Count each = indexer_parameters(model);
    const bool everywhere = model.indexer->layers == model.n_layers;
    const Count dense = everywhere ? without_experts * each : Count(0);
    sum.layers.indexer = Count(model.indexer->layers) * each;
    mixers.dense += n_moe == 0 ? sum.layers.indexer : dense;
    mixers.mixtures += n_moe == 0 ? Count(0) : sum.layers.indexer - dense;
  }
  sum.dense_layers = mixers.dense + without_experts * (norms + inputs) + sum.layers.mlp;
  if (!model.moe) return;
  const Moe& moe = *model.moe;
  sum.layers.experts = n_moe * moe.n_experts * expert_parameters(model);
  sum.layers.router = n_moe * linear(model.d_model, moe.n_experts, moe.router_bias);
  sum.layers.shared_experts =
      n_moe * (mlp(model, moe.d_shared, false) + (moe.shared_gate ? model.d_model : 0) +
               Count(2) * model.d_model * moe.d_latent);
  sum.moe_layers = mixers.mixtures + n_moe * (norms + inputs) + sum.layers.experts +
                   sum.layers.router + sum.layers.shared_experts;
}

void add_ends(const Model& model, Parameters& sum) {
  const Count d_model = model.d_model;
  sum.token_embedding = Count(model.vocab) * model.embed_dim;
  sum.position_embedding = Count(model.learned_positions) * d_model + model.relative_bias;
  sum.type_embedding = Count(model.type_vocab) * d_model;
  if (model.embedding_norm) sum.embedding_norm = norm_width(model, d_model);
  if (model.embed_dim != model.d_model) {
    sum.embedding_projections = Count(2) * model.embed_dim * d_model;
  }
  if (model.layer_embedding) {
    const Count widths = Count(model.n_layers) * model.layer_embedding->width;
    sum.layer_embedding = Count(model.layer_embedding->vocab) * widths;
    sum.embedding_projections += d_model * widths;
    sum.embedding_norm += norm_width(model, model.layer_embedding->width);
  }
  if (model.streams) {  // into and out of every stream but the first
    sum.embedding_projections += Count(2) * (model.streams->streams - 1) * d_model * d_model;
  }
  if (model.final_norm) sum.final_norm = norm_width(model, d_model);
  if (model.pooler) sum.pooler = linear(d_model, d_model, true);
  sum.score_head = linear(d_model, model.score_outputs, model.score_bias) +
                   (model.score_hidden ? linear(d_model, d_model, true) : Count(0));
  if (!model.has_head) return;
  if (!model.tied) sum.lm_head = Count(model.vocab) * model.embed_dim;
  if (model.lm_head_bias) sum.lm_head += model.vocab;
}

}  // namespace

Count expert_parameters(const Model& model) {
  if (!model.moe) return 0;
  const Moe& moe = *model.moe;
  const Count outside = moe.d_latent > 0 ? moe.d_latent : model.d_model;
  return mlp_between(model, outside, moe.d_expert, moe.expert_bias);
}

Count recurrent_parameters(const Model& model) {
  if (!model.recurrent) return 0;
  const Recurrent& mixer = *model.recurrent;
  const Count convolved = conv_width(mixer);
  return linear(model.d_model, in_width(mixer), mixer.in_bias) + convolved * mixer.conv +
         (mixer.conv_bias ? convolved : Count(0)) + state_parameters(mixer) +
         linear(mixer.d_inner, model.d_model, mixer.out_bias);
}

Parameters count_parameters(const Model& model) {
  Parameters sum;
  add_ends(model, sum);
  add_layers(model, sum);
  const Count embeddings =
      sum.token_embedding + sum.layer_embedding + sum.position_embedding + sum.type_embedding;
  sum.non_embedding = sum.embedding_norm + sum.embedding_projections + sum.dense_layers +
                      sum.moe_layers + sum.final_norm + sum.pooler + sum.score_head;
  sum.total = embeddings + sum.non_embedding + sum.lm_head;
  sum.active = sum.total;
  if (model.moe) {
    const Count idle = Count(model.moe->n_experts) - model.moe->top_k;
    sum.active = sum.total - Count(moe_layers(model)) * idle * expert_parameters(model);
  }
  return sum;
}

Count parameters_in_n(const Parameters& parameters, EmbeddingsInN embeddings) {
  if (embeddings == EmbeddingsInN::kCounted) return parameters.active;
  return parameters.active - (parameters.total - parameters.non_embedding);
}

Count total_parameters(const Model& model) { return count_parameters(model).total; }
Count active_parameters(const Model& model) { return count_parameters(model).active; }
Count non_embedding_parameters(const Model& model) { return count_parameters(model).non_embedding; }

}  // namespace tmw::transformer

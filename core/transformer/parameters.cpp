#include "core/transformer/parameters.h"

namespace tmw::transformer {
namespace {

Count linear(Count in, Count out, bool bias) { return bias ? in * out + out : in * out; }

Count norm_width(const Model& model, Count width) {
  if (model.norm == NormKind::kNone) return 0;
  return model.norm_bias ? width * 2 : width;
}

Count mlp(const Model& model, Count width, bool bias) {
  const Count up = linear(model.d_model, width, bias);
  return (model.gated ? up * 2 : up) + linear(width, model.d_model, bias);
}

Count qk_norm(const Model& model) {
  const Count weights_and_bias = model.qk_norm_bias ? 2 : 1;
  switch (model.qk_norm) {
    case QkNorm::kNone:
      return 0;
    case QkNorm::kPerHead:
      return weights_and_bias * 2 * model.head_dim;
    case QkNorm::kFull:
      return weights_and_bias * (Count(model.n_heads) + model.n_kv_heads) * model.head_dim;
  }
  return 0;
}

void add_plain_attention(const Model& model, LayerBreakdown& layer) {
  const Count q_width = Count(model.n_heads) * model.head_dim;
  const Count k_width = Count(model.n_kv_heads) * model.head_dim;
  const Count v_width = Count(model.n_kv_heads) * model.v_head_dim;
  layer.query = linear(model.d_model, q_width, model.qkv_bias);
  layer.key = linear(model.d_model, k_width, model.qkv_bias);
  layer.value = linear(model.d_model, v_width, model.qkv_bias);
  layer.qk_norm = qk_norm(model);
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

// What every layer has: attention and norms.
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
  layer.norms = Count(model.norms_per_layer) * norm_width(model, model.d_model);
  return layer;
}

Count attention_sum(const LayerBreakdown& layer) {
  return layer.query + layer.key + layer.value + layer.latent + layer.output + layer.qk_norm +
         layer.sinks + layer.norms;
}

void scale_attention(LayerBreakdown& layer, Count n_layers) {
  layer.query *= n_layers;
  layer.key *= n_layers;
  layer.value *= n_layers;
  layer.latent *= n_layers;
  layer.output *= n_layers;
  layer.qk_norm *= n_layers;
  layer.sinks *= n_layers;
  layer.norms *= n_layers;
}

void add_layers(const Model& model, Parameters& sum) {
  sum.layers = attention_layer(model);
  const Count attention = attention_sum(sum.layers);
  const Count n_moe = moe_layers(model);
  const Count n_dense = Count(model.n_layers) - n_moe;
  scale_attention(sum.layers, model.n_layers);
  sum.layers.mlp = n_dense * mlp(model, model.d_ff, model.mlp_bias);
  sum.dense_layers = n_dense * attention + sum.layers.mlp;
  if (!model.moe) return;
  const Moe& moe = *model.moe;
  sum.layers.experts = n_moe * moe.n_experts * expert_parameters(model);
  sum.layers.router = n_moe * linear(model.d_model, moe.n_experts, moe.router_bias);
  sum.layers.shared_experts =
      n_moe * (mlp(model, moe.d_shared, false) + (moe.shared_gate ? model.d_model : 0));
  sum.moe_layers =
      n_moe * attention + sum.layers.experts + sum.layers.router + sum.layers.shared_experts;
}

void add_ends(const Model& model, Parameters& sum) {
  const Count d_model = model.d_model;
  sum.token_embedding = Count(model.vocab) * model.embed_dim;
  sum.position_embedding = Count(model.learned_positions) * d_model;
  sum.type_embedding = Count(model.type_vocab) * d_model;
  if (model.embedding_norm) sum.embedding_norm = norm_width(model, d_model);
  if (model.embed_dim != model.d_model) {
    sum.embedding_projections = Count(2) * model.embed_dim * d_model;
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
  return mlp(model, model.moe->d_expert, model.moe->expert_bias);
}

Parameters count_parameters(const Model& model) {
  Parameters sum;
  add_ends(model, sum);
  add_layers(model, sum);
  const Count embeddings = sum.token_embedding + sum.position_embedding + sum.type_embedding;
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

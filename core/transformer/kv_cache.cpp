#include "core/transformer/kv_cache.h"

#include <algorithm>

namespace tmw::transformer {
namespace {

// Layer-tokens kept by one sequence, each layer's tokens rounded up to blocks.
struct LayerTokens {
  Count local;   // of layers with a window
  Count global;  // of layers that see everything
};

LayerTokens layer_tokens(const Model& model, std::int64_t tokens, std::int64_t block) {
  const auto in_blocks = [block](std::int64_t count) { return divide_up(count, block) * block; };
  const KeyedLayers layers = keyed_layers(model);
  const std::int64_t kept = model.window ? std::min(tokens, model.window->tokens) : tokens;
  return {Count(layers.local) * in_blocks(kept), Count(layers.global) * in_blocks(tokens)};
}

Count elements_per_layer(const Model& model, Count kv_heads) {
  if (model.mla) return Count(model.mla->kv_lora_rank) + model.mla->qk_rope_head_dim;
  return kv_heads * (Count(model.head_dim) + model.v_head_dim);
}

Count elements_per_global_layer(const Model& model, Count kv_heads) {
  if (!model.global_heads) return elements_per_layer(model, kv_heads);
  return kv_heads * 2 * model.global_heads->head_dim;
}

// Keys that choose what is attended to, of all tokens: one a layer, and no value.
Count index_elements(const Model& model, Count tokens) {
  if (!model.indexer) return 0;
  return Count(model.indexer->layers) * model.indexer->head_dim * tokens;
}

std::int64_t global_kv_heads(const Model& model) {
  return model.global_heads ? model.global_heads->n_kv_heads : model.n_kv_heads;
}

}  // namespace

Count kv_cache_elements_per_token(const Model& model) { return kv_cache_elements(model, 1); }

Count kv_cache_bytes_per_token(const Model& model, Precision precision) {
  return bytes_of(kv_cache_elements_per_token(model), precision);
}

Count kv_cache_elements(const Model& model, std::int64_t tokens) {
  const LayerTokens kept = layer_tokens(model, tokens, 1);
  return kept.local * elements_per_layer(model, model.n_kv_heads) +
         kept.global * elements_per_global_layer(model, global_kv_heads(model)) +
         index_elements(model, tokens);
}

Count kv_cache_elements_read(const Model& model, std::int64_t tokens) {
  if (!model.indexer) return kv_cache_elements(model, tokens);
  const LayerTokens read = layer_tokens(model, std::min(tokens, model.indexer->top_k), 1);
  return (read.local + read.global) * elements_per_layer(model, model.n_kv_heads) +
         index_elements(model, tokens);
}

Count kv_cache_bytes(const Model& model, std::int64_t tokens, Precision precision) {
  return bytes_of(kv_cache_elements(model, tokens), precision);
}

Count recurrent_state_elements(const Model& model) {
  if (!model.recurrent) return 0;
  const Recurrent& mixer = *model.recurrent;
  return Count(mixer.layers) *
         (Count(conv_width(mixer)) * (mixer.conv - 1) + Count(mixer.d_inner) * mixer.d_state);
}

Count recurrent_state_bytes(const Model& model) { return recurrent_state_elements(model) * 4; }

std::int64_t kv_heads_per_card(const Model& model, std::int64_t tensor_parallel) {
  return divide_up(model.n_kv_heads, tensor_parallel).value();
}

Count kv_cache_bytes_per_card(const Model& model, std::int64_t tokens,
                              const KvPlacement& placement) {
  const std::int64_t heads = kv_heads_per_card(model, placement.tensor_parallel);
  const std::int64_t global_heads =
      divide_up(global_kv_heads(model), placement.tensor_parallel).value();
  const LayerTokens kept = layer_tokens(model, tokens, placement.block_tokens);
  const Count block = divide_up(tokens, placement.block_tokens) * placement.block_tokens;
  const Count elements = kept.local * elements_per_layer(model, heads) +
                         kept.global * elements_per_global_layer(model, global_heads) +
                         index_elements(model, block);
  const Count index_keys = model.indexer ? block * model.indexer->layers : Count(0);
  const Count vectors = model.mla ? kept.local + kept.global + index_keys
                                  : kept.local * 2 * heads + kept.global * 2 * global_heads;
  return bytes_of(elements, placement.precision) + vectors * placement.scale_bytes;
}

}  // namespace tmw::transformer

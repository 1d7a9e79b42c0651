#include "core/transformer/kv_cache.h"

#include <algorithm>

namespace tmw::transformer {
namespace {

// Layer-tokens kept by one sequence, each layer's tokens rounded up to blocks.
Count layer_tokens(const Model& model, std::int64_t tokens, std::int64_t block) {
  const auto in_blocks = [block](std::int64_t count) { return divide_up(count, block) * block; };
  const std::int64_t local = local_layers(model);
  const std::int64_t kept = model.window ? std::min(tokens, model.window->tokens) : tokens;
  return Count(model.n_layers - local) * in_blocks(tokens) + Count(local) * in_blocks(kept);
}

Count elements_per_layer(const Model& model, Count kv_heads) {
  if (model.mla) return Count(model.mla->kv_lora_rank) + model.mla->qk_rope_head_dim;
  return kv_heads * (Count(model.head_dim) + model.v_head_dim);
}

}  // namespace

Count kv_elements_per_token_per_layer(const Model& model) {
  return elements_per_layer(model, model.n_kv_heads);
}

Count kv_cache_elements_per_token(const Model& model) {
  return Count(model.n_layers) * kv_elements_per_token_per_layer(model);
}

Count kv_cache_bytes_per_token(const Model& model, Precision precision) {
  return bytes_of(kv_cache_elements_per_token(model), precision);
}

Count kv_cache_elements(const Model& model, std::int64_t tokens) {
  return layer_tokens(model, tokens, 1) * kv_elements_per_token_per_layer(model);
}

Count kv_cache_bytes(const Model& model, std::int64_t tokens, Precision precision) {
  return bytes_of(kv_cache_elements(model, tokens), precision);
}

std::int64_t kv_heads_per_card(const Model& model, std::int64_t tensor_parallel) {
  return divide_up(model.n_kv_heads, tensor_parallel).value();
}

Count kv_cache_bytes_per_card(const Model& model, std::int64_t tokens,
                              const KvPlacement& placement) {
  const std::int64_t heads = kv_heads_per_card(model, placement.tensor_parallel);
  const Count kept = layer_tokens(model, tokens, placement.block_tokens);
  const Count vectors = model.mla ? Count(1) : Count(2) * heads;
  return bytes_of(kept * elements_per_layer(model, heads), placement.precision) +
         kept * vectors * placement.scale_bytes;
}

}  // namespace tmw::transformer

// The KV cache: what one token and one sequence keep, on one card and in blocks.
#pragma once

#include "core/transformer/count.h"
#include "core/transformer/model.h"
#include "core/transformer/precision.h"

namespace tmw::transformer {

// Elements one token keeps in one layer: keys and values of every KV head, or with MLA the latent
// vector and the rotary key. Sources: Ainslie et al. 2023; DeepSeek-V2 2024, section 2.1.
[[nodiscard]] Count kv_elements_per_token_per_layer(const Model& model);

// The same over all layers, as if each kept every token (a window limits sequences, not tokens).
[[nodiscard]] Count kv_cache_elements_per_token(const Model& model);

// Bytes one token adds to the cache.
[[nodiscard]] Count kv_cache_bytes_per_token(const Model& model, Precision precision);

// Elements a sequence keeps: global layers keep all tokens, local layers the last window.
[[nodiscard]] Count kv_cache_elements(const Model& model, std::int64_t tokens);

// Bytes a sequence keeps. Requires tokens >= 0.
[[nodiscard]] Count kv_cache_bytes(const Model& model, std::int64_t tokens, Precision precision);

// KV heads each card holds when t cards share the heads: with fewer heads than cards each is
// replicated, so a card never holds less than one. Requires t >= 1.
[[nodiscard]] std::int64_t kv_heads_per_card(const Model& model, std::int64_t tensor_parallel);

struct KvPlacement {
  Precision precision = Precision::kBf16;
  std::int64_t tensor_parallel = 1;  // MLA's latent vector has no heads: each card keeps it all
  std::int64_t block_tokens = 1;     // PagedAttention: room is taken in blocks of this many
  std::int64_t scale_bytes = 0;      // per key or value vector and token (quantised caches)
};

// Bytes a sequence takes on each card: heads split, blocks rounded up.
// Source: Kwon et al. 2023 (PagedAttention), section 4. Requires block_tokens, tensor_parallel
// >= 1.
[[nodiscard]] Count kv_cache_bytes_per_card(const Model& model, std::int64_t tokens,
                                            const KvPlacement& placement);

}  // namespace tmw::transformer

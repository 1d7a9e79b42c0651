// The KV cache: what one token and one sequence keep, on one card and in blocks.
#pragma once

#include "core/transformer/count.h"
#include "core/transformer/model.h"
#include "core/transformer/precision.h"

namespace tmw::transformer {

// Elements one token keeps in all layers with attention: keys and values of every KV head, each
// layer with its own, or with MLA the latent vector and the rotary key; as if each layer kept every
// token (a window limits sequences, not tokens). Sources: Ainslie et al. 2023; DeepSeek-V2 2024,
// section 2.1. Layers with a state add nothing for a token.
[[nodiscard]] Count kv_cache_elements_per_token(const Model& model);

// Bytes one token adds to the cache.
[[nodiscard]] Count kv_cache_bytes_per_token(const Model& model, Precision precision);

// Elements a sequence keeps: global layers keep all tokens, local layers the last window.
[[nodiscard]] Count kv_cache_elements(const Model& model, std::int64_t tokens);

// Elements of them that a decode step reads: all, but with an indexer its keys of all tokens and
// only the tokens it chooses. Source: DeepSeek-V3.2-Exp, 2025, section 1.
[[nodiscard]] Count kv_cache_elements_read(const Model& model, std::int64_t tokens);

// Bytes a sequence keeps. Requires tokens >= 0.
[[nodiscard]] Count kv_cache_bytes(const Model& model, std::int64_t tokens, Precision precision);

// Numbers a sequence keeps however long it is: for each layer with a state, the last conv - 1
// columns of its convolution and the state itself. Sources: those of RecurrentKind in model.h;
// engines hold them in FP32 (llama.cpp) or FP32 and BF16 (vLLM).
[[nodiscard]] Count recurrent_state_elements(const Model& model);

// The same in FP32: bytes a sequence keeps beside its KV cache.
[[nodiscard]] Count recurrent_state_bytes(const Model& model);

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

// Scaled dot-product attention with grouped heads, in double.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace tmw::numerics {

// Sizes of one attention call. Arrays are row-major: queries[query][head][i].
struct AttentionShape {
  std::size_t queries = 0;
  std::size_t keys = 0;
  std::size_t heads = 1;
  std::size_t kv_heads = 1;  // must divide heads: head n reads KV head n / (heads / kv_heads)
  std::size_t key_dim = 1;   // of queries and keys
  std::size_t value_dim = 1;
  bool causal = false;  // the last query stands at the last key: query i sees keys up to
                        // i + keys - queries
};

// softmax(q k / sqrt(key_dim)) v for each head. Shapes: q queries x heads x key_dim,
// k keys x kv_heads x key_dim, v keys x kv_heads x value_dim, result queries x heads x value_dim.
// A query that sees no key gets NaN, as softmax does of nothing left to weigh; no queries give an
// empty result. Source: Vaswani et al. 2017; Ainslie et al. 2023.
[[nodiscard]] std::vector<double> attention(std::span<const double> q, std::span<const double> k,
                                            std::span<const double> v, const AttentionShape& shape);

}  // namespace tmw::numerics

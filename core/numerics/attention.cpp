#include "core/numerics/attention.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

#include "core/numerics/softmax.h"

namespace tmw::numerics {
namespace {

double dot(std::span<const double> a, std::span<const double> b) {
  double sum = 0.0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

// Keys that a query may see: a prefix.
std::size_t visible_keys(const AttentionShape& shape, std::size_t query) {
  if (!shape.causal) return shape.keys;
  const std::size_t end = query + 1 + shape.keys;
  return end > shape.queries ? std::min(end - shape.queries, shape.keys) : 0;
}

std::vector<double> scores_of(std::span<const double> query, std::span<const double> k,
                              const AttentionShape& shape, std::size_t kv_head,
                              std::size_t visible) {
  const double scale = 1.0 / std::sqrt(static_cast<double>(shape.key_dim));
  std::vector<double> scores(visible);
  for (std::size_t key = 0; key < visible; ++key) {
    const std::size_t offset = (key * shape.kv_heads + kv_head) * shape.key_dim;
    scores[key] = scale * dot(query, k.subspan(offset, shape.key_dim));
  }
  return scores;
}

}  // namespace

std::vector<double> attention(std::span<const double> q, std::span<const double> k,
                              std::span<const double> v, const AttentionShape& shape) {
  assert(shape.kv_heads > 0 && shape.heads % shape.kv_heads == 0);
  assert(q.size() == shape.queries * shape.heads * shape.key_dim);
  assert(k.size() == shape.keys * shape.kv_heads * shape.key_dim);
  assert(v.size() == shape.keys * shape.kv_heads * shape.value_dim);
  std::vector<double> result(shape.queries * shape.heads * shape.value_dim);
  for (std::size_t row = 0; row < shape.queries * shape.heads; ++row) {
    const std::size_t head = row % shape.heads;
    const std::size_t kv_head = head / (shape.heads / shape.kv_heads);
    const std::size_t visible = visible_keys(shape, row / shape.heads);
    const std::vector<double> weights = softmax(
        scores_of(q.subspan(row * shape.key_dim, shape.key_dim), k, shape, kv_head, visible));
    for (std::size_t i = 0; i < shape.value_dim; ++i) {
      double sum = visible == 0 ? std::numeric_limits<double>::quiet_NaN() : 0.0;
      for (std::size_t key = 0; key < visible; ++key) {
        sum += weights[key] * v[(key * shape.kv_heads + kv_head) * shape.value_dim + i];
      }
      result[row * shape.value_dim + i] = sum;
    }
  }
  return result;
}

}  // namespace tmw::numerics

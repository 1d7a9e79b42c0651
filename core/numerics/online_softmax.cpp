#include "core/numerics/online_softmax.h"

#include <algorithm>
#include <cmath>

namespace tmw::numerics {

SoftmaxTile tile_of(std::span<const double> scores, std::span<const std::vector<double>> values) {
  SoftmaxTile tile;
  tile.largest = *std::max_element(scores.begin(), scores.end());
  tile.output.assign(values.front().size(), 0.0);
  for (std::size_t i = 0; i < scores.size(); ++i) {
    const double weight = std::exp(scores[i] - tile.largest);
    tile.sum += weight;
    for (std::size_t j = 0; j < tile.output.size(); ++j) tile.output[j] += weight * values[i][j];
  }
  for (double& one : tile.output) one /= tile.sum;
  return tile;
}

SoftmaxTile merge_tiles(const SoftmaxTile& first, const SoftmaxTile& second) {
  SoftmaxTile both;
  both.largest = std::max(first.largest, second.largest);
  const double one = first.sum * std::exp(first.largest - both.largest);
  const double other = second.sum * std::exp(second.largest - both.largest);
  both.sum = one + other;
  for (std::size_t j = 0; j < first.output.size(); ++j)
    both.output.push_back((one * first.output[j] + other * second.output[j]) / both.sum);
  return both;
}

}  // namespace tmw::numerics

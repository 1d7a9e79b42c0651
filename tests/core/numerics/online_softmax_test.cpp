#include "core/numerics/online_softmax.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <span>

#include "core/numerics/softmax.h"

namespace tmw::numerics {
namespace {

// Attention over all scores at once.
std::vector<double> weighted(const std::vector<double>& scores,
                             const std::vector<std::vector<double>>& values) {
  const std::vector<double> weights = softmax(scores);
  std::vector<double> output(values.front().size(), 0.0);
  for (std::size_t i = 0; i < weights.size(); ++i) {
    for (std::size_t j = 0; j < output.size(); ++j) output[j] += weights[i] * values[i][j];
  }
  return output;
}

// The tile of these scores by its definition; values[i] belongs to scores[i].
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

TEST(OnlineSoftmax, TilesGiveWhatAllScoresTogetherGiveWhereverTheyAreCut) {
  const std::vector<std::vector<double>> values = {{1, 0}, {0, 2}, {3, 3}, {-4, 5}, {6, -7}};
  for (const double shift : {0.0, 1000.0, -1000.0}) {
    const std::vector<double> scores = {shift + 1, shift - 2, shift + 0.5, shift + 3, shift - 700};
    const std::vector<double> whole = weighted(scores, values);
    for (std::size_t cut = 1; cut < scores.size(); ++cut) {
      const std::span<const double> s(scores);
      const std::span<const std::vector<double>> v(values);
      const SoftmaxTile both =
          merge_tiles(tile_of(s.first(cut), v.first(cut)), tile_of(s.subspan(cut), v.subspan(cut)));
      for (std::size_t j = 0; j < 2; ++j) EXPECT_NEAR(both.output[j], whole[j], 1e-12);
    }
  }
}

// Sums 1 and 3 with equal largest scores: a quarter of the first output, three of the second.
TEST(OnlineSoftmax, TheSumsWeighTilesWithTheSameLargestScore) {
  const SoftmaxTile both = merge_tiles({2, 1, {8, 0}}, {2, 3, {0, 8}});
  EXPECT_DOUBLE_EQ(both.largest, 2);
  EXPECT_DOUBLE_EQ(both.sum, 4);
  EXPECT_DOUBLE_EQ(both.output[0], 2);
  EXPECT_DOUBLE_EQ(both.output[1], 6);
}

}  // namespace
}  // namespace tmw::numerics

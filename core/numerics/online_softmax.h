// Softmax over scores that come in tiles, as FlashAttention meets them, in double.
#pragma once

#include <vector>

namespace tmw::numerics {

// What is kept of a tile: its largest score, the sum of exp(score - largest), and the values
// weighted by softmax over the tile alone.
struct SoftmaxTile {
  double largest = 0.0;
  double sum = 0.0;
  std::vector<double> output;
};

// The tile of both tiles' scores together. No exponent is above 0, so nothing overflows. Requires
// outputs of one length. Source: Milakov and Gimelshein 2018, Online normalizer calculation for
// softmax; Dao et al. 2022, FlashAttention, algorithm 1.
[[nodiscard]] SoftmaxTile merge_tiles(const SoftmaxTile& first, const SoftmaxTile& second);

}  // namespace tmw::numerics

#include "core/numerics/online_softmax.h"

#include <algorithm>
#include <cmath>

namespace tmw::numerics {

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

// RMSNorm over one vector, in double.
#pragma once

#include <span>
#include <vector>

namespace tmw::numerics {

inline constexpr double kNormEpsilon = 1e-5;

// gain * x / sqrt(mean of squares + epsilon). Source: Zhang and Sennrich 2019. Shape: as x. An
// empty gain means ones; otherwise its length must be that of x. Empty input gives an empty result;
// one element gives almost its sign, and zeros stay zeros as long as epsilon > 0. Values are scaled
// by the largest magnitude first, so that huge ones do not overflow; NaN or infinite entries make
// the result NaN.
[[nodiscard]] std::vector<double> rms_norm(std::span<const double> x,
                                           std::span<const double> gain = {},
                                           double epsilon = kNormEpsilon);

}  // namespace tmw::numerics

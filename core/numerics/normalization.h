// LayerNorm and RMSNorm over one vector, in double.
#pragma once

#include <span>
#include <vector>

namespace tmw::numerics {

inline constexpr double kNormEpsilon = 1e-5;

// gain * (x - mean) / sqrt(variance + epsilon) + bias, with the variance over n (not n - 1).
// Source: Ba et al. 2016. Shape: as x. Empty gain means ones, empty bias zeros; otherwise their
// lengths must be that of x. Empty input gives an empty result; one element gives its bias (its
// deviation is 0). Values are scaled by the largest magnitude first, so that huge ones do not
// overflow; NaN or infinite entries make the result NaN.
[[nodiscard]] std::vector<double> layer_norm(std::span<const double> x,
                                             std::span<const double> gain = {},
                                             std::span<const double> bias = {},
                                             double epsilon = kNormEpsilon);

// gain * x / sqrt(mean of squares + epsilon). Source: Zhang and Sennrich 2019. The same rules;
// one element gives almost its sign, and zeros stay zeros as long as epsilon > 0.
[[nodiscard]] std::vector<double> rms_norm(std::span<const double> x,
                                           std::span<const double> gain = {},
                                           double epsilon = kNormEpsilon);

}  // namespace tmw::numerics

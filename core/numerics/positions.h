// The sinusoidal positional encoding, in double.
#pragma once

#include <cstddef>
#include <vector>

namespace tmw::numerics {

// Row `position` of the sinusoidal table: sin at even indices 2i and cos at 2i + 1 of
// position / base^(2i / width). An odd width ends with a sine. Source: Vaswani et al. 2017, 3.5.
[[nodiscard]] std::vector<double> sinusoidal_encoding(double position, std::size_t width,
                                                      double base = 10000.0);

}  // namespace tmw::numerics

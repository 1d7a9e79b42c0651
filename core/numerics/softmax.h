// The door of core/numerics; each header is one reference implementation.
//
// Softmax and its logarithm, in double.
#pragma once

#include <span>
#include <vector>

namespace tmw::numerics {

// exp(x_i / temperature) / sum, computed after subtracting the maximum, so that no finite input
// overflows. Shape: as x. Requires temperature > 0.
// Empty input gives an empty result. Any NaN gives all NaN. Entries of -infinity get 0 (a mask);
// if all are -infinity, nothing is left to weigh and the result is all NaN. Entries of +infinity
// share 1 evenly, the others get 0.
[[nodiscard]] std::vector<double> softmax(std::span<const double> x, double temperature = 1.0);

// x_i - log(sum of exp(x)), stable for large and small inputs. Empty, NaN and all -infinity as for
// softmax; with +infinity among the entries those get -log(their number), the others -infinity.
[[nodiscard]] std::vector<double> log_softmax(std::span<const double> x);

}  // namespace tmw::numerics

// Activation functions of the MLP, in double.
#pragma once

#include <span>
#include <vector>

namespace tmw::numerics {

// x * Phi(x) with the normal distribution's exact Phi. Source: Hendrycks and Gimpel 2016.
// gelu(-infinity) is 0, its limit; NaN stays NaN.
[[nodiscard]] double gelu(double x);

// The tanh approximation that GPT-2 and Gemma use. The same limits.
[[nodiscard]] double gelu_tanh(double x);

// x / (1 + exp(-x)), also called swish. Limits 0 at -infinity and x at +infinity.
[[nodiscard]] double silu(double x);

// silu(gate_i) * up_i, the inside of a SwiGLU MLP. Source: Shazeer 2020. Requires equal lengths.
[[nodiscard]] std::vector<double> swiglu(std::span<const double> gate, std::span<const double> up);

}  // namespace tmw::numerics

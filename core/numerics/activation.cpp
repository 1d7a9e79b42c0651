#include "core/numerics/activation.h"

#include <cassert>
#include <cmath>

namespace tmw::numerics {
namespace {

constexpr double kSqrtHalf = 0.70710678118654752440;
constexpr double kSqrtTwoOverPi = 0.79788456080286535588;

// The limit of x * f(x) where f falls to 0 faster than x grows; infinity times 0 would be NaN.
bool is_minus_infinity(double x) { return std::isinf(x) && x < 0; }

}  // namespace

double gelu(double x) {
  if (is_minus_infinity(x)) return 0.0;
  return 0.5 * x * std::erfc(-x * kSqrtHalf);
}

double gelu_tanh(double x) {
  if (is_minus_infinity(x)) return 0.0;
  return 0.5 * x * (1.0 + std::tanh(kSqrtTwoOverPi * (x + 0.044715 * x * x * x)));
}

double silu(double x) {
  if (is_minus_infinity(x)) return 0.0;
  return x / (1.0 + std::exp(-x));
}

std::vector<double> swiglu(std::span<const double> gate, std::span<const double> up) {
  assert(gate.size() == up.size());
  std::vector<double> result(gate.size());
  for (std::size_t i = 0; i < gate.size(); ++i) result[i] = silu(gate[i]) * up[i];
  return result;
}

}  // namespace tmw::numerics

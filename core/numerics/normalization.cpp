#include "core/numerics/normalization.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

namespace tmw::numerics {
namespace {

bool all_finite(std::span<const double> x) {
  return std::all_of(x.begin(), x.end(), [](double value) { return std::isfinite(value); });
}

// A power of two near the largest magnitude when that could overflow when squared and summed.
double safe_scale(std::span<const double> x) {
  double largest = 0.0;
  for (const double value : x) largest = std::max(largest, std::fabs(value));
  return largest > 1e100 ? std::exp2(std::floor(std::log2(largest))) : 1.0;
}

// Divides by sqrt(mean square + epsilon), where the entries were divided by `scale` before.
void normalize(std::vector<double>& x, double scale, double epsilon) {
  double squares = 0.0;
  for (const double value : x) squares += value * value;
  const double mean_square = squares / static_cast<double>(x.size());
  const double root = std::sqrt(mean_square + epsilon / scale / scale);
  for (double& value : x) value /= root;
}

std::vector<double> undefined(std::size_t size) {
  return std::vector<double>(size, std::numeric_limits<double>::quiet_NaN());
}

std::vector<double> scaled(std::span<const double> x, double scale) {
  std::vector<double> values(x.begin(), x.end());
  for (double& value : values) value /= scale;
  return values;
}

void apply_gain(std::vector<double>& x, std::span<const double> gain) {
  assert(gain.empty() || gain.size() == x.size());
  for (std::size_t i = 0; i < gain.size(); ++i) x[i] *= gain[i];
}

}  // namespace

std::vector<double> rms_norm(std::span<const double> x, std::span<const double> gain,
                             double epsilon) {
  if (!all_finite(x)) return undefined(x.size());
  const double scale = safe_scale(x);
  std::vector<double> values = scaled(x, scale);
  if (!values.empty()) normalize(values, scale, epsilon);
  apply_gain(values, gain);
  return values;
}

}  // namespace tmw::numerics

#include "core/numerics/softmax.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace tmw::numerics {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

// Only the infinite entries count when there are any: 0 for them, -infinity for the rest.
void keep_infinities(std::vector<double>& x) {
  for (double& value : x) value = value == kInfinity ? 0.0 : -kInfinity;
}

// The scaled entries less their maximum, so that the largest is 0; all NaN when undefined.
std::vector<double> shifted(std::span<const double> x, double temperature) {
  std::vector<double> values(x.begin(), x.end());
  if (values.empty()) return values;
  const bool has_nan = std::any_of(x.begin(), x.end(), [](double v) { return std::isnan(v); });
  const double largest = *std::max_element(x.begin(), x.end());
  if (has_nan || largest == -kInfinity) {
    std::fill(values.begin(), values.end(), kNaN);
  } else if (largest == kInfinity) {
    keep_infinities(values);
  } else {
    for (double& value : values) value = (value - largest) / temperature;
  }
  return values;
}

double sum_of_exponentials(std::span<const double> values) {
  double sum = 0.0;
  for (const double value : values) sum += std::exp(value);
  return sum;
}

}  // namespace

std::vector<double> softmax(std::span<const double> x, double temperature) {
  std::vector<double> values = shifted(x, temperature);
  const double sum = sum_of_exponentials(values);
  for (double& value : values) value = std::exp(value) / sum;
  return values;
}

std::vector<double> log_softmax(std::span<const double> x) {
  std::vector<double> values = shifted(x, 1.0);
  const double log_sum = std::log(sum_of_exponentials(values));
  for (double& value : values) value -= log_sum;
  return values;
}

}  // namespace tmw::numerics

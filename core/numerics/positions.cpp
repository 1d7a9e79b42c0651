#include "core/numerics/positions.h"

#include <cassert>
#include <cmath>

namespace tmw::numerics {
namespace {

double frequency(std::size_t pair, std::size_t width, double base) {
  return std::pow(base, -2.0 * static_cast<double>(pair) / static_cast<double>(width));
}

std::vector<double> power_of_two_slopes(std::size_t heads) {
  std::vector<double> slopes(heads);
  for (std::size_t i = 0; i < heads; ++i) {
    slopes[i] = std::exp2(-8.0 * static_cast<double>(i + 1) / static_cast<double>(heads));
  }
  return slopes;
}

}  // namespace

std::vector<double> sinusoidal_encoding(double position, std::size_t width, double base) {
  std::vector<double> row(width);
  for (std::size_t i = 0; i < width; ++i) {
    const double angle = position * frequency(i / 2, width, base);
    row[i] = i % 2 == 0 ? std::sin(angle) : std::cos(angle);
  }
  return row;
}

std::vector<double> rope(std::span<const double> x, double position, RopeLayout layout,
                         double base) {
  assert(x.size() % 2 == 0);
  std::vector<double> result(x.size());
  const std::size_t half = x.size() / 2;
  for (std::size_t pair = 0; pair < half; ++pair) {
    const bool split = layout == RopeLayout::kHalfSplit;
    const std::size_t first = split ? pair : 2 * pair;
    const std::size_t second = split ? pair + half : 2 * pair + 1;
    const double angle = position * frequency(pair, x.size(), base);
    result[first] = x[first] * std::cos(angle) - x[second] * std::sin(angle);
    result[second] = x[first] * std::sin(angle) + x[second] * std::cos(angle);
  }
  return result;
}

std::vector<double> alibi_slopes(std::size_t heads) {
  std::size_t power = 1;
  while (power * 2 <= heads) power *= 2;
  if (heads == 0) return {};
  std::vector<double> slopes = power_of_two_slopes(power);
  if (power == heads) return slopes;
  const std::vector<double> finer = power_of_two_slopes(2 * power);
  for (std::size_t i = 0; slopes.size() < heads; i += 2) slopes.push_back(finer[i]);
  return slopes;
}

}  // namespace tmw::numerics

#include "core/numerics/positions.h"

#include <cmath>

namespace tmw::numerics {
namespace {

double frequency(std::size_t pair, std::size_t width, double base) {
  return std::pow(base, -2.0 * static_cast<double>(pair) / static_cast<double>(width));
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

}  // namespace tmw::numerics

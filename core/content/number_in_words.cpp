#include "core/content/number_in_words.h"

#include <cmath>

#include "core/text/powers.h"

namespace tmw {

std::string number_in_words(double value, const NumberFormat& format) {
  constexpr double kTinyShare = 1e-4;
  constexpr double kNothing = 1e-12;  // what is left of a difference of equal numbers
  const bool share = format.unit && format.unit->symbol == "%";
  if (share && std::fabs(value) < kNothing) return "0%";
  if (share && std::fabs(value) < kTinyShare) return "less than 0.01%";
  return typeset_powers(print_formatted(value, format));
}

}  // namespace tmw

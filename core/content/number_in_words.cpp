#include "core/content/number_in_words.h"

#include <cmath>
#include <cstddef>
#include <cstdlib>
#include <string_view>

#include "core/text/powers.h"

namespace tmw {
namespace {

// "4.54e-5 s" as "0.0000454 s"; all else as it stands.
std::string without_small_powers(const std::string& printed) {
  const std::size_t mark = printed.find("e-");
  if (mark == std::string::npos || mark == 0) return printed;
  char* end = nullptr;
  const long zeros = std::strtol(printed.c_str() + mark + 2, &end, 10);
  std::string digits = printed.substr(0, mark);
  const std::string sign = digits.front() == '-' ? "-" : "";
  digits.erase(0, sign.size());
  if (const std::size_t point = digits.find('.'); point != std::string::npos)
    digits.erase(point, 1);
  const auto before = static_cast<std::size_t>(zeros > 0 ? zeros - 1 : 0);
  return sign + "0." + std::string(before, '0') + digits + end;
}

}  // namespace

std::string number_in_words(double value, const NumberFormat& format) {
  constexpr double kTinyShare = 1e-4;
  constexpr double kNothing = 1e-12;  // what is left of a difference of equal numbers
  const bool share = format.unit && format.unit->symbol == "%";
  if (share && std::fabs(value) < kNothing) return "0%";
  if (share && std::fabs(value) < kTinyShare) return "less than 0.01%";
  if (!format.unit && value > 0.0 && value < 1e-6) return "less than 0.000001";
  std::string words = typeset_powers(without_small_powers(print_formatted(value, format)));
  // Beside a sign, layout keeps any space (core/prose/units_beside.h).
  constexpr std::string_view kKept = "\u00a0";
  for (std::size_t at = words.find(kKept); at != std::string::npos; at = words.find(kKept, at))
    words.replace(at, kKept.size(), " ");
  return words;
}

}  // namespace tmw

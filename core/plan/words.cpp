#include "core/plan/words.h"

#include <cstdio>
#include <cstdlib>

namespace tmw::plan {

std::string grouped(std::int64_t count) {
  std::string digits = std::to_string(count);
  const std::size_t first = digits[0] == '-' ? 1 : 0;
  for (std::size_t i = digits.size(); i > first + 3;) digits.insert(i -= 3, ",");
  return digits;
}

std::string number_text(double value, int significant_digits) {
  char text[40];
  if (significant_digits > 0) {
    std::snprintf(text, sizeof text, "%.*g", significant_digits, value);
    return text;
  }
  for (int digits = 15; digits <= 17; ++digits) {
    std::snprintf(text, sizeof text, "%.*g", digits, value);
    if (std::strtod(text, nullptr) == value) break;
  }
  return text;
}

std::string bytes_in_words(double bytes) {
  static constexpr const char* kDecimal[] = {"B", "kB", "MB", "GB", "TB", "PB"};
  static constexpr const char* kBinary[] = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};
  int step = 0;
  double decimal = bytes;
  double binary = bytes;
  while (decimal >= 1000 && step < 5) {
    decimal /= 1000;
    binary /= 1024;
    ++step;
  }
  if (step == 0) return number_text(bytes) + " B";
  return number_text(decimal, 4) + " " + kDecimal[step] + " (" + number_text(binary, 4) + " " +
         kBinary[step] + ")";
}

std::string seconds_in_words(double seconds) {
  if (seconds < 1e-3) return number_text(seconds * 1e6, 4) + " us";
  if (seconds < 1) return number_text(seconds * 1e3, 4) + " ms";
  if (seconds < 600) return number_text(seconds, 4) + " s";
  if (seconds < 48 * 3600.0) return number_text(seconds / 3600, 4) + " h";
  return number_text(seconds / 86400, 4) + " days";
}

}  // namespace tmw::plan

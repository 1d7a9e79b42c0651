#include "web/layout/units_beside.h"

#include <algorithm>
#include <iterator>

namespace tmw {
namespace {

constexpr std::string_view kUnits[] = {
    "B",     "kB",    "MB",    "GB",       "TB",       "PB",      "KiB",        "MiB",
    "GiB",   "TiB",   "byte",  "bytes",    "bit",      "bits",    "FLOP",       "FLOPs",
    "MFLOP", "GFLOP", "TFLOP", "PFLOP",    "token",    "tokens",  "s",          "ms",
    "µs",    "us",    "ns",    "second",   "seconds",  "minute",  "minutes",    "hour",
    "hours", "day",   "days",  "thousand", "million",  "billion", "trillion",   "%",
    "W",     "kW",    "kWh",   "GHz",      "USD",      "percent", "parameters", "layers",
    "heads", "GPUs",  "GPU",   "requests", "GPU-hours"};

constexpr std::string_view kRaised[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};

constexpr std::string_view kSigns[] = {"×", "·", "/", "+", "−", "-", "=", "≈", "<", ">", "≤", "≥"};

// "TFLOP/s", "tokens/s", "FLOP/byte": the unit before the stroke.
std::string_view first_unit(std::string_view word) {
  const std::size_t last = word.find_last_not_of(".,;:!?)]");
  if (last == std::string_view::npos) return {};
  word = word.substr(0, last + 1);
  return word.substr(0, word.find('/'));
}

}  // namespace

bool ends_in_number(std::string_view word) {
  const std::size_t last = word.find_last_not_of('}');
  if (last == std::string_view::npos) return false;
  word = word.substr(0, last + 1);
  if (word.back() >= '0' && word.back() <= '9') return true;
  return std::any_of(std::begin(kRaised), std::end(kRaised), [word](std::string_view digit) {
    return word.size() >= digit.size() && word.substr(word.size() - digit.size()) == digit;
  });
}

bool begins_number(std::string_view word) {
  const std::size_t first = word.find_first_not_of("{(-");
  return first != std::string_view::npos && word[first] >= '0' && word[first] <= '9';
}

bool is_sign(std::string_view word) {
  return std::find(std::begin(kSigns), std::end(kSigns), word) != std::end(kSigns);
}

bool begins_unit(std::string_view word) {
  const std::string_view unit = first_unit(word);
  return std::find(std::begin(kUnits), std::end(kUnits), unit) != std::end(kUnits);
}

}  // namespace tmw

// How a computed number is printed: "GiB, 3 digits".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/units/quantity.h"

namespace tmw {

// Written as parts with commas between them: a unit ("GiB", "million parameters", "%"), "N digits",
// "plain" (no grouping, for code).
struct NumberFormat {
  std::optional<Unit> unit;  // the number is in base units and shown in this one
  int digits = 0;            // significant digits; 0: integers in full, four digits otherwise
  bool plain = false;
};

struct FormatResult {
  NumberFormat format;
  std::string error;  // empty if read; otherwise what to write instead
};

// The empty text is the format of a plain number.
[[nodiscard]] FormatResult parse_format(std::string_view text);

// "84.93 million parameters", "1,024", "8.59 GB"; NaN is "?".
[[nodiscard]] std::string print_formatted(double value, const NumberFormat& format);

// The same as TeX: "8.59\,\text{GB}".
[[nodiscard]] std::string print_formatted_tex(double value, const NumberFormat& format);

}  // namespace tmw

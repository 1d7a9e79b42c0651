// Computed numbers in prose: `{{ 12*L*d^2 | million parameters }}` becomes "84.93 million
// parameters".
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/formula/expression.h"
#include "core/units/quantity.h"

namespace tmw {

// How a computed number is printed. Written as parts with commas between them: a unit ("GiB",
// "million parameters", "%"), "N digits", "plain" (no grouping, for code).
struct NumberFormat {
  std::optional<Unit> unit;  // the number is in base units and shown in this one
  int digits = 0;            // significant digits; 0: integers in full, four digits otherwise
  bool plain = false;
};

struct FormatResult {
  NumberFormat format;
  std::string error;  // empty if read; otherwise what to write instead
};

[[nodiscard]] FormatResult parse_format(std::string_view text);

// "84.93 million parameters", "1,024", "8.59 GB"; NaN is "?".
[[nodiscard]] std::string print_formatted(double value, const NumberFormat& format);

// The same as TeX: "8.59\,\text{GB}".
[[nodiscard]] std::string print_formatted_tex(double value, const NumberFormat& format);

// What markers may refer to.
struct FillScope {
  std::span<const Binding> numbers;
  std::span<const std::pair<std::string, std::string>> words;  // name, text
};

struct FillError {
  std::size_t position = 0;  // byte offset in the prose
  std::string message;
};

struct Filled {
  std::string text;  // markers that failed are "?"
  std::vector<FillError> errors;
};

enum class FillStyle {
  kMarkdown,  // grouped numbers; as TeX inside `$...$`, plain inside backticks
  kCode,      // plain numbers everywhere
};

// Puts the numbers in. A marker is one name of `words` or an expression over `numbers`.
[[nodiscard]] Filled fill(std::string_view prose, const FillScope& scope,
                          FillStyle style = FillStyle::kMarkdown);

// The faults that can be seen without numbers: an unclosed marker, an unreadable expression or
// format.
[[nodiscard]] std::vector<FillError> check_markers(std::string_view prose);

}  // namespace tmw

// Reads one number literal with the separators people use.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tmw {

struct ScannedNumber {
  bool ok = false;
  std::string error;
  double value = 0;
  std::size_t end = 0;  // after the literal
  int digits = 0;       // significant digits
  int sure_digits = 0;  // without the trailing zeros of an integer
  bool has_exponent = false;
};

// Whether a number starts at `at`: a digit, or a point and a digit.
[[nodiscard]] bool number_starts(std::string_view text, std::size_t at);

// Reads 7, 7.5, .5, 1,000,000, 1 000 000, 1'000, 1_000, 1.234,5, 0,12, 7e9, 7 e9. `8,59` is an
// error that asks back. With comma_separates (inside max( , )) a comma ends the number. Requires
// number_starts().
[[nodiscard]] ScannedNumber scan_number(std::string_view text, std::size_t at,
                                        bool comma_separates);

}  // namespace tmw

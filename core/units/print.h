// How numbers and quantities are printed.
#pragma once

#include <string>

namespace tmw {

struct Quantity;
struct Unit;

// Integers exactly, grouped: "124,320,000". Other values and those past 2^53 with `digits`
// significant digits: "8.59", "0.671", "60,611", "5.88e21". Trailing zeros after the point are
// dropped. Requires 1 <= digits <= 17.
[[nodiscard]] std::string print_number(double value, int digits = 4);

// As a factor in a formula: like print_number, but round numbers from 10^9 on as "7e10".
[[nodiscard]] std::string print_factor(double value, int digits = 6);

// Always rounded to `digits` significant digits: 124320000 with 3 is "124,000,000".
[[nodiscard]] std::string print_rounded(double value, int digits);

// A value in base units, printed in the given unit: "8.59 GB", "$1.44", "$2.50", "12%", "124.3
// million parameters".
[[nodiscard]] std::string print_in_unit(double base_value, const Unit& unit, int digits = 4);

// In the handiest multiple. Bytes in both readings when they differ: "8.59 GB (8 GiB)"; otherwise
// "343.6 GFLOP", "2 TB/s (1.819 TiB/s)", "6.74 ms", "124,320,000", "$1.44 per 1M tokens".
[[nodiscard]] std::string print_quantity(const Quantity& quantity, int digits = 4);

}  // namespace tmw

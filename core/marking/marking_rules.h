// When a value is right: digits and tolerances, without words.
#pragma once

#include "core/marking/numeric_question.h"

namespace tmw {

// One unit in the last of `digits` significant digits of value: 0.01 for 8.59 and 3. 0 for value 0.
[[nodiscard]] double unit_in_last_place(double value, int digits);

// Whether value rounds to the same digits as right, a half either way, or is right to a digit more.
[[nodiscard]] bool has_right_digits(double right, double value, int digits);

// Whether the value answers the question, both in base units. Exact: nothing may be missing.
// Estimate: the digits asked are right (in the asked unit), or it is within the relative tolerance.
[[nodiscard]] bool is_right(const NumericQuestion& question, double right, double value);

// Whether the value is so far from the right one that a bare number cannot have been meant in the
// shown unit.
[[nodiscard]] bool is_absurdly_far(double right, double value);

// Whether nobody errs by the size of the unit: millions and more, but not milliseconds. A share is
// a share, in per cent or not.
[[nodiscard]] bool is_far_from_base(const Unit& unit);

// Whether a and b are the same number but for rounding in arithmetic.
[[nodiscard]] bool is_same(double a, double b);

}  // namespace tmw

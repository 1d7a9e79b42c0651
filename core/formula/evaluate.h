// The value of an expression, with its dimension.
#pragma once

#include <span>

#include "core/formula/binding.h"
#include "core/formula/read_expression.h"
#include "core/units/quantity.h"

namespace tmw {

struct Evaluation {
  bool ok = false;
  Quantity quantity;
  ReadError error;
};

// The value with these symbols. Fails for an unknown symbol, a division by zero, a result that is
// not finite, and dimensions that do not fit ("8 GB + 3 s").
[[nodiscard]] Evaluation evaluate(const Expression& expression, std::span<const Binding> bindings);

// Just the number, NaN for any failure. Requires an expression without units for a meaningful
// result.
[[nodiscard]] double value_of(const Expression& expression, std::span<const Binding> bindings);

// The number that a program gets in a format whose largest finite number is `largest`: what is
// beyond it, in every step, is infinite, and goes on as IEEE 754 says (infinity over infinity is
// NaN). Digits are not rounded. NaN for an unknown symbol. Requires an expression without units.
[[nodiscard]] double value_in_format(const Expression& expression,
                                     std::span<const Binding> bindings, double largest);

}  // namespace tmw

// Expressions as text (print_text.cpp) and as TeX (print_tex.cpp).
#pragma once

#include <span>
#include <string>

#include "core/formula/binding.h"
#include "core/formula/expression.h"

namespace tmw {

// "2 * L * d^2", with the fewest brackets; reads back as the same tree.
[[nodiscard]] std::string to_text(const Expression& expression);
// "12·L·d² + V·d": as a person writes it, to say how something typed was read; an answer field
// reads it back as the same value.
[[nodiscard]] std::string to_reading(const Expression& expression);
// "2 × 80 × 8,192^2": symbols replaced by their values.
[[nodiscard]] std::string to_text_with_numbers(const Expression& expression,
                                               std::span<const Binding> bindings);
// TeX, in symbols: "2 \cdot L \cdot d^{2}".
[[nodiscard]] std::string to_tex(const Expression& expression, std::span<const Binding> bindings);
// TeX with the numbers put in: "2 \times 80 \times 8{,}192^{2}".
[[nodiscard]] std::string to_tex_with_numbers(const Expression& expression,
                                              std::span<const Binding> bindings);
// A number as TeX: "124{,}320{,}000", "5.88 \times 10^{21}".
[[nodiscard]] std::string number_to_tex(double value, int digits = 4);

}  // namespace tmw

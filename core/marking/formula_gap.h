// A calculation that is right to the digits asked but leaves a term out is a wrong formula: which
// term.
#pragma once

#include <optional>
#include <string>

#include "core/marking/numeric_question.h"

namespace tmw {

struct FormulaGap {
  std::string name;   // "missing-term:norm"
  std::string words;  // "But your sum has no final LayerNorm, 2d = 1,536."
};

// What a calculation that comes to `value` lacks of the sum that the answer is: one term, two, half
// of one, or one too many. Empty where the difference is none of these, as after rounding on the
// way.
[[nodiscard]] std::optional<FormulaGap> formula_gap(const NumericQuestion& question, double value);

}  // namespace tmw

// Compares a typed expression with the answer's by structure: which factor or term differs.
#pragma once

#include <optional>
#include <string>

#include "core/marking/numeric_question.h"

namespace tmw {

struct StructureDifference {
  std::string name;   // "missing-factor:kv", "other-factor:g"
  std::string words;  // "Your product lacks the factor g = 8 (KV heads)."
};

// What differs, if it is one factor or one term; empty if the expressions are too unlike, are not
// products or sums of products, or do not differ. `typed` is over the question's symbols.
[[nodiscard]] std::optional<StructureDifference> structure_difference(
    const NumericQuestion& question, const Expression& typed);

}  // namespace tmw

// What `tmw show --solution` adds.
#pragma once

#include <nlohmann/json.hpp>

#include "core/exercise/problem.h"

namespace tmw {

// The right answer, why each option or line is right or wrong, the derivation, the remark and its
// sources.
[[nodiscard]] nlohmann::ordered_json solution_json(const Problem& problem);

}  // namespace tmw

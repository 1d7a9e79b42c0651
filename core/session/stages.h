// The stages in which a derivation opens: of each step the words, then the formula, then the
// number.
#pragma once

#include "core/exercise/problem.h"

namespace tmw {

inline constexpr int kStagesOfStep = 3;

// How many there are; 0 where there is no step to open.
[[nodiscard]] inline int stages_of(const Problem& problem) {
  return kStagesOfStep * static_cast<int>(problem.derivation.size());
}

// The stage at which the step after the one that is open begins: that one is shown whole then.
[[nodiscard]] constexpr int stage_of_next_step(int shown) {
  return (shown + kStagesOfStep - 1) / kStagesOfStep * kStagesOfStep + 1;
}

}  // namespace tmw

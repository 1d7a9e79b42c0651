// An exercise and a seed into a problem.
#pragma once

#include <cstdint>

#include "core/content/content_error.h"
#include "core/exercise/problem.h"

namespace tmw {

struct Exercise;

struct Instance {
  Problem problem;
  ContentErrors errors;  // empty for content that `lint` has passed; faulty numbers show as "?"
};

// The same exercise, seed and carried numbers always give the same problem. Seed 0 has the original
// numbers.
[[nodiscard]] Instance instantiate(const Exercise& exercise, std::uint64_t seed,
                                   const CarriedNumbers& carried = {});

}  // namespace tmw

// A learner's number rebuilt: the mutated answer with its numbers put in.
#pragma once

#include <string>

#include "core/marking/slips_program.h"

namespace tmw {

// "Your number is 80 × 8 × 128 × 4,096 × 2 = 671,088,640 B, that is 0.6711 GB." Where the slip lies
// in a step on the way, that step. Empty for slips of the unit alone, for two slips in different
// places, and where the calculation would be long.
[[nodiscard]] std::string rebuilt_number(const NumericQuestion& question,
                                         const SlipProgram& program, const Patch& first,
                                         const Patch& second);
[[nodiscard]] inline std::string rebuilt_number(const NumericQuestion& question,
                                                const SlipProgram& program, const Patch& patch) {
  return rebuilt_number(question, program, patch, patch);
}

}  // namespace tmw

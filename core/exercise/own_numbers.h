// An exercise with numbers that are no variant of its own: "name:Llama_3_8B,L:32,s:8192", as an
// address has them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/exercise/instantiate.h"

namespace tmw {

struct Exercise;

struct OwnInstance {
  Problem problem;    // its `own` is the text, its seed own_seed of it; sound if there is no fault
  std::string fault;  // a sentence that says which number the exercise does not take, and why
};

// Total over all texts.
[[nodiscard]] OwnInstance instantiate_own(const Exercise& exercise, std::string_view text);

// Tells the work on these numbers from that on others: never a seed of an address, never 0.
[[nodiscard]] std::uint64_t own_seed(std::string_view text);

}  // namespace tmw

// "Ask me": the exercises of the course that fit a state, with its numbers in them. What an
// exercise takes, and whether these numbers are among it, is for the workbook to say
// (core/exercise/own_numbers.h); a test opens every form with the numbers of many states.
#pragma once

#include <string>
#include <vector>

#include "core/lab/state.h"

namespace tmw::lab {

struct Form {
  std::string exercise;  // "4.3"
  std::string title;     // as the course calls it
  std::string asks;      // what it asks of this state: "what its KV heads save"
  std::string hash;      // "#/4/4.3?own=name:Llama_3_8B,L:32,..."
};

// In the order of the course; may be empty.
[[nodiscard]] std::vector<Form> forms_for(const State& state);

}  // namespace tmw::lab

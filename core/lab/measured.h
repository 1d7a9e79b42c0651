// The measured runs that are nearest to a state.
#pragma once

#include <string>
#include <vector>

#include "core/lab/answers.h"

namespace tmw::lab {

// A run in words, what was measured of it, and what the fit expects of that very run where it can.
struct NearRun {
  std::string what;
  std::string measured;
  std::string expected;  // may be empty
};

// The runs nearest to a state by model, cards, lengths and users; at most three, none where no run
// is of a model of half to twice its size.
[[nodiscard]] std::vector<NearRun> near_runs(const State& state);

}  // namespace tmw::lab

// What came out of each call of the learner's function, for the table of tests.
#pragma once

#include <string_view>
#include <vector>

#include "core/exercise/build.h"

namespace tmw {

// What a run showed besides its verdict, put into the entry: one outcome for each test (none if the
// code did not run at all, or the reply is not one entry for each test), what was printed, and
// where it stopped first. `outputs_json` is the sandbox's reply (see mark_outputs).
void take_outcomes(const BuildProblem& problem, std::string_view outputs_json, BuildEntry& entry);

}  // namespace tmw

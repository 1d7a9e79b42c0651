// What came out of each call of the learner's function, for the table of tests.
#pragma once

#include <string_view>
#include <vector>

#include "core/exercise/build.h"

namespace tmw {

// One outcome for each test, from the sandbox's reply (see mark_outputs); empty if the code did not
// run at all or the reply is not one entry for each test.
[[nodiscard]] std::vector<TestOutcome> test_outcomes(const BuildProblem& problem,
                                                     std::string_view outputs_json);

}  // namespace tmw

// Tests of a Build exercise: random arguments, what the right function returns, and whether a call
// of the learner's did.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/exercise/build.h"
#include "core/exercise/js_value.h"
#include "core/exercise/random.h"

namespace tmw {

// An argument drawn by a generator: "integer 1 to 96", "integer 64 to 4096 step 64", "number -5 to
// 5", "vector 4 of -5 to 5", "matrix 3 by 4 of -2 to 2". Empty if the generator cannot be read.
[[nodiscard]] std::optional<JsValue> generate_argument(std::string_view generator, Random& random);

// What the named function of core/numerics returns; empty if there is none of that name or the
// arguments do not fit.
[[nodiscard]] std::optional<JsValue> call_reference(std::string_view name,
                                                    const std::vector<JsValue>& arguments);

// The names that call_reference knows.
[[nodiscard]] std::vector<std::string> reference_names();

// True if the call returned what the test expects and left its arguments alone.
[[nodiscard]] bool passes(const BuildProblem& problem, const CodeTest& test,
                          const CallOutcome& call);

}  // namespace tmw

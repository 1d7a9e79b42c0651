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

struct ArgumentGenerator;

// An argument drawn by a generator; numbers that are not whole have three decimals.
[[nodiscard]] JsValue generate_argument(const ArgumentGenerator& generator, Random& random);

// What the named function of core/numerics returns; empty if there is none of that name or the
// arguments do not fit.
[[nodiscard]] std::optional<JsValue> call_reference(std::string_view name,
                                                    const std::vector<JsValue>& arguments);

// The same for arguments whose arrays are repeated so many times, without making them: a softmax of
// n repetitions is that of one, over n, and a norm is that of one. Of the result only the first
// repetition is there (JsValue::left_off). Empty for other functions.
[[nodiscard]] std::optional<JsValue> call_reference_repeated(std::string_view name,
                                                             const std::vector<JsValue>& arguments,
                                                             int times);

// The names that call_reference knows.
[[nodiscard]] std::vector<std::string> reference_names();

// Significant digits with which what is due and what came back are printed, one beside the other:
// shown_digits, or as many more as it takes to tell the two apart (17 at most).
[[nodiscard]] int telling_digits(const BuildProblem& problem, const JsValue& expected,
                                 const JsValue& returned);

// True if the call returned what the test expects and left its arguments alone.
[[nodiscard]] bool passes(const BuildProblem& problem, const CodeTest& test,
                          const CallOutcome& call);

}  // namespace tmw

#include "core/session/code_outcomes.h"

#include <string>

#include "core/exercise/code_tests.h"
#include "core/session/words.h"

namespace tmw {
namespace {

// Two that differ are shown with the digits that tell them apart.
int digits_of(const BuildProblem& problem, const CodeTest& test, const CallOutcome& call) {
  const std::optional<JsValue> expected = parse_js_value(test.expected);
  if (!expected || call.failed || call.timed_out || passes(problem, test, call))
    return shown_digits(problem);
  return telling_digits(problem, *expected, call.value);
}

std::string got_text(const CallOutcome& call, int digits, CodeLanguage language) {
  if (call.timed_out) return words::kDidNotFinish;
  if (call.failed) return words::code_error(call.error, call.error_line);
  const std::string text = js_text(call.value, digits, language);
  return call.modified ? text + " " + words::kArgumentsChanged : text;
}

std::vector<TestOutcome> test_outcomes(const BuildProblem& problem, const RunOutcome& run,
                                       CodeLanguage language) {
  if (!run.readable || !run.ran || run.calls.size() != problem.tests.size()) return {};
  std::vector<TestOutcome> outcomes;
  std::string above;  // the error in the row before; it is not said in full again
  for (std::size_t i = 0; i < run.calls.size(); ++i) {
    const CallOutcome& call = run.calls[i];
    const int digits = digits_of(problem, problem.tests[i], call);
    const std::string got = got_text(call, digits, language);
    const bool again = call.failed && !call.timed_out && got == above;
    above = call.failed ? got : std::string{};
    outcomes.push_back({again ? words::kSameError : got, passes(problem, problem.tests[i], call),
                        call.printed, digits});
  }
  return outcomes;
}

// Of the call that the verdict speaks of, the first that does not pass: a later one may have
// stopped elsewhere.
CodePlace first_fault(const BuildProblem& problem, const RunOutcome& run) {
  if (!run.readable) return {};
  if (!run.ran) return {run.failure.error_line, run.failure.error_column};
  for (std::size_t i = 0; i < run.calls.size() && i < problem.tests.size(); ++i) {
    const CallOutcome& call = run.calls[i];
    if (!passes(problem, problem.tests[i], call)) return {call.error_line, call.error_column};
  }
  return {};
}

}  // namespace

void take_outcomes(const BuildProblem& problem, std::string_view outputs_json, BuildEntry& entry) {
  const RunOutcome run = parse_run(outputs_json);
  entry.outcomes = test_outcomes(problem, run, entry.language);
  entry.printed = run.printed;
  entry.fault = first_fault(problem, run);
}

}  // namespace tmw

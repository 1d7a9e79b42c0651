#include "core/session/code_outcomes.h"

#include <string>

#include "core/exercise/code_tests.h"
#include "core/session/words.h"

namespace tmw {
namespace {

std::string got_text(const CallOutcome& call, int digits) {
  if (call.timed_out) return words::kDidNotFinish;
  if (call.failed) return words::code_error(call.error, call.error_line);
  const std::string text = js_text(call.value, digits);
  return call.modified ? text + " " + words::kArgumentsChanged : text;
}

}  // namespace

std::vector<TestOutcome> test_outcomes(const BuildProblem& problem, std::string_view outputs_json) {
  const RunOutcome run = parse_run(outputs_json);
  if (!run.readable || !run.ran || run.calls.size() != problem.tests.size()) return {};
  std::vector<TestOutcome> outcomes;
  std::string above;  // the error in the row before; it is not said in full again
  for (std::size_t i = 0; i < run.calls.size(); ++i) {
    const CallOutcome& call = run.calls[i];
    const std::string got = got_text(call, shown_digits(problem));
    const bool again = call.failed && !call.timed_out && got == above;
    above = call.failed ? got : std::string{};
    outcomes.push_back({again ? words::kSameError : got, passes(problem, problem.tests[i], call)});
  }
  return outcomes;
}

}  // namespace tmw

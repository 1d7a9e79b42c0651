// Marks what a learner's code returned.
#include <cmath>

#include "core/exercise/js_value.h"
#include "core/exercise/mark_answer.h"

namespace tmw {
namespace {

Verdict verdict(VerdictKind kind, std::string message) {
  Verdict result;
  result.kind = kind;
  result.message = std::move(message);
  return result;
}

std::string line_words(int line) {
  return line > 0 ? " in line " + std::to_string(line) : std::string{};
}

std::string call_text(const BuildProblem& problem, const CodeTest& test) {
  const std::optional<JsValue> arguments = parse_js_value(test.arguments);
  const std::string list = arguments ? js_text(*arguments) : "[]";
  return problem.function + "(" + list.substr(1, list.size() - 2) + ")";
}

// As many as show in what the two differ: 0.66524096 is not told from 0.66524095 by six.
int shown_digits(const BuildProblem& problem, const JsValue& expected, const JsValue& returned) {
  constexpr int kAll = 17;
  int digits = problem.tolerance == 0.0 ? 15 : 6;
  while (digits < kAll && js_text(expected, digits) == js_text(returned, digits)) ++digits;
  return digits;
}

std::string mismatch_text(const BuildProblem& problem, const CodeTest& test,
                          const CallOutcome& call, const JsValue& expected) {
  const int digits = shown_digits(problem, expected, call.value);
  std::string text = call_text(problem, test) + " should return " + js_text(expected, digits) +
                     ", but yours returned " + js_text(call.value, digits) + " (" + test.why + ").";
  const std::string too_long = too_long_words(call.value, expected);
  if (!too_long.empty()) text += " " + too_long;
  if (call.value.kind == JsKind::kMissing) {
    text += " A function without `return` gives undefined.";
  }
  return text;
}

// What is wrong with one call; empty if nothing is.
std::string call_fault(const BuildProblem& problem, const CodeTest& test, const CallOutcome& call) {
  if (call.timed_out) {
    return call_text(problem, test) + " did not finish; look for a loop that never ends.";
  }
  if (call.failed) {
    return call_text(problem, test) + " stopped" + line_words(call.error_line) + ": " + call.error;
  }
  const std::optional<JsValue> expected = parse_js_value(test.expected);
  if (!expected || !js_equal(call.value, *expected, problem.tolerance)) {
    return mismatch_text(problem, test, call, expected.value_or(JsValue{}));
  }
  if (call.modified) {
    return call_text(problem, test) +
           " returned the right value, but changed the arrays it was given; work on a copy.";
  }
  return {};
}

bool matches_slip(const std::vector<std::string>& outputs, const RunOutcome& run) {
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    const std::optional<JsValue> output = parse_js_value(outputs[i]);
    if (!output || run.calls[i].failed || !js_equal(run.calls[i].value, *output, 0.0)) return false;
  }
  return !outputs.empty();
}

Verdict verdict_for_calls(const BuildProblem& problem, const RunOutcome& run) {
  int passed = 0;
  std::string first_fault;
  for (std::size_t i = 0; i < problem.tests.size(); ++i) {
    const std::string fault = call_fault(problem, problem.tests[i], run.calls[i]);
    if (fault.empty()) ++passed;
    if (first_fault.empty()) first_fault = fault;
  }
  const std::string count = std::to_string(problem.tests.size());
  if (first_fault.empty()) return verdict(VerdictKind::Right, "All " + count + " tests pass.");
  for (std::size_t i = 0; i < problem.slips.size(); ++i) {
    if (!matches_slip(problem.slips[i].first, run)) continue;
    Verdict slip = verdict(VerdictKind::Slip, first_fault + " " + problem.slips[i].second);
    slip.slip = "author:" + std::to_string(i);
    return slip;
  }
  return verdict(VerdictKind::Wrong,
                 std::to_string(passed) + " of " + count + " tests pass. " + first_fault);
}

Verdict verdict_for_failure(const CallOutcome& failure) {
  if (failure.timed_out) {
    return verdict(VerdictKind::Wrong,
                   "The code did not finish in time; look for a loop that never ends.");
  }
  return verdict(
      VerdictKind::Unreadable,
      "The code could not be run" + line_words(failure.error_line) + ": " + failure.error);
}

}  // namespace

Verdict mark_outputs(const BuildProblem& problem, std::string_view outputs_json) {
  const RunOutcome run = parse_run(outputs_json);
  if (run.readable && !run.ran) return verdict_for_failure(run.failure);
  if (!run.readable || run.calls.size() != problem.tests.size()) {
    return verdict(VerdictKind::Unreadable,
                   "The outputs of the code could not be read; run it once more.");
  }
  return verdict_for_calls(problem, run);
}

std::string calls_json(const BuildProblem& problem) {
  std::string calls;
  for (const CodeTest& test : problem.tests) {
    calls += calls.empty() ? "" : ",";
    const JsValue right = parse_js_value(test.expected).value_or(JsValue{});
    calls += "{\"args\":" + test.arguments + ",\"room\":" + std::to_string(json_room(right)) + "}";
  }
  JsValue name;
  name.kind = JsKind::kText;
  name.text = problem.function;
  return "{\"function\":" + to_json(name) + ",\"calls\":[" + calls + "]}";
}

}  // namespace tmw

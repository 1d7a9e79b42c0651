// What is said of a run of the learner's code.
#include <algorithm>
#include <cmath>

#include "core/exercise/build.h"
#include "core/exercise/code_tests.h"
#include "core/exercise/code_words.h"
#include "core/exercise/faulty_reference.h"
#include "core/exercise/js_value.h"
#include "core/marking/verdict.h"
#include "core/units/print.h"

namespace tmw {
namespace {

// "line 3, column 22"; empty where it is not known.
std::string place_words(const CallOutcome& call) {
  if (call.error_line < 1) return {};
  const std::string line = "line " + std::to_string(call.error_line);
  return call.error_column < 1 ? line : line + ", column " + std::to_string(call.error_column);
}

std::string call_text(const BuildProblem& problem, const CodeTest& test, CodeLanguage language) {
  const std::optional<JsValue> arguments = parse_js_value(test.arguments);
  const std::string list = arguments ? js_text(*arguments, 6, language) : "[]";
  return problem.function + "(" + list.substr(1, list.size() - 2) + ")";
}

std::string mismatch_text(const BuildProblem& problem, const CodeTest& test,
                          const JsValue& expected, const CallOutcome& call, CodeLanguage language) {
  const int digits = telling_digits(problem, expected, call.value);
  std::string text = call_text(problem, test, language) + " should return " +
                     js_text(expected, digits, language) + ", but yours returned " +
                     js_text(call.value, digits, language) + " (" + test.why + ").";
  const std::string why = why_differs(expected, call.value, language);
  return why.empty() ? text : text + " " + why;
}

bool returned_right(const BuildProblem& problem, const std::optional<JsValue>& expected,
                    const CallOutcome& call) {
  return expected && !call.failed && js_equal(call.value, *expected, problem.tolerance);
}

// What each call must return. Some of it is long: it is read once for each run.
using Expected = std::vector<std::optional<JsValue>>;

Expected expected_of(const BuildProblem& problem) {
  Expected expected;
  for (const CodeTest& test : problem.tests) expected.push_back(parse_js_value(test.expected));
  return expected;
}

// Calls, and which of them returned what they must.
struct Judged {
  const std::vector<CallOutcome>& calls;
  std::vector<bool> right;
};

Judged judged(const BuildProblem& problem, const Expected& expected,
              const std::vector<CallOutcome>& calls) {
  Judged run{calls, {}};
  for (std::size_t i = 0; i < expected.size() && i < calls.size(); ++i)
    run.right.push_back(returned_right(problem, expected[i], calls[i]));
  return run;
}

// Of a long array: a sum that is taken again for each of its numbers is no endless loop.
std::string never_ended(const CodeTest& test) {
  constexpr std::int64_t kLong = 10'000;
  const std::optional<JsValue> arguments = parse_js_value(test.arguments);
  std::int64_t longest = 0;
  for (const JsValue& one : arguments ? arguments->items : std::vector<JsValue>()) {
    if (one.kind == JsKind::kArray) longest = std::max(longest, length_of(one));
  }
  const std::string words =
      " did not finish: it was still running after two seconds. Is there an endless loop";
  if (longest < kLong) return words + "?";
  return words + ", or a sum or a maximum that is worked out again for each of the " +
         print_number(static_cast<double>(longest)) + " numbers?";
}

// What is wrong with call `i`; empty if nothing is.
std::string call_fault(const BuildProblem& problem, const Expected& expected, const Judged& run,
                       std::size_t i, CodeLanguage language) {
  const CodeTest& test = problem.tests[i];
  const CallOutcome& call = run.calls[i];
  if (call.timed_out) {
    return call_text(problem, test, language) + never_ended(test);
  }
  if (call.failed) {
    const std::string place = place_words(call);
    return call_text(problem, test, language) + " stopped" + (place.empty() ? "" : " in " + place) +
           ": " + call.error;
  }
  if (!run.right[i])
    return mismatch_text(problem, test, expected[i].value_or(JsValue{}), call, language);
  if (call.modified) {
    return call_text(problem, test, language) +
           " returned the right value, but changed the arrays it was given; work on a copy.";
  }
  return {};
}

// The program of the faulty version may round differently: the sums may have another order.
constexpr double kSameProgram = 1e-9;

bool is_finite(const JsValue& value) {
  if (value.kind == JsKind::kNumber) return std::isfinite(value.number);
  return std::all_of(value.items.begin(), value.items.end(), is_finite);
}

// How a run fits a faulty version.
struct Likeness {
  bool same = false;  // every call that returned a value returned this: at least three, and half of
                      // those that ended
  bool telling = false;  // and the right function would not have run so
  int unexplained = 0;   // calls that stopped, though this version returns numbers
};

Likeness likeness(const NamedFault& fault, const BuildProblem& problem, const Judged& run) {
  const std::vector<CallOutcome>& calls = run.calls;
  const double tolerance =
      problem.tolerance == 0.0 ? 0.0 : std::max(problem.tolerance, kSameProgram);
  Likeness like;
  constexpr std::size_t kFewest = 3;
  std::size_t compared = 0;
  std::size_t ended = 0;  // a call that does not end may have ended the run
  for (std::size_t i = 0; i < problem.tests.size() && i < calls.size(); ++i) {
    if (calls[i].timed_out) continue;  // says nothing: right code that is only slow ends so, too
    ++ended;
    const std::optional<JsValue> output = output_of(problem, fault, i);
    if (!output) continue;
    if (calls[i].failed) {  // Python raises where JavaScript goes on with Infinity and NaN
      if (is_finite(*output))
        ++like.unexplained;
      else
        like.telling = true;
      continue;
    }
    if (!js_equal(calls[i].value, *output, tolerance)) return {};
    like.telling = like.telling || !run.right[i];
    ++compared;
  }
  like.same = compared >= kFewest && 2 * compared >= ended;
  return like;
}

// The faulty version that this is, of several the one that leaves the least unexplained; null if it
// is none that is known.
const NamedFault* fault_of(const BuildProblem& problem, const Judged& run) {
  const NamedFault* best = nullptr;
  int least = 0;
  for (const NamedFault& fault : problem.faults) {
    const Likeness like = likeness(fault, problem, run);
    if (!like.same || !like.telling || (best != nullptr && like.unexplained >= least)) continue;
    best = &fault;
    least = like.unexplained;
  }
  return best;
}

int passed_count(const Judged& run) {
  int passed = 0;
  for (std::size_t i = 0; i < run.right.size(); ++i)
    passed += run.right[i] && !run.calls[i].modified && !run.calls[i].timed_out ? 1 : 0;
  return passed;
}

// `^` was meant as a power: so read, the code is right, or a faulty version that is known.
std::optional<Verdict> power_slip(const BuildProblem& problem, const Judged& repaired,
                                  CodeLanguage language) {
  if (repaired.calls.size() != problem.tests.size()) return std::nullopt;
  const bool right = passed_count(repaired) == static_cast<int>(problem.tests.size());
  const NamedFault* also = right ? nullptr : fault_of(problem, repaired);
  if (!right && also == nullptr) return std::nullopt;
  std::string words = std::string("In ") + language_name(language) +
                      ", ^ is XOR of the bits and no power: write ** instead, as in d ** 2.";
  if (also != nullptr) words += " Besides: " + also->words;
  Verdict slip = make_verdict(VerdictKind::kSlip, words);
  slip.slip = "xor";
  return slip;
}

std::string first_fault(const BuildProblem& problem, const Expected& expected, const Judged& run,
                        CodeLanguage language) {
  for (std::size_t i = 0; i < problem.tests.size(); ++i) {
    std::string fault = call_fault(problem, expected, run, i, language);
    if (!fault.empty()) return fault;
  }
  return {};
}

Verdict verdict_for_calls(const BuildProblem& problem, const RunOutcome& outcome,
                          CodeLanguage language) {
  const Expected expected = expected_of(problem);
  const Judged run = judged(problem, expected, outcome.calls);
  const std::string fault = first_fault(problem, expected, run, language);
  const std::string count = std::to_string(problem.tests.size());
  if (fault.empty()) return make_verdict(VerdictKind::kRight, "All " + count + " tests pass.");
  const Judged repaired = judged(problem, expected, outcome.repaired);
  if (std::optional<Verdict> power = power_slip(problem, repaired, language)) {
    power->message += " " + fault;
    return *power;
  }
  if (const NamedFault* known = fault_of(problem, run)) {
    Verdict slip = make_verdict(VerdictKind::kSlip, known->words + " " + fault);
    slip.slip = known->name;
    return slip;
  }
  return make_verdict(VerdictKind::kWrong,
                      std::to_string(passed_count(run)) + " of " + count + " tests pass. " + fault);
}

Verdict verdict_for_failure(const CallOutcome& failure) {
  if (failure.timed_out) {
    return make_verdict(VerdictKind::kWrong,
                        "The code did not finish: it was still running after two seconds, before "
                        "any call was made. Is there an endless loop?");
  }
  const std::string place = place_words(failure);
  return unreadable("The code could not be run" + (place.empty() ? "" : " (" + place + ")") + ": " +
                    failure.error);
}

}  // namespace

std::optional<JsValue> output_of(const BuildProblem& problem, const NamedFault& fault,
                                 std::size_t test) {
  if (!fault.outputs.empty()) return parse_js_value(fault.outputs[test]);
  if (problem.tests[test].repeated) return std::nullopt;
  const std::optional<JsValue> arguments = parse_js_value(problem.tests[test].arguments);
  return arguments ? call_faulty(problem.reference, fault.name, arguments->items) : std::nullopt;
}

// 0.66524096 is not told from 0.66524095 by six.
int telling_digits(const BuildProblem& problem, const JsValue& expected, const JsValue& returned) {
  constexpr int kAll = 17;
  int digits = shown_digits(problem);
  while (digits < kAll && js_text(expected, digits) == js_text(returned, digits)) ++digits;
  return digits;
}

bool passes(const BuildProblem& problem, const CodeTest& test, const CallOutcome& call) {
  return returned_right(problem, parse_js_value(test.expected), call) && !call.modified &&
         !call.timed_out;
}

Verdict mark_outputs(const BuildProblem& problem, std::string_view outputs_json,
                     CodeLanguage language) {
  const RunOutcome run = parse_run(outputs_json);
  if (run.readable && !run.ran) return verdict_for_failure(run.failure);
  if (!run.readable || run.calls.size() != problem.tests.size()) {
    return unreadable("The outputs of the code could not be read; run it once more.");
  }
  return verdict_for_calls(problem, run, language);
}

}  // namespace tmw

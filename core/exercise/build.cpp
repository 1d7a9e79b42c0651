#include "core/exercise/build.h"

#include "core/content/build_task.h"
#include "core/exercise/code_tests.h"
#include "core/exercise/js_value.h"
#include "core/exercise/numbers.h"
#include "core/marking/numeric_question.h"
#include "core/marking/verdict.h"
#include "core/prose/rich_text.h"

namespace tmw {
namespace {

// The parameters' values, for expressions; only plain numbers take part.
std::vector<Binding> argument_bindings(const BuildTask& task,
                                       const std::vector<JsValue>& arguments) {
  std::vector<Binding> bindings;
  for (std::size_t i = 0; i < task.parameters.size() && i < arguments.size(); ++i) {
    if (arguments[i].kind != JsKind::kNumber) continue;
    bindings.push_back({task.parameters[i], arguments[i].number, ""});
  }
  return bindings;
}

double value_with(const Expression& expression, const BuildTask& task,
                  const std::vector<JsValue>& arguments, int line, Writer& writer) {
  Writer own = writer.with(argument_bindings(task, arguments));
  const double value = own.value(expression, line);
  writer.take_errors_of(own);
  return value;
}

// What the task says that a call returns; nothing if that is for the test to say.
std::optional<JsValue> computed_value(const BuildTask& task, const std::vector<JsValue>& arguments,
                                      int line, Writer& writer) {
  if (!task.result.empty()) {
    return js_number(value_with(task.result, task, arguments, line, writer));
  }
  if (task.reference.empty()) return std::nullopt;
  std::optional<JsValue> value = call_reference(task.reference, arguments);
  if (!value) {
    std::string names;
    for (const std::string& name : reference_names()) names += " " + name;
    writer.fail(line, "the reference function `" + task.reference +
                          "` gives nothing for these arguments; there are:" + names);
  }
  return value;
}

void fail_without_value(int line, Writer& writer) {
  writer.fail(line,
              "nothing says what to return; give the test `expect`, or the build `result` (an "
              "expression) or `reference`");
}

void add_given_test(const BuildTask& task, const CodeTestSpec& spec, BuildProblem& problem,
                    Writer& writer) {
  const std::optional<JsValue> computed = computed_value(task, spec.arguments, spec.line, writer);
  CodeTest test{spec.arguments_json, computed ? to_json(*computed) : spec.expected_json,
                writer.plain(spec.why, spec.line), spec.line};
  if (test.expected.empty() && task.reference.empty()) fail_without_value(spec.line, writer);
  // A test may state its value although the task computes it: then both must agree.
  if (spec.expected && computed && !js_equal(*spec.expected, *computed, task.tolerance)) {
    writer.fail(test.line, "`expect` is " + js_text(*spec.expected, 17) +
                               ", but the computed value is " + js_text(*computed, 17));
  }
  problem.tests.push_back(std::move(test));
}

// A call with arguments drawn by the seed, which are returned.
std::vector<JsValue> add_random_test(const BuildTask& task, Random& random, BuildProblem& problem,
                                     Writer& writer) {
  std::vector<JsValue> arguments;
  for (const ArgumentGenerator& generator : task.random.arguments) {
    arguments.push_back(generate_argument(generator, random));
  }
  const std::optional<JsValue> computed = computed_value(task, arguments, task.random.line, writer);
  if (!computed && task.reference.empty()) fail_without_value(task.random.line, writer);
  problem.tests.push_back({to_json(js_array(arguments)), computed ? to_json(*computed) : "",
                           "random arguments", task.random.line});
  return arguments;
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
int telling_digits(const BuildProblem& problem, const JsValue& expected, const JsValue& returned) {
  constexpr int kAll = 17;
  int digits = shown_digits(problem);
  while (digits < kAll && js_text(expected, digits) == js_text(returned, digits)) ++digits;
  return digits;
}

std::string mismatch_text(const BuildProblem& problem, const CodeTest& test,
                          const CallOutcome& call, const JsValue& expected) {
  const int digits = telling_digits(problem, expected, call.value);
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
  if (first_fault.empty())
    return make_verdict(VerdictKind::kRight, "All " + count + " tests pass.");
  for (std::size_t i = 0; i < problem.slips.size(); ++i) {
    if (!matches_slip(problem.slips[i].first, run)) continue;
    Verdict slip = make_verdict(VerdictKind::kSlip, first_fault + " " + problem.slips[i].second);
    slip.slip = "author:" + std::to_string(i);
    return slip;
  }
  return make_verdict(VerdictKind::kWrong,
                      std::to_string(passed) + " of " + count + " tests pass. " + first_fault);
}

Verdict verdict_for_failure(const CallOutcome& failure) {
  if (failure.timed_out) {
    return make_verdict(VerdictKind::kWrong,
                        "The code did not finish in time; look for a loop that never ends.");
  }
  return unreadable("The code could not be run" + line_words(failure.error_line) + ": " +
                    failure.error);
}

}  // namespace

bool passes(const BuildProblem& problem, const CodeTest& test, const CallOutcome& call) {
  return call_fault(problem, test, call).empty();
}

int shown_digits(const BuildProblem& problem) { return problem.tolerance == 0.0 ? 15 : 6; }

BuildProblem build_problem(const BuildTask& task, std::uint64_t seed, Writer& writer) {
  BuildProblem problem;
  problem.function = task.function;
  problem.parameters = task.parameters;
  problem.starter = task.starter;
  problem.solution = task.solution;
  problem.tolerance = task.tolerance;
  std::vector<std::vector<JsValue>> calls;  // the arguments of each test
  for (const CodeTestSpec& test : task.tests) {
    add_given_test(task, test, problem, writer);
    calls.push_back(test.arguments);
  }
  Random random(mixed_seed(task.function, seed));
  for (int i = 0; i < task.random.count; ++i) {
    calls.push_back(add_random_test(task, random, problem, writer));
  }
  for (const SlipSpec& slip : task.slips) {
    std::vector<std::string> outputs;
    for (const std::vector<JsValue>& arguments : calls) {
      outputs.push_back(
          to_json(js_number(value_with(slip.is, task, arguments, slip.line, writer))));
    }
    problem.slips.emplace_back(std::move(outputs), writer.plain(slip.say, slip.line));
  }
  return problem;
}

Verdict mark_outputs(const BuildProblem& problem, std::string_view outputs_json) {
  const RunOutcome run = parse_run(outputs_json);
  if (run.readable && !run.ran) return verdict_for_failure(run.failure);
  if (!run.readable || run.calls.size() != problem.tests.size()) {
    return unreadable("The outputs of the code could not be read; run it once more.");
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

Verdict mark_words(const BuildProblem&, const std::vector<std::string>&) {
  return unreadable("This exercise is answered with code, which has to be run first.");
}

BuildEntry empty_entry(const BuildProblem& problem) { return {problem.starter, 0}; }

bool is_untouched(const BuildProblem& problem, const BuildEntry& entry) {
  return entry.run == 0 && entry.source == problem.starter;
}

std::string log_text(const BuildProblem&, const BuildEntry& entry) { return entry.source; }

std::optional<BuildEntry> read_entry(const BuildProblem&, const std::string& text) {
  return BuildEntry{text, 0};
}

}  // namespace tmw

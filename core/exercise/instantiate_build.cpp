// Code exercises: every test with the value it must return.
#include "core/exercise/code_tests.h"
#include "core/exercise/numbers.h"

namespace tmw {
namespace {

constexpr std::string_view kGenerators =
    "\"integer 1 to 96\", \"number -5 to 5\", \"vector 4 of -5 to 5\" and \"matrix 3 by 4 of -2 to "
    "2\"";

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

void set_expected(const BuildTask& task, const std::vector<JsValue>& arguments, CodeTest& test,
                  Writer& writer) {
  if (!task.result.empty()) {
    test.expected = to_json(js_number(value_with(task.result, task, arguments, test.line, writer)));
  } else if (!task.reference.empty()) {
    const std::optional<JsValue> value = call_reference(task.reference, arguments);
    if (value) test.expected = to_json(*value);
    if (!value) {
      std::string names;
      for (const std::string& name : reference_names()) names += " " + name;
      writer.fail(test.line, "the reference function `" + task.reference +
                                 "` gives nothing for these arguments; there are:" + names);
    }
  } else if (test.expected.empty()) {
    writer.fail(test.line,
                "nothing says what to return; give the test `expect`, or the build "
                "`result` (an expression) or `reference`");
  }
}

std::vector<JsValue> arguments_of(const std::string& json) {
  const std::optional<JsValue> value = parse_js_value(json);
  return value ? value->items : std::vector<JsValue>{};
}

void add_given_test(const BuildTask& task, const CodeTestSpec& spec, BuildProblem& problem,
                    Writer& writer) {
  const std::vector<JsValue> arguments = arguments_of(spec.arguments);
  if (arguments.size() != task.parameters.size()) {
    writer.fail(spec.line, "the test has " + std::to_string(arguments.size()) +
                               " arguments, but the function has " +
                               std::to_string(task.parameters.size()) + " parameters");
  }
  // A test may state its value although the task computes it: then both must agree.
  CodeTest test{spec.arguments, spec.expected, writer.plain(spec.why, spec.line), spec.line};
  set_expected(task, arguments, test, writer);
  const std::optional<JsValue> computed = parse_js_value(test.expected);
  const std::optional<JsValue> expected = parse_js_value(spec.expected);
  if (expected && computed && !js_equal(*expected, *computed, task.tolerance)) {
    writer.fail(test.line, "`expect` is " + js_text(*expected, 17) +
                               ", but the computed value is " + js_text(*computed, 17));
  }
  problem.tests.push_back(std::move(test));
}

void add_random_test(const BuildTask& task, Random& random, BuildProblem& problem, Writer& writer) {
  std::vector<JsValue> arguments;
  for (const std::string& generator : task.random.arguments) {
    const std::optional<JsValue> argument = generate_argument(generator, random);
    if (!argument) {
      writer.fail(task.random.line,
                  "\"" + generator + "\" is no generator; there are " + std::string(kGenerators));
      return;
    }
    arguments.push_back(*argument);
  }
  CodeTest test{to_json(js_array(arguments)), "", "random arguments", task.random.line};
  set_expected(task, arguments, test, writer);
  problem.tests.push_back(std::move(test));
}

}  // namespace

BuildProblem build_problem(const BuildTask& task, std::uint64_t seed, Writer& writer) {
  BuildProblem problem;
  problem.function = task.function;
  problem.parameters = task.parameters;
  problem.starter = task.starter;
  problem.solution = task.solution;
  problem.tolerance = task.tolerance;
  for (const CodeTestSpec& test : task.tests) add_given_test(task, test, problem, writer);
  Random random(mixed_seed(task.function, seed));
  for (int i = 0; i < task.random.count; ++i) add_random_test(task, random, problem, writer);
  for (const SlipSpec& slip : task.slips) {
    std::vector<std::string> outputs;
    for (const CodeTest& test : problem.tests) {
      outputs.push_back(to_json(
          js_number(value_with(slip.is, task, arguments_of(test.arguments), slip.line, writer))));
    }
    problem.slips.emplace_back(std::move(outputs), writer.plain(slip.say, slip.line));
  }
  return problem;
}

}  // namespace tmw

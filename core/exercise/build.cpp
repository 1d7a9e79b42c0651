#include "core/exercise/build.h"

#include <algorithm>

#include "core/content/build_task.h"
#include "core/exercise/code_tests.h"
#include "core/exercise/code_words.h"
#include "core/exercise/faulty_reference.h"
#include "core/exercise/js_value.h"
#include "core/exercise/numbers.h"
#include "core/json/json_text.h"
#include "core/marking/numeric_question.h"
#include "core/marking/verdict.h"
#include "core/prose/rich_text.h"

namespace tmw {
namespace {

using Arguments = std::vector<JsValue>;

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
std::optional<JsValue> computed_value(const BuildTask& task, const Arguments& arguments, int times,
                                      int line, Writer& writer) {
  if (!task.result.empty()) {
    return js_number(value_with(task.result, task, arguments, line, writer));
  }
  if (task.reference.empty()) return std::nullopt;
  std::optional<JsValue> value = times > 1
                                     ? call_reference_repeated(task.reference, arguments, times)
                                     : call_reference(task.reference, arguments);
  if (!value) {
    std::string names;
    for (const std::string& name : reference_names()) names += " " + name;
    writer.fail(line, "the reference function `" + task.reference +
                          "` gives nothing for these arguments; there are:" + names);
  }
  return value;
}

// Random calls of one seed of the exercise are apart from those of the next.
constexpr std::uint64_t kSeedsApart = 1000;

void fail_without_value(int line, Writer& writer) {
  writer.fail(line,
              "nothing says what to return; give the test `expect`, or the build `result` (an "
              "expression) or `reference`");
}

// Each array as the runner is told to repeat it.
std::string repeated_json(const std::vector<JsValue>& arguments, int times) {
  std::string json;
  for (const JsValue& argument : arguments) {
    const std::string once = to_json(argument);
    const bool array = argument.kind == JsKind::kArray;
    json += json.empty() ? "[" : ",";
    json += array ? "{\"repeat\":" + std::to_string(times) + ",\"of\":" + once + "}" : once;
  }
  return json + "]";
}

void add_given_test(const BuildTask& task, const CodeTestSpec& spec, BuildProblem& problem,
                    Writer& writer) {
  const std::optional<JsValue> computed =
      computed_value(task, spec.arguments, spec.times, spec.line, writer);
  CodeTest test{spec.times > 1 ? repeated_json(spec.arguments, spec.times) : spec.arguments_json,
                computed ? to_json(*computed) : spec.expected_json,
                writer.plain(spec.why, spec.line), spec.line, spec.times > 1};
  if (test.expected.empty() && task.reference.empty()) fail_without_value(spec.line, writer);
  // A test may state its value although the task computes it: then both must agree.
  if (spec.expected && computed && !js_equal(*spec.expected, *computed, task.tolerance)) {
    writer.fail(test.line, "`expect` is " + js_text(*spec.expected, 17) +
                               ", but the computed value is " + js_text(*computed, 17));
  }
  problem.tests.push_back(std::move(test));
}

// Every random call has a seed of its own, which is shown: whoever speaks of it can name it.
std::vector<JsValue> add_random_test(const BuildTask& task, std::uint64_t seed,
                                     BuildProblem& problem, Writer& writer) {
  Random random(mixed_seed(task.function, seed));
  std::vector<JsValue> arguments;
  for (const ArgumentGenerator& generator : task.random.arguments) {
    arguments.push_back(generate_argument(generator, random));
  }
  const std::optional<JsValue> computed =
      computed_value(task, arguments, 1, task.random.line, writer);
  if (!computed && task.reference.empty()) fail_without_value(task.random.line, writer);
  problem.tests.push_back({to_json(js_array(arguments)), computed ? to_json(*computed) : "",
                           "random, seed " + std::to_string(seed), task.random.line});
  return arguments;
}

// What slips of the author's return, expressions of the parameters.
void add_slips(const BuildTask& task, const std::vector<Arguments>& calls, BuildProblem& problem,
               Writer& writer) {
  for (std::size_t i = 0; i < task.slips.size(); ++i) {
    const SlipSpec& slip = task.slips[i];
    NamedFault fault{"author:" + std::to_string(i), {}, writer.plain(slip.say, slip.line)};
    for (const Arguments& arguments : calls) {
      fault.outputs.push_back(
          to_json(js_number(value_with(slip.is, task, arguments, slip.line, writer))));
    }
    problem.faults.push_back(std::move(fault));
  }
}

// The faulty versions of the reference that the author has words for. They are called when code is
// marked that was not right.
void add_faults(const BuildTask& task, BuildProblem& problem, Writer& writer) {
  const std::vector<std::string> names = fault_names(task.reference);
  for (const FaultSpec& spec : task.faults) {
    if (std::find(names.begin(), names.end(), spec.of) == names.end()) {
      std::string known;
      for (const std::string& name : names) known += " " + name;
      writer.fail(spec.line, "`" + task.reference + "` has no faulty version `" + spec.of +
                                 "`; there are:" + known);
    }
    problem.faults.push_back({spec.of, {}, writer.plain(spec.say, spec.line)});
  }
}

}  // namespace

int shown_digits(const BuildProblem& problem) { return problem.tolerance == 0.0 ? 15 : 6; }

BuildProblem build_problem(const BuildTask& task, std::uint64_t seed, Writer& writer) {
  BuildProblem problem;
  problem.function = task.function;
  problem.parameters = task.parameters;
  problem.starter = task.starter;
  problem.solution = task.solution;
  problem.python_starter = task.python_starter;
  problem.python_solution = task.python_solution;
  problem.tolerance = task.tolerance;
  problem.reference = task.reference;
  std::vector<Arguments> calls;  // of each test
  const auto add_given = [&](bool repeated) {
    for (const CodeTestSpec& test : task.tests) {
      if ((test.times > 1) != repeated) continue;
      add_given_test(task, test, problem, writer);
      calls.push_back(test.arguments);
    }
  };
  add_given(false);
  for (int i = 1; i <= task.random.count; ++i) {
    const std::uint64_t own = kSeedsApart * seed + static_cast<std::uint64_t>(i);
    calls.push_back(add_random_test(task, own, problem, writer));
  }
  add_given(true);  // the long ones last: a program that is only slow passes all others
  add_slips(task, calls, problem, writer);
  add_faults(task, problem, writer);
  return problem;
}

const std::string& starter_of(const BuildProblem& problem, CodeLanguage language) {
  return language == CodeLanguage::kPython ? problem.python_starter : problem.starter;
}

const std::string& solution_of(const BuildProblem& problem, CodeLanguage language) {
  return language == CodeLanguage::kPython ? problem.python_solution : problem.solution;
}

std::string calls_json(const BuildProblem& problem, const BuildEntry& entry) {
  std::string calls;
  for (const CodeTest& test : problem.tests) {
    calls += calls.empty() ? "" : ",";
    const JsValue right = parse_js_value(test.expected).value_or(JsValue{});
    calls += "{\"args\":" + test.arguments + ",\"room\":" + std::to_string(json_room(right));
    if (test.repeated) calls += ",\"period\":" + std::to_string(right.items.size());
    calls += "}";
  }
  const std::string repaired = with_powers(entry.source, entry.language);
  return "{\"function\":" + json_quoted(problem.function) + ",\"calls\":[" + calls +
         "],\"language\":" + json_quoted(language_word(entry.language)) +
         (repaired.empty() ? "" : ",\"repaired\":" + json_quoted(repaired)) + "}";
}

Verdict mark_words(const BuildProblem&, const std::vector<std::string>&) {
  return unreadable("This exercise is answered with code, which has to be run first.");
}

BuildEntry empty_entry(const BuildProblem& problem) { return {problem.starter, 0}; }

bool is_untouched(const BuildProblem& problem, const BuildEntry& entry) {
  return entry.run == 0 && entry.other.empty() &&
         entry.source == starter_of(problem, entry.language);
}

namespace {

// No JavaScript begins like this.
constexpr std::string_view kPythonMark = "# Python\n";

}  // namespace

std::string log_text(const BuildProblem&, const BuildEntry& entry) {
  return entry.language == CodeLanguage::kPython ? std::string(kPythonMark) + entry.source
                                                 : entry.source;
}

std::optional<BuildEntry> read_entry(const BuildProblem&, const std::string& text) {
  BuildEntry entry{text, 0};
  if (text.rfind(kPythonMark, 0) != 0) return entry;
  entry.source = text.substr(kPythonMark.size());
  entry.language = CodeLanguage::kPython;
  return entry;
}

}  // namespace tmw

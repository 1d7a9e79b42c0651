// Build: the solution passes, the starter and the foreseen slips do not.
#include "core/content/build_task.h"
#include "core/content/exercise.h"
#include "core/exercise/js_value.h"
#include "core/lint/lint_parts.h"
#include "core/marking/verdict.h"

namespace tmw {
namespace {

// A verdict on code that ran; empty if there is no engine.
std::optional<Verdict> verdict_of(const BuildProblem& problem, const std::string& source,
                                  CodeLanguage language, const RunJavaScript& run) {
  if (!run) return std::nullopt;
  BuildEntry entry{source, 0};
  entry.language = language;
  const std::optional<std::string> reply = run(source, calls_json(problem, entry));
  if (!reply) return std::nullopt;
  return mark_outputs(problem, *reply, language);
}

// In each language the solution passes, and the starter runs and does not.
void lint_code(const BuildProblem& problem, CodeLanguage language, int line,
               const RunJavaScript& run, LintNotes& notes) {
  const std::string name = language_name(language);
  const auto solution = verdict_of(problem, solution_of(problem, language), language, run);
  if (solution && solution->kind != VerdictKind::kRight)
    notes.error(line, "the solution in " + name + " does not pass: " + solution->message);
  const auto starter = verdict_of(problem, starter_of(problem, language), language, run);
  if (starter && starter->kind == VerdictKind::kRight)
    notes.error(line, "the starter in " + name + " passes every test");
  if (starter && starter->kind == VerdictKind::kUnreadable)
    notes.error(line, "the starter in " + name + " does not run: " + starter->message);
}

std::vector<std::string> outputs_of(const BuildProblem& problem, const NamedFault& fault) {
  std::vector<std::string> outputs;
  for (std::size_t i = 0; i < problem.tests.size(); ++i) {
    const auto output = output_of(problem, fault, i);
    outputs.push_back(output ? to_json(*output) : std::string());
  }
  return outputs;
}

// A faulty version must differ from the right one in some call, and from every other version.
void lint_faults(const BuildTask& task, const BuildProblem& problem, LintNotes& notes) {
  const auto line_of = [&](std::size_t i) {
    return i < task.slips.size() ? task.slips[i].line : task.faults[i - task.slips.size()].line;
  };
  for (std::size_t i = 0; i < problem.faults.size(); ++i) {
    bool differs = false;
    for (std::size_t j = 0; j < problem.tests.size(); ++j) {
      const auto faulty = output_of(problem, problem.faults[i], j);
      const auto right = parse_js_value(problem.tests[j].expected);
      differs = differs || (faulty && right && !js_equal(*faulty, *right, problem.tolerance));
    }
    if (!differs) notes.error(line_of(i), "this slip passes every test");
    for (std::size_t j = 0; j < i; ++j) {
      if (outputs_of(problem, problem.faults[i]) == outputs_of(problem, problem.faults[j]))
        notes.error(line_of(i),
                    "no test tells this slip from the one in line " + std::to_string(line_of(j)));
    }
  }
}

}  // namespace

void lint_task(const BuildTask& task, const BuildProblem& problem, const LintCase& variant,
               LintNotes& notes) {
  const int line = task.tests.empty() ? 0 : task.tests.front().line;
  if (task.tests.size() < 3) notes.error(line, "give at least three tests");
  lint_faults(task, problem, notes);
  for (const CodeLanguage language : kCodeLanguages)
    lint_code(problem, language, line, variant.options.run_script, notes);
}

void lint_core(const BuildTask& task, const BuildProblem& problem, const LintCase& variant,
               LintNotes& notes) {
  for (const CodeTest& test : problem.tests) {
    const std::optional<JsValue> arguments = parse_js_value(test.arguments);
    const std::optional<JsValue> expected = parse_js_value(test.expected);
    if (!arguments || !expected || arguments->items.size() != task.parameters.size()) continue;
    std::vector<Binding> bindings;
    for (std::size_t i = 0; i < task.parameters.size(); ++i) {
      bindings.push_back({task.parameters[i], arguments->items[i].number, ""});
    }
    compare_with_core(task.check, expected->number, bindings, variant, variant.exercise.line,
                      notes);
  }
}

std::vector<LintMessage> messages_of(const BuildTask& task) {
  std::vector<LintMessage> messages;
  for (const SlipSpec& slip : task.slips) messages.push_back({slip.say, "say", slip.line});
  for (const FaultSpec& fault : task.faults) messages.push_back({fault.say, "say", fault.line});
  return messages;
}

}  // namespace tmw

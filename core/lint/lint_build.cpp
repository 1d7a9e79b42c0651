// Build: the solution passes, the starter and the foreseen slips do not.
#include "core/content/build_task.h"
#include "core/content/exercise.h"
#include "core/exercise/js_value.h"
#include "core/lint/lint_parts.h"
#include "core/marking/verdict.h"

namespace tmw {
namespace {

// A reply for code that ran, as parse_run reads it; empty if there is no engine.
std::optional<Verdict> verdict_of(const BuildProblem& problem, const std::string& source,
                                  const RunJavaScript& run) {
  if (!run) return std::nullopt;
  const std::optional<std::string> reply = run(source, calls_json(problem));
  if (!reply) return std::nullopt;
  return mark_outputs(problem, *reply);
}

}  // namespace

void lint_task(const BuildTask& task, const BuildProblem& problem, const LintCase& variant,
               LintNotes& notes) {
  const int line = task.tests.empty() ? 0 : task.tests.front().line;
  if (task.tests.size() < 3) notes.error(line, "give at least three tests");
  for (std::size_t i = 0; i < problem.slips.size(); ++i) {
    bool differs = false;
    for (std::size_t j = 0; j < problem.tests.size(); ++j) {
      differs = differs || problem.slips[i].first[j] != problem.tests[j].expected;
    }
    if (!differs) notes.error(task.slips[i].line, "this slip passes every test");
  }
  const std::optional<Verdict> solution =
      verdict_of(problem, problem.solution, variant.options.run_script);
  if (solution && solution->kind != VerdictKind::kRight) {
    notes.error(line, "the solution does not pass: " + solution->message);
  }
  const std::optional<Verdict> starter =
      verdict_of(problem, problem.starter, variant.options.run_script);
  if (starter && starter->kind == VerdictKind::kRight) {
    notes.error(line, "the starter passes every test");
  }
  if (starter && starter->kind == VerdictKind::kUnreadable) {
    notes.error(line, "the starter does not run: " + starter->message);
  }
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
  return messages;
}

}  // namespace tmw

// Proofs by the calculation core: `check` must come to the same number as the exercise's own steps.
#include <cmath>
#include <cstdio>

#include "core/exercise/js_value.h"
#include "core/exercise/numbers.h"
#include "core/lint/core_check.h"
#include "core/lint/lint_parts.h"

namespace tmw {
namespace {

constexpr double kAgreement = 1e-9;  // relative; room for rounding only

std::string printed(double value) {
  char buffer[40];
  std::snprintf(buffer, sizeof buffer, "%.12g", value);
  return buffer;
}

void compare(const std::string& check, double ours, std::span<const Binding> bindings,
             std::uint64_t seed, int line, LintNotes& notes) {
  if (check.empty()) return;
  const CoreValue core = core_value(check, bindings);
  if (!core.error.empty()) {
    notes.error(line, "`check` cannot be computed: " + core.error);
    return;
  }
  if (core.names_model && seed != 0) return;
  if (std::fabs(core.value - ours) <= kAgreement * std::fabs(core.value)) return;
  notes.error(line, "`check` is " + printed(core.value) + " by the calculation core, but here " +
                        printed(ours) + " is right");
}

const OptionSpec* right_option(const ChoiceTask& task) {
  for (const OptionSpec& option : task.options) {
    if (option.right) return &option;
  }
  return nullptr;
}

void check_choice(const ChoiceTask& task, const Exercise& exercise, std::uint64_t seed,
                  Writer& writer, LintNotes& notes) {
  const OptionSpec* right = right_option(task);
  const Expression& asked = task.answer.empty() && task.goal ? task.goal->of : task.answer;
  if (task.check.empty() || right == nullptr || asked.empty()) return;
  Writer own = writer.with(right->sets, right->line);
  compare(task.check, own.value(asked, right->line), own.numbers().bindings, seed, exercise.line,
          notes);
}

void check_build(const BuildTask& task, const BuildProblem& problem, std::uint64_t seed, int line,
                 LintNotes& notes) {
  for (const CodeTest& test : problem.tests) {
    const std::optional<JsValue> arguments = parse_js_value(test.arguments);
    const std::optional<JsValue> expected = parse_js_value(test.expected);
    if (!arguments || !expected || arguments->items.size() != task.parameters.size()) continue;
    std::vector<Binding> bindings;
    for (std::size_t i = 0; i < task.parameters.size(); ++i) {
      bindings.push_back({task.parameters[i], arguments->items[i].number, ""});
    }
    compare(task.check, expected->number, bindings, seed, line, notes);
  }
}

}  // namespace

void lint_core(const Exercise& exercise, const Problem& problem, LintNotes& notes) {
  ContentErrors errors;
  std::vector<std::string> sentences;
  const std::uint64_t seed = problem.seed;
  Writer writer(exercise.id, draw_numbers(exercise, seed, {}, errors, sentences));
  const std::vector<Binding>& bindings = writer.numbers().bindings;
  if (const auto* derive = std::get_if<DeriveTask>(&exercise.task)) {
    for (const PartSpec& part : derive->parts) {
      compare(part.check, writer.value(part.of, part.line), bindings, seed, part.line, notes);
    }
  } else if (const auto* choice = std::get_if<ChoiceTask>(&exercise.task)) {
    check_choice(*choice, exercise, seed, writer, notes);
  } else if (const auto* build = std::get_if<BuildTask>(&exercise.task)) {
    check_build(*build, std::get<BuildProblem>(problem.task), seed, exercise.line, notes);
  } else if (const auto* debug = std::get_if<DebugTask>(&exercise.task)) {
    compare(debug->check, writer.value(debug->should_show, exercise.line), bindings, seed,
            exercise.line, notes);
  }
}

}  // namespace tmw

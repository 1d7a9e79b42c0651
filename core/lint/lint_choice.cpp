// Trace and Design: one option is right, and by its number or by the goal it is the one.
#include <algorithm>
#include <cmath>
#include <set>

#include "core/content/choice_task.h"
#include "core/content/exercise.h"
#include "core/lint/lint_parts.h"
#include "core/marking/numeric_question.h"
#include "core/prose/rich_text.h"

namespace tmw {
namespace {

bool distinct_texts(const ChoiceProblem& problem) {
  std::set<std::string> texts;
  for (const ProblemOption& option : problem.options) texts.insert(plain_text(option.text));
  return texts.size() == problem.options.size();
}

const ProblemOption* only_right(const ChoiceProblem& problem) {
  const ProblemOption* right = nullptr;
  for (const ProblemOption& option : problem.options) {
    if (!option.right) continue;
    if (right != nullptr) return nullptr;
    right = &option;
  }
  return right;
}

bool same(double a, double b) {
  return std::fabs(a - b) <= 1e-9 * std::max(std::fabs(a), std::fabs(b));
}

void check_stated_values(const ChoiceTask& task, const ChoiceProblem& problem, Writer& writer,
                         int line, LintNotes& notes) {
  if (task.answer.empty()) return;
  const double answer = writer.value(task.answer, line);
  for (const ProblemOption& option : problem.options) {
    if (std::isnan(option.value) || same(option.value, answer) == option.right) continue;
    notes.error(line, "option \"" + plain_text(option.text) + "\" states " +
                          typed(option.value, 9) + " and is marked " +
                          (option.right ? "right" : "wrong") + ", but the answer is " +
                          typed(answer, 9));
  }
}

double merit(const GoalSpec& goal, Writer& writer) {
  const double value = writer.value(goal.of, goal.line);
  switch (goal.kind) {
    case GoalKind::kLargest:
      return value;
    case GoalKind::kSmallest:
      return -value;
    case GoalKind::kNearest:
      return -std::fabs(value - writer.value(goal.to, goal.line));
  }
  return value;
}

bool keeps_budgets(const ChoiceTask& task, Writer& writer) {
  return std::all_of(task.budgets.begin(), task.budgets.end(), [&](const BudgetSpec& budget) {
    const double value = writer.value(budget.is, budget.line);
    const double limit = writer.value(budget.limit, budget.line);
    return budget.limit_kind == LimitKind::kAtMost ? value <= limit : value >= limit;
  });
}

// Among the options that keep every budget, the goal must pick the one marked right, with nothing
// level.
void check_goal(const ChoiceTask& task, Writer& writer, LintNotes& notes) {
  if (!task.goal) return;
  double best = -INFINITY, second = -INFINITY;
  const OptionSpec* winner = nullptr;
  for (const OptionSpec& option : task.options) {
    Writer own = writer.with(option.sets, option.line);
    if (!keeps_budgets(task, own)) continue;
    const double value = merit(*task.goal, own);
    if (value > best) {
      second = best;
      best = value;
      winner = &option;
    } else {
      second = std::max(second, value);
    }
  }
  if (winner == nullptr) {
    notes.error(task.goal->line, "no option keeps every budget");
  } else if (!winner->right || best == second) {
    notes.error(winner->line, "by `goal` and the budgets this option wins" +
                                  std::string(best == second ? ", level with another" : "") +
                                  ", but it is not the one marked right");
  }
}

const OptionSpec* right_option(const ChoiceTask& task) {
  for (const OptionSpec& option : task.options) {
    if (option.right) return &option;
  }
  return nullptr;
}

}  // namespace

void lint_task(const ChoiceTask& task, const ChoiceProblem& problem, const LintCase& variant,
               LintNotes& notes) {
  const Exercise& exercise = variant.exercise;
  if (problem.options.size() < 3) notes.error(exercise.line, "give at least three options");
  if (!distinct_texts(problem)) notes.error(exercise.line, "two options read the same");
  if (only_right(problem) == nullptr) {
    notes.error(exercise.line, "exactly one option must have `right = true`");
    return;
  }
  check_stated_values(task, problem, variant.writer, exercise.line, notes);
  check_goal(task, variant.writer, notes);
  for (const BudgetLine& budget : only_right(problem)->budgets) {
    if (!budget.kept)
      notes.error(exercise.line, "the right option breaks the budget " + budget.name);
  }
}

void lint_core(const ChoiceTask& task, const ChoiceProblem&, const LintCase& variant,
               LintNotes& notes) {
  const OptionSpec* right = right_option(task);
  const Expression& asked = task.answer.empty() && task.goal ? task.goal->of : task.answer;
  if (task.check.empty() || right == nullptr || asked.empty()) return;
  Writer own = variant.writer.with(right->sets, right->line);
  compare_with_core(task.check, own.value(asked, right->line), own.numbers().bindings, variant,
                    variant.exercise.line, notes);
}

std::vector<LintMessage> messages_of(const ChoiceTask& task) {
  std::vector<LintMessage> messages;
  for (const OptionSpec& option : task.options) {
    messages.push_back({option.because, "because", option.line});
  }
  return messages;
}

}  // namespace tmw

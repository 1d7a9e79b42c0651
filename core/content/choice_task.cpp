#include "core/content/choice_task.h"

#include <utility>

#include "core/content/load_parts.h"

namespace tmw {
namespace {

NumberRow read_sets(TableReader& option) {
  NumberRow result;
  const TomlValue* sets = option.table("sets", Need::kOptional);
  if (sets == nullptr) return result;
  for (const auto& [name, value] : sets->entries) {
    result.emplace_back(name, option.expression_of(value, "`sets`, " + name));
  }
  return result;
}

OptionSpec read_option(TableReader& reader) {
  OptionSpec option;
  option.line = reader.line();
  option.text = reader.prose("text", Need::kRequired);
  option.value = reader.expression("value", Need::kOptional);
  option.sets = read_sets(reader);
  option.right = reader.boolean("right");
  option.because = reader.prose("because", Need::kRequired);
  return option;
}

BudgetSpec read_budget(TableReader& reader) {
  BudgetSpec budget;
  budget.line = reader.line();
  budget.name = reader.prose("name", Need::kRequired);
  budget.is = reader.expression("is", Need::kRequired);
  budget.format = reader.format("as");
  const bool at_most = reader.any("at_most") != nullptr;
  if (at_most == (reader.any("at_least") != nullptr)) {
    reader.fail(budget.line, "write either `at_most` or `at_least`");
  }
  budget.limit_kind = at_most ? LimitKind::kAtMost : LimitKind::kAtLeast;
  budget.limit = reader.expression(at_most ? "at_most" : "at_least", Need::kOptional);
  return budget;
}

constexpr std::pair<const char*, GoalKind> kGoalWords[] = {{"largest", GoalKind::kLargest},
                                                           {"smallest", GoalKind::kSmallest},
                                                           {"nearest", GoalKind::kNearest}};

GoalSpec read_goal(const TomlValue& table, TableReader& exercise) {
  GoalSpec goal;
  TableReader reader(table, exercise.place() + ", goal", exercise.sink());
  goal.line = table.line;
  int written = 0;
  for (const auto& [word, kind] : kGoalWords) {
    if (reader.any(word) == nullptr) continue;
    ++written;
    goal.kind = kind;
    goal.of = reader.expression(word, Need::kOptional);
  }
  const bool nearest = written > 0 && goal.kind == GoalKind::kNearest;
  goal.to = reader.expression("to", nearest ? Need::kRequired : Need::kOptional);
  if (written != 1) {
    reader.fail(goal.line, "write one of `largest`, `smallest` and `nearest` (with `to`)");
  }
  reader.finish();
  return goal;
}

}  // namespace

ChoiceTask read_choice(TableReader& exercise) {
  ChoiceTask task;
  task.answer = exercise.expression("answer", Need::kOptional);
  task.check = exercise.text("check", Need::kOptional);
  exercise.each("option", Need::kRequired, "option",
                [&](TableReader& reader) { task.options.push_back(read_option(reader)); });
  exercise.each("budget", Need::kOptional, "budget",
                [&](TableReader& reader) { task.budgets.push_back(read_budget(reader)); });
  if (const TomlValue* goal = exercise.table("goal", Need::kOptional)) {
    task.goal = read_goal(*goal, exercise);
  }
  return task;
}

}  // namespace tmw

// What is asked, with the numbers put in: typed parts, options, steps to arrange, listings.
#include <algorithm>
#include <cmath>
#include <limits>

#include "core/exercise/numbers.h"
#include "core/exercise/random.h"

namespace tmw {
namespace {

ProblemTable::Cell table_cell(const AnswerTable::Cell& spec, const DeriveTask& task, int line,
                              Writer& writer) {
  ProblemTable::Cell cell;
  if (spec.part.empty()) {
    cell.spans = writer.spans(spec.text, line);
    return cell;
  }
  for (std::size_t i = 0; i < task.parts.size(); ++i) {
    if (task.parts[i].id == spec.part) cell.part = static_cast<int>(i);
  }
  if (cell.part < 0) {
    writer.fail(line, "the table asks for ?" + spec.part + ", but no part has that id");
  }
  return cell;
}

ProblemTable problem_table(const DeriveTask& task, int line, Writer& writer) {
  ProblemTable table;
  table.columns = task.table->columns;
  for (const std::vector<AnswerTable::Cell>& row : task.table->rows) {
    std::vector<ProblemTable::Cell> cells;
    for (const AnswerTable::Cell& cell : row) {
      cells.push_back(table_cell(cell, task, line, writer));
    }
    table.rows.push_back(std::move(cells));
  }
  return table;
}

BudgetLine budget_line(const BudgetSpec& spec, Writer& writer) {
  const double value = writer.value(spec.is, spec.line);
  const double limit = writer.value(spec.limit, spec.line);
  const bool at_most = spec.limit_kind == LimitKind::kAtMost;
  BudgetLine line;
  line.name = writer.plain(spec.name, spec.line);
  line.value = print_formatted(value, spec.format);
  line.limit = (at_most ? "at most " : "at least ") + print_formatted(limit, spec.format);
  line.kept = at_most ? value <= limit : value >= limit;
  line.share = limit == 0.0 ? 0.0 : value / limit;
  return line;
}

ProblemOption problem_option(const OptionSpec& spec, const ChoiceTask& task, Writer& writer) {
  Writer own = writer.with(spec.sets, spec.line);
  ProblemOption option;
  option.text = own.spans(spec.text, spec.line);
  option.because = own.blocks(spec.because, spec.line);
  option.right = spec.right;
  option.value = spec.value.empty() ? std::numeric_limits<double>::quiet_NaN()
                                    : own.value(spec.value, spec.line);
  for (const BudgetSpec& budget : task.budgets) option.budgets.push_back(budget_line(budget, own));
  writer.take_errors_of(own);
  return option;
}

std::vector<int> needed_steps(const OrderItem& item, const OrderTask& task, Writer& writer) {
  std::vector<int> result;
  for (const std::string& id : item.after) {
    const auto found = std::find_if(task.items.begin(), task.items.end(),
                                    [&](const OrderItem& other) { return other.id == id; });
    if (found == task.items.end()) {
      writer.fail(item.line, "item " + item.id + " comes after `" + id + "`, which is no item");
    } else {
      result.push_back(static_cast<int>(found - task.items.begin()));
    }
  }
  return result;
}

// True if no step stands before one that it needs.
bool is_accepted(const std::vector<int>& order, const std::vector<std::vector<int>>& needs) {
  std::vector<int> place(order.size());
  for (std::size_t i = 0; i < order.size(); ++i) place[order[i]] = static_cast<int>(i);
  for (std::size_t step = 0; step < needs.size(); ++step) {
    for (const int needed : needs[step]) {
      if (place[needed] > place[step]) return false;
    }
  }
  return true;
}

// A start that is not yet an answer, unless every order is.
std::vector<int> unsolved_order(const std::vector<std::vector<int>>& needs, std::uint64_t seed) {
  Random random(seed);
  std::vector<int> order = shuffled(needs.size(), random);
  for (int i = 0; i < 100 && is_accepted(order, needs); ++i) order = shuffled(needs.size(), random);
  return order;
}

}  // namespace

DeriveProblem derive_problem(const DeriveTask& task, const Exercise& exercise, std::uint64_t seed,
                             Writer& writer) {
  DeriveProblem problem;
  for (const PartSpec& part : task.parts) {
    problem.parts.push_back(
        {writer.spans(part.ask, part.line), question_of(part, exercise, seed, writer)});
  }
  if (task.table) problem.table = problem_table(task, exercise.line, writer);
  return problem;
}

ChoiceProblem choice_problem(const ChoiceTask& task, std::uint64_t shuffle_seed, Writer& writer) {
  ChoiceProblem problem;
  Random random(shuffle_seed);
  for (const int i : shuffled(task.options.size(), random)) {
    problem.options.push_back(problem_option(task.options[i], task, writer));
    problem.options.back().number = static_cast<int>(problem.options.size());
  }
  return problem;
}

OrderProblem order_problem(const OrderTask& task, std::uint64_t shuffle_seed, Writer& writer) {
  std::vector<std::vector<int>> needs;
  for (const OrderItem& item : task.items) needs.push_back(needed_steps(item, task, writer));
  const std::vector<int> shown = unsolved_order(needs, shuffle_seed);
  std::vector<int> place(shown.size());  // where an item of the file is shown
  for (std::size_t i = 0; i < shown.size(); ++i) place[shown[i]] = static_cast<int>(i);
  OrderProblem problem;
  problem.solution = place;
  for (const int i : shown) {
    const OrderItem& item = task.items[i];
    ProblemStep step{
        item.id, writer.spans(item.text, item.line), writer.blocks(item.because, item.line), {}};
    for (const int needed : needs[i]) step.after.push_back(place[needed]);
    problem.steps.push_back(std::move(step));
  }
  return problem;
}

DebugProblem debug_problem(const DebugTask& task, Writer& writer) {
  DebugProblem problem;
  for (const ListingLine& line : task.lines) {
    problem.lines.push_back(
        {writer.code(line.code, line.line), writer.blocks(line.reply, line.line)});
  }
  const int line = task.lines.empty() ? 0 : task.lines[task.faulty - 1].line;
  problem.faulty = task.faulty;
  problem.repaired = writer.code(task.repaired, line);
  problem.call = writer.code(task.call, line);
  problem.shows = print_formatted(writer.value(task.shows, line), {});
  problem.should_show = print_formatted(writer.value(task.should_show, line), {});
  return problem;
}

}  // namespace tmw

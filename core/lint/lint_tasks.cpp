// Proofs about what is asked: the law that every exercise obeys, one right option, orders, code.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <set>

#include "core/exercise/js_value.h"
#include "core/exercise/numbers.h"
#include "core/exercise/problem.h"
#include "core/lint/lint_parts.h"
#include "core/lint/lint_question.h"
#include "core/marking/marking.h"

namespace tmw {
namespace {

std::string typed(double value, int digits) {
  char buffer[40];
  std::snprintf(buffer, sizeof buffer, "%.*g", digits, value);
  return buffer;
}

const char* kind_word(VerdictKind kind) {
  switch (kind) {
    case VerdictKind::Right:
      return "right";
    case VerdictKind::Close:
      return "close";
    case VerdictKind::Slip:
      return "a slip";
    case VerdictKind::Wrong:
      return "wrong";
    case VerdictKind::Unreadable:
      return "unreadable";
  }
  return "";
}

// The right answer, as a learner may spell it.
std::vector<std::string> right_spellings(const NumericQuestion& question, const PartSpec& part) {
  const double shown = right_value(question) / question.unit.factor;
  const std::string& symbol = part.unit.symbol;
  const std::string unit = symbol.empty() || symbol.front() == '$' ? "" : " " + symbol;
  std::vector<std::string> spellings = {typed(shown, 15), typed(shown, 15) + unit,
                                        right_answer_text(question)};
  if (!part.exact) spellings.push_back(typed(shown, std::max(part.digits, 4)) + unit);
  spellings.push_back(typed(2 * shown, 15) + "/2" + unit);
  spellings.push_back("(" + typed(2 * shown, 15) + "/2)" + unit);
  if (!part.counted_in.empty())
    spellings.push_back(typed(shown, 15) + "*" + to_text(question.counted_in));
  return spellings;
}

void check_right(const NumericQuestion& question, const PartSpec& part, LintNotes& notes) {
  for (const std::string& spelling : right_spellings(question, part)) {
    const Verdict verdict = mark_number(question, spelling);
    if (verdict.kind == VerdictKind::Right) continue;
    notes.error(part.line, "part " + part.id + ": its own answer \"" + spelling + "\" is marked " +
                               kind_word(verdict.kind) + ": " + verdict.message);
  }
}

// A number well outside the tolerance, near enough to be a mistake of arithmetic.
double neighbour_of(const NumericQuestion& question, const PartSpec& part) {
  const double value = right_value(question);
  if (part.exact && std::fabs(value) < 1e6) return value + question.unit.factor;
  const double width = std::max(part.relative_tolerance, std::pow(10.0, 1 - part.digits));
  return value * (1.0 + 2.5 * std::max(width, 1e-4));
}

// Where multiples of d^2 are asked, their number times d^2 is not what is asked.
void check_amount(const NumericQuestion& question, const PartSpec& part, LintNotes& notes) {
  if (part.counted_in.empty()) return;
  const double amount =
      right_value(question) * value_of(question.counted_in, bindings_of(question));
  const Verdict verdict = mark_number(question, typed(amount / question.unit.factor, 15));
  if (verdict.kind == VerdictKind::Right)
    notes.error(part.line, "part " + part.id + ": " + typed(amount, 15) +
                               " is marked right, which is not counted in " +
                               to_text(part.counted_in));
}

void check_neighbour(const NumericQuestion& question, const PartSpec& part, LintNotes& notes) {
  const std::string spelling = typed(neighbour_of(question, part) / question.unit.factor, 9);
  const Verdict verdict = mark_number(question, spelling);
  if (verdict.kind == VerdictKind::Right || verdict.kind == VerdictKind::Unreadable) {
    notes.error(part.line, "part " + part.id + ": the neighbour " + spelling + " is marked " +
                               kind_word(verdict.kind));
  }
}

void check_slips(const NumericQuestion& question, const PartSpec& part, LintNotes& notes) {
  const std::vector<Binding> bindings = bindings_of(question);
  for (const AuthorSlip& slip : question.slips) {
    const double value = value_of(slip.expression, bindings) / question.unit.factor;
    const Verdict verdict = mark_number(question, typed(value, 12));
    if (verdict.kind == VerdictKind::Slip) continue;
    notes.error(part.line, "part " + part.id + ": the slip \"" + to_text(slip.expression) +
                               "\" = " + typed(value, 6) + " is marked " + kind_word(verdict.kind));
  }
}

void check_nonsense(const NumericQuestion& question, const PartSpec& part, LintNotes& notes) {
  for (const char* nonsense : {"", "many", "12 +", "3 apples", "))"}) {
    if (mark_number(question, nonsense).kind == VerdictKind::Unreadable) continue;
    notes.error(part.line, "part " + part.id + ": \"" + nonsense + "\" is not called unreadable");
  }
}

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

// A reply for code that ran, as parse_run reads it; empty if there is no engine.
std::optional<Verdict> verdict_of(const BuildProblem& problem, const std::string& source,
                                  const RunJavaScript& run) {
  if (!run) return std::nullopt;
  const std::optional<std::string> reply = run(source, calls_json(problem));
  if (!reply) return std::nullopt;
  return mark_outputs(problem, *reply);
}

std::string listing_source(const DebugProblem& problem, bool repaired) {
  std::string source;
  for (std::size_t i = 0; i < problem.lines.size(); ++i) {
    const bool here = repaired && static_cast<int>(i) + 1 == problem.faulty;
    source += (here ? problem.repaired : problem.lines[i].code) + "\n";
  }
  return source + "function tmwCall() { return " + problem.call + "; }\n";
}

void check_listing(const DebugTask& task, const DebugProblem& problem, bool repaired,
                   const RunJavaScript& run, LintNotes& notes) {
  if (!run) return;
  const std::optional<std::string> reply = run(
      listing_source(problem, repaired), "{\"function\":\"tmwCall\",\"calls\":[{\"args\":[]}]}");
  if (!reply) return;
  const RunOutcome outcome = parse_run(*reply);
  const std::string& shown = repaired ? problem.should_show : problem.shows;
  const int line = task.lines[static_cast<std::size_t>(task.faulty - 1)].line;
  if (!outcome.ran || outcome.calls.size() != 1 || outcome.calls[0].failed) {
    notes.error(line, std::string(repaired ? "the repaired" : "the faulty") +
                          " listing does not run: " + *reply);
    return;
  }
  const double value = outcome.calls[0].value.number;
  if (print_formatted(value, {}) != shown) {
    notes.error(line, std::string(repaired ? "`should_show`" : "`shows`") + " is " + shown +
                          ", but the listing returns " + print_formatted(value, {}));
  }
}

}  // namespace

void lint_derive(const DeriveTask& task, const DeriveProblem& problem, LintNotes& notes) {
  for (std::size_t i = 0; i < problem.parts.size(); ++i) {
    const NumericQuestion& question = problem.parts[i].question;
    const PartSpec& part = task.parts[i];
    for (const QuestionProblem& found : check_question(question)) {
      if (found.is_error) notes.error(part.line, "part " + part.id + ": " + found.words);
    }
    if (!std::isfinite(right_value(question))) continue;
    check_right(question, part, notes);
    check_amount(question, part, notes);
    check_neighbour(question, part, notes);
    check_slips(question, part, notes);
    check_nonsense(question, part, notes);
  }
}

void lint_choice(const Exercise& exercise, const ChoiceTask& task, const Problem& problem,
                 LintNotes& notes) {
  const auto& choice = std::get<ChoiceProblem>(problem.task);
  if (choice.options.size() < 3) notes.error(exercise.line, "give at least three options");
  if (!distinct_texts(choice)) notes.error(exercise.line, "two options read the same");
  if (only_right(choice) == nullptr) {
    notes.error(exercise.line, "exactly one option must have `right = true`");
    return;
  }
  ContentErrors errors;
  std::vector<std::string> sentences;
  Writer writer(exercise.id, draw_numbers(exercise, problem.seed, {}, errors, sentences));
  check_stated_values(task, choice, writer, exercise.line, notes);
  check_goal(task, writer, notes);
  for (const BudgetLine& budget : only_right(choice)->budgets) {
    if (!budget.kept)
      notes.error(exercise.line, "the right option breaks the budget " + budget.name);
  }
}

void lint_order(const OrderTask& task, const OrderProblem& problem, LintNotes& notes) {
  const int line = task.items.empty() ? 0 : task.items.front().line;
  std::set<std::string> ids;
  for (const OrderItem& item : task.items) {
    if (!ids.insert(item.id).second) notes.error(item.line, "two items have the id " + item.id);
  }
  if (task.items.size() < 3) notes.error(line, "give at least three items");
  const Verdict verdict = mark_order(problem, problem.solution);
  if (verdict.kind != VerdictKind::Right) {
    notes.error(line, "the items must stand in a right order in the file: " + verdict.message);
  }
  std::vector<int> shown(problem.steps.size());
  for (std::size_t i = 0; i < shown.size(); ++i) shown[i] = static_cast<int>(i);
  if (mark_order(problem, shown).kind == VerdictKind::Right) {
    notes.error(line, "every order is accepted; say with `after` what must wait for what");
  }
}

void lint_build(const BuildTask& task, const BuildProblem& problem, const RunJavaScript& run,
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
  const std::optional<Verdict> solution = verdict_of(problem, problem.solution, run);
  if (solution && solution->kind != VerdictKind::Right) {
    notes.error(line, "the solution does not pass: " + solution->message);
  }
  const std::optional<Verdict> starter = verdict_of(problem, problem.starter, run);
  if (starter && starter->kind == VerdictKind::Right) {
    notes.error(line, "the starter passes every test");
  }
  if (starter && starter->kind == VerdictKind::Unreadable) {
    notes.error(line, "the starter does not run: " + starter->message);
  }
}

void lint_debug(const DebugTask& task, const DebugProblem& problem, const RunJavaScript& run,
                LintNotes& notes) {
  const ListingLine& faulty = task.lines[static_cast<std::size_t>(task.faulty - 1)];
  if (faulty.code.source == task.repaired.source) {
    notes.error(faulty.line, "`repaired` says the same as `code`");
  }
  if (problem.shows == problem.should_show) {
    notes.error(faulty.line, "`shows` and `should_show` are both " + problem.shows);
  }
  check_listing(task, problem, false, run, notes);
  check_listing(task, problem, true, run, notes);
}

}  // namespace tmw

// Derive: the law that every number obeys. Its own answer is right in several spellings, a
// neighbour is not, its slips are named, nonsense is unreadable.
#include <algorithm>
#include <cmath>

#include "core/content/derive_task.h"
#include "core/exercise/mark_words.h"
#include "core/exercise/problem_part.h"
#include "core/formula/evaluate.h"
#include "core/formula/print_expression.h"
#include "core/lint/lint_parts.h"
#include "core/lint/lint_question.h"
#include "core/marking/marking.h"

namespace tmw {
namespace {

std::string marked_as(VerdictKind kind) {
  return kind == VerdictKind::kSlip ? "a slip" : verdict_name(kind);
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
    if (verdict.kind == VerdictKind::kRight) continue;
    notes.error(part.line, "part " + part.id + ": its own answer \"" + spelling + "\" is marked " +
                               marked_as(verdict.kind) + ": " + verdict.message);
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
  if (verdict.kind == VerdictKind::kRight)
    notes.error(part.line, "part " + part.id + ": " + typed(amount, 15) +
                               " is marked right, which is not counted in " +
                               to_text(part.counted_in));
}

void check_neighbour(const NumericQuestion& question, const PartSpec& part, LintNotes& notes) {
  const std::string spelling = typed(neighbour_of(question, part) / question.unit.factor, 9);
  const Verdict verdict = mark_number(question, spelling);
  if (verdict.kind == VerdictKind::kRight || verdict.kind == VerdictKind::kUnreadable) {
    notes.error(part.line, "part " + part.id + ": the neighbour " + spelling + " is marked " +
                               marked_as(verdict.kind));
  }
}

void check_slips(const NumericQuestion& question, const PartSpec& part, LintNotes& notes) {
  const std::vector<Binding> bindings = bindings_of(question);
  for (const AuthorSlip& slip : question.slips) {
    const double value = value_of(slip.expression, bindings) / question.unit.factor;
    const Verdict verdict = mark_number(question, typed(value, 12));
    if (verdict.kind == VerdictKind::kSlip) continue;
    notes.error(part.line, "part " + part.id + ": the slip \"" + to_text(slip.expression) +
                               "\" = " + typed(value, 6) + " is marked " + marked_as(verdict.kind));
  }
}

void check_nonsense(const NumericQuestion& question, const PartSpec& part, LintNotes& notes) {
  for (const char* nonsense : {"", "many", "12 +", "3 apples", "))"}) {
    if (mark_number(question, nonsense).kind == VerdictKind::kUnreadable) continue;
    notes.error(part.line, "part " + part.id + ": \"" + nonsense + "\" is not called unreadable");
  }
}

}  // namespace

void lint_task(const DeriveTask& task, const DeriveProblem& problem, const LintCase&,
               LintNotes& notes) {
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

void lint_core(const DeriveTask& task, const DeriveProblem&, const LintCase& variant,
               LintNotes& notes) {
  for (const PartSpec& part : task.parts) {
    compare_with_core(part.check, variant.writer.value(part.of, part.line),
                      variant.writer.numbers().bindings, variant, part.line, notes);
  }
}

std::vector<LintMessage> messages_of(const DeriveTask& task) {
  std::vector<LintMessage> messages;
  for (const PartSpec& part : task.parts) {
    for (const SlipSpec& slip : part.slips) messages.push_back({slip.say, "say", slip.line});
    for (const ConventionSpec& other : part.conventions) {
      messages.push_back({other.say, "say", other.line});
    }
  }
  return messages;
}

}  // namespace tmw

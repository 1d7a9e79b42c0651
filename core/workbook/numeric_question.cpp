#include "core/workbook/numeric_question.h"

#include <cmath>

#include "core/workbook/marking_rules.h"
#include "core/workbook/slip_words.h"
#include "core/workbook/slips.h"

namespace tmw {

std::vector<Binding> bindings_of(const NumericQuestion& question) {
  std::vector<Binding> bindings;
  bindings.reserve(question.givens.size() + question.steps.size());
  for (const Given& given : question.givens)
    bindings.push_back({given.symbol, given.value, given.tex});
  for (const Step& step : question.steps)
    bindings.push_back({step.symbol, value_of(step.expression, bindings), step.tex});
  return bindings;
}

double right_value(const NumericQuestion& question) {
  return value_of(question.answer, bindings_of(question));
}

std::string right_answer_text(const NumericQuestion& question) {
  const double right = right_value(question);
  const double shown = right / question.unit.factor;
  if (question.grade == Grade::Estimate) {
    // 13.02 to three digits would print as "13": one more digit, so that it is sure to be enough.
    const std::string text = print_in_unit(right, question.unit, question.digits);
    const bool shortened =
        question.digits > 1 && text == print_in_unit(right, question.unit, question.digits - 1);
    return shortened ? print_in_unit(right, question.unit, question.digits + 1) : text;
  }
  const bool whole = std::round(shown) == shown;
  if (whole || !question.unit.dimension.is_plain() || std::round(right) != right)
    return print_in_unit(right, question.unit, 12);
  return print_number(right);  // 124,439,808 rather than 124.439808 million
}

namespace {

void check_wrong_value(const NumericQuestion& question, const Expression& expression,
                       const std::string& what, std::vector<QuestionProblem>& problems) {
  const double value = value_of(expression, bindings_of(question));
  if (std::isnan(value)) {
    problems.push_back({true, what + " cannot be computed."});
  } else if (is_right(question, right_value(question), value)) {
    problems.push_back({true, what + " gives " + print_in_unit(value, question.unit, 6) +
                                  ", which is accepted as the right answer."});
  }
}

void check_alike(const NumericQuestion& question, std::vector<QuestionProblem>& problems) {
  const std::vector<Binding> bindings = bindings_of(question);
  for (std::size_t i = 0; i < question.slips.size(); ++i) {
    for (std::size_t j = i + 1; j < question.slips.size(); ++j) {
      const double a = value_of(question.slips[i].expression, bindings);
      const double b = value_of(question.slips[j].expression, bindings);
      if (std::fabs(a - b) <= 1e-9 * std::fabs(a))
        problems.push_back({false, "Slips " + std::to_string(i + 1) + " and " +
                                       std::to_string(j + 1) + " both give " +
                                       print_in_unit(a, question.unit, 6) + "."});
    }
  }
}

// A difference that no question of two to four digits can show: a norm in a large model, 50,257
// entries for 50,272.
constexpr double kTooSmallToSee = 0.001;

// The instructions that matter only to terms too small for the digits asked, such as the last norm
// of a large model: a slip there cannot be seen, and need not be.
std::vector<bool> unseen_parts(const NumericQuestion& question, const SlipProgram& program) {
  SlipValues scratch{};
  std::vector<bool> unseen(program.code.size(), true);
  unseen.back() = false;
  for (int i = program.root(); i >= program.given_count; --i) {
    const Instruction& part = program.code[static_cast<std::size_t>(i)];
    const bool matters = !unseen[static_cast<std::size_t>(i)];
    if (!matters || part.code == Code::Constant) continue;
    const bool sum = part.code == Code::Add || part.code == Code::Subtract;
    for (const std::int16_t operand : {part.a, part.b}) {
      Instruction without;
      without.code = Code::Copy;
      without.a = operand == part.a ? part.b : part.a;
      const double value = evaluate_with(program, {static_cast<std::int16_t>(i), without}, scratch);
      const bool is_small = sum && part.a != part.b && is_right(question, program.right(), value);
      if (!is_small) unseen[static_cast<std::size_t>(operand)] = false;
    }
  }
  return unseen;
}

// A slip that the engine knows must not be marked right: a fault. Rarer kinds, such as one more or
// less of something, may come near by chance where few digits are asked: a warning.
void check_engine_slips(const NumericQuestion& question, std::vector<QuestionProblem>& problems) {
  const SlipSet set = slip_set(question);
  if (!set.program) return;
  const std::vector<bool> unseen = unseen_parts(question, *set.program);
  for (const SlipCandidate& candidate : set.candidates) {
    const bool accepted = is_right(question, set.right, candidate.value);
    if (!accepted && candidate.also >= 0)
      problems.push_back({false, slip_name(question, *set.program, candidate) + " and " +
                                     part_text(question, *set.program, candidate.also) +
                                     " give one value; the message names both."});
    const bool common = candidate.kind < SlipKind::StepAnswered;
    if (!accepted || unseen[static_cast<std::size_t>(candidate.patch.at)]) continue;
    if (std::fabs(candidate.value / set.right - 1) < kTooSmallToSee) continue;
    problems.push_back({common, "The value " + slip_words(question, *set.program, candidate) +
                                    ", " + print_in_unit(candidate.value, question.unit, 6) +
                                    ", is accepted as the right answer: ask for more digits."});
  }
}

}  // namespace

std::vector<QuestionProblem> check_question(const NumericQuestion& question) {
  std::vector<QuestionProblem> problems;
  for (const Binding& binding : bindings_of(question)) {
    if (!std::isfinite(binding.value))
      problems.push_back({true, "`" + binding.name + "` cannot be computed."});
  }
  const Evaluation answer = evaluate(question.answer, bindings_of(question));
  if (!answer.ok) {
    problems.push_back({true, "The answer cannot be computed: " + answer.error.message});
    return problems;
  }
  for (std::size_t i = 0; i < question.slips.size(); ++i)
    check_wrong_value(question, question.slips[i].expression, "Slip " + std::to_string(i + 1),
                      problems);
  for (std::size_t i = 0; i < question.conventions.size(); ++i)
    check_wrong_value(question, question.conventions[i].expression,
                      "Convention " + std::to_string(i + 1), problems);
  check_engine_slips(question, problems);
  check_alike(question, problems);
  return problems;
}

}  // namespace tmw

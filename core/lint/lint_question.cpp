#include "core/lint/lint_question.h"

#include <algorithm>
#include <cmath>

#include "core/formula/evaluate.h"
#include "core/marking/marking_rules.h"
#include "core/marking/slip_words.h"
#include "core/marking/slips.h"
#include "core/units/print.h"

namespace tmw {
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

// No slip that the engine knows may be marked right, however rare.
void check_engine_slips(const NumericQuestion& question, std::vector<QuestionProblem>& problems) {
  const SlipSet set = slip_set(question);
  if (!set.program) return;
  for (const SlipCandidate& candidate : set.candidates) {
    const bool accepted = is_right(question, set.right, candidate.value);
    if (!accepted && candidate.has_twin)
      problems.push_back({false, slip_name(question, *set.program, candidate) + " and " +
                                     slip_name(question, *set.program, candidate.twin) +
                                     " give one value; the message names both."});
    if (!accepted || is_too_small_to_see(question, candidate.value / set.right)) continue;
    problems.push_back({true, "The value " + slip_words(question, *set.program, candidate) + ", " +
                                  print_in_unit(candidate.value, question.unit, 6) +
                                  ", is accepted as the right answer: ask for more digits, or " +
                                  "for other numbers."});
  }
}

}  // namespace

bool is_too_small_to_see(const NumericQuestion& question, double ratio) {
  return std::fabs(ratio - 1) < std::pow(10, -std::max(question.digits, 3));
}

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
  if (!question.counted_in.empty() && !(value_of(question.counted_in, bindings_of(question)) > 0))
    problems.push_back({true, "`counted_in` has no value above zero."});
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

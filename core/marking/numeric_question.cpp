#include "core/marking/numeric_question.h"

#include <cmath>

#include "core/formula/evaluate.h"
#include "core/units/print.h"

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
  if (question.grade == Grade::kEstimate) {
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

}  // namespace tmw

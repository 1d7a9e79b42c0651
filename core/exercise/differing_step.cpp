#include "core/exercise/differing_step.h"

#include <cmath>
#include <vector>

#include "core/formula/evaluate.h"
#include "core/marking/slips.h"

namespace tmw {
namespace {

bool agree(double a, double b) {
  constexpr double kClose = 1e-9;
  return std::abs(a - b) <= kClose * std::abs(b);
}

// A step as a question of its own: what comes before it is given.
NumericQuestion question_of_step(const NumericQuestion& question, std::size_t at,
                                 const std::vector<Binding>& values) {
  NumericQuestion step;
  step.givens = question.givens;
  for (std::size_t i = 0; i < at; ++i) {
    const Step& before = question.steps[i];
    Given given;
    given.symbol = before.symbol;
    given.value = values[question.givens.size() + i].value;
    given.words = before.words;
    given.unit = before.unit;
    step.givens.push_back(std::move(given));
  }
  step.answer = question.steps[at].expression;
  if (question.steps[at].unit) step.unit = *question.steps[at].unit;
  return step;
}

// The answer if this step had that value, and everything after it is right.
double answer_with(const NumericQuestion& question, std::size_t at, double value,
                   std::vector<Binding> values) {
  const std::size_t first = question.givens.size();
  values[first + at].value = value;
  for (std::size_t i = at + 1; i < question.steps.size(); ++i)
    values[first + i].value = value_of(question.steps[i].expression, values);
  return value_of(question.answer, values);
}

std::optional<DifferingStep> slip_in_step(const NumericQuestion& question, std::size_t at,
                                          double given, const std::vector<Binding>& values) {
  for (const Slip& slip : recognised_slips(question_of_step(question, at, values))) {
    if (agree(given, answer_with(question, at, slip.value, values)))
      return DifferingStep{at, slip.value};
  }
  return std::nullopt;
}

// The first step that is a part of a sum and is missing in it.
std::optional<DifferingStep> left_out(const NumericQuestion& question, double given,
                                      const std::vector<Binding>& values) {
  for (std::size_t i = 0; i < question.steps.size(); ++i) {
    if (given != 0 && agree(given, answer_with(question, i, 0, values))) return DifferingStep{i, 0};
  }
  return std::nullopt;
}

// What the named slip gives, in full.
std::optional<double> value_of_slip(const NumericQuestion& question, const std::string& name) {
  if (name.empty()) return std::nullopt;
  for (const Slip& slip : recognised_slips(question)) {
    if (slip.name == name) return slip.value;
  }
  return std::nullopt;
}

}  // namespace

std::optional<DifferingStep> differing_step(const NumericQuestion& question, const Verdict& said) {
  if (!said.value || said.kind == VerdictKind::kRight) return std::nullopt;
  const std::vector<Binding> values = bindings_of(question);
  if (auto found = left_out(question, *said.value, values)) return found;
  if (const std::optional<double> given = value_of_slip(question, said.slip)) {
    if (auto found = left_out(question, *given, values)) return found;
    for (std::size_t i = 0; i < question.steps.size(); ++i) {
      if (auto found = slip_in_step(question, i, *given, values)) return found;
    }
  }
  const double right = value_of(question.answer, values);
  for (std::size_t i = question.steps.size(); i-- > 0;) {
    if (agree(values[question.givens.size() + i].value, right))
      return DifferingStep{i, *said.value};
  }
  return std::nullopt;
}

}  // namespace tmw

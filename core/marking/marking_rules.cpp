#include "core/marking/marking_rules.h"

#include <algorithm>
#include <cmath>

namespace tmw {
namespace {

constexpr double kArithmetic = 1e-9;  // relative error that arithmetic may leave
constexpr double kLessThanOne = 0.4;  // how far a whole count may be off through arithmetic

bool is_exactly_right(double right, double value) {
  const double slack = kArithmetic * std::fabs(right);
  const bool whole = right == std::round(right);
  return std::fabs(value - right) <= (whole ? std::min(kLessThanOne, slack) : slack);
}

}  // namespace

double unit_in_last_place(double value, int digits) {
  if (value == 0 || !std::isfinite(value)) return 0;
  const double exponent = std::floor(std::log10(std::fabs(value)));
  return std::pow(10, exponent - digits + 1);
}

bool is_same(double a, double b) {
  return std::fabs(a - b) <= kArithmetic * std::max(std::fabs(a), std::fabs(b));
}

bool has_right_digits(double right, double value, int digits) {
  const double place = unit_in_last_place(right, digits);
  const double difference = std::fabs(value - right);
  if (difference <= 0.05 * place * (1 + kArithmetic)) return true;
  if (difference > 0.5 * place * (1 + kArithmetic)) return false;
  // Both round to the same digits; a half may go either way. A value below a power of ten has finer
  // digits than the right one above it: 8 is no rounding of 12.91, whose first digit counts tens.
  const double wanted = right / place, given = value / place;
  const double edge = 0.5 + kArithmetic * std::fabs(wanted);
  const double own_edge = std::min(edge, edge * unit_in_last_place(value, digits) / place);
  return std::fabs(given - std::floor(wanted + edge)) <= own_edge ||
         std::fabs(given - std::ceil(wanted - edge)) <= own_edge;
}

bool is_right(const NumericQuestion& question, double right, double value) {
  if (!std::isfinite(value) || !std::isfinite(right)) return false;
  if (question.grade == Grade::kExact) return is_exactly_right(right, value);
  const double shown_right = right / question.unit.factor;
  const double shown = value / question.unit.factor;
  const double slack = std::max(question.relative_tolerance, kArithmetic) * std::fabs(shown_right);
  return std::fabs(shown - shown_right) <= slack * (1 + kArithmetic) ||
         has_right_digits(shown_right, shown, question.digits);
}

bool is_absurdly_far(double right, double value) {
  constexpr double kAbsurd = 99;
  const double ratio = std::fabs(value / right);
  return ratio >= kAbsurd || ratio <= 1 / kAbsurd;
}

bool is_far_from_base(const Unit& unit) {
  constexpr double kFar = 1e6;
  return unit.factor >= kFar || unit.symbol == "%";
}

}  // namespace tmw

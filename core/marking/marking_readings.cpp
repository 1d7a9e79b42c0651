// The numbers that one typed text can mean, and whether one of them is right.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstring>

#include "core/formula/evaluate.h"
#include "core/marking/marker.h"
#include "core/marking/marking_rules.h"
#include "core/marking/marking_words.h"
#include "core/marking/numeric_question.h"

namespace tmw {
namespace {

// How many digits a calculation's result has: 2 for 14, 9 for 671,088,640.
int digits_of(double value) {
  char text[40];
  std::snprintf(text, sizeof text, "%.15e", std::fabs(value));
  int digits = 16;
  for (const char* last = std::strchr(text, 'e'); digits > 1 && *--last == '0';) --digits;
  return digits;
}

}  // namespace

// 8d^2 where multiples of d^2 are asked is 8 of them.
std::vector<NumberReading> NumberMarker::readings() const {
  std::vector<NumberReading> ways = readings_by_unit();
  if (!is_typed_with_what_is_counted()) return ways;
  const double counted_in = value_of(question_.counted_in, bindings_);
  ways.push_back({typed_.quantity.value / counted_in * question_.unit.factor});
  return ways;
}

bool NumberMarker::is_typed_with_what_is_counted() const {
  const std::vector<std::string>& known = question_.counted_in.symbols();
  const std::vector<std::string>& typed = typed_.expression.symbols();
  return std::any_of(typed.begin(), typed.end(), [&](const std::string& symbol) {
    return std::find(known.begin(), known.end(), symbol) != known.end();
  });
}

std::vector<NumberReading> NumberMarker::readings_by_unit() const {
  const double value = typed_.quantity.value;
  const double literal_factor =
      typed_.is_literal && typed_.literal != 0 ? std::fabs(value / typed_.literal) : 1;
  const double shown = question_.unit.factor;
  const NumberReading as_typed{value, typed_.is_literal ? literal_factor : shown, false};
  // "$1.44" where dollars per 1M tokens are asked is a price in that unit.
  const bool is_price =
      typed_.quantity.dimension == kDollars && question_.unit.dimension == over(kDollars, kTokens);
  if (is_price && typed_.has_unit)
    return {{value * shown, as_typed.unit_factor * (typed_.is_literal ? shown : 1), false},
            as_typed};
  if (typed_.has_unit) return {as_typed};
  if (shown == 1) return {{value, typed_.is_literal ? literal_factor : 1, false}};
  const NumberReading in_shown{value * shown, typed_.is_literal ? literal_factor * shown : shown,
                               false};
  NumberReading in_base{value, typed_.is_literal ? literal_factor : shown, true};
  // 124.3M counts; only a unit without a scale of its own takes one more: 1.2k hours.
  if (typed_.has_scale) {
    if (has_own_scale(question_.unit)) return {in_base};
    in_base.for_slips_only = typed_.is_literal && !is_far_from_base(question_.unit);
    return {in_shown, in_base};
  }
  if (!typed_.is_literal) return {in_shown, in_base};
  if (!is_absurdly_far(right_, in_shown.value)) return {in_shown};
  in_base.for_slips_only = !is_far_from_base(question_.unit);
  return {in_shown, in_base};
}

// Whether the reading is right to the digits asked.
bool NumberMarker::answers(const NumberReading& reading) const {
  if (is_same(reading.value, right_)) return is_right(question_, right_, reading.value);
  if (question_.grade == Grade::kExact || !typed_.is_literal)
    return is_right(question_, right_, reading.value);
  if (typed_.digits < question_.digits) return false;
  return agrees_to(reading, question_.digits) || is_right(question_, right_, reading.value);
}

// Whether the literal is the right answer rounded to so many digits, in the unit it was typed in.
bool NumberMarker::agrees_to(const NumberReading& reading, int digits) const {
  return has_right_digits(right_ / reading.unit_factor, reading.value / reading.unit_factor,
                          digits);
}

void NumberMarker::put_likeliest_first(std::vector<NumberReading>& readings) const {
  const auto distance = [&](const NumberReading& reading) {
    const double ratio = std::fabs(reading.value / right_);
    return ratio > 0 && std::isfinite(ratio) ? std::fabs(std::log(ratio)) : 1e9;
  };
  std::stable_sort(
      readings.begin(), readings.end(),
      [&](const NumberReading& a, const NumberReading& b) { return distance(a) < distance(b); });
}

Evidence NumberMarker::evidence(const NumberReading& reading, int digits) const {
  Evidence evidence;
  evidence.value = reading.value;
  evidence.digits = digits_of(typed_.quantity.value);
  if (!typed_.is_literal || typed_.literal == 0) return evidence;
  // The zeros of 1,000 are no evidence of a pair of slips that gives just that.
  evidence.digits = typed_.sure_digits < digits ? typed_.sure_digits : digits;
  const double unit = std::fabs(reading.unit_factor);
  evidence.half_unit = 0.5 * unit_in_last_place(typed_.literal, digits) * unit;
  if (question_.grade != Grade::kExact)
    evidence.fine_half_unit = 0.5 * unit_in_last_place(typed_.literal, question_.digits + 1) * unit;
  return evidence;
}

std::optional<Slip> NumberMarker::find(const Evidence& evidence) const {
  return slips_ ? find_slip(question_, *slips_, evidence) : find_slip(question_, evidence);
}

}  // namespace tmw

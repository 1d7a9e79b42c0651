// What is known of a number that is not right, from the surest to the least.
#include <algorithm>
#include <cmath>

#include "core/formula/evaluate.h"
#include "core/formula/expression_node.h"
#include "core/marking/marker.h"
#include "core/marking/marking_rules.h"
#include "core/marking/marking_words.h"
#include "core/marking/numeric_question.h"
#include "core/marking/slip_table.h"
#include "core/marking/slips.h"
#include "core/marking/structure.h"
#include "core/text/characters.h"
#include "core/units/print.h"

namespace tmw {
namespace {

// Up to this share of the right count, terms are called missing rather than the answer wrong.
constexpr double kAlmostExact = 0.005;

// Up to this share of the right estimate, the cause is likely to be rounding.
constexpr double kNearlyRight = 0.005;

// So many units of the last digit asked, rounding on the way is likelier than a rare slip.
constexpr double kNearUnits = 2;

// So many digits more than asked are not met by chance: then the slip that gives them was made.
constexpr int kSureDigits = 3;

constexpr const char* kLastDigits =
    "The last digits are off, often from rounding on the way. Keep all digits until the end.";

// Half a unit of the last digit of each number of a sum, together and in base units. Empty for all
// other calculations.
std::optional<double> rounding_of_sum(const Expression& expression) {
  double slack = 0;
  int numbers = 0;
  std::vector<double> halves;  // of each node
  for (const ExpressionNode& node : expression.nodes()) {
    double half = 0;
    if (node.op == Op::kNumber) {
      half = 0.5;
      for (double digits = node.number; half > 1e-12 && !is_same(digits, std::round(digits));)
        half /= 10, digits *= 10;
      slack += half;
      ++numbers;
    } else if (node.op == Op::kWithUnit) {
      half = halves[static_cast<std::size_t>(node.left)];
      slack += half * (expression.units()[static_cast<std::size_t>(node.index)].factor - 1);
    } else if (node.op != Op::kAdd) {
      return std::nullopt;
    }
    halves.push_back(half);
  }
  return numbers > 1 ? std::optional(slack) : std::nullopt;
}

}  // namespace

// What is known of the number, from the surest to the least; every way to read it is tried.
Verdict NumberMarker::not_right(const std::vector<NumberReading>& readings) const {
  using Look = std::optional<Verdict> (NumberMarker::*)(const NumberReading&) const;
  constexpr Look kLooks[] = {&NumberMarker::base_unit,
                             &NumberMarker::other_sign,
                             &NumberMarker::other_scale,
                             &NumberMarker::rounded_terms,
                             &NumberMarker::foreseen,
                             &NumberMarker::sibling_unit,
                             &NumberMarker::unit_of_another_size,
                             &NumberMarker::too_coarse,
                             &NumberMarker::rounded_count,
                             &NumberMarker::cut_off,
                             &NumberMarker::nearly_right,
                             &NumberMarker::slip,
                             &NumberMarker::before_rounding,
                             &NumberMarker::last_digit};
  for (const Look look : kLooks) {
    for (const NumberReading& reading : readings) {
      if (auto found = (this->*look)(reading)) return *found;
    }
  }
  const NumberReading& likeliest = readings.front();
  Verdict unknown = verdict(
      VerdictKind::kWrong,
      "This is not a slip I know. " + distance_words(likeliest.value, right_, question_.unit),
      likeliest);
  unknown.hint = question_.first_hint;
  return unknown;
}

// Whether the number has fewer digits than asked and is the right one cut off to them, or rounded
// twice: 174 for 174.56, 12.8 for 12.747.
bool NumberMarker::is_right_cut_short(const NumberReading& reading) const {
  if (!typed_.is_literal || question_.grade == Grade::kExact) return false;
  if (typed_.digits < 2 || typed_.digits >= question_.digits) return false;
  const double place = unit_in_last_place(right_ / reading.unit_factor, typed_.digits);
  return std::fabs((reading.value - right_) / reading.unit_factor) < place;
}

// Whether the number is this one, to the digits in which it was typed; to all of them, where they
// are few or may be those of the right answer. What the table finds in the digits typed is likelier
// than what has to be rounded to fit.
bool NumberMarker::gives(double value, const NumberReading& reading) const {
  if (!std::isfinite(value) || is_right(question_, right_, value)) return false;
  const Evidence seen = evidence(reading, typed_.digits);
  const bool fits_right = typed_.is_literal && agrees_to(reading, typed_.sure_digits);
  if (fits_right || is_right_cut_short(reading)) return is_same(value, seen.value);
  if (gives_exactly(seen, value)) return true;
  if (!gives_foreseen(seen, value)) return false;
  const auto found = find(seen);
  return !found || found->what.empty();
}

// -10.8 for 10.8.
std::optional<Verdict> NumberMarker::other_sign(const NumberReading& reading) const {
  NumberReading turned = reading;
  turned.value = -reading.value;
  if (right_ == 0 || reading.for_slips_only || !answers(turned)) return std::nullopt;
  Verdict found = verdict(VerdictKind::kSlip, "Only the sign is wrong.", reading);
  found.slip = "sign";
  return found;
}

// "85M + 39.4M": a sum of rounded numbers that may be the right ones is off by its rounding,
// whatever else is near.
std::optional<Verdict> NumberMarker::rounded_terms(const NumberReading& reading) const {
  constexpr double kMost = 0.01;
  const double sum = typed_.quantity.value;
  if (typed_.is_literal || question_.grade == Grade::kExact || sum == 0) return std::nullopt;
  const std::optional<double> slack = rounding_of_sum(typed_.expression);
  const double off = std::fabs(reading.value - right_);
  if (!slack || off > *slack * std::fabs(reading.value / sum) || off > kMost * std::fabs(right_))
    return std::nullopt;
  return verdict(VerdictKind::kClose, kLastDigits, reading);
}

// Source figures, conventions and the author's slips.
std::optional<Verdict> NumberMarker::foreseen(const NumberReading& reading) const {
  for (const SourceAnswer& source : question_.source_answers) {
    if (!gives(source.value * question_.unit.factor, reading)) continue;
    Verdict found = verdict(VerdictKind::kSlip, source.words, reading);
    found.slip = "source";
    return found;
  }
  for (std::size_t i = 0; i < question_.conventions.size(); ++i) {
    const Convention& convention = question_.conventions[i];
    if (!gives(value_of(convention.expression, bindings_), reading)) continue;
    Verdict found = verdict(convention.verdict, convention.words, reading);
    found.slip = "convention:" + std::to_string(i);
    return found;
  }
  return authored(reading);
}

// Two slips of one value are as likely as each other: both are said. So are GB taken as GiB, of
// which all are warned, where a rounded count comes out the same.
std::optional<Verdict> NumberMarker::authored(const NumberReading& reading) const {
  std::optional<Verdict> found;
  double first = 0;
  for (std::size_t i = 0; i < question_.slips.size(); ++i) {
    const double value = value_of(question_.slips[i].expression, bindings_);
    if (!gives(value, reading)) continue;
    if (found && !is_same(first, value)) continue;
    if (found) {
      found->message += " The same number comes from another slip: " + question_.slips[i].words;
      return found;
    }
    first = value;
    found = verdict(VerdictKind::kSlip, question_.slips[i].words, reading);
    found->slip = "author:" + std::to_string(i);
  }
  if (found && question_.grade == Grade::kExact) found->message += binary_twin(first);
  return found;
}

// Empty where no mix-up of GB and GiB on the way gives this count.
std::string NumberMarker::binary_twin(double count) const {
  const SlipSet made = slips_ ? SlipSet{} : slip_set(question_);
  const SlipSet& set = slips_ ? *slips_ : made;
  for (const SlipCandidate& candidate : set.candidates) {
    if (candidate.kind == SlipKind::kBinaryPart && is_same(candidate.value, count))
      return " The same number comes from another slip: it is the value " +
             slip_words(question_, *set.program, candidate) + ".";
  }
  return {};
}

// Right as far as it goes, but with fewer digits than asked: not counted.
std::optional<Verdict> NumberMarker::too_coarse(const NumberReading& reading) const {
  if (question_.grade == Grade::kExact || !typed_.is_literal) return std::nullopt;
  // The zeros of an integer count where they are the right ones: 60 for 59.55.
  for (const int digits : {typed_.digits, typed_.sure_digits}) {
    const bool guessed = digits == 1 && typed_.digits > 1;  // 100 for 124.3
    if (!guessed && digits < question_.digits && agrees_to(reading, digits))
      return unreadable(coarse_words(question_, digits));
  }
  return std::nullopt;
}

// An exact count, rounded.
std::optional<Verdict> NumberMarker::rounded_count(const NumberReading& reading) const {
  if (question_.grade != Grade::kExact) return std::nullopt;
  const double share = std::fabs(reading.value / right_ - 1);
  const bool rounded =
      typed_.is_literal && typed_.sure_digits >= 2 && agrees_to(reading, typed_.sure_digits);
  if (!rounded && share > kAlmostExact) return std::nullopt;
  const double difference = reading.value - right_;
  std::string message = inexact_words(question_, rounded ? typed_.sure_digits : 0, difference);
  const auto found = find(evidence(reading, typed_.digits));
  if (found && found->mutations < 2 && !rounded) message += " " + found->words;
  Verdict result = verdict(VerdictKind::kClose, std::move(message), reading);
  if (found && !rounded) result.slip = found->name;
  return result;
}

// The digits asked, or at least three, but cut off where rounding goes up.
std::optional<Verdict> NumberMarker::cut_off(const NumberReading& reading) const {
  if (question_.grade == Grade::kExact || !typed_.is_literal) return std::nullopt;
  const double wanted = std::fabs(right_ / reading.unit_factor);
  const double place = unit_in_last_place(wanted, typed_.digits);
  const bool fewer = typed_.digits < question_.digits;
  if (typed_.digits < std::min(question_.digits, 3) || place == 0) return std::nullopt;
  const double cut = std::floor(wanted / place) * place;
  if (!is_same(cut, std::fabs(reading.value / reading.unit_factor)) ||
      (reading.value < 0) != (right_ < 0))
    return std::nullopt;
  return verdict(
      VerdictKind::kClose,
      std::string("The last digit was cut off, but rounds up.") +
          (fewer ? " Give " + std::to_string(question_.digits) + " significant digits." : ""),
      reading);
}

// A number so near the rounded answer that few digits would "explain" it by chance: the last digits
// are off, and a common slip that rounds to the same is a possibility. Of a count that the digits
// asked give in full, one more or less is another number.
std::optional<Verdict> NumberMarker::nearly_right(const NumberReading& reading) const {
  if (question_.grade == Grade::kExact || question_.digits < 3 || !typed_.is_literal)
    return std::nullopt;
  const double wanted = right_ / question_.unit.factor;
  const double place = unit_in_last_place(wanted, question_.digits);
  const double rounded = std::round(wanted / place) * place;
  const bool is_count = question_.unit.factor == 1 && wanted == std::floor(wanted);
  if (is_count && is_same(wanted, rounded)) return std::nullopt;
  if (std::fabs(reading.value / question_.unit.factor - rounded) > (kNearUnits + 0.001) * place)
    return std::nullopt;
  const auto found = slip_of(reading);
  if (found && typed_.digits >= question_.digits + kSureDigits) return std::nullopt;
  Verdict result = verdict(VerdictKind::kClose, kLastDigits, reading);
  if (!found || found->what.empty()) return result;
  result.message += " To these digits, this is also the value " + found->what + ".";
  result.slip = found->name;
  return result;
}

std::optional<Slip> NumberMarker::slip_of(const NumberReading& reading) const {
  auto found = find(evidence(reading, typed_.digits));
  if (!found && typed_.is_literal && typed_.sure_digits < typed_.digits)  // 1,340 for 1,342
    found = find(evidence(reading, std::max(typed_.sure_digits, 3)));
  return found;
}

std::optional<Verdict> NumberMarker::slip(const NumberReading& reading) const {
  if (!typed_.is_literal) {
    if (const auto difference = structure_difference(question_, typed_.expression)) {
      Verdict result = verdict(VerdictKind::kSlip, difference->words, reading);
      result.slip = difference->name;
      return result;
    }
  }
  const auto found =
      typed_.digits >= 3 && is_right_cut_short(reading) ? std::nullopt : slip_of(reading);
  if (!found) return std::nullopt;
  Verdict result = verdict(VerdictKind::kSlip, found->words, reading);
  result.slip = found->name;
  return result;
}

// A count that was not rounded up or down, worked out from numbers that were: 242.9/80 cards.
std::optional<Verdict> NumberMarker::before_rounding(const NumberReading& reading) const {
  constexpr double kRoundedOnTheWay = 0.001;
  const bool is_whole = reading.value == std::floor(reading.value);
  if (question_.grade != Grade::kExact || is_whole) return std::nullopt;
  const SlipSet made = slips_ ? SlipSet{} : slip_set(question_);
  const SlipSet& set = slips_ ? *slips_ : made;
  for (const SlipCandidate& candidate : set.candidates) {
    if (candidate.kind != SlipKind::kNoRounding ||
        std::fabs(reading.value / candidate.value - 1) > kRoundedOnTheWay)
      continue;
    Verdict found = verdict(
        VerdictKind::kSlip,
        "This is the value " + slip_words(question_, *set.program, candidate) + ".", reading);
    found.slip = slip_name(question_, *set.program, candidate);
    return found;
  }
  return std::nullopt;
}

// One off in the last digit asked, or hardly more: rounding on the way.
std::optional<Verdict> NumberMarker::last_digit(const NumberReading& reading) const {
  if (question_.grade == Grade::kExact || question_.digits < 3) return std::nullopt;
  const double wanted = right_ / question_.unit.factor;
  const double difference = std::fabs(reading.value / question_.unit.factor - wanted);
  const double near = std::max(1.5 * unit_in_last_place(wanted, question_.digits),
                               kNearlyRight * std::fabs(wanted));
  if (difference > near) return std::nullopt;
  return verdict(VerdictKind::kClose, kLastDigits, reading);
}

}  // namespace tmw

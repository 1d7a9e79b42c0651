#include "core/marking/marking.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstring>

#include "core/formula/evaluate.h"
#include "core/formula/read_answer.h"
#include "core/marking/marking_rules.h"
#include "core/marking/marking_words.h"
#include "core/marking/slips.h"
#include "core/marking/structure.h"
#include "core/marking/symbols.h"

namespace tmw {
namespace {

// From this ratio on, a bare number cannot have been meant in the shown unit.
constexpr double kAbsurd = 99;
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

// One way to understand what was typed.
struct Reading {
  double value = 0;        // in base units
  double unit_factor = 1;  // base units per unit of the typed literal
  bool in_base_units = false;
  bool for_slips_only = false;  // too near the shown unit to be taken for granted
};

class Marker {
 public:
  // The slips are made when they are needed, if they are not handed in.
  Marker(const NumericQuestion& question, const SlipSet* slips)
      : question_(question),
        bindings_(bindings_of(question)),
        right_(value_of(question.answer, bindings_)),
        slips_(slips) {}

  Verdict mark(std::string_view text);

 private:
  Verdict mark_typed(const TypedSymbols& symbols);
  [[nodiscard]] bool fits() const;
  [[nodiscard]] bool is_absurd(const Verdict& verdict) const;
  [[nodiscard]] std::optional<std::string> refusal() const;
  [[nodiscard]] std::vector<Reading> readings() const;
  [[nodiscard]] std::vector<Reading> readings_by_unit() const;
  [[nodiscard]] bool is_typed_with_what_is_counted() const;
  [[nodiscard]] static bool is_far_from_base(const Unit& unit);
  [[nodiscard]] bool answers(const Reading& reading) const;
  [[nodiscard]] bool agrees_to(const Reading& reading, int digits) const;
  void put_likeliest_first(std::vector<Reading>& readings) const;
  [[nodiscard]] Evidence evidence(const Reading& reading, int digits) const;
  [[nodiscard]] std::optional<Slip> find(const Evidence& evidence) const;

  Verdict right(const Reading& reading) const;
  [[nodiscard]] std::string in_full(const Reading& reading) const;
  Verdict not_right(const std::vector<Reading>& readings) const;
  std::optional<Verdict> foreseen(const Reading& reading) const;
  std::optional<Verdict> too_coarse(const Reading& reading) const;
  std::optional<Verdict> rounded_count(const Reading& reading) const;
  std::optional<Verdict> cut_off(const Reading& reading) const;
  std::optional<Verdict> base_unit(const Reading& reading) const;
  std::optional<Verdict> sibling_unit(const Reading& reading) const;
  std::optional<Verdict> nearly_right(const Reading& reading) const;
  std::optional<Verdict> slip(const Reading& reading) const;
  [[nodiscard]] std::optional<Slip> slip_of(const Reading& reading) const;
  std::optional<Verdict> last_digit(const Reading& reading) const;
  Verdict verdict(VerdictKind kind, std::string message, const Reading& reading) const;

  const NumericQuestion& question_;
  std::vector<Binding> bindings_;
  double right_;
  const SlipSet* slips_;
  TypedAnswer typed_;
};

// How many digits a calculation's result has: 2 for 14, 9 for 671,088,640.
int digits_of(double value) {
  char text[40];
  std::snprintf(text, sizeof text, "%.15e", std::fabs(value));
  int digits = 16;
  for (const char* last = std::strchr(text, 'e'); digits > 1 && *--last == '0';) --digits;
  return digits;
}

// A unit is first read as that of the number before it, then as that of the product that ends
// there: of two readings, the one that can be what is asked, or is right.
Verdict Marker::mark(std::string_view text) {
  if (text.find_first_not_of(" \t\n") == std::string_view::npos)
    return unreadable("Type a number" +
                      (question_.unit.symbol.empty() ? "" : " in " + question_.unit.symbol) +
                      ", or a calculation.");
  const TypedSymbols symbols = typed_symbols(question_, bindings_);
  const auto read = [&](UnitScope units) {
    typed_ = read_answer(text, {symbols.bindings, question_.unit.dimension, symbols.listed, units});
  };
  read(UnitScope::Operand);
  Verdict nearest = mark_typed(symbols);
  if (typed_.ok && typed_.is_literal) return nearest;
  const bool nearest_fits = fits();
  if (nearest_fits && nearest.kind == VerdictKind::kRight) return nearest;
  for (const UnitScope units : kUnitScopes) {
    if (units == UnitScope::Operand) continue;
    read(units);
    if (!typed_.has_lifted_unit || !fits()) continue;
    Verdict wider = mark_typed(symbols);
    const bool is_right = wider.kind == VerdictKind::kRight;
    if (units == UnitScope::Sum && is_absurd(wider)) continue;  // 26e9 + 33.55 GB
    if (!nearest_fits || is_right || (is_absurd(nearest) && !is_absurd(wider))) return wider;
  }
  return nearest;
}

// Whether what was typed can be what is asked; a number without a unit can.
bool Marker::fits() const {
  return typed_.ok && (!typed_.has_unit || dimensions_agree(typed_, question_.unit));
}

bool Marker::is_absurd(const Verdict& verdict) const {
  const double ratio = std::fabs(verdict.value.value_or(0) / right_);
  return ratio >= kAbsurd || ratio <= 1 / kAbsurd;
}

// The verdict on one reading of the text's units.
Verdict Marker::mark_typed(const TypedSymbols& symbols) {
  if (!typed_.ok) return unreadable(typed_.error.message);
  typed_.expression = symbols.in_own_symbols(typed_.expression);
  if (!std::isfinite(right_))
    return unreadable("This question cannot be marked: its answer cannot be computed.");
  if (const auto reason = refusal()) return unreadable(*reason);
  std::vector<Reading> ways = readings();
  for (const Reading& reading : ways) {
    if (!reading.for_slips_only && answers(reading)) return right(reading);
  }
  if (!dimensions_agree(typed_, question_.unit) && typed_.has_unit)
    return unreadable(wrong_dimension(typed_.quantity, question_.unit));
  put_likeliest_first(ways);
  return not_right(ways);
}

// Why what was typed cannot be a number of the kind asked.
std::optional<std::string> Marker::refusal() const {
  const Dimension& asked = question_.unit.dimension;
  if (typed_.has_unit && !dimensions_agree(typed_, question_.unit)) {
    // Bare factors of a calculation may carry the missing unit: 70e9 * 2 / 3.35 TB/s.
    if (typed_.is_literal || !typed_.has_bare)
      return wrong_dimension(typed_.quantity, question_.unit);
  }
  if (!typed_.has_unit && typed_.has_scale && typed_.is_literal && asked.of(BaseUnit::kByte) != 0)
    return "Is that bytes or bits, decimal or binary? Write the unit in full, such as GB or GiB.";
  return std::nullopt;
}

// 8d^2 where multiples of d^2 are asked is 8 of them.
std::vector<Reading> Marker::readings() const {
  std::vector<Reading> ways = readings_by_unit();
  if (!is_typed_with_what_is_counted()) return ways;
  const double counted_in = value_of(question_.counted_in, bindings_);
  ways.push_back({typed_.quantity.value / counted_in * question_.unit.factor});
  return ways;
}

bool Marker::is_typed_with_what_is_counted() const {
  const std::vector<std::string>& known = question_.counted_in.symbols();
  const std::vector<std::string>& typed = typed_.expression.symbols();
  return std::any_of(typed.begin(), typed.end(), [&](const std::string& symbol) {
    return std::find(known.begin(), known.end(), symbol) != known.end();
  });
}

std::vector<Reading> Marker::readings_by_unit() const {
  const double value = typed_.quantity.value;
  const double literal_factor =
      typed_.is_literal && typed_.literal != 0 ? std::fabs(value / typed_.literal) : 1;
  const double shown = question_.unit.factor;
  const Reading as_typed{value, typed_.is_literal ? literal_factor : shown, false};
  // "$1.44" where dollars per 1M tokens are asked is a price in that unit.
  const bool is_price =
      typed_.quantity.dimension == kDollars && question_.unit.dimension == over(kDollars, kTokens);
  if (is_price && typed_.has_unit)
    return {{value * shown, as_typed.unit_factor * (typed_.is_literal ? shown : 1), false},
            as_typed};
  if (typed_.has_unit) return {as_typed};
  if (shown == 1) return {{value, typed_.is_literal ? literal_factor : 1, false}};
  const Reading in_shown{value * shown, typed_.is_literal ? literal_factor * shown : shown, false};
  Reading in_base{value, typed_.is_literal ? literal_factor : shown, true};
  // 124.3M counts; only a unit without a scale of its own takes one more: 1.2k hours.
  if (typed_.has_scale) {
    if (has_own_scale(question_.unit)) return {in_base};
    in_base.for_slips_only = !is_far_from_base(question_.unit);
    return {in_shown, in_base};
  }
  if (!typed_.is_literal) return {in_shown, in_base};
  const double ratio = std::fabs(in_shown.value / right_);
  const bool absurd = ratio >= kAbsurd || ratio <= 1 / kAbsurd;
  if (!absurd) return {in_shown};
  in_base.for_slips_only = !is_far_from_base(question_.unit);
  return {in_shown, in_base};
}

// Whether nobody errs by the size of the unit: millions and more, but not milliseconds. A share is
// a share, in per cent or not.
bool Marker::is_far_from_base(const Unit& unit) {
  constexpr double kFar = 1e6;
  return unit.factor >= kFar || unit.symbol == "%";
}

// Whether the reading is right to the digits asked.
bool Marker::answers(const Reading& reading) const {
  if (is_same(reading.value, right_)) return is_right(question_, right_, reading.value);
  if (question_.grade == Grade::kExact || !typed_.is_literal)
    return is_right(question_, right_, reading.value);
  if (typed_.digits < question_.digits) return false;
  return agrees_to(reading, question_.digits) || is_right(question_, right_, reading.value);
}

// Whether the literal is the right answer rounded to so many digits, in the unit it was typed in.
bool Marker::agrees_to(const Reading& reading, int digits) const {
  return has_right_digits(right_ / reading.unit_factor, reading.value / reading.unit_factor,
                          digits);
}

void Marker::put_likeliest_first(std::vector<Reading>& readings) const {
  const auto distance = [&](const Reading& reading) {
    const double ratio = std::fabs(reading.value / right_);
    return ratio > 0 && std::isfinite(ratio) ? std::fabs(std::log(ratio)) : 1e9;
  };
  std::stable_sort(readings.begin(), readings.end(),
                   [&](const Reading& a, const Reading& b) { return distance(a) < distance(b); });
}

Evidence Marker::evidence(const Reading& reading, int digits) const {
  Evidence evidence;
  evidence.value = reading.value;
  evidence.digits = digits_of(typed_.quantity.value);
  if (!typed_.is_literal || typed_.literal == 0) return evidence;
  // The zeros of 1,000 are no evidence of a pair of slips that gives just that.
  evidence.digits = typed_.sure_digits < digits ? typed_.sure_digits : digits;
  evidence.half_unit =
      0.5 * unit_in_last_place(typed_.literal, digits) * std::fabs(reading.unit_factor);
  return evidence;
}

std::optional<Slip> Marker::find(const Evidence& evidence) const {
  return slips_ ? find_slip(question_, *slips_, evidence) : find_slip(question_, evidence);
}

Verdict Marker::verdict(VerdictKind kind, std::string message, const Reading& reading) const {
  Verdict verdict;
  verdict.kind = kind;
  verdict.message = std::move(message);
  verdict.value = reading.value;
  verdict.read_as = read_as_words(question_, reading.value);
  return verdict;
}

Verdict Marker::right(const Reading& reading) const {
  std::string message = "The answer is " + right_answer_text(question_) + ".";
  if (reading.in_base_units && !typed_.has_unit && !typed_.has_scale)
    message += " Your number was read as " + base_words(question_, reading.value) + ".";
  message += in_full(reading);
  return verdict(VerdictKind::kRight, std::move(message), reading);
}

// A count given in more digits than were asked, which are not the right ones, or by a formula that
// gives another: right to the digits asked, and worth a word.
std::string Marker::in_full(const Reading& reading) const {
  if (question_.grade == Grade::kExact || right_ != std::floor(right_) ||
      is_same(reading.value, right_) || std::fabs(reading.value - right_) < 1.0)
    return {};
  if (typed_.is_literal && agrees_to(reading, typed_.sure_digits)) return {};
  return " " + full_count_words(question_, right_, reading.value - right_);
}

// What is known of the number, from the surest to the least; every way to read it is tried.
Verdict Marker::not_right(const std::vector<Reading>& readings) const {
  using Look = std::optional<Verdict> (Marker::*)(const Reading&) const;
  constexpr Look kLooks[] = {&Marker::base_unit,    &Marker::foreseen,      &Marker::sibling_unit,
                             &Marker::too_coarse,   &Marker::rounded_count, &Marker::cut_off,
                             &Marker::nearly_right, &Marker::slip,          &Marker::last_digit};
  for (const Look look : kLooks) {
    for (const Reading& reading : readings) {
      if (auto found = (this->*look)(reading)) return *found;
    }
  }
  const Reading& likeliest = readings.front();
  Verdict unknown =
      verdict(VerdictKind::kWrong,
              "This is not a slip I know. " + distance_words(likeliest.value, right_), likeliest);
  unknown.hint = question_.first_hint;
  return unknown;
}

// Source figures and conventions, and author slips that give exactly this number.
std::optional<Verdict> Marker::foreseen(const Reading& reading) const {
  const Evidence seen = evidence(reading, typed_.digits);
  const bool fits_right = typed_.is_literal && agrees_to(reading, typed_.sure_digits);
  const auto fits = [&](double value) {
    if (!std::isfinite(value) || is_right(question_, right_, value)) return false;
    if (is_same(value, seen.value)) return true;
    return !fits_right && seen.digits >= 2 &&
           std::fabs(value - seen.value) <= seen.half_unit * (1 + 1e-9);
  };
  for (const SourceAnswer& source : question_.source_answers) {
    if (!fits(source.value * question_.unit.factor)) continue;
    Verdict found = verdict(VerdictKind::kSlip, source.words, reading);
    found.slip = "source";
    return found;
  }
  for (std::size_t i = 0; i < question_.conventions.size(); ++i) {
    const Convention& convention = question_.conventions[i];
    if (!fits(value_of(convention.expression, bindings_))) continue;
    Verdict found = verdict(convention.verdict, convention.words, reading);
    found.slip = "convention:" + std::to_string(i);
    return found;
  }
  for (std::size_t i = 0; i < question_.slips.size(); ++i) {
    if (!fits(value_of(question_.slips[i].expression, bindings_))) continue;
    Verdict found = verdict(VerdictKind::kSlip, question_.slips[i].words, reading);
    found.slip = "author:" + std::to_string(i);
    return found;
  }
  return std::nullopt;
}

// Right as far as it goes, but with fewer digits than asked.
std::optional<Verdict> Marker::too_coarse(const Reading& reading) const {
  if (question_.grade == Grade::kExact || !typed_.is_literal) return std::nullopt;
  // The zeros of an integer count where they are the right ones: 60 for 59.55.
  for (const int digits : {typed_.digits, typed_.sure_digits}) {
    const bool guessed = digits == 1 && typed_.digits > 1;  // 100 for 124.3
    if (!guessed && digits < question_.digits && agrees_to(reading, digits))
      return verdict(VerdictKind::kClose, coarse_words(question_, digits), reading);
  }
  return std::nullopt;
}

// An exact count, rounded.
std::optional<Verdict> Marker::rounded_count(const Reading& reading) const {
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

// The digits asked, but cut off where rounding goes up.
std::optional<Verdict> Marker::cut_off(const Reading& reading) const {
  if (question_.grade == Grade::kExact || !typed_.is_literal) return std::nullopt;
  const double wanted = std::fabs(right_ / reading.unit_factor);
  const double place = unit_in_last_place(wanted, typed_.digits);
  if (typed_.digits < question_.digits || place == 0) return std::nullopt;
  const double cut = std::floor(wanted / place) * place;
  if (!is_same(cut, std::fabs(reading.value / reading.unit_factor)) ||
      (reading.value < 0) != (right_ < 0))
    return std::nullopt;
  return verdict(VerdictKind::kClose, "The last digit was cut off, but rounds up.", reading);
}

// Seconds typed without their unit where milliseconds are asked.
std::optional<Verdict> Marker::base_unit(const Reading& reading) const {
  if (!reading.for_slips_only || !answers(reading)) return std::nullopt;
  Verdict found = verdict(VerdictKind::kSlip,
                          "Your number is right as " + base_words(question_, reading.value) +
                              ", but this field is in " + question_.unit.symbol +
                              ": convert it, or write the unit.",
                          reading);
  found.slip = "base-unit";
  return found;
}

// GiB typed where the number is right in GB, and the like.
std::optional<Verdict> Marker::sibling_unit(const Reading& reading) const {
  const std::optional<ByteUnit> unit = byte_unit_of(typed_);
  if (!unit) return std::nullopt;
  Reading meant = reading;
  meant.value *= unit->sibling_factor / unit->factor;
  meant.unit_factor *= unit->sibling_factor / unit->factor;
  if (!answers(meant)) return std::nullopt;
  Verdict found = verdict(VerdictKind::kSlip, sibling_words(*unit), reading);
  found.slip = "sibling-unit:" + unit->symbol + ":" + unit->sibling;
  return found;
}

// A number so near the rounded answer that few digits would "explain" it by chance: the last digits
// are off, and a common slip that rounds to the same is a possibility. Of a count that the digits
// asked give in full, one more or less is another number.
std::optional<Verdict> Marker::nearly_right(const Reading& reading) const {
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

std::optional<Slip> Marker::slip_of(const Reading& reading) const {
  auto found = find(evidence(reading, typed_.digits));
  if (!found && typed_.is_literal && typed_.sure_digits < typed_.digits)  // 1,340 for 1,342
    found = find(evidence(reading, std::max(typed_.sure_digits, 3)));
  return found;
}

std::optional<Verdict> Marker::slip(const Reading& reading) const {
  if (!typed_.is_literal) {
    if (const auto difference = structure_difference(question_, typed_.expression)) {
      Verdict result = verdict(VerdictKind::kSlip, difference->words, reading);
      result.slip = difference->name;
      return result;
    }
  }
  const auto found = slip_of(reading);
  if (!found) return std::nullopt;
  Verdict result = verdict(VerdictKind::kSlip, found->words, reading);
  result.slip = found->name;
  return result;
}

// One off in the last digit asked, or hardly more: rounding on the way.
std::optional<Verdict> Marker::last_digit(const Reading& reading) const {
  if (question_.grade == Grade::kExact || question_.digits < 3) return std::nullopt;
  const double wanted = right_ / question_.unit.factor;
  const double difference = std::fabs(reading.value / question_.unit.factor - wanted);
  const double near = std::max(1.5 * unit_in_last_place(wanted, question_.digits),
                               kNearlyRight * std::fabs(wanted));
  if (difference > near) return std::nullopt;
  return verdict(VerdictKind::kClose, kLastDigits, reading);
}

}  // namespace

std::string whole_message(const Verdict& verdict) {
  return verdict.hint.empty() ? verdict.message : verdict.message + " " + verdict.hint;
}

Verdict mark_number(const NumericQuestion& question, std::string_view typed) {
  return Marker(question, nullptr).mark(typed);
}

Verdict mark_number(const NumericQuestion& question, const SlipSet& slips, std::string_view typed) {
  return Marker(question, &slips).mark(typed);
}

}  // namespace tmw

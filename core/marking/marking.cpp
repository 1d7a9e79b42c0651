#include "core/marking/marking.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstring>

#include "core/formula/evaluate.h"
#include "core/formula/expression_node.h"
#include "core/formula/read_answer.h"
#include "core/marking/formula_gap.h"
#include "core/marking/marker.h"
#include "core/marking/marking_rules.h"
#include "core/marking/marking_words.h"
#include "core/marking/numeric_question.h"
#include "core/marking/slip_table.h"
#include "core/marking/units_by_hand.h"
#include "core/text/characters.h"
#include "core/units/print.h"

namespace tmw {
namespace {

// From this ratio on, a bare number cannot have been meant in the shown unit.
constexpr double kAbsurd = 99;

// How many digits a calculation's result has: 2 for 14, 9 for 671,088,640.
int digits_of(double value) {
  char text[40];
  std::snprintf(text, sizeof text, "%.15e", std::fabs(value));
  int digits = 16;
  for (const char* last = std::strchr(text, 'e'); digits > 1 && *--last == '0';) --digits;
  return digits;
}

// What a right number does not tell: where as many heads share a KV head as there are KV heads,
// which of the two was taken; where a count is rounded, whether GB were taken as GiB on the way.
std::string accident_words(const NumericQuestion& question) {
  const auto program = build_slip_program(question);
  if (!program) return {};
  for (const SlipStory& story : slip_accidents(question, *program)) {
    if (story.kind == SlipKind::kBinaryPart && question.grade == Grade::kExact) {
      return std::string(" Here the same count comes out with ") +
             (story.number > 1 ? "GiB in place of GB" : "GB in place of GiB") +
             ": make sure that you kept them apart.";
    }
    if (story.kind != SlipKind::kGroupSize) continue;
    const double heads = program->values[static_cast<std::size_t>(story.subject)];
    return " Here " + print_number(heads) + " is both the number of KV heads and of the query " +
           "heads that share one: make sure that you took the first.";
  }
  return {};
}

// Whether the answer is rounded up or down, from its own calculation; empty where it is not
// rounded.
std::optional<Code> rounding_of_answer(const NumericQuestion& question) {
  const auto program = build_slip_program(question);
  if (!program) return std::nullopt;
  std::optional<Code> found;
  for (std::size_t i = 0; i < program->code.size(); ++i) {
    const Code code = program->code[i].code;
    if (code != Code::kCeil && code != Code::kFloor) continue;
    if (found && *found != code) return std::nullopt;
    if (is_same(program->values[i], program->right())) found = code;
  }
  return found;
}

}  // namespace

// A product of a number with what is likelier a note in a bracket is asked back.
Verdict NumberMarker::mark(std::string_view text) {
  Verdict read = mark_as_it_stands(text);
  const bool costs = read.kind != VerdictKind::kRight && read.kind != VerdictKind::kUnreadable;
  if (auto asked = costs ? note_asked_back(text) : std::nullopt) return *std::move(asked);
  return read;
}

// A unit is first read as that of the number before it, then as that of the product that ends
// there: of two readings, the one that can be what is asked, or is right.
Verdict NumberMarker::mark_as_it_stands(std::string_view text) {
  text_ = text;
  if (text.find_first_not_of(" \t\n") == std::string_view::npos)
    return unreadable("Type a number" +
                      (question_.unit.symbol.empty() ? "" : " in " + question_.unit.symbol) +
                      ", or a calculation.");
  const TypedSymbols symbols = typed_symbols(question_, bindings_);
  read(symbols, UnitScope::Operand, false);
  if (!typed_.ok) {
    if (const auto count = counted_of(text, question_)) return mark_as_it_stands(*count);
  }
  Verdict nearest = mark_typed(symbols);
  if (typed_.ok && typed_.is_literal) return nearest;
  const bool nearest_fits = fits();
  if (nearest_fits && nearest.kind == VerdictKind::kRight) return nearest;
  std::optional<Verdict> converted = mark_converted(symbols);
  if (converted && converted->kind == VerdictKind::kRight) return *std::move(converted);
  for (const UnitScope units : kUnitScopes) {
    if (units == UnitScope::Operand) continue;
    read(symbols, units, false);
    if (!typed_.has_lifted_unit || !fits()) continue;
    Verdict wider = mark_typed(symbols);
    const bool is_right = wider.kind == VerdictKind::kRight;
    if (units == UnitScope::Sum && is_absurd(wider)) continue;  // 26e9 + 33.55 GB
    if (!nearest_fits || is_right || (is_absurd(nearest) && !is_absurd(wider))) return wider;
  }
  if (auto cancelled = mark_where_units_cancel(symbols)) return *std::move(cancelled);
  if (auto as_units = mark_with_letters_as_units(symbols)) {
    const bool is_right = as_units->kind == VerdictKind::kRight;
    if (!nearest_fits || is_right || (is_absurd(nearest) && !is_absurd(*as_units)))
      return *std::move(as_units);
  }
  const bool is_likelier = converted && !is_absurd(*converted);
  const bool explains =
      is_likelier && nearest.kind == VerdictKind::kWrong && converted->kind == VerdictKind::kSlip;
  if (explains || (is_likelier && (!nearest_fits || is_absurd(nearest))))
    return *std::move(converted);
  if (nearest_fits) return nearest;
  read(symbols, UnitScope::Operand, true);
  return fits() ? mark_typed(symbols) : nearest;
}

void NumberMarker::read(const TypedSymbols& symbols, UnitScope units, bool other_b) {
  typed_ = read_answer(
      text_, reading_context(question_, symbols.bindings, symbols.listed, units, other_b));
}

// With units that were converted by hand as numbers: of all readings, the one that is right, else
// the likeliest. Empty where none was converted.
std::optional<Verdict> NumberMarker::mark_converted(const TypedSymbols& symbols) {
  std::optional<Verdict> likeliest;
  for (const bool other_b : {false, true}) {
    for (const UnitScope units : kUnitScopes) {
      read(symbols, units, other_b);
      auto converted = converted_by_hand(typed_, question_, symbols.bindings, other_b);
      if (!converted) continue;
      typed_ = *std::move(converted);
      if (!fits() && !typed_.has_bare) continue;
      is_converted_ = true;
      Verdict verdict = mark_typed(symbols);
      is_converted_ = false;
      if (verdict.kind == VerdictKind::kRight) return verdict;
      if (!likeliest && verdict.kind != VerdictKind::kUnreadable) likeliest = std::move(verdict);
    }
  }
  return likeliest;
}

// "27.6 T / 156 T/s" where s is a symbol: with it as the second, that is a time. Empty where the
// result is not of the kind that is asked.
std::optional<Verdict> NumberMarker::mark_with_letters_as_units(const TypedSymbols& symbols) {
  const TypedSymbols others = symbols.without_units();
  if (others.bindings.size() == symbols.bindings.size()) return std::nullopt;
  read(others, UnitScope::Operand, false);
  if (!typed_.ok || !has_unit_of_time(typed_.expression) ||
      typed_.quantity.dimension != question_.unit.dimension)
    return std::nullopt;
  return mark_typed(others);
}

// "1 s / 6.74 ms", "4 maps * 68.72": a calculation whose units cancel each other, or only count, is
// a number in the unit beside the field, where it is right. Else it may be of another kind.
std::optional<Verdict> NumberMarker::mark_where_units_cancel(const TypedSymbols& symbols) {
  read(symbols, UnitScope::Operand, false);
  const bool cancels = typed_.ok && typed_.has_unit && !typed_.is_literal &&
                       typed_.quantity.dimension.is_plain() && !question_.unit.dimension.is_plain();
  if (!cancels) return std::nullopt;
  typed_.has_unit = false;
  typed_.has_bare = true;
  Verdict verdict = mark_typed(symbols);
  if (verdict.kind != VerdictKind::kRight) return std::nullopt;
  return verdict;
}

// Whether what was typed can be what is asked; a number without a unit can.
bool NumberMarker::fits() const {
  return typed_.ok && (!typed_.has_unit || dimensions_agree(typed_, question_.unit));
}

bool NumberMarker::is_absurd(const Verdict& verdict) const {
  const double ratio = std::fabs(verdict.value.value_or(0) / right_);
  return ratio >= kAbsurd || ratio <= 1 / kAbsurd;
}

// The verdict on one reading of the text's units.
Verdict NumberMarker::mark_typed(const TypedSymbols& symbols) {
  if (!typed_.ok) return unreadable(typed_.error.message);
  typed_.expression = symbols.in_own_symbols(typed_.expression);
  if (!std::isfinite(right_))
    return unreadable("This question cannot be marked: its answer cannot be computed.");
  if (const auto reason = refusal()) return unreadable(*reason);
  std::vector<NumberReading> ways = readings();
  for (const NumberReading& reading : ways) {
    if (!reading.for_slips_only && answers(reading)) return right(reading);
  }
  if (!dimensions_agree(typed_, question_.unit) && typed_.has_unit)
    return unreadable(wrong_dimension(typed_.quantity, question_.unit));
  if (is_rising_to()) return unreadable("This is a range: give one number.");
  put_likeliest_first(ways);
  return not_right(ways);
}

// Why what was typed cannot be a number of the kind asked.
std::optional<std::string> NumberMarker::refusal() const {
  const Dimension& asked = question_.unit.dimension;
  if (typed_.has_unit && !dimensions_agree(typed_, question_.unit)) {
    // Bare factors of a calculation may carry the missing unit: 70e9 * 2 / 3.35 TB/s.
    if (typed_.is_literal || !typed_.has_bare)
      return wrong_dimension(typed_.quantity, question_.unit);
  }
  if (is_range()) return "This is a range: give one number.";
  if (!typed_.has_unit && typed_.has_scale && typed_.is_literal && asked.of(BaseUnit::kByte) != 0)
    return "Is that bytes or bits, decimal or binary? Write the unit in full, such as GB or GiB.";
  return std::nullopt;
}

// "14-15", "14 to 15 cards". A ratio has no unit, and no answer is a difference below zero.
bool NumberMarker::is_range() const {
  const ExpressionNode& root = typed_.expression.nodes().back();
  const auto is_number = [&](std::int32_t index) {
    const ExpressionNode& node = typed_.expression.nodes()[static_cast<std::size_t>(index)];
    return node.op == Op::kNumber || node.op == Op::kWithUnit;
  };
  if (root.op == Op::kSubtract)
    return is_number(root.left) && is_number(root.right) && typed_.quantity.value < 0;
  const std::size_t to = text_.find(" to ");
  return to != std::string_view::npos && text_.find_first_of("0123456789") < to &&
         is_digit(text_.substr(to).substr(0, 5).back()) && !question_.unit.symbol.empty();
}

// "41 to 63" in a field without a unit, where "2 to 1" is a ratio, which may be the answer.
bool NumberMarker::is_rising_to() const {
  constexpr std::string_view kTo = " to ", kDigits = "0123456789";
  const std::size_t to = text_.find(kTo);
  if (to == std::string_view::npos) return false;
  const std::string_view low = trimmed(text_.substr(0, to));
  const std::string_view high = trimmed(text_.substr(to + kTo.size()));
  const bool are_whole = !low.empty() && !high.empty() &&
                         low.find_first_not_of(kDigits) == std::string_view::npos &&
                         high.find_first_not_of(kDigits) == std::string_view::npos;
  return are_whole && (low.size() < high.size() || (low.size() == high.size() && low < high));
}

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
  const double ratio = std::fabs(in_shown.value / right_);
  const bool absurd = ratio >= kAbsurd || ratio <= 1 / kAbsurd;
  if (!absurd) return {in_shown};
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

Verdict NumberMarker::verdict(VerdictKind kind, std::string message,
                              const NumberReading& reading) const {
  Verdict verdict;
  verdict.kind = kind;
  verdict.message = std::move(message);
  verdict.value = reading.value;
  verdict.read_as = read_as_words(question_, reading.value);
  return verdict;
}

Verdict NumberMarker::right(const NumberReading& reading) const {
  if (const auto gap = gap_of(reading)) {
    Verdict found =
        verdict(VerdictKind::kClose,
                "Right to " + std::to_string(question_.digits) + " digits. " + gap->words, reading);
    found.slip = gap->name;
    return found;
  }
  std::string message = "The answer is " + right_answer_text(question_) + ".";
  if (reading.in_base_units && typed_.is_literal && !typed_.has_unit && !typed_.has_scale)
    message += " Your number was read as " + base_words(question_, reading.value) + ".";
  if (is_converted_)
    message += " What you typed was read as " + read_as_words(question_, reading.value) + ".";
  message += in_full(reading) + contradiction() + accident_words(question_);
  return verdict(VerdictKind::kRight, std::move(message), reading);
}

// A formula is judged as a formula: digits that agree do not make up for a term left out.
std::optional<FormulaGap> NumberMarker::gap_of(const NumberReading& reading) const {
  if (typed_.is_literal || question_.grade == Grade::kExact) return std::nullopt;
  return formula_gap(question_, reading.value);
}

// "4.9 -> 4" where cards are rounded up: the number counts, and its working says another.
std::string NumberMarker::contradiction() const {
  if (!typed_.rounded_from || question_.grade != Grade::kExact) return {};
  const auto direction = rounding_of_answer(question_);
  if (!direction) return {};
  const double from = *typed_.rounded_from;
  const double whole = *direction == Code::kCeil ? std::ceil(from - 1e-9) : std::floor(from + 1e-9);
  if (is_same(whole, right_)) return {};
  return " But " + print_number(from) + " is rounded " +
         (*direction == Code::kCeil ? "up" : "down") + " here, to " + print_number(whole) +
         ": look at your working again.";
}

// A count given in more digits than were asked, which are not the right ones, or by a formula that
// gives another: right to the digits asked, and worth a word.
std::string NumberMarker::in_full(const NumberReading& reading) const {
  if (question_.grade == Grade::kExact || right_ != std::floor(right_) ||
      !question_.unit.dimension.is_plain() || is_same(reading.value, right_) ||
      std::fabs(reading.value - right_) < 1.0)
    return {};
  if (typed_.is_literal && agrees_to(reading, typed_.sure_digits)) return {};
  return " " + full_count_words(question_, right_, reading.value - right_);
}

std::string whole_message(const Verdict& verdict) {
  return verdict.hint.empty() ? verdict.message : verdict.message + " " + verdict.hint;
}

Verdict mark_number(const NumericQuestion& question, std::string_view typed) {
  return NumberMarker(question, nullptr).mark(typed);
}

Verdict mark_number(const NumericQuestion& question, const SlipSet& slips, std::string_view typed) {
  return NumberMarker(question, &slips).mark(typed);
}

}  // namespace tmw

#include "core/marking/marking.h"

#include <cmath>

#include "core/formula/read_answer.h"
#include "core/marking/bracket_note.h"
#include "core/marking/marker.h"
#include "core/marking/marking_rules.h"
#include "core/marking/marking_words.h"
#include "core/marking/numeric_question.h"
#include "core/marking/units_by_hand.h"

namespace tmw {
// A product of a number with what is likelier a note in a bracket is asked back.
Verdict NumberMarker::mark(std::string_view text) {
  if (const auto amount = amount_for_all(text, question_)) return mark_as_it_stands(*amount);
  Verdict read = mark_as_it_stands(text);
  const bool costs = read.kind != VerdictKind::kRight && read.kind != VerdictKind::kUnreadable;
  if (auto asked = costs ? note_asked_back(text) : std::nullopt) return *std::move(asked);
  return read;
}

// Any other note that was left out has been judged; only a product with it is asked back.
std::optional<Verdict> NumberMarker::note_asked_back(std::string_view text) {
  const auto note = bracket_note(text, question_);
  if (!note) return std::nullopt;
  text_ = text;
  read(typed_symbols(question_, bindings_), UnitScope::kOperand, false);
  if (!typed_.ok || typed_.is_literal) return std::nullopt;
  if (note->leaves_number) return mark_as_it_stands(note->number);
  return unreadable(note->message);
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
  read(symbols, UnitScope::kOperand, false);
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
    if (units == UnitScope::kOperand) continue;
    read(symbols, units, false);
    if (!typed_.has_lifted_unit || !fits()) continue;
    Verdict wider = mark_typed(symbols);
    const bool is_right = wider.kind == VerdictKind::kRight;
    if (units == UnitScope::kSum && is_absurd(wider)) continue;  // 26e9 + 33.55 GB
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
  read(symbols, UnitScope::kOperand, true);
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
  read(others, UnitScope::kOperand, false);
  if (!typed_.ok || !has_unit_of_time(typed_.expression) ||
      typed_.quantity.dimension != question_.unit.dimension)
    return std::nullopt;
  return mark_typed(others);
}

// "1 s / 6.74 ms", "4 maps * 68.72": a calculation whose units cancel each other, or only count, is
// a number in the unit beside the field, where it is right. Else it may be of another kind.
std::optional<Verdict> NumberMarker::mark_where_units_cancel(const TypedSymbols& symbols) {
  read(symbols, UnitScope::kOperand, false);
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
  return is_absurdly_far(right_, verdict.value.value_or(0));
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

Verdict NumberMarker::verdict(VerdictKind kind, std::string message,
                              const NumberReading& reading) const {
  Verdict verdict;
  verdict.kind = kind;
  verdict.message = std::move(message);
  verdict.value = reading.value;
  verdict.read_as = read_as_words(question_, reading.value);
  return verdict;
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

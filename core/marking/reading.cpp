#include "core/marking/reading.h"

#include <cmath>

#include "core/formula/print_expression.h"
#include "core/formula/read_answer.h"
#include "core/marking/bracket_note.h"
#include "core/marking/marking_rules.h"
#include "core/marking/marking_words.h"
#include "core/marking/said_amiss.h"
#include "core/marking/symbols.h"
#include "core/marking/units_by_hand.h"
#include "core/text/characters.h"
#include "core/units/print.h"

namespace tmw {
namespace {

constexpr int kAllDigits = 12;

ReadingFault fault_at(const ReadError& error, std::string_view typed) {
  ReadingFault fault{error.position, error.position + error.length, error.message, false};
  const bool is_last = trimmed(typed.substr(fault.end)).empty();
  const bool is_missing_or_word =
      error.length == 0 || is_letter(typed[fault.begin]) || is_digit(typed[fault.begin]);
  fault.unfinished = error.at_open_bracket || (is_last && is_missing_or_word);
  return fault;
}

// The last place where the words stand; all of what was typed, where it spells them otherwise.
ReadingFault fault_of_words(std::string_view words, const std::string& message,
                            std::string_view typed) {
  const std::size_t found = typed.rfind(words);
  if (found != std::string_view::npos) return {found, found + words.size(), message, false};
  const auto begin = static_cast<std::size_t>(trimmed(typed).data() - typed.data());
  return {begin, begin + trimmed(typed).size(), message, false};
}

// The text read with its units on the nearest number, and if that is not what is asked, as those of
// a product or sum.
TypedAnswer read_typed(std::string_view typed, const NumericQuestion& question) {
  const std::vector<Binding> bindings = bindings_of(question);
  const TypedSymbols symbols = typed_symbols(question, bindings);
  const TypedSymbols others = symbols.without_units();
  if (others.bindings.size() < symbols.bindings.size()) {  // "27.6 T / 156 T/s"
    TypedAnswer read = read_answer(
        typed, reading_context(question, others.bindings, others.listed, UnitScope::kOperand));
    if (read.ok && has_unit_of_time(read.expression) &&
        read.quantity.dimension == question.unit.dimension)
      return read;
  }
  std::optional<TypedAnswer> nearest;
  for (const UnitScope units : kUnitScopes) {
    TypedAnswer read =
        read_answer(typed, reading_context(question, symbols.bindings, symbols.listed, units));
    if (auto by_hand = converted_by_hand(read, question, symbols.bindings)) {
      const bool is_tiny = std::fabs(read.quantity.value) * 1e3 < question.unit.factor;
      if (is_tiny && (!by_hand->has_unit || dimensions_agree(*by_hand, question.unit)))
        return *std::move(by_hand);
    }
    const bool wider = units != UnitScope::kOperand;
    if (read.ok && (!wider || read.has_lifted_unit) &&
        (!read.has_unit || dimensions_agree(read, question.unit)))
      return read;
    if (!nearest) nearest = std::move(read);
  }
  TypedAnswer other = read_answer(typed, reading_context(question, symbols.bindings, symbols.listed,
                                                         UnitScope::kOperand, true));
  if (other.ok && dimensions_agree(other, question.unit)) return other;
  return *std::move(nearest);
}

// The factor to base units of a number without a unit; 0 where it may be either.
double factor_of_bare(const TypedAnswer& read, const Unit& unit) {
  constexpr double kFar = 1e6;
  const double size = std::fabs(read.quantity.value);
  if (unit.factor == 1 || (read.has_scale && has_own_scale(unit))) return 1;
  if (unit.factor >= kFar) return size >= unit.factor / 10 ? 1 : unit.factor;
  return read.is_literal ? unit.factor : 0;
}

std::string value_words(const TypedAnswer& read, const NumericQuestion& question) {
  const Unit& unit = question.unit;
  const double size = read.quantity.value;
  const int digits = std::max(question.digits, 4);
  if (read.has_unit && read.quantity.dimension != unit.dimension && !dimensions_agree(read, unit))
    return print_quantity(read.quantity, digits);
  const double factor = read.has_unit ? 1 : factor_of_bare(read, unit);
  return factor == 0 ? std::string() : print_in_unit(size * factor, unit, digits);
}

// What the calculation comes to, before it is brought to the field's unit.
std::string result_words(const TypedAnswer& read) {
  const std::string number = print_number(read.quantity.value, kAllDigits);
  if (read.quantity.dimension.is_plain()) return number;
  return number + " " + base_unit_symbol(read.quantity.dimension);
}

DraftReading reading_of(const TypedAnswer& read, const NumericQuestion& question) {
  DraftReading reading;
  reading.calculation = to_reading(read.expression);
  reading.value = value_words(read, question);
  if (read.is_literal && !read.has_unit && !read.has_scale && !reading.value.empty() &&
      factor_of_bare(read, question.unit) == question.unit.factor) {
    reading.calculation = reading.value;
    if (question.unit.factor == 1) reading.value.clear();
  }
  const std::string result = result_words(read);
  const bool says_it = result == reading.calculation || result == reading.value;
  if (!read.is_literal && !says_it) reading.result = result;
  if (reading.value == reading.calculation) reading.value.clear();
  return reading;
}

}  // namespace

std::string DraftReading::text() const {
  std::string text = calculation;
  if (!result.empty()) text += " = " + result;
  if (!value.empty()) text += (result.empty() ? " = " : " \u2248 ") + value;
  return text;
}

DraftReading read_draft(std::string_view typed, const NumericQuestion& question) {
  if (trimmed(typed).empty()) return {};
  const TypedAnswer read = read_typed(typed, question);
  DraftReading reading;
  if (!read.ok) {
    if (const auto count = counted_of(typed, question)) return read_draft(*count, question);
    reading.fault = fault_at(read.error, typed);
    return reading;
  }
  if (const auto note = read.is_literal ? std::nullopt : bracket_note(typed, question)) {
    if (note->leaves_number) return read_draft(note->number, question);
    reading.fault = fault_of_words(note->bracket, note->message, typed);
    return reading;
  }
  if (const auto amiss = said_amiss(read, question)) {
    reading.fault = fault_of_words(amiss->words, amiss->message, typed);
    return reading;
  }
  const bool wrong_sort = read.has_unit && !dimensions_agree(read, question.unit) &&
                          (read.is_literal || !read.has_bare);
  if (!wrong_sort) return reading_of(read, question);
  const auto begin = static_cast<std::size_t>(trimmed(typed).data() - typed.data());
  reading.fault = ReadingFault{begin, begin + trimmed(typed).size(),
                               wrong_dimension(read.quantity, question.unit), false};
  return reading;
}

}  // namespace tmw

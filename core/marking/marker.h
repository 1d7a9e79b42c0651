// Marks one typed answer. Private to marking.cpp (which reading of its units counts),
// marking_readings.cpp (which numbers it can mean), marking_refusals.cpp (what cannot be judged),
// marking_right.cpp (what is said of a right one), marking_looks.cpp and marking_looks_units.cpp
// (what is known of one that is not right).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/formula/evaluate.h"
#include "core/formula/read_answer.h"
#include "core/marking/formula_gap.h"
#include "core/marking/marking.h"
#include "core/marking/numeric_question.h"
#include "core/marking/slips.h"
#include "core/marking/symbols.h"

namespace tmw {

// One way to understand what was typed.
struct NumberReading {
  double value = 0;        // in base units
  double unit_factor = 1;  // base units per unit of the typed literal
  bool in_base_units = false;
  bool for_slips_only = false;  // too near the shown unit to be taken for granted
};

class NumberMarker {
 public:
  // The slips are made when they are needed, if they are not handed in.
  NumberMarker(const NumericQuestion& question, const SlipSet* slips)
      : question_(question),
        bindings_(bindings_of(question)),
        right_(value_of(question.answer, bindings_)),
        slips_(slips) {}

  Verdict mark(std::string_view text);

 private:
  Verdict mark_as_it_stands(std::string_view text);
  std::optional<Verdict> note_asked_back(std::string_view text);
  Verdict mark_typed(const TypedSymbols& symbols);
  void read(const TypedSymbols& symbols, UnitScope units, bool other_b);
  std::optional<Verdict> mark_converted(const TypedSymbols& symbols);
  std::optional<Verdict> mark_with_letters_as_units(const TypedSymbols& symbols);
  std::optional<Verdict> mark_where_units_cancel(const TypedSymbols& symbols);
  [[nodiscard]] bool fits() const;
  [[nodiscard]] bool is_absurd(const Verdict& verdict) const;
  [[nodiscard]] std::optional<std::string> refusal() const;
  [[nodiscard]] bool is_range() const;
  [[nodiscard]] bool is_rising_to() const;
  [[nodiscard]] std::vector<NumberReading> readings() const;
  [[nodiscard]] std::vector<NumberReading> readings_by_unit() const;
  [[nodiscard]] bool is_typed_with_what_is_counted() const;
  [[nodiscard]] bool answers(const NumberReading& reading) const;
  [[nodiscard]] bool agrees_to(const NumberReading& reading, int digits) const;
  void put_likeliest_first(std::vector<NumberReading>& readings) const;
  [[nodiscard]] Evidence evidence(const NumberReading& reading, int digits) const;
  [[nodiscard]] std::optional<Slip> find(const Evidence& evidence) const;

  Verdict right(const NumberReading& reading) const;
  [[nodiscard]] std::optional<FormulaGap> gap_of(const NumberReading& reading) const;
  [[nodiscard]] std::string contradiction() const;
  [[nodiscard]] std::string in_full(const NumberReading& reading) const;
  Verdict not_right(const std::vector<NumberReading>& readings) const;
  std::optional<Verdict> other_sign(const NumberReading& reading) const;
  std::optional<Verdict> rounded_terms(const NumberReading& reading) const;
  std::optional<Verdict> foreseen(const NumberReading& reading) const;
  std::optional<Verdict> too_coarse(const NumberReading& reading) const;
  std::optional<Verdict> rounded_count(const NumberReading& reading) const;
  std::optional<Verdict> cut_off(const NumberReading& reading) const;
  std::optional<Verdict> base_unit(const NumberReading& reading) const;
  std::optional<Verdict> other_scale(const NumberReading& reading) const;
  std::optional<Verdict> sibling_unit(const NumberReading& reading) const;
  std::optional<Verdict> unit_of_another_size(const NumberReading& reading) const;
  [[nodiscard]] std::optional<Verdict> authored(const NumberReading& reading) const;
  [[nodiscard]] std::string binary_twin(double count) const;
  [[nodiscard]] bool is_right_cut_short(const NumberReading& reading) const;
  [[nodiscard]] bool gives(double value, const NumberReading& reading) const;
  std::optional<Verdict> nearly_right(const NumberReading& reading) const;
  std::optional<Verdict> slip(const NumberReading& reading) const;
  [[nodiscard]] std::optional<Slip> slip_of(const NumberReading& reading) const;
  std::optional<Verdict> before_rounding(const NumberReading& reading) const;
  std::optional<Verdict> last_digit(const NumberReading& reading) const;
  Verdict verdict(VerdictKind kind, std::string message, const NumberReading& reading) const;

  const NumericQuestion& question_;
  std::vector<Binding> bindings_;
  double right_;
  const SlipSet* slips_;
  TypedAnswer typed_;
  std::string_view text_;      // while it is marked
  bool is_converted_ = false;  // typed_ is what converted_by_hand() made of it
};

}  // namespace tmw

// The rows of the slip table as functions; private to slip_table.cpp and slip_rows_*.cpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/marking/numeric_question.h"
#include "core/marking/slip_table.h"

namespace tmw {

// Tries mutants and keeps those that give a number of their own.
class SlipMaker {
 public:
  SlipMaker(const NumericQuestion& question, const SlipProgram& program)
      : question_(question), program_(program) {}

  [[nodiscard]] const NumericQuestion& question() const { return question_; }
  [[nodiscard]] const SlipProgram& program() const { return program_; }
  [[nodiscard]] const Instruction& at(int index) const {
    return program_.code[static_cast<std::size_t>(index)];
  }
  [[nodiscard]] double value(int index) const {
    return program_.values[static_cast<std::size_t>(index)];
  }
  [[nodiscard]] const Given& given(int index) const {
    return question_.givens[static_cast<std::size_t>(index)];
  }
  [[nodiscard]] int step_of(int index) const {
    return program_.step_of[static_cast<std::size_t>(index)];
  }
  // A number, symbol or step: what a person leaves out as one.
  [[nodiscard]] bool is_atom(int index) const {
    return at(index).code == Code::kConstant || step_of(index) >= 0;
  }
  // A number of the formula itself, such as the 1 of n + 1.
  [[nodiscard]] bool is_written_number(int index) const {
    return at(index).code == Code::kConstant && !program_.is_given(index);
  }
  [[nodiscard]] bool asks(BaseUnit unit) const { return question_.unit.dimension.of(unit) != 0; }
  // The unit in which a given or step is shown; null for others.
  [[nodiscard]] const Unit* unit_of(int index) const;
  // The given whose words hold this; -1 if there is none.
  [[nodiscard]] int given_called(std::string_view words) const;
  // Whether the answer depends on the given.
  [[nodiscard]] bool is_used(int given) const;
  // Whether the answer differs by more than this share with another number for the given.
  [[nodiscard]] bool changes_answer(int given, double number, double share);
  // Whether the answer is rounded up or down on its way.
  [[nodiscard]] bool is_rounded() const;
  // Whether six operations for each parameter and token are counted: with the backward pass.
  [[nodiscard]] bool counts_training() const;
  // A given that is counted one by one: no unit, no bytes, at least 2.
  [[nodiscard]] bool is_count(int given) const;

  // The mutant with this instruction at story.at.
  void propose(SlipStory story, Instruction instruction);
  void replace_by(SlipKind kind, int where, int operand, int subject, int other = -1);
  void recode(SlipKind kind, int where, Code code);
  void scale(SlipKind kind, int where, double factor);
  void scale_answer(SlipKind kind, double factor) { scale(kind, program_.root(), factor); }
  void set_given(SlipKind kind, int given, double number, int other = -1);
  // The answer replaced by a step or given, in units of `unit`; what is told of is it, or
  // `subject`.
  void answer_with(SlipKind kind, int index, const Unit* unit, int subject = -1);

  // Calls action with each instruction of this code that is no given.
  template <typename Action>
  void each(Code code, Action action) {
    for (int i = program_.given_count; i < program_.root(); ++i) {
      if (at(i).code == code) action(i, at(i));
    }
  }
  template <typename Action>
  void each_given(Action action) {
    for (int i = 0; i < program_.given_count; ++i) action(i, given(i));
  }

  [[nodiscard]] std::vector<SlipCandidate> take() { return std::move(candidates_); }
  [[nodiscard]] std::vector<SlipStory> take_accidents() { return std::move(accidents_); }

 private:
  [[nodiscard]] bool is_bare_constant(int where, const Instruction& instruction) const;
  [[nodiscard]] bool goes_below_zero(int from) const;
  void note_accident(const SlipStory& story, const Instruction& instruction);
  void note_twin(SlipCandidate& first, const SlipStory& story);

  const NumericQuestion& question_;
  const SlipProgram& program_;
  std::vector<SlipCandidate> candidates_;
  std::vector<SlipStory> accidents_;
  SlipValues scratch_{};
};

namespace slip_rows {

[[nodiscard]] inline bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

// slip_rows_units.cpp: the number is right, or a part of it, but for its unit.
void binary_units(SlipMaker& maker);
void binary_parts(SlipMaker& maker);
void binary_millions(SlipMaker& maker);
void other_units(SlipMaker& maker);
void per_cent(SlipMaker& maker);
void bits(SlipMaker& maker);
void thousands(SlipMaker& maker);
void sparse_peak(SlipMaker& maker);
void other_cards(SlipMaker& maker);
// The card whose figures make this story of other_cards().
[[nodiscard]] std::string_view card_of(const SlipStory& story);
void rounded_givens(SlipMaker& maker);
void steps_answered(SlipMaker& maker);
void givens_answered(SlipMaker& maker);

// slip_rows_parts.cpp: a part of the formula is another one, or missing.
void group_size(SlipMaker& maker);
void drop_term(SlipMaker& maker);
void drop_factor(SlipMaker& maker);
void related_symbol(SlipMaker& maker);
void count_twice(SlipMaker& maker);
void value_width(SlipMaker& maker);
void not_squared(SlipMaker& maker);
void drop_divisor(SlipMaker& maker);
void rounding(SlipMaker& maker);
void queries_too(SlipMaker& maker);
void quarter(SlipMaker& maker);
void for_each(SlipMaker& maker);
void half_and_twice(SlipMaker& maker);
void training(SlipMaker& maker);
void division(SlipMaker& maker);
void signs(SlipMaker& maker);
void one(SlipMaker& maker);
void unused_givens(SlipMaker& maker);
void min_max(SlipMaker& maker);
void logarithms(SlipMaker& maker);
void off_by_one(SlipMaker& maker);
void squared_too_much(SlipMaker& maker);
void other_symbol(SlipMaker& maker);
void drop_group(SlipMaker& maker);
}  // namespace slip_rows

}  // namespace tmw

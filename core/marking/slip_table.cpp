#include "core/marking/slip_table.h"

#include <algorithm>
#include <cmath>

#include "core/marking/slip_maker.h"
#include "core/marking/slip_words.h"

namespace tmw {
namespace {

bool nearly(double a, double b) { return std::fabs(a - b) <= 1e-9 * std::fabs(b); }

// Whether nothing but luck decides between the two: parts left out or mistaken for one another.
bool can_be_twins(SlipKind kind) {
  switch (kind) {
    case SlipKind::kGroupSize:
    case SlipKind::kDropTerm:
    case SlipKind::kDropFactor:
    case SlipKind::kRelatedSymbol:
    case SlipKind::kDropDivisor:
      return true;
    default:
      return false;
  }
}

// All rows, the most plausible first.
void fill(SlipMaker& maker) {
  using namespace slip_rows;
  using Row = void (*)(SlipMaker&);
  constexpr Row kRows[] = {binary_units,
                           binary_parts,
                           binary_millions,
                           other_units,
                           per_cent,
                           group_size,
                           drop_term,
                           drop_factor,
                           related_symbol,
                           count_twice,
                           quarter,
                           value_width,
                           bits,
                           thousands,
                           not_squared,
                           drop_divisor,
                           rounding,
                           queries_too,
                           sparse_peak,
                           other_cards,
                           for_each,
                           rounded_givens,
                           steps_answered,
                           half_and_twice,
                           training,
                           division,
                           signs,
                           one,
                           unused_givens,
                           min_max,
                           logarithms,
                           off_by_one,
                           givens_answered,
                           squared_too_much,
                           other_symbol,
                           drop_group};
  for (const Row row : kRows) row(maker);
}

}  // namespace

const Unit* SlipMaker::unit_of(int index) const {
  const std::optional<Unit>* unit = nullptr;
  if (program_.is_given(index)) unit = &given(index).unit;
  if (step_of(index) >= 0) unit = &question_.steps[static_cast<std::size_t>(step_of(index))].unit;
  return unit && *unit ? &**unit : nullptr;
}

int SlipMaker::given_called(std::string_view words) const {
  for (int i = 0; i < program_.given_count; ++i) {
    if (given(i).words.find(words) != std::string::npos) return i;
  }
  return -1;
}

bool SlipMaker::is_used(int given) const {
  for (int i = program_.given_count; i <= program_.root(); ++i) {
    const Instruction& part = at(i);
    const bool one_operand = part.code == Code::kCopy;
    if (part.code != Code::kConstant && (part.a == given || (!one_operand && part.b == given)))
      return true;
  }
  return false;
}

bool SlipMaker::changes_answer(int given, double number, double share) {
  Instruction constant;
  constant.number = number;
  const double result =
      evaluate_with(program_, {static_cast<std::int16_t>(given), constant}, scratch_);
  return std::fabs(result / program_.right() - 1) > share;
}

bool SlipMaker::is_rounded() const {
  return std::any_of(program_.code.begin(), program_.code.end(), [](const Instruction& part) {
    return part.code == Code::kCeil || part.code == Code::kFloor || part.code == Code::kRound;
  });
}

bool SlipMaker::counts_training() const {
  constexpr double kOperations = 6;
  for (int i = 0; i < program_.root(); ++i) {
    if (at(i).code != Code::kConstant || value(i) != kOperations) continue;
    if (!program_.is_given(i)) return true;
    if (is_used(i) && given(i).words.find("operations") != std::string::npos) return true;
  }
  return false;
}

bool SlipMaker::is_count(int index) const {
  const Given& one = given(index);
  return !one.unit && one.value >= 2 && one.value == std::floor(one.value) &&
         one.words.find("byte") == std::string::npos;
}

// Whether the mutant's answer would be a constant of the formula, with nothing given in it.
bool SlipMaker::is_bare_constant(int where, const Instruction& instruction) const {
  int root = program_.root();
  while (root != where && at(root).code == Code::kCopy) root = at(root).a;
  return root == where && instruction.code == Code::kCopy && !program_.is_given(instruction.a) &&
         at(instruction.a).code == Code::kConstant;
}

// Whether a step that counts something is negative in the mutant evaluated last, from `from` on:
// nobody goes on with -40 pairs.
bool SlipMaker::goes_below_zero(int from) const {
  for (int i = from; i < program_.root(); ++i) {
    if (step_of(i) >= 0 && value(i) >= 0 && scratch_[static_cast<std::size_t>(i)] < 0) return true;
  }
  return false;
}

void SlipMaker::propose(SlipStory story, Instruction instruction) {
  const double result = evaluate_with(program_, {story.at, instruction}, scratch_);
  if (nearly(result, program_.right())) return note_accident(story, instruction);
  if (!std::isfinite(result) || result == 0) return;
  if (is_bare_constant(story.at, instruction)) return;  // the 1 of 1/t is a guess, not t left out
  const bool is_count = question_.grade == Grade::kExact && program_.right() > 1;
  if (is_count && std::fabs(result) <= 1) return;  // whatever is far too small is rounded up to 1
  if (is_count && goes_below_zero(story.at)) return;
  for (SlipCandidate& known : candidates_) {
    if (nearly(result, known.value)) return note_twin(known, story);
  }
  SlipCandidate candidate;
  static_cast<SlipStory&>(candidate) = story;
  candidate.instruction = instruction;
  candidate.value = result;
  candidates_.push_back(candidate);
}

// A part that is another one and yet leaves the number as it is; not one that the answer does not
// use.
void SlipMaker::note_accident(const SlipStory& story, const Instruction& instruction) {
  if (program_.is_given(story.at) && !is_used(story.at)) return;
  const double before = value(story.at);
  const bool constant = instruction.code == Code::kConstant;
  const double after = compute(instruction, constant ? 0 : value(instruction.a),
                               constant ? 0 : value(instruction.b));
  if (!nearly(after, before) || story.kind == SlipKind::kGroupSize) accidents_.push_back(story);
}

// Two slips of one value, neither likelier than the other: both are named.
void SlipMaker::note_twin(SlipCandidate& first, const SlipStory& story) {
  const bool swapped = first.other >= 0 && first.other == story.subject;
  if (first.has_twin || first.subject == story.subject || swapped) return;
  if (!can_be_twins(first.kind) || !can_be_twins(story.kind)) return;
  if (part_text(question_, program_, first.subject) ==
      part_text(question_, program_, story.subject))
    return;
  first.has_twin = true;
  first.twin = story;
}

void SlipMaker::replace_by(SlipKind kind, int where, int operand, int subject, int other) {
  Instruction copy;
  copy.code = Code::kCopy;
  copy.a = static_cast<std::int16_t>(operand);
  propose({kind, static_cast<std::int16_t>(where), static_cast<std::int16_t>(subject),
           static_cast<std::int16_t>(other), 0},
          copy);
}

void SlipMaker::recode(SlipKind kind, int where, Code code) {
  Instruction changed = at(where);
  changed.code = code;
  propose({kind, static_cast<std::int16_t>(where), static_cast<std::int16_t>(where), -1, 0},
          changed);
}

void SlipMaker::scale(SlipKind kind, int where, double factor) {
  Instruction changed = at(where);
  changed.scale *= factor;
  propose({kind, static_cast<std::int16_t>(where), static_cast<std::int16_t>(where), -1, factor},
          changed);
}

void SlipMaker::set_given(SlipKind kind, int given, double number, int other) {
  Instruction constant;
  constant.number = number;
  const auto where = static_cast<std::int16_t>(given);
  propose({kind, where, where, static_cast<std::int16_t>(other), number}, constant);
}

void SlipMaker::answer_with(SlipKind kind, int index, const Unit* unit, int subject) {
  Instruction copy;
  copy.code = Code::kCopy;
  copy.a = static_cast<std::int16_t>(index);
  if (unit) copy.scale = question_.unit.factor / unit->factor;
  propose({kind, static_cast<std::int16_t>(program_.root()),
           static_cast<std::int16_t>(subject < 0 ? index : subject), -1, 0},
          copy);
}

std::vector<SlipCandidate> slip_candidates(const NumericQuestion& question,
                                           const SlipProgram& program) {
  SlipMaker maker(question, program);
  fill(maker);
  return maker.take();
}

std::vector<SlipStory> slip_accidents(const NumericQuestion& question, const SlipProgram& program) {
  SlipMaker maker(question, program);
  fill(maker);
  return maker.take_accidents();
}

}  // namespace tmw

// What is said of a right number, and where a formula that gives it is still not the one asked.
#include <cmath>
#include <optional>
#include <string>

#include "core/marking/formula_gap.h"
#include "core/marking/marker.h"
#include "core/marking/marking_rules.h"
#include "core/marking/marking_words.h"
#include "core/marking/numeric_question.h"
#include "core/marking/slip_table.h"
#include "core/units/print.h"

namespace tmw {
namespace {

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

}  // namespace tmw

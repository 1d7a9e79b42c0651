// A part of an exercise as a numeric question with its slips.
#include "core/content/exercise.h"
#include "core/content/read_prose.h"
#include "core/exercise/numbers.h"
#include "core/marking/numeric_question.h"
#include "core/prose/rich_text.h"

namespace tmw {
namespace {

std::string first_hint_of(const Exercise& exercise, Writer& writer) {
  if (exercise.hints.empty()) return {};
  return plain_text(writer.blocks(exercise.hints.front(), exercise.line));
}

void add_slip(const SlipSpec& slip, std::uint64_t seed, NumericQuestion& question, Writer& writer) {
  const std::string words = writer.plain(slip.say, slip.line);
  if (!slip.from_source) {
    question.slips.push_back({slip.is, words});
  } else if (seed == 0) {
    question.source_answers.push_back({writer.value(slip.is, slip.line), words});
  }
}

}  // namespace

NumericQuestion question_of(const PartSpec& part, const Exercise& exercise, std::uint64_t seed,
                            Writer& writer) {
  NumericQuestion question;
  question.id = exercise.id + "." + part.id;
  question.label = plain_text(writer.spans(part.ask, part.line));
  question.givens = writer.numbers().givens;
  question.steps = writer.numbers().steps;
  question.answer = part.of;
  question.unit = part.unit;
  question.counted_in = part.counted_in;
  question.per = part.per;
  question.grade = part.exact ? Grade::kExact : Grade::kEstimate;
  question.digits = part.digits;
  question.relative_tolerance = part.relative_tolerance;
  for (const SlipSpec& slip : part.slips) add_slip(slip, seed, question, writer);
  for (const ConventionSpec& convention : part.conventions) {
    question.conventions.push_back(
        {convention.is, writer.plain(convention.say, convention.line),
         convention.is_right ? VerdictKind::kRight : VerdictKind::kClose});
  }
  question.first_hint = first_hint_of(exercise, writer);
  return question;
}

}  // namespace tmw

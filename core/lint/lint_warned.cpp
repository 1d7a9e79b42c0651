// The mistakes that a chapter warns of: named wherever they can be made, and never right by
// accident.
#include <algorithm>
#include <cmath>

#include "core/content/derive_task.h"
#include "core/content/exercise.h"
#include "core/content/workbook.h"
#include "core/exercise/problem.h"
#include "core/exercise/problem_part.h"
#include "core/lint/lint_parts.h"
#include "core/lint/lint_question.h"
#include "core/marking/marking.h"
#include "core/marking/slip_names.h"
#include "core/marking/slip_table.h"
#include "core/marking/slips.h"
#include "core/units/print.h"

namespace tmw {
namespace {

bool warns_of(const Chapter& chapter, SlipKind kind) {
  return std::find(chapter.warns.begin(), chapter.warns.end(), row_name(kind)) !=
         chapter.warns.end();
}

// Farther away, a bare number may have been meant in another unit.
bool is_near(double value, double right) {
  constexpr double kNear = 90;
  const double ratio = std::fabs(value / right);
  return ratio < kNear && ratio > 1 / kNear;
}

void check_named(const Chapter& chapter, const NumericQuestion& question, int line,
                 LintNotes& notes) {
  const SlipSet set = slip_set(question);
  for (const SlipCandidate& candidate : set.candidates) {
    if (!warns_of(chapter, candidate.kind) || !is_near(candidate.value, set.right)) continue;
    if (is_too_small_to_see(question, candidate.value / set.right)) continue;
    const std::string answer = typed(candidate.value / question.unit.factor, 12);
    const Verdict verdict = mark_number(question, answer);
    if (!verdict.slip.empty() && verdict.kind != VerdictKind::kRight) continue;
    notes.error(line, "the chapter warns of " + std::string(row_name(candidate.kind)) +
                          ", but its number " + answer + " is met with: " + verdict.message);
  }
}

bool says_coincidence(const NumericQuestion& question) {
  const Verdict right =
      mark_number(question, typed(right_value(question) / question.unit.factor, 12));
  return right.kind == VerdictKind::kRight &&
         right.message.find("is both the number of KV heads and") != std::string::npos;
}

// GB and GiB are warned of in every chapter. Where as many heads share a KV head as there are KV
// heads, no number can tell which was taken, and the right verdict has to say so; that is let pass
// with the original numbers alone, and listed (told_accident). In a drawn count GB and GiB may come
// out the same: that verdict says so, too.
void check_accidents(const Chapter& chapter, const NumericQuestion& question, bool is_original,
                     int line, LintNotes& notes) {
  const auto program = build_slip_program(question);
  if (!program) return;
  for (const SlipStory& story : slip_accidents(question, *program)) {
    const bool binary = story.kind == SlipKind::kBinaryPart;
    if (binary ? !is_original : !warns_of(chapter, story.kind)) continue;
    if (is_original && story.kind == SlipKind::kGroupSize && says_coincidence(question)) continue;
    notes.error(line, "with these numbers, " + slip_name(question, *program, story) +
                          ", of which the chapter warns, is right by accident: choose others");
  }
}

}  // namespace

bool is_row_name(const std::string& name) { return slip_called(name).has_value(); }

void lint_warned(const Chapter& chapter, const Exercise& exercise, const Problem& problem,
                 LintNotes& notes) {
  const std::span<const PartSpec> specs = parts_of(exercise);
  if (specs.empty() || chapter.warns.empty()) return;
  const bool is_original = problem.seed == 0;
  const std::span<const ProblemPart> parts = parts_of(problem);
  for (std::size_t i = 0; i < parts.size() && i < specs.size(); ++i) {
    if (is_original) check_named(chapter, parts[i].question, specs[i].line, notes);
    check_accidents(chapter, parts[i].question, is_original, specs[i].line, notes);
  }
}

std::string told_accident(const Chapter& chapter, const NumericQuestion& question) {
  const auto program = build_slip_program(question);
  if (!program || !warns_of(chapter, SlipKind::kGroupSize)) return {};
  for (const SlipStory& story : slip_accidents(question, *program)) {
    if (story.kind != SlipKind::kGroupSize || !says_coincidence(question)) continue;
    const std::string heads =
        print_number(program->values[static_cast<std::size_t>(story.subject)]);
    return slip_name(question, *program, story) +
           ", of which the chapter warns, is right by accident with the original numbers: there "
           "are " +
           heads + " KV heads, and " + heads +
           " query heads for each. The right verdict says so, and new numbers never have it.";
  }
  return {};
}

}  // namespace tmw

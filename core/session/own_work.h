// What the log remembers of the learner's own work: the numbers that later exercises carry on, and
// what was entered last. Internal to core/session.
#pragma once

#include "core/session/session.h"

namespace tmw {

// The latest number of each part that was answered with the original numbers, by "9.1.answer", in
// base units.
[[nodiscard]] CarriedNumbers own_numbers(const Log& log);

// Brings the sentences about the learner's own numbers up to date (Problem::carried): only an
// exercise with its original numbers has them, and only about answers that were not right by
// themselves. Call it when answers or exercises have come.
void tell_own_numbers(Session& session);

// Puts in what was last entered for these numbers, and for Build the code that was last run. The
// verdict on it does not come back. Requires a state at rest.
void bring_back_entries(ExerciseState& state, const Log& log);

// Brings the code in this language to the front; what was written in the other is kept.
void write_in(ExerciseState& state, CodeLanguage language);

// True if the learner has entered nothing since the exercise was put on the desk.
[[nodiscard]] bool is_at_rest(const ExerciseState& state);

// Ids of all exercises that are there, in the order of the workbook, from the index alone: those of
// a chapter are numbered without gaps.
[[nodiscard]] std::vector<std::string> all_exercise_ids(const WorkbookIndex& index);

}  // namespace tmw

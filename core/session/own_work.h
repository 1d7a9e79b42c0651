// What the log remembers of the learner's own work: the numbers that later exercises carry on, and
// what was entered last. Internal to core/session.
#pragma once

#include "core/session/session.h"

namespace tmw {

// The latest number of each part that was answered with the original numbers, by "9.1.answer", in
// base units; of the time before an event of the log, if one is named.
[[nodiscard]] CarriedNumbers own_numbers(const Log& log, const Event* before = nullptr);

// Brings the sentences about the learner's own numbers up to date (Problem::carried): only an
// exercise with its original numbers has them, and only about answers that were not right by
// themselves. Call it when answers or exercises have come.
void tell_own_numbers(Session& session);

// The code that passed last, for the learner to see again; only Build has any.
void bring_back_passing_code(ExerciseState& state, const Log& log);

// The latest answer to these numbers, and for Build the code that was last run; null if none was.
[[nodiscard]] const Event* answer_to(const Problem& problem, const Log& log);

// Only what was entered and not checked since. True if there was such.
bool bring_back_draft(const Session& session, ExerciseState& state);

// Remembers what is entered now, until it is checked, and asks for it to be kept.
[[nodiscard]] Effects keep_draft(Session& session, const ExerciseState& state, const Env& env);

// True if the learner has entered nothing since the exercise was put on the desk.
[[nodiscard]] bool is_at_rest(const ExerciseState& state);

// Ids of all exercises that are there, in the order of the workbook, from the index alone: those of
// a chapter are numbered without gaps.
[[nodiscard]] std::vector<std::string> all_exercise_ids(const WorkbookIndex& index);

}  // namespace tmw

// What the log remembers of the learner's own work: the numbers that later exercises carry on, and
// what was entered last. Internal to core/session.
#pragma once

#include <map>
#include <string>

#include "core/session/session.h"

namespace tmw {

// The latest number of each part that was answered with the original numbers, by "9.1.answer", in
// base units; of the time before an event of the log, if one is named.
[[nodiscard]] CarriedNumbers own_numbers(const Log& log, const Event* before = nullptr);

// Brings the sentences about the learner's own numbers up to date (Problem::carried): only an
// exercise with its original numbers has them, and only about answers that were not right by
// themselves. Call it when answers or exercises have come.
void tell_own_numbers(Session& session);

// Brings back code in the language of the settings, and what was written in the other: what was
// written since the last run, else what was run; and the code that passed last. What is on the desk
// already stays. Does nothing for other kinds.
void bring_back_code(const Session& session, ExerciseState& state);

// The latest answer to these numbers, and for Build the code that was last run; null if none was.
[[nodiscard]] const Event* answer_to(const Problem& problem, const Log& log);

// Only what was entered and not checked since, from a place in the log on. True if there was such.
bool bring_back_draft(const Session& session, ExerciseState& state, std::int64_t since = 0);

// Whether something stands there that was typed in this tab and is not checked.
[[nodiscard]] bool is_typed_here(const ExerciseState& state);

// Which of these drafts is of what was entered there and not checked; null: none.
[[nodiscard]] const Draft* draft_of(const ExerciseState& state,
                                    const std::map<std::string, Draft>& drafts);

// Remembers what is entered there now, until it is checked, and asks for it to be kept.
[[nodiscard]] Effects keep_draft(Session& session, const Problem& problem, const Entry& entry,
                                 const Env& env);

// Brings the code in this language to the front; what was written in the other is kept.
void write_in(ExerciseState& state, CodeLanguage language);

// True if the learner has entered nothing since the exercise was put on the desk.
[[nodiscard]] bool is_at_rest(const ExerciseState& state);

// Ids of all exercises that are there, in the order of the workbook, from the index alone: those of
// a chapter are numbered without gaps.
[[nodiscard]] std::vector<std::string> all_exercise_ids(const WorkbookIndex& index);

}  // namespace tmw

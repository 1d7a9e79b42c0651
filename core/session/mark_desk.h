// Marking what an exercise on the desk holds. Internal to core/session.
#pragma once

#include <map>
#include <set>
#include <string>

#include "core/session/session.h"

namespace tmw {

// Marks the entry, each part of it too. `own` are the learner's numbers of earlier exercises: a
// slip there counts once, for here the answer may follow from it. Requires an entry that is marked
// as it stands: code is marked by what it gives.
[[nodiscard]] Verdict mark_desk(const Session& session, ExerciseState& state,
                                const CarriedNumbers& own);

// The part whose field this node is, or -1.
[[nodiscard]] int part_at(const ExerciseState& state, NodeId node);

// Brings back what is known of the work on these numbers: what was entered and not checked, else
// what was checked last; the verdict on that, marked again as it was then; the hints that were
// opened. Costs and says nothing. Does nothing where there is a verdict already.
void bring_back_work(const Session& session, ExerciseState& state);

// The same of an exercise that is practised, from what was done with it since a place in the log.
// `answered`: it was, even where the log has no answer, as of a placement.
void bring_back_practised(const Session& session, ExerciseState& state, std::int64_t since,
                          bool answered);

// The same where another tab has answered: if the latest answer to these numbers is one of these
// events, it takes the place of what was checked here before, with its verdict. What was entered
// here and not checked stays, and so does code that runs and what is practised.
void follow_answer(const Session& session, ExerciseState& state,
                   const std::set<std::string>& events);

// The same where another tab has kept a draft: it takes the place of what stands here, unless that
// was typed here and is not checked. `before`: the drafts without those that have come.
void follow_draft(const Session& session, ExerciseState& state,
                  const std::map<std::string, Draft>& before);

}  // namespace tmw

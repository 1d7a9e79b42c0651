// A practice as it is kept beside the drafts, so that it goes on where it was after a reload, a tab
// that was closed, or another practice.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/session/session.h"

namespace tmw {

// Whether this draft is a practice, and no entry of an exercise.
[[nodiscard]] bool is_sitting(const Draft& draft);

// The practice as text, and back: all but its place, and what follows from the session. Nothing for
// a text that this version has not written.
[[nodiscard]] std::string sitting_text(const Practice& practice);
[[nodiscard]] std::optional<Practice> read_sitting(std::string_view text,
                                                   const PracticePlace& place);

// The practice of this place that was left, ready to be gathered again. Nothing if there is none
// that goes on: all but a placement and one with the time told end with their day; what is done is
// shown once more after a reload, until it is left, and where another tab was quicker.
[[nodiscard]] std::optional<Practice> kept_sitting(const Session& session,
                                                   const PracticePlace& place);

// Whether `other`, as it is kept, takes the place of `kept`: of one sitting the one that is
// further, whichever tab has written last; else the later. Requires drafts for which is_sitting
// holds.
[[nodiscard]] bool replaces_sitting(const Draft& kept, const Draft& other);

// Whether another tab has begun the practice of now, or is further with it, and goes on.
[[nodiscard]] bool is_overtaken(const Session& session);

// Asks for the practice of now to be kept, after something was done on it; does nothing before it
// has begun, nor where it is known that another tab is further.
[[nodiscard]] Effects keep_sitting(Session& session);

// The practice of now is left: asks for the time to be kept, unless nothing was done here.
[[nodiscard]] Effects keep_leaving(Session& session);

// Notes that the clock of now is behind the last deed: then no time can be told.
void consider_clock(const Session& session, Practice& practice);

// Asks for the one that is kept of this place to be forgotten, if there is one.
[[nodiscard]] Effects drop_sitting(Session& session, const PracticePlace& place);

}  // namespace tmw

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
// shown once more after a reload, until it is left.
[[nodiscard]] std::optional<Practice> kept_sitting(const Session& session,
                                                   const PracticePlace& place);

// Asks for the practice of now to be kept; does nothing before it has begun.
[[nodiscard]] Effects keep_sitting(Session& session);

// Asks for the one that is kept of this place to be forgotten, if there is one.
[[nodiscard]] Effects drop_sitting(Session& session, const PracticePlace& place);

}  // namespace tmw

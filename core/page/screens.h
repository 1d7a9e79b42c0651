// The screens and their parts. Internal to core/page.
#pragma once

#include <string>

#include "core/page/page.h"
#include "core/session/session.h"

namespace tmw {

[[nodiscard]] Page home_page(const Session& session);

// The chapter of the session's route, or why it is not there.
[[nodiscard]] Page chapter_page(const Session& session);

// What has to be said on top of every screen: a notice, a store that fails.
void add_notices(Page& page, const Session& session);

// An exercise as a card, with everything that was entered and said.
[[nodiscard]] Node exercise_card(const Session& session, const ExerciseState& state);

// The control or controls of its kind. `path` is that of the card.
void add_input(Node& card, const std::string& path, const ExerciseState& state);

// The fold with the derivation. Its content is there while it is closed, too: the browser's search
// finds it and opens the fold, and it can be printed.
[[nodiscard]] Node derivation_fold(const std::string& path, const ExerciseState& state);

}  // namespace tmw

// What the log says of the lab's games.
#pragma once

#include "core/learner/log.h"
#include "core/session/route.h"

namespace tmw {

// The best score of a game that was played to its end; -1 if none was.
[[nodiscard]] int best_of(const Log& log, GameOf game);

// The latest one that ended, or null.
[[nodiscard]] const Event* last_game(const Log& log, GameOf game);

}  // namespace tmw

#include "core/session/games.h"

#include <algorithm>

namespace tmw {
namespace {

bool is_of(const Event& event, GameOf game) {
  return event.kind == EventKind::kPlay && event.name == game_name(game);
}

}  // namespace

int best_of(const Log& log, GameOf game) {
  int best = -1;
  for (const Event& event : log.events()) {
    if (is_of(event, game)) best = std::max(best, event.number);
  }
  return best;
}

const Event* last_game(const Log& log, GameOf game) {
  const auto& events = log.events();
  const auto last = std::find_if(events.rbegin(), events.rend(),
                                 [game](const Event& event) { return is_of(event, game); });
  return last == events.rend() ? nullptr : &*last;
}

}  // namespace tmw

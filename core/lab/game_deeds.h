// What the deeds of a game's page do: "game fit-or-crash" opens one, with the query of its address;
// "say f" answers, "next" goes on, "round 3" goes back to a round, "again" begins anew with a seed.
#pragma once

#include <optional>
#include <string>

#include "core/lab/lab.h"
#include "core/sheet/sheet.h"

namespace tmw::lab {

struct Played {
  std::string announce;  // to be said in the live region; may be empty
  std::string note;      // of a game that ended just now, for the log: see Said::note
};

// Nothing if this is no deed of a game, or no game is open; then nothing is changed.
[[nodiscard]] std::optional<Played> play(Lab& lab, const std::string& word,
                                         const std::string& about, const std::string& value);

// page_game.cpp: the page of the game that is open. Requires one.
[[nodiscard]] sheet::Sheet game_page(const Lab& lab);

// "Round 3 of 10. Right. It crashed, or ran out of memory." of the round that is shown.
[[nodiscard]] std::string round_words(const Game& game);

}  // namespace tmw::lab

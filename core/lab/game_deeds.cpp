#include "core/lab/game_deeds.h"

#include <algorithm>
#include <cstdlib>

namespace tmw::lab {
namespace {

constexpr int kLongestSeed = 18;  // digits that fit a whole number of 64 bits

void say(Game& game, const std::string& letter) {
  if (is_over(game) || game.at != static_cast<int>(game.said.size()) + 1) return;
  const Run& run = *rounds_of(game)[game.said.size()];
  for (const GameChoice& choice : choices(game.kind, run)) {
    if (letter == std::string(1, choice.letter)) game.said += choice.letter;
  }
}

// "fit-or-crash 8 17 fcffc...": its name, its score, which runs, what was said.
std::string note_of(const Game& game) {
  return "game " + std::string(name_of(game.kind)) + " " + std::to_string(score_of(game)) + " " +
         std::to_string(game.seed) + " " + game.said;
}

}  // namespace

std::optional<Played> play(Lab& lab, const std::string& word, const std::string& about,
                           const std::string& value) {
  if (word == "game") {
    lab.game = read_game(game_named(about), value);
    return Played{};
  }
  if (!lab.game) return std::nullopt;
  Game& game = *lab.game;
  Played played;
  if (word == "say") {
    const bool was_over = is_over(game);
    say(game, about);
    played.announce = round_words(game);
    if (!was_over && is_over(game)) played.note = note_of(game);
  } else if (word == "next") {
    const int most = static_cast<int>(game.said.size()) + 1;
    game.at = std::min(game.at + 1, most);
    played.announce = round_words(game);
  } else if (word == "round") {
    const int wanted = static_cast<int>(std::strtol(about.c_str(), nullptr, 10));
    game.at = std::clamp(wanted, 1, static_cast<int>(game.said.size()) + 1);
  } else if (word == "again") {
    const std::string query = value.size() <= kLongestSeed ? "game=" + value : std::string();
    game = read_game(game.kind, query);
    played.announce = round_words(game);
  } else if (word == "fold") {
    if (!lab.open.insert(about).second && value.empty()) lab.open.erase(about);
  } else {
    return std::nullopt;
  }
  return played;
}

}  // namespace tmw::lab

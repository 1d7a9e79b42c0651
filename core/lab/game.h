// Two games of ten rounds, made of runs that really happened: "Fit or crash?" asks whether a
// training run fitted; "Explain the gap" which term makes a run slower than its bound.
//
// What is played is all in the address, so that a reload, or a link, goes on where it was.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/lab/runs.h"

namespace tmw::lab {

enum class GameKind : std::uint8_t { kCrash, kGap };

inline constexpr int kRounds = 10;

struct Game {
  GameKind kind = GameKind::kCrash;
  std::uint64_t seed = 1;  // which ten runs
  std::string said;        // a letter for each round that was answered: one of `choices`
  int at = 1;              // the round that is shown; kRounds + 1: the score
};

// "fit-or-crash", "explain-the-gap"; and the kind of a name. The first for any other name.
[[nodiscard]] std::string_view name_of(GameKind kind);
[[nodiscard]] GameKind game_named(std::string_view name);

// "game=17&said=fcf&at=4". Total over all texts: what is not understood is as in a new game.
[[nodiscard]] std::string write_game(const Game& game);
[[nodiscard]] Game read_game(GameKind kind, std::string_view query);

// The run of each round: ten of this build's runs, none of them twice. Requires runs to choose
// from.
[[nodiscard]] std::vector<const Run*> rounds_of(const Game& game);

// What can be said of a run, by its letter.
struct GameChoice {
  char letter = 0;
  std::string words;
};
[[nodiscard]] std::vector<GameChoice> choices(GameKind kind, const Run& run);

// What a run lost beside its bound, term by term in the order of its choices: seconds by the fit of
// core/transformer/expected.h. Requires a run of `gap`.
struct Gap {
  double bound = 0;     // that no run can beat
  double expected = 0;  // of the fit: the bound and all of these
  std::vector<double> lost;
};
[[nodiscard]] Gap gap_of(const Run& run);

// The letter that is right.
[[nodiscard]] char right_choice(GameKind kind, const Run& run);

// How many of the answered rounds are right.
[[nodiscard]] int score_of(const Game& game);

[[nodiscard]] inline bool is_over(const Game& game) {
  return static_cast<int>(game.said.size()) >= kRounds;
}

}  // namespace tmw::lab

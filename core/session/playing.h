// A solved exercise whose derivation is looked at with other numbers. Nothing of it is logged.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "core/session/session.h"

namespace tmw {

// "4.3/0": the first row of values of exercise 4.3. Nothing for a number of a theory.
struct PlayName {
  std::string exercise;
  std::size_t row = 0;
};
[[nodiscard]] std::optional<PlayName> read_play_name(const std::string& name);

// Whether the exercise is solved, has a derivation, and its numbers vary.
[[nodiscard]] bool can_be_played(const Session& session, const std::string& exercise);

// Begins with the original numbers, if it is not played already; false if it has no such row.
bool play(Session& session, const PlayName& name);

// One of its rows gets another value; false if nothing changes.
bool set_played(Session& session, const PlayName& name, std::size_t value);

// All of its numbers are the original ones again.
void reset_played(ExerciseState& state, const Exercise& exercise);

// Whether one of them is not.
[[nodiscard]] bool is_played_with(const ExerciseState& state, const Exercise& exercise);

// No exercise but this one is played any more.
void stop_playing(Session& session, const std::string& but = {});

// Whether the open number can be taken back: of a theory, whether any number was changed.
[[nodiscard]] bool is_changed(const Session& session);

}  // namespace tmw

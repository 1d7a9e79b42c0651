// The ways from an exercise into the Lab, and back.
#pragma once

#include <optional>
#include <string>

#include "core/page/page.h"
#include "core/session/route.h"

namespace tmw {

struct ExerciseState;
struct Problem;
struct Session;

// "Open in the Lab", with the exercise's numbers; nothing where the Lab cannot hold them, or the
// exercise stands alone in the page of another.
[[nodiscard]] std::optional<Node> way_to_lab(const Session& session, const std::string& path,
                                             const Problem& problem);

// For each slip that was told and is a what-if, the way to the state of the Lab in which that
// number is right; nothing if there is none.
[[nodiscard]] std::optional<Node> slips_in_lab(const Session& session, const std::string& path,
                                               const ExerciseState& state);

// Links to the two games, each with its best score; `path` is that of their section (lab_page.cpp).
[[nodiscard]] Node ways_to_games(const Session& session, const std::string& path);

// "Back to exercise 4.3"; nothing if the reader came from nowhere.
[[nodiscard]] std::optional<Node> way_back(const LabPlace& place);

}  // namespace tmw

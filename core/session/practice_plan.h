// What a practice holds, and when it is put together. Internal to core/session.
#pragma once

#include <set>

#include "core/session/session.h"

namespace tmw {

// At most so many reviews at a sitting; the others stay due.
inline constexpr int kMostReviews = 10;
inline constexpr int kMostSlips = 3;
inline constexpr int kMixedExercises = 5;
inline constexpr int kPlacementExercises = 6;

// Which exercises a practice is made of, from the log and the index alone; their numbers are drawn
// when their chapters are there.
[[nodiscard]] Practice plan(const Session& session, const PracticePlace& place);

// The chapters that it takes.
[[nodiscard]] std::set<int> chapters_for(const Session& session, const Practice& practice);

// Draws the numbers. What cannot be shown is left out. Requires the chapters to have come, or not.
void draw_numbers(const Session& session, Practice& practice);

}  // namespace tmw

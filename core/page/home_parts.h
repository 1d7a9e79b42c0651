// What the home page says of the learner's own work. Internal to core/page.
#pragma once

#include "core/page/page.h"
#include "core/session/mastery.h"

namespace tmw {

// What to do now: for a new learner where to begin, for others what is unfinished, due and new.
[[nodiscard]] Node home_today(const Session& session, const Mastery& all);

// A newcomer's first exercise, to be answered at once; without children where it is not offered or
// its chapter is not there.
[[nodiscard]] Node home_first(const Session& session);

// Every exercise of a chapter with its state, in shape and word; each is a link.
[[nodiscard]] Node home_map(const ChapterEntry& chapter, const Standings& standings);

// What the signs of the map mean.
[[nodiscard]] Node map_signs();

// The days of the last weeks on which answers were given, as a figure with a sentence.
[[nodiscard]] Node activity(const Session& session);

// The slips that are made most, each a link to its practice; without children if there are none.
[[nodiscard]] Node frequent_slips(const Session& session);

}  // namespace tmw

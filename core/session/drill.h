// Numbers with which a certain slip would show. Internal to core/session.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/session/session.h"

namespace tmw {

// Whether the slip (a slip_key) gives another number than the right one here, so that an answer
// that is right is free of it. Of code: whether it is the exercise that the slip belongs to.
[[nodiscard]] bool would_show(const Problem& problem, const std::string& slip);

// A seed with which it would, found soon from `chance` on, with other numbers than those of the
// last answer if there are any; nothing if it never shows in this exercise.
[[nodiscard]] std::optional<std::uint64_t> seed_that_shows(const Session& session,
                                                           const Exercise& exercise,
                                                           const std::string& slip,
                                                           std::uint64_t chance);

// The next exercise to practise a slip with: one that was tried before, and another than the last
// of the practice, if there is such. Nothing if it shows in none of the chapters that are there.
[[nodiscard]] std::optional<PracticeItem> next_drill(const Session& session,
                                                     const Practice& practice);

}  // namespace tmw

// Which solved exercises come back, and when. Computed from the log alone.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/learner/fsrs.h"
#include "core/learner/log.h"

namespace tmw {

// A solved exercise as a memory. Every local day on which it was answered is one repetition, by the
// first answer of that day: good if that was right and no help was asked for before it on that day,
// else again. The first repetition is the day on which it was solved, and is good if the first
// answer ever was right and nothing was opened.
struct Review {
  Memory memory;
  std::int32_t last_day = 0;  // of the latest repetition
  std::int32_t due_day = 0;
  int repetitions = 0;  // the solving day included
  int lapses = 0;       // repetitions after the first that were not good

  bool operator==(const Review&) const = default;
};

// Reviews by exercise id, of all exercises that are solved. A day after today (a clock was ahead)
// is not believed: such an answer counts as of the day of the event before it in the log, the first
// of a log as of the day of the one after it; where no event has a day that has come, it is due.
// With the default parameters what was read before is not read again.
[[nodiscard]] std::map<std::string, Review> reviews(const Log& log, std::int32_t today);
[[nodiscard]] std::map<std::string, Review> reviews(const Log& log, std::int32_t today,
                                                    const FsrsParameters& parameters);

// Ids of the reviews that are due on `today` or were before, the least likely to be recalled first;
// of equals in the order of their ids.
[[nodiscard]] std::vector<std::string> due_reviews(const std::map<std::string, Review>& reviews,
                                                   std::int32_t today,
                                                   const FsrsParameters& parameters = {});

}  // namespace tmw

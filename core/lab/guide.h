// The guide of a first visit: three steps, each of which waits until it is done.
#pragma once

#include <string>

namespace tmw::lab {

struct Lab;
struct State;

struct Guide {
  int step = 0;        // 1 to 3; 4: done, and said so; 0: there is none
  bool begun = false;  // it comes once
};

struct Guided {
  std::string announce;  // that a step is done, and what the next one is
  std::string note;      // "guide 2" when a step is reached, for a reload goes on with it; "guide"
                         // when it was left or done: it does not come back
};

// After a deed: begins it ("open guided", at a later step "open guided 2"), leaves it ("guide
// leave"), or goes on if what the step waits for was done since the state `earlier`.
[[nodiscard]] Guided tend_guide(Lab& lab, const State& earlier, const std::string& word,
                                const std::string& about);

// "Step 1 of 3. Choose another model." Requires a step.
[[nodiscard]] std::string guide_words(const Guide& guide);

}  // namespace tmw::lab

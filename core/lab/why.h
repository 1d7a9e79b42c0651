// What changed from one state to another: what was asked differently, and what that did to each
// answer, term by term.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/lab/answers.h"

namespace tmw::lab {

// One thing that was asked differently: "Users at once", "1", "32".
struct Asking {
  std::string what;
  std::string before;
  std::string now;
};

// A value or one of its terms before and now.
struct Change {
  std::string name;
  Unit unit = Unit::kCount;
  double before = 0;
  double now = 0;
  bool term = false;  // of the line above
};

struct Why {
  std::vector<Asking> asked;
  std::string problem;          // a sentence, where one of the two has no answers to compare
  std::vector<Change> changes;  // lines by their relative change, the largest first; below each its
                                // terms by their difference
};

[[nodiscard]] Why why(const State& before, const State& now);

// "+3.2 GB (2.98 GiB), 20% more", "-1.1 ms, 13% less", "twice as much" is "100% more"; "new" where
// there was nothing.
[[nodiscard]] std::string in_words(const Change& change);

}  // namespace tmw::lab

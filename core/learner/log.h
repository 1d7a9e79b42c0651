// The door of core/learner; event.h is the saved format.
//
// The log of everything the learner did, and all that is computed from it: nothing else is stored.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/learner/event.h"

namespace tmw {

// Events in order of time, then id; no id twice.
class Log {
 public:
  // Adds an event unless one with its id is there. True if it was added.
  bool add(Event event);

  // Adds all events; any order and any repetition give the same log. Returns how many were new.
  int merge(const std::vector<Event>& events);

  [[nodiscard]] const std::vector<Event>& events() const { return events_; }
  [[nodiscard]] bool contains(std::string_view id) const;

 private:
  std::vector<Event> events_;
  std::set<std::string, std::less<>> ids_;
};

// What the log says about one exercise.
struct ExerciseRecord {
  int attempts = 0;           // answers checked that could be read, right ones included
  int attempts_to_solve = 0;  // up to the first right one; 0 if not solved
  bool solved = false;        // a right answer was given once; later mistakes do not take it back
  bool revealed = false;      // the derivation was opened before it was solved
  int hints = 0;              // the highest hint asked for
};

// Records by exercise id. An exercise counts as solved when it was answered right, also after its
// derivation was opened: `revealed` says so, and the page tells the learner, but nothing is
// withheld.
[[nodiscard]] std::map<std::string, ExerciseRecord> exercise_records(const Log& log);

// The latest answer to an exercise with these numbers (`seed`), or null if there is none yet.
[[nodiscard]] const Event* latest_answer(const Log& log, std::string_view exercise,
                                         std::uint64_t seed);

// The latest answer to an exercise, whatever its numbers, or null.
[[nodiscard]] const Event* latest_answer(const Log& log, std::string_view exercise);

// The latest answer of all, or null.
[[nodiscard]] const Event* latest_answer(const Log& log);

// The highest hint that was opened for an exercise with these numbers; 0 if none was.
[[nodiscard]] int hints_opened(const Log& log, std::string_view exercise, std::uint64_t seed);

// Days in a row with at least one right answer, by the learner's own calendar at the time.
struct Streak {
  int current = 0;  // the run that ends today or yesterday; 0 if neither day counts
  int best = 0;
};

// Requires `today` as a local day number. Days after today (a clock set back) count towards `best`
// only.
[[nodiscard]] Streak streak(const Log& log, std::int32_t today);

// The latest value of a setting, or `fallback`.
[[nodiscard]] std::string setting(const Log& log, std::string_view name, std::string_view fallback);

}  // namespace tmw

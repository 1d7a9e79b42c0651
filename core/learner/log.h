// The door of core/learner; event.h is the saved format.
//
// The log of everything the learner did, and all that is computed from it: nothing else is stored.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/learner/event.h"
#include "core/learner/log_readers.h"

namespace tmw {

// Events in their order, then by time and id; no id twice. Beside them the texts that could not be
// read as events: they count for nothing, and are kept and taken along.
class Log {
 public:
  // Adds an event unless one with its id is there. True if it was added.
  bool add(Event event);

  // Adds all events; any order and any repetition give the same log. Returns how many were new.
  int merge(std::vector<Event> events);

  // Takes away the events with these ids.
  void remove(const std::set<std::string>& ids);

  void keep_unreadable(std::string text) { unreadable_.insert(std::move(text)); }

  [[nodiscard]] const std::vector<Event>& events() const { return events_; }
  [[nodiscard]] const std::set<std::string>& unreadable() const { return unreadable_; }
  [[nodiscard]] bool contains(std::string_view id) const;

  // The place of a new event: after everything that the log holds, whatever its clock said; and
  // that of the clock where it is right, so that the logs of two devices mix by time.
  [[nodiscard]] std::int64_t next_order(std::int64_t now_utc_ms) const;

  // True if it holds events of a newer format version: this one must not write to it.
  [[nodiscard]] bool is_newer() const { return newer_ > 0; }

  // A reader (log_readers.h) that has read all events, for a day of the learner's. Good until the
  // log changes.
  template <typename Reader>
  [[nodiscard]] const Reader& read_by(std::int32_t day = 0) const {
    return readers_.after<Reader>(events_, day);
  }

 private:
  // Where this id stands in by_id_, or would.
  [[nodiscard]] std::size_t rank_of(std::string_view id) const;
  void put_in_order();

  std::vector<Event> events_;
  std::vector<std::uint32_t> by_id_;  // all places in events_, by the ids that stand there
  std::set<std::string> unreadable_;
  int newer_ = 0;
  mutable LogReaders readers_;
};

// What the log says about one exercise.
struct ExerciseRecord {
  int attempts = 0;           // answers checked that could be read, right ones included
  int attempts_to_solve = 0;  // up to the first right one; 0 if not solved
  bool solved = false;        // a right answer was given once; later mistakes do not take it back
  bool revealed = false;      // the derivation was opened before it was solved
  int hints = 0;              // the highest hint asked for before it was solved

  bool operator==(const ExerciseRecord&) const = default;
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
  int last_run = 0;           // the latest run, whenever it ended
  std::int32_t last_day = 0;  // its last day; nothing to go by if there is no run

  bool operator==(const Streak&) const = default;
};

// Requires `today` as a local day number. Days after today never count: a clock was ahead then, or
// is behind now.
[[nodiscard]] Streak streak(const Log& log, std::int32_t today);

// Events of days after today.
[[nodiscard]] int events_ahead(const std::vector<Event>& events, std::int32_t today);

// The events of an exercise, in order: answers, hints, derivations opened.
[[nodiscard]] std::vector<const Event*> events_of(const Log& log, std::string_view exercise);

// The numbers that were read of the latest answers with the original numbers, by exercise and part:
// "9.1.answer". With `before`, an event of the log: of those before it.
[[nodiscard]] NamedNumbers numbers_read(const Log& log, const Event* before = nullptr);

// The latest value of a setting, or `fallback`.
[[nodiscard]] std::string setting(const Log& log, std::string_view name, std::string_view fallback);

}  // namespace tmw

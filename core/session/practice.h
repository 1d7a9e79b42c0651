// Practice: exercises that come back, one at a time. Which they are is computed from the log when
// the practice begins; nothing of it is stored but the answers.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/session/route.h"

namespace tmw {

struct Session;

struct PracticeItem {
  std::string exercise;
  std::uint64_t seed = 0;
  std::string slip{};  // the one that is practised with it; else empty

  bool operator==(const PracticeItem&) const = default;
};

// How one of them went.
struct PracticeResult {
  bool answered = false;           // one answer at least could be read
  bool first_right = false;        // the first of them
  bool solved = false;             // one of them
  bool helped = false;             // a hint or the derivation was opened before the first
  bool told = false;               // the derivation was
  std::vector<std::string> slips;  // by slip_key, in the order in which they were made
};

enum class PracticeStage : std::uint8_t {
  kGathering,  // chapters are on their way
  kWaiting,    // for BeginPractice
  kUnderWay,
  kDone,  // or there is nothing to practise
};

struct Practice {
  PracticePlace place;
  std::int32_t day = 0;    // for which it was planned, or on which it was worked on last
  std::size_t events = 0;  // of the log from which it was planned
  PracticeStage stage = PracticeStage::kGathering;
  std::vector<PracticeItem> items;  // while kGathering without seeds
  std::vector<PracticeResult> results;
  std::size_t at = 0;    // the item that is worked on
  bool on_desk = false;  // it is among Session::exercises
  int free_before = 0;   // kSlip: reviews in a row that were free of it before this sitting
  int more_due = 0;      // reviews that are due as well, and left for another time
  int not_solved = 0;    // kMixed: those that fill it up, too few being solved

  // In milliseconds of the clock; told for kTimed.
  double began_ms = 0.0;  // tells this sitting from others of its place
  double took_ms = 0.0;   // once it is done, without the time away; negative: the clock went back
  double away_ms =
      0.0;  // from leaving it, or the last deed before the page was closed, to returning
  double seen_ms = 0.0;  // of the last deed, or of leaving

  // Of one that was left and is taken up again (sitting.h).
  bool is_kept = false;       // its numbers are drawn already
  bool touched = false;       // something was done on it here since it was read, or was left
  bool resumed = false;       // the exercise of now is to be brought back as it was
  std::int32_t left_day = 0;  // the day on which it was worked on last
  std::int64_t since = 0;     // the place in the log at which that exercise came onto the desk
};

// The item that this exercise is on the desk for; null if it is not practised here and now.
[[nodiscard]] const PracticeItem* practised(const Session& session, const std::string& exercise);

// Whether the learner may go on from the exercise that is practised: it is right, or it was the one
// answer that a placement takes.
[[nodiscard]] bool may_go_on(const Session& session, const std::string& exercise);

// Whether it was asked in a placement and has had its one answer.
[[nodiscard]] bool is_answered_for_good(const Session& session, const std::string& exercise);

// Reviews of exercises of the workbook that are due today, the most urgent first.
[[nodiscard]] std::vector<std::string> due_today(const Session& session);

// The day on which the next review is due and how many are then; count 0 if none ever is.
struct NextDue {
  std::int32_t day = 0;
  int count = 0;
};
[[nodiscard]] NextDue next_due(const Session& session);

// About how long exercises of these ids take, in whole minutes; at least 1 if there are any.
[[nodiscard]] int minutes_for(const Session& session, const std::vector<std::string>& exercises);

// kSlip: how many in a row were right at the first answer since the slip was made last.
[[nodiscard]] int free_in_row(const Practice& practice);

// Whether it was left on an earlier day, and waits to be taken up again or begun anew.
[[nodiscard]] bool may_be_resumed(const Practice& practice);

// The queue without two of one chapter in a row, as far as there are others; otherwise in its
// order.
[[nodiscard]] std::vector<PracticeItem> mixed(std::vector<PracticeItem> queue);

// Where a placement suggests to begin, by its results: the chapter of the first exercise that was
// not right; -1 if all were.
[[nodiscard]] int suggested_chapter(const Practice& practice);

}  // namespace tmw

// The door of core/session; action.h is all that can happen, effect.h all that is asked of the
// world.
//
// The whole state of the workbook, and the only way to change it: `update(session, action, env)`.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/content/workbook.h"
#include "core/exercise/differing_step.h"
#include "core/exercise/entry.h"
#include "core/exercise/problem.h"
#include "core/exercise/theory.h"
#include "core/learner/backup.h"
#include "core/learner/backup_reading.h"
#include "core/learner/draft.h"
#include "core/learner/log.h"
#include "core/marking/verdict.h"
#include "core/session/action.h"
#include "core/session/effect.h"
#include "core/session/practice.h"
#include "core/session/route.h"

namespace tmw {

// How far a content file has come.
enum class LoadState { kWaiting, kLoading, kReady, kFailed };

struct ContentState {
  LoadState state = LoadState::kWaiting;
  std::string reason;  // kFailed: what went wrong, for the page to quote
};

// The text of an appendix, as far as it has come.
struct Appendix {
  ContentState content;
  std::string markdown;  // kReady
};

// A solved exercise whose derivation is looked at with other numbers. Nothing of it is kept.
struct Played {
  std::vector<std::size_t> rows;  // the value of each knob
  std::vector<Knob> knobs;        // one for each way in which its numbers vary
  Problem problem;
};

// An exercise on the learner's desk: its numbers, what was entered, what was said about it. Kept
// while the learner goes elsewhere.
struct ExerciseState {
  Problem problem;
  Entry entry;                     // of the problem's kind
  std::optional<Verdict> verdict;  // on `checked`
  Entry checked;                   // what was entered when it was checked last
  int hints_shown = 0;
  bool derivation_open = false;
  int stages_shown = 0;                    // of the derivation; stages.h
  std::optional<DifferingStep> differing;  // found when the derivation is opened
  bool reveal_logged = false;              // for the numbers of now
  std::optional<int> guess;                // of what the remark tells: an option, or -1 for none
  std::string guessed;                     // the number that was typed for a guess
  std::optional<Played> played;            // once it is solved and the learner wants it
  std::string last_event;                  // id of its latest attempt, to say whether that is saved
  std::string brought;                     // the text of a draft that was put here, not typed here
};

// What starting over has deleted.
struct Discarded {
  Log log;
  std::map<std::string, Draft> drafts;
};

// What is taken of a file, in slices: its events in their order, of which `next` comes next.
struct Taking {
  std::vector<Event> events;
  std::size_t next = 0;
};

// Lines that the store holds, read.
struct StoredLines {
  std::vector<Event> events;
  std::vector<std::string> unreadable;
};

struct Session {
  Session();
  Session(const Session& other);
  Session(Session&& other) noexcept;
  Session& operator=(const Session& other);
  Session& operator=(Session&& other) noexcept;
  ~Session();

  // Content.
  Workbook workbook;                            // chapters that are ready
  std::map<int, ContentState> chapter_states;   // of chapters that have a content file
  std::map<int, Theory> theories;               // of chapters that are ready
  std::map<AppendixKind, Appendix> appendices;  // that were asked for
  Explored explored;                            // numbers changed in the theory of the place
  std::string open_number;                      // the one whose control is open; empty: none
  std::string held_number;                      // the one that is on its way; empty: none
  Rooms rooms;                                  // of that number
  std::set<std::string> open_values;            // figures of the place whose tables are open

  // The learner.
  Log log;
  std::map<std::string, Draft> drafts;             // what was entered and not checked, by draft_key
  std::uint64_t learner = 0;                       // option_order.h; 0 until the log is loaded
  std::string first_id;                            // of the first event, while none was recorded
  std::map<std::string, ExerciseRecord> records;   // computed from the log
  std::map<std::string, ExerciseState> exercises;  // of chapters that are ready, by id

  // Where we are.
  Place place;
  std::string alone;       // the one exercise that a page shows which holds this one; empty: all
  std::string notice;      // a sentence on top of the page; empty for none
  NodeId focus = 0;        // to be focused once the page holds it; 0 for none
  std::int32_t today = 0;  // the local day of the last action
  std::int64_t now_utc_ms = 0;  // its time
  bool first_place = false;     // nowhere else was gone to since the page was loaded
  bool arrived = false;         // the first Navigate has happened
  bool missed_day = false;      // the home page says that a run of days has ended
  bool begun_before = false;    // the browser remembers answers, before the log is known
  bool trying_first = false;    // the newcomer's exercise stands on the home page; until it is left

  // Practice. The exercise that is practised is among `exercises` as long as the practice is the
  // place; as it was before, it is set aside.
  std::optional<Practice> practice;
  std::optional<ExerciseState> set_aside;

  // The store.
  bool log_loaded = false;
  StoredLines stored;             // of a log that arrives in parts, those that came
  std::set<std::string> unsaved;  // events not yet known to be durable
  std::string storage_failure;    // why; empty while the store works
  std::string beside;             // what was last said beside the page (Notify)
  bool asked_to_persist = false;

  // Copies.
  std::optional<BackupReading> reading;  // of the file that the learner chose last
  std::optional<Backup> offer;           // what stands in it, once it is read
  std::optional<Taking> taking;          // while it is added
  std::optional<Log> taken;              // of the file taken last, to undo it
  std::optional<Discarded> discarded;    // to undo starting over
  std::string clearing;                  // of the ClearStore that is not durable yet; empty: none

  // The lab.
  std::string lab_sheet;    // its page, as core/sheet writes it; empty until it is there
  std::string game_sheet;   // the same of a game
  std::string lab_failure;  // why it is not; empty: it is on its way

  std::int64_t last_run = 0;
};

// Reasons of a StorageFailed after which more is done than said.
inline constexpr const char* kSlowStore = "slow";        // it has not answered yet
inline constexpr const char* kWaitingStore = "waiting";  // another tab holds it
inline constexpr const char* kFullStore = "full";
inline constexpr const char* kNewerStore = "newer";  // of a newer version of the workbook

// A session at the home page of this workbook, with no chapter loaded and nothing done.
[[nodiscard]] Session new_session(WorkbookIndex index);

// Whether this is the newcomer's exercise, on the home page.
[[nodiscard]] bool is_first_here(const Session& session, const std::string& exercise);

// Whether there are answers, as far as is known.
[[nodiscard]] bool has_begun(const Session& session);

// Changes the session by one action and says what the world must do about it. An action that makes
// no sense now (an unknown exercise, an option out of range, a run that was superseded) changes
// nothing.
[[nodiscard]] Effects update(Session& session, const Action& action, const Env& env);

// True if the store is of a newer version: it is shown, and nothing is written to it.
[[nodiscard]] bool is_read_only(const Session& session);

// Whether the store's failure is told beside the page and not on it: it has not answered yet, and
// nothing waits to be saved.
[[nodiscard]] bool is_told_beside(const Session& session);

// How the learner's work stands with the store.
enum class SaveState { kNothing, kSaving, kSaved, kFailed };
[[nodiscard]] SaveState save_state(const Session& session);

// The same for one event.
[[nodiscard]] SaveState save_state_of(const Session& session, const std::string& event_id);

// When the progress was last saved to a file.
struct CopyState {
  std::optional<std::int32_t> day;  // none: never
  int answers_since = 0;            // or since ever
  bool any_answers = false;
};
[[nodiscard]] CopyState copy_state(const Session& session);

// What can be undone now of loading files and starting over: the later deed, with what it would
// take away or bring back. A log that is only read is left alone; what other tabs have undone
// already is no longer there to undo.
struct UndoState {
  enum class Deed { kNone, kCopy, kStartOver };
  Deed deed = Deed::kNone;
  int answers = 0;
  int drafts = 0;  // kStartOver: texts that were not checked
};
[[nodiscard]] UndoState undo_state(const Session& session);

// How much of the file that is read or added now is done, from 0 to 1; 1 if none is.
[[nodiscard]] double copy_share(const Session& session);

// How it stands with deleting from the store what starting over has discarded.
enum class DeletionState { kNone, kWaiting, kFailed };
[[nodiscard]] DeletionState deletion_state(const Session& session);

// The chapter of the place; null at another place, and while it is not there.
[[nodiscard]] const Chapter* chapter_shown(const Session& session);

// Whether the log has an answer to the exercise, and a right one.
[[nodiscard]] bool is_tried(const Session& session, const std::string& exercise);
[[nodiscard]] bool is_solved(const Session& session, const std::string& exercise);

// Solved exercises of one chapter, and of all; never more than the workbook has.
[[nodiscard]] int solved_in_chapter(const Session& session, int chapter);
[[nodiscard]] int solved_in_all(const Session& session);

// Both together, and how many there are; `chapter` -1: of all. Nothing of a chapter that is not
// there.
struct SolvedOf {
  int solved = 0;
  int count = 0;
};
[[nodiscard]] SolvedOf solved_of(const Session& session, int chapter);

// The control of the number that is open; null if none is.
[[nodiscard]] const Knob* open_knob(const Session& session);

// What is told once a number rests that a figure's handle has changed: one sentence, and whether
// the figure's goal is reached. Empty for a number that no figure of the place has.
[[nodiscard]] std::string handle_says(const Session& session, const std::string& given);

// Where to go on, among chapters that are there: the exercise answered last of those that were
// tried and not solved. Empty if there is none.
[[nodiscard]] std::string unfinished_exercise(const Session& session);

// The first exercise that was never tried, in the order of reading from the one answered last on,
// round the workbook. Empty if all of them were.
[[nodiscard]] std::string next_new_exercise(const Session& session);

// Unfinished work, else new work; empty when all is solved.
[[nodiscard]] std::string next_exercise(const Session& session);

// The exercise after this one below its chapter's text; the first one there after one that the text
// asks (asks.h). Empty after the last one.
[[nodiscard]] std::string exercise_after(const Session& session, const std::string& id);

// Whether what stands there was marked as right.
[[nodiscard]] bool is_right_now(const ExerciseState& state);

// Whether the verdict is about something else than what stands there now.
[[nodiscard]] bool is_about_earlier(const ExerciseState& state);

// As the learner has set them.
[[nodiscard]] ThemeWish theme_of(const Session& session);

// In which code is written.
[[nodiscard]] CodeLanguage language_of(const Session& session);

[[nodiscard]] InkWish ink_of(const Session& session);

}  // namespace tmw

// Everything that can happen to a session. A button, a key, a link and a finished code run are the
// same kind of thing: an Action given to `update`.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/content/code_language.h"
#include "core/session/appearance.h"

namespace tmw {

struct NoAction {};

// Goes to the page of a hash such as "#/", "#/0", "#/0/0.3" or "#/4/4.3?seed=17".
struct Navigate {
  std::string hash;
};

// The learner typed in the answer field `part` (0 for the only one).
struct EditAnswer {
  std::string exercise;
  int part = 0;
  std::string text;  // filled by with_value
};

struct EditCode {
  std::string exercise;
  std::string source;  // filled by with_value
  CodeLanguage language = CodeLanguage::kJavaScript;
};

// What is done with code besides typing and running it.
enum class CodeDeed : std::uint8_t {
  kToggleCalls,    // opens or closes the fold with the calls that need no attention
  kTogglePassing,  // and that with the code that passed
  kAskForStarter,  // "Back to the start code": the learner is asked first
  kTakeStarter,    // yes; what was written is gone
  kKeepCode,       // no
};

struct OnCode {
  std::string exercise;
  CodeDeed deed = CodeDeed::kToggleCalls;
};

struct Choose {
  std::string exercise;
  int option = 0;  // position as shown, from 0
};

struct MoveStep {
  std::string exercise;
  int from = 0;
  int to = 0;  // with_value puts a place in, as text from 0; empty text leaves it
};

struct PickLine {
  std::string exercise;
  int line = 1;
};

// Marks what the learner has entered; for Build it asks the browser to run the code first.
struct Check {
  std::string exercise;
};

// Goes on from an exercise that is done: to the next one of its chapter, or to the chapter's end.
struct GoOn {
  std::string exercise;
};

// Goes on from an exercise of the practice that is not done: it stays open, and that costs nothing.
struct PassOver {
  std::string exercise;
};

// Begins the practice of the place: what was put together and waits, or anew.
struct BeginPractice {};

// Forgets how far the practice of the place had come, and puts another one together.
struct BeginAnew {};

// Shows the next hint, or every hint up to the one with this number.
struct ShowHint {
  std::string exercise;
  int number = 0;  // from 1; 0: the next one
};

// Shows what an answer field understands.
struct ShowSpellings {};

// Opens or closes a fold: the derivation, the solution. Opening counts as a reveal in the log. It
// begins with the first step's words.
struct ToggleDerivation {
  std::string exercise;
  bool whole = false;  // with every step; with_value sets it for any text but a number
};

// So many stages of the derivation are shown, never fewer; below 0: all but so many, unannounced.
struct ShowStages {
  std::string exercise;
  int stages = 0;
};

// What is typed where the learner is asked to guess a number.
struct EditGuess {
  std::string exercise;
  std::string text;
};

// Says what the learner expects of the remark, and shows it; -1: only shows it. Where a number is
// guessed, 0 takes what was typed. Nothing is logged.
struct Guess {
  std::string exercise;
  int option = 0;
};

struct NewNumbers {
  std::string exercise;
};

struct OriginalNumbers {
  std::string exercise;
};

// The sandbox finished: `outputs` is its JSON reply, one entry for each test.
struct CodeFinished {
  std::int64_t run = 0;
  std::string outputs;
};

// What the store says. `events` are saved log lines, one JSON object each.
struct LogPart {
  std::vector<std::string> events;  // of a long log, ahead of LogLoaded or LogReplaced
};
struct LogLoaded {
  std::vector<std::string> events;  // all that it holds, or the last part; what it has lost is
                                    // written back
};
struct LogReplaced {
  std::vector<std::string> events;  // all that it holds, after another tab has deleted something
  // All drafts that it holds, if all were deleted with the events: what is entered in this tab goes
  // as well. Nothing if the drafts were left alone.
  std::optional<std::vector<std::string>> drafts = std::nullopt;
};
struct LogMerged {
  std::vector<std::string> events;  // some, from another tab
};
// What was typed and not checked, one JSON object each (core/learner/draft.h): all of them before
// LogLoaded; later those that another tab has kept.
struct DraftsLoaded {
  std::vector<std::string> drafts;
};
struct EventSaved {
  std::string id;
};
struct EventsSaved {  // many at once
  std::vector<std::string> ids;
};
struct StorageFailed {
  std::string reason;  // one of those of words::storage_failed, or the browser's own words
};

// Saves the whole log to a file.
struct SaveCopy {};
// What stands in a file that the learner chose: it is shown what taking it would do. A large one is
// read in slices (copy_share), the first of them at once.
struct OfferCopy {
  std::string text;
};
struct ReadCopy {};  // the next slice of what is offered
struct TakeCopy {};  // what was offered, or the next slice of that
struct UndoCopy {};  // what was taken last

// Deletes all progress; until the page is closed it can be undone.
struct StartOver {};
struct UndoStartOver {};

// What the fetch of a compiled content file gave: its text, or why there is none.
struct ChapterLoaded {
  int chapter = 0;
  std::string text;
};
struct ChapterFailed {
  int chapter = 0;
  std::string reason;
};

// What the fetch of an appendix gave: its text, or why there is none. `name` is appendix_name.
struct AppendixLoaded {
  std::string name;
  std::string text;
};
struct AppendixFailed {
  std::string name;
  std::string reason;
};

// Tries again what failed: fetching content, saving what is not saved yet.
struct Retry {};

// The page is seen again, maybe on another day. What depends on the day follows.
struct LookAgain {};

// Set by the learner.
struct SetTheme {
  ThemeWish theme = ThemeWish::kSystem;
};

// Set by the learner: the language in which code is written.
struct SetLanguage {
  CodeLanguage language = CodeLanguage::kJavaScript;
};

// Set by the learner: who inks the words.
struct SetInk {
  InkWish ink = InkWish::kAuto;
};

// The control of a number of the theory is opened; it can be changed by it then. No name: closed.
struct OpenNumber {
  std::string name;
};

// That number gets one of its values. Nothing is logged. From now on it is on its way, and what
// changes with it keeps the width of the widest that may come, until RestNumber.
struct SetNumber {
  std::string name;
  int value = 0;  // its place among the values, from 0
};

// The number that was set last was let go.
struct RestNumber {};

// Opens or closes the table of a figure's values; nothing of it is kept.
struct ToggleValues {
  std::string figure;  // its id, in the chapter of the place
};

// All numbers of the theory are the text's own again.
struct TextNumbers {};

// A control of the lab's page, which only the lab understands (core/sheet).
struct OnLab {
  std::string deed;
  std::string value;  // filled by with_value
};

// What the lab says then: its page as core/sheet writes it, and the query of its address.
struct LabSaid {
  std::string sheet;
  std::string query;
};
struct LabFailed {
  std::string reason;
};
// What the log is to remember of it: "game fit-or-crash 8 17 fcff" (core/lab/lab.h), or "guide".
struct LabNoted {
  std::string note;
};

using Action =
    std::variant<NoAction, Navigate, EditAnswer, EditCode, OnCode, Choose, MoveStep, PickLine,
                 Check, GoOn, PassOver, BeginPractice, BeginAnew, ShowHint, ShowSpellings,
                 ToggleDerivation, ShowStages, NewNumbers, OriginalNumbers, CodeFinished, LogPart,
                 LogLoaded, LogReplaced, LogMerged, DraftsLoaded, EventSaved, EventsSaved,
                 StorageFailed, ChapterLoaded, ChapterFailed, Retry, SetTheme, SetInk, SetLanguage,
                 SaveCopy, OfferCopy, ReadCopy, TakeCopy, UndoCopy, StartOver, UndoStartOver,
                 AppendixLoaded, AppendixFailed, EditGuess, Guess, LookAgain, OpenNumber, SetNumber,
                 RestNumber, ToggleValues, TextNumbers, OnLab, LabSaid, LabFailed, LabNoted>;

// The same action carrying what a text control now holds, or where a step was dropped; other
// actions come back unchanged.
[[nodiscard]] Action with_value(Action action, std::string value);

}  // namespace tmw

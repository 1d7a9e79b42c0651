// One thing the learner did, as the log keeps it for ever.
//
// Saved as one line of JSON: {"v":2,"id":"…","order":…,"utc_ms":…,"day":…,"what":"attempt",…}.
// Fields and kinds this version does not know are kept and written back unchanged, so an older page
// never damages a newer log. Lines of older versions are upgraded as they are read, not in the
// store.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tmw {

inline constexpr int kEventFormatVersion = 2;

// The latest place in the order of a log. A clock that shows the year 9999 leaves room below it.
inline constexpr std::int64_t kLastOrder = 9007199254740991;  // 2^53 - 1: exact in JavaScript too

enum class EventKind {
  kAttempt,  // an answer was checked and could be read; `verdict`, `answer`, `seed`, `numbers`
  kReveal,   // the derivation or solution was opened
  kHint,     // a hint was asked for; `number` is which, from 1; `seed`
  kSetting,  // `name` and `value`
  kReview,   // a repetition of a solved exercise in practice; same fields as an attempt
  kPlay,  // beside the course: `name` is what. A game that ended: `number` is its score, `seed` and
          // `answer` say which rounds and what was said. "ask", an exercise with the numbers of
          // the lab: `value` is its address, `verdict`, `answer`
  kOther,  // of a newer version; kept, never counted
};

// The fields of a flat JSON object: its values as JSON text, by key.
using RawFields = std::map<std::string, std::string>;

// Finite numbers by name.
using NamedNumbers = std::map<std::string, double>;

struct Event {
  std::string id;              // unique over all tabs, devices and years
  std::int64_t order = 0;      // which of two events is the later one; see Log::next_order
  std::int64_t utc_ms = 0;     // milliseconds since 1970-01-01T00:00Z, as the clock said
  std::int32_t local_day = 0;  // the learner's calendar date then, days since 1970-01-01
  EventKind kind = EventKind::kOther;
  std::string exercise;    // "0.3"; empty for settings
  std::uint64_t seed = 0;  // 0: the original numbers
  std::string verdict;     // "right", "close", "slip" or "wrong"
  std::string answer;      // as entered
  NamedNumbers numbers;    // what was read of it: base units, by the id of the part
  std::string slip;        // that was told of the answer; of several parts one a line, some empty
  std::string drill;       // the slip that was practised with it, a slip_key of slip_records.h
  int number = 0;          // kHint
  std::string name;        // kSetting
  std::string value;       // kSetting
  RawFields unknown;       // everything else that stood in the line

  bool operator==(const Event&) const = default;
};

// True of what was checked: an attempt at an exercise, or its repetition in practice.
[[nodiscard]] bool is_answer(const Event& event);

// True of what was marked as right. The only reader of `verdict`, which stays a text as it stood in
// the line: a newer version may know others.
[[nodiscard]] bool is_right(const Event& event);

// The line of this event, without a newline. Text that is not UTF-8 is made so with U+FFFD.
[[nodiscard]] std::string event_json(const Event& event);

// The event of a line, or nothing: when it is not one JSON object, lacks an id, a time, a day or
// what its kind is about (an answer its exercise and verdict, a setting its name), or one of the
// fields above has another type than this version writes. A line of a newer format
// version comes back as kOther with all its fields in `unknown`, and is written back as it was.
// An order beyond kLastOrder says nothing, and counts as the earliest.
[[nodiscard]] std::optional<Event> read_event(std::string_view line);

// Why fields are no event: the first one that is not there, or has another type.
struct EventFault {
  std::string field;
  bool missing = false;
};

// The same of fields that were read already. Without an event, `fault` says why, where it is given.
[[nodiscard]] std::optional<Event> event_of(RawFields fields, EventFault* fault = nullptr);

// The names of the fields that this version knows, in the order in which it writes them.
[[nodiscard]] const std::vector<std::string_view>& event_fields();

// True of what a newer format version wrote.
[[nodiscard]] bool is_newer(const Event& event);

// Turns the fields of one format version into those of the next. False: they cannot be.
using UpgradeStep = bool (*)(RawFields& fields);

// Takes the fields from the version that they carry in "v" to 1 + steps.size(), one step at a time;
// step i leads from version 1 + i. False if a step fails or "v" is not a whole number of at
// least 1. Fields of a later version stay as they are.
[[nodiscard]] bool upgrade(RawFields& fields, const std::vector<UpgradeStep>& steps);

}  // namespace tmw

// A copy of the log as a file: lines of JSON, the first of them a header. It is read from whatever
// a learner hands in, and merged into the log by the ids of its events.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/learner/log.h"

namespace tmw {

// A local day as "2026-11-26".
[[nodiscard]] std::string date_text(std::int32_t day);

// The lines of all answers as a copy has them, each ended by a newline: what
//   grep -E '"what":"(attempt|review)"' COPY
// prints of it.
[[nodiscard]] std::string answer_lines(const Log& log);

// The whole log with its unreadable texts. `today` is the local day that the header names.
[[nodiscard]] std::string backup_text(const Log& log, std::int32_t today);

// "transformer-math-workbook-2026-11-26.jsonl"
[[nodiscard]] std::string backup_file_name(std::int32_t today);

// A line of the file that is no event of this or an older format, or the first one of several.
struct BadLine {
  int number = 0;          // from 1
  std::string start = {};  // of its text, a few dozen bytes at most, whole characters
  bool is_json = true;     // an object of JSON: then `fault` says what of it is no event's
  EventFault fault = {};
};

struct Backup {
  bool has_header = false;
  int promised = 0;  // lines that the header says follow it
  int found = 0;     // lines that follow it
  std::vector<Event> events;
  std::vector<std::string> unreadable;  // texts that the log itself could not read
  std::vector<BadLine> bad;             // the first thousand of them
  int bad_lines = 0;                    // all of them
  bool looks_like_ours = false;         // one of them has fields of an event
  bool ends_broken = false;             // its last line is an object that the end cuts off
  int newer = 0;                        // lines of a newer format: this version leaves them out
};

// Total over all bytes. A file without a header, cut in the middle, changed by hand or saved anew
// by an editor (other line ends, a list of objects over many lines) or a tool (1.0 for 1, null for
// what is not there) gives what can be read of it. BackupReading (backup_reading.h) does it slice
// by slice.
[[nodiscard]] Backup read_backup(std::string_view text);

// True if nothing of it is the workbook's.
[[nodiscard]] bool is_foreign(const Backup& backup);

// How many lines are not there of those that the header promises; 0 where it promises none.
[[nodiscard]] int missing_lines(const Backup& backup);

// What merging would do.
struct BackupPreview {
  int fresh = 0;  // events that the log does not have
  int known = 0;  // events that it has, or that the file holds twice
  int ahead = 0;  // of the fresh ones: of days after today
  int fresh_unreadable = 0;
};
[[nodiscard]] BackupPreview preview_of(const Backup& backup, const Log& log, std::int32_t today);

}  // namespace tmw

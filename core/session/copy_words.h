// What is said of where the progress is kept, of files of it, and of starting over.
#pragma once

#include <string>
#include <vector>

namespace tmw {

struct Backup;
struct BackupPreview;
struct BadLine;
struct UndoState;

}  // namespace tmw

namespace tmw::words {

// Of a log that a newer version has written.
inline constexpr const char* kOnlyRead =
    "What is stored in this browser was written by a newer version of the workbook. This version "
    "only reads it: what you do here is not kept, and nothing is deleted. Reload the page to get "
    "the newer version.";
inline constexpr const char* kCannotBeAdded =
    "Nothing can be added from the file: what is stored in this browser was written by a newer "
    "version of the workbook, and this version only reads it. Reload the page to get the newer "
    "version, and load the file again.";
// Of starting over that the store has not carried out.
inline constexpr const char* kNotDeletedYet =
    "Your progress could not be deleted from this browser’s storage yet: after a reload it is all "
    "there again. The deletion is tried again while this tab is open.";

// What undoing now would do: "Starting over can be undone until this tab is closed or reloaded:
// that brings back 12 answers and 1 unchecked draft." Empty if there is nothing to undo.
[[nodiscard]] std::string can_be_undone(const UndoState& state);

// What taking a file would do: "34 new events, 12 known, 1 unreadable." and so on.
[[nodiscard]] std::vector<std::string> copy_offer(const Backup& backup,
                                                  const BackupPreview& preview);

// "Line 47 cannot be read: my notes", "Line 47 cannot be read, its field “day” is missing: …"
[[nodiscard]] std::string bad_line(const BadLine& line);

// "12 more lines cannot be read."
[[nodiscard]] std::string more_bad_lines(int count);

}  // namespace tmw::words

// Cuts the text of a copy into what should each be one event: lines of JSON as the workbook writes
// them, and what editors and tools make of those.
#pragma once

#include <string_view>
#include <vector>

namespace tmw {

// A piece of a copy: an object of JSON, on one line or over several, or a line that is none.
struct BackupRecord {
  std::string_view text;
  int line = 0;             // where it begins, from 1
  bool at_the_end = false;  // nothing comes after it, not even the end of its line
};

// Every piece of the text, in order; nothing is left out but blanks, byte order marks, and the
// brackets and commas of a list around objects. Lines may end as in any system. Total over all
// bytes, in time that grows with the text.
[[nodiscard]] std::vector<BackupRecord> backup_records(std::string_view text);

}  // namespace tmw

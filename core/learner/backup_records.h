// Cuts the text of a copy into what should each be one event: lines of JSON as the workbook writes
// them, and what editors and tools make of those.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace tmw {

// A list of objects that stands in an object: some tools wrap what they are given.
struct BackupList {
  std::string_view text;  // between its brackets; where an object breaks off, up to its end
  int line = 0;           // where it begins
};

// A piece of a copy: an object of JSON, on one line or over several, or a line that is none.
struct BackupRecord {
  std::string_view text;
  int line = 0;                   // where it begins, from 1
  bool is_cut = false;            // an object that the end of the text cuts off
  bool is_broken = false;         // an object in which a sign stands where no JSON has it
  std::vector<BackupList> lists;  // those that are in no other list
};

// Hands out every piece of a text, in order; nothing is left out but blanks, byte order marks, and
// the brackets and commas of a list around objects. Lines may end as in any system. Total over all
// bytes, in time that grows with the text.
class BackupCutter {
 public:
  // Requires that the text outlives it. `line` is that of its first sign.
  explicit BackupCutter(std::string_view text, int line = 1) : text_(text), line_(line) {}

  // The next piece; nothing once there is none.
  [[nodiscard]] std::optional<BackupRecord> next();

  // How many bytes of the text are cut.
  [[nodiscard]] std::size_t at() const { return at_; }

 private:
  [[nodiscard]] std::size_t line_end(std::size_t from) const;
  void skip();
  void pass_line_end();
  [[nodiscard]] std::size_t blank_here() const;
  [[nodiscard]] bool is_bracket_of_list() const;
  [[nodiscard]] BackupRecord take_object();
  [[nodiscard]] std::size_t broken_end() const;
  [[nodiscard]] BackupRecord take(std::size_t end);
  [[nodiscard]] int lines_in(std::size_t from, std::size_t end) const;

  std::string_view text_;
  std::size_t at_ = 0;
  int line_;
};

}  // namespace tmw

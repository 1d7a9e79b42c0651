#include "core/session/copy_words.h"

#include <string>

#include "core/learner/backup.h"
#include "core/session/session.h"
#include "core/session/words.h"

namespace tmw::words {
namespace {

// "12 answers and 1 unchecked draft"; what there is none of is left out, but not both.
std::string brought_back(const UndoState& state) {
  const std::string answers = counted(state.answers, "answer", "answers");
  if (state.drafts == 0) return answers;
  const std::string drafts = counted(state.drafts, "unchecked draft", "unchecked drafts");
  return state.answers == 0 ? drafts : answers + " and " + drafts;
}

// Fewer lines than the header says; which of the two it was, nobody can know.
std::string fewer_lines(int count) {
  return "The file has " + counted(count, "line", "lines") +
         " fewer than its first line says: somebody has taken lines out, or its end is missing.";
}

std::string why_bad(const BadLine& line) {
  if (line.is_json)
    return ", its field “" + line.fault.field + "” " +
           (line.fault.missing ? "is missing" : "holds something else than it should");
  return line.start.rfind('{', 0) == 0 ? ", it is no whole object of JSON" : "";
}

}  // namespace

std::string can_be_undone(const UndoState& state) {
  switch (state.deed) {
    case UndoState::Deed::kNone:
      return {};
    case UndoState::Deed::kCopy:
      return "Loading the file can be undone until this tab is closed or reloaded: that takes "
             "its " +
             counted(state.answers, "new answer", "new answers") + " out of your progress again.";
    case UndoState::Deed::kStartOver:
      return "Starting over can be undone until this tab is closed or reloaded: that brings back " +
             brought_back(state) + ".";
  }
  return {};
}

std::vector<std::string> copy_offer(const Backup& backup, const BackupPreview& preview) {
  if (is_foreign(backup))
    return {
        "This file holds no progress of the workbook. Choose one that “Save my progress to a "
        "file” has made: its name begins with “transformer-math-workbook”. If it came packed, as "
        "a zip, unpack it first."};
  const int unreadable = backup.bad_lines + static_cast<int>(backup.unreadable.size());
  std::vector<std::string> said = {counted(preview.fresh, "new event", "new events") + ", " +
                                   std::to_string(preview.known) + " known, " +
                                   std::to_string(unreadable) + " unreadable."};
  if (backup.ends_broken) {
    said.emplace_back("The file breaks off before its end.");
  } else if (const int missing = missing_lines(backup); missing > 0) {
    said.push_back(fewer_lines(missing));
  }
  if (preview.ahead > 0)
    said.push_back(counted(preview.ahead, "new event is", "new events are") +
                   " dated after today. No day streak counts a day before it comes.");
  if (backup.newer > 0)
    said.push_back(counted(backup.newer, "line", "lines") +
                   " of a newer version of the workbook cannot be taken. Reload the page to get "
                   "that version, and load the file again.");
  if (preview.fresh == 0 && preview.fresh_unreadable == 0)
    said.emplace_back("There is nothing to add.");
  return said;
}

std::string bad_line(const BadLine& line) {
  return "Line " + std::to_string(line.number) + " cannot be read" + why_bad(line) + ": " +
         line.start;
}

std::string more_bad_lines(int count) {
  return counted(count, "more line", "more lines") + " cannot be read.";
}

}  // namespace tmw::words

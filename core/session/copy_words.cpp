#include "core/session/copy_words.h"

#include <string>

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

}  // namespace tmw::words

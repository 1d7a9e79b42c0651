// Exercises that a chapter's text asks where it teaches them (`> [!ask] 4.5`). Internal to
// core/session and core/page.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/session/session.h"

namespace tmw {

// Ids of the exercises that the text of a chapter asks, in the order of the text. Empty while the
// chapter is not there.
[[nodiscard]] std::vector<std::string> asked_in_text(const Session& session, int chapter);

// Whether the id is among them.
[[nodiscard]] bool is_one_of(const std::vector<std::string>& ids, const std::string& id);

// Where the text goes on behind an exercise that it asks.
struct ReadOn {
  NodeId node = 0;
  std::string hash;  // the address of what stands there; empty if it has none of its own
};

// Nothing if the text does not ask the exercise, or ends with it.
[[nodiscard]] std::optional<ReadOn> read_on_after(const Session& session,
                                                  const std::string& exercise);

// The exercise below the text that closes its chapter: the last one that the workbook counts and
// the text does not ask; where it asks all of them, the last. Empty if there is none.
[[nodiscard]] std::string last_exercise(const Session& session, int chapter);

// Ids of all exercises that are there in the order in which they are met: in each chapter first
// those that its text asks. From the index alone.
[[nodiscard]] std::vector<std::string> ids_in_reading_order(const WorkbookIndex& index);

}  // namespace tmw

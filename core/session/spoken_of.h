// Where the eye is when a verdict comes. Internal to core/session and core/page.
#pragma once

#include <string>
#include <vector>

#include "core/exercise/entry.h"
#include "core/exercise/problem.h"
#include "core/session/node_id.h"

namespace tmw {

// The control that a verdict on this entry speaks of, below which it stands: the only field, the
// option, the line, the row that runs the code; 0 if it speaks of all that was entered.
[[nodiscard]] NodeId spoken_of(const Problem& problem, const Entry& entry);

// What is to be seen of a verdict that has come, the first before all others (ShowNodes): the field
// that has the focus with its own words and, where there is still room, everything else that was
// said. Where there is none, the field stands at the upper edge, so that its words follow it.
[[nodiscard]] std::vector<NodeId> to_be_seen(const Problem& problem, const Entry& entry);

// Names of the parts of a card, for exercise_node.
[[nodiscard]] std::string part_name(int part);
[[nodiscard]] std::string part_verdict_name(int part);
[[nodiscard]] std::string hint_name(int hint);  // both from 0

}  // namespace tmw

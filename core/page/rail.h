// What stands beside a chapter where there is room: its sections and exercises, in reading order.
#pragma once

#include <string>

namespace tmw {

struct Session;

// HTML of the list for the frame's second <nav>: links, each exercise with how the learner stands
// with it in shape and word. Empty where the place is no chapter, or the chapter is not there.
[[nodiscard]] std::string rail_html(const Session& session);

}  // namespace tmw

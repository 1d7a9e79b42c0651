// The quick way through a log of years: lines as event_json writes them.
#pragma once

#include <optional>
#include <string_view>

#include "core/learner/event.h"

namespace tmw {

// The event of a line of this version, of a kind that it knows, with nothing but its fields, in the
// order of event_fields() and without blanks. Nothing for any other line, sound or not: read_event
// reads those through RawFields, which takes ten times as long. Where this reads a line, both give
// the same event.
[[nodiscard]] std::optional<Event> read_written_event(std::string_view line);

}  // namespace tmw

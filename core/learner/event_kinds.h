// What the kinds of events are called in a line, and what each is about.
#pragma once

#include <string_view>

#include "core/learner/event.h"

namespace tmw {

// The kind that a line calls by this name; kOther for one that this version does not know.
[[nodiscard]] EventKind kind_named(std::string_view name);

// The name of a kind, of kOther none.
[[nodiscard]] std::string_view name_of(EventKind kind);

// The first field that this event lacks and one of its kind is nothing without: an answer without
// its exercise or its verdict tells nothing. Empty: it lacks none, or is of a kind that this
// version does not know.
[[nodiscard]] std::string_view lacking_field(const Event& event);

}  // namespace tmw

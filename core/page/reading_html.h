// How a typed answer is read, as the line below its field says it. Never whether it is right.
#pragma once

#include <string>
#include <string_view>

#include "core/page/page.h"
#include "core/session/session.h"

namespace tmw {

// HTML: the calculation, then what it comes to; or what was typed with its fault in <u>, then what
// to write instead. Of an unfinished draft the fault is only underlined.
[[nodiscard]] std::string reading_html(const NumericQuestion& question, std::string_view typed);

// The same for the field with this id; empty for anything that is no answer field.
[[nodiscard]] std::string reading_html(const Session& session, const Page& page, NodeId field,
                                       std::string_view typed);

}  // namespace tmw

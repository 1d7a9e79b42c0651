// The card of a term: what it means, its unit and its value here, and where it is explained.
#pragma once

#include <string>
#include <string_view>

namespace tmw {

struct Session;

// Two lines of HTML; empty if there is no such term. The value is that of the term's symbol in
// `exercise`, or where that is empty in the text of the chapter of the place.
[[nodiscard]] std::string term_html(const Session& session, std::string_view name,
                                    const std::string& exercise);

}  // namespace tmw

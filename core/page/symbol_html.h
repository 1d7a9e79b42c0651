// The card of the symbols of a formula: what each counts, its unit and its value here, and where it
// is defined.
#pragma once

#include <string>
#include <string_view>

namespace tmw {

struct Session;

// Two lines of HTML for each letter that the workbook, the exercise or the chapter of the place
// defines, in the order given; others are passed over, so it may be empty. `letters` are those of
// MathML without marks and spaces, one symbol a line: "d", "dk", "τ". The value is that of
// `exercise`, or where that is empty of the chapter's text.
[[nodiscard]] std::string symbols_html(const Session& session, std::string_view letters,
                                       const std::string& exercise);

}  // namespace tmw

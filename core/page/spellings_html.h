// The list of what an answer field understands, for the dialog of the frame.
#pragma once

#include <string>

namespace tmw {

struct Problem;

// HTML made from accepted_spellings(), which the tests read: a heading and a table for each group,
// spellings of one meaning in one row. The unit that a field asks for is named where it matters.
[[nodiscard]] std::string spellings_html();

// The symbols of the exercise itself, which may be typed for its numbers, as HTML to stand before
// that list: "d" is 768 (width). Empty for an exercise without fields or symbols.
[[nodiscard]] std::string own_spellings_html(const Problem& problem);

}  // namespace tmw

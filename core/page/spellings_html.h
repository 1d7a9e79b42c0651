// The list of what an answer field understands, for the dialog of the frame.
#pragma once

#include <string>

namespace tmw {

// HTML made from accepted_spellings(), which the tests read: a heading and a table for each group,
// spellings of one meaning in one row. The unit that a field asks for is named where it matters.
[[nodiscard]] std::string spellings_html();

}  // namespace tmw

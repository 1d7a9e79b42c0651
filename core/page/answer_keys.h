// What a row of keys above a phone's keyboard offers for an answer.
#pragma once

#include <string>

#include "core/marking/numeric_question.h"

namespace tmw {

// The symbols that may be typed, signs, and the scales and units that fit what is asked, with
// blanks between: "L d V T × ^ ( ) / k M B".
[[nodiscard]] std::string answer_keys(const NumericQuestion& question);

}  // namespace tmw

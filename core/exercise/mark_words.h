// Marks an answer given as words, as the command line and other programs hand it over.
#pragma once

#include <string>
#include <vector>

#include "core/exercise/problem.h"
#include "core/marking/verdict.h"

namespace tmw {

// Derive: one word for each part, or one word with ; between the parts; parts left out are named in
// the message. Choices: the option's place as shown, from 1, or its words, or the figure that only
// it states. Debug: the line's number. Orders:
// "2,1,3", each step's number as shown at first. A word that is none of these is unreadable. Build
// is marked by mark_outputs; here it is unreadable.
[[nodiscard]] Verdict mark_words(const Problem& problem, const std::vector<std::string>& words);

// The unit of the verdict's value, in base units: "B", "FLOP/s", "1" ...
[[nodiscard]] std::string verdict_unit(const Problem& problem);

// "right", "close", "slip", "wrong" or "unreadable".
[[nodiscard]] const char* verdict_name(VerdictKind kind);

}  // namespace tmw

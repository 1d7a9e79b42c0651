// The door of core/marking; verdict.h is what others need of it; slips.h finds a slip.
//
// Marks a typed number: reads it, compares it, and says in words what is wrong.
#pragma once

#include <string_view>

#include "core/marking/numeric_question.h"
#include "core/marking/verdict.h"

namespace tmw {

struct SlipSet;  // slips.h

// A bare number is read in the shown unit, and in base units where only that is right; a unit typed
// wins. Unreadable costs no attempt and says what to type. Never Right for a value that is not.
[[nodiscard]] Verdict mark_number(const NumericQuestion& question, std::string_view typed);
// The same with slip_set(question) made before, for many answers to one question.
[[nodiscard]] Verdict mark_number(const NumericQuestion& question, const SlipSet& slips,
                                  std::string_view typed);

}  // namespace tmw

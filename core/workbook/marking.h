// Marks a typed number: reads it, compares it, and says in words what is wrong.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/workbook/numeric_question.h"
#include "core/workbook/slips.h"

namespace tmw {

struct Verdict {
  VerdictKind kind = VerdictKind::Unreadable;
  std::string message;          // whole sentences for the learner, what to do next
  std::string hint;             // the first hint, where a number matches nothing; else empty
  std::optional<double> value;  // what was read, in base units; empty if unreadable
  std::string read_as;          // the same in words: "124,320,000 parameters"; empty if unreadable
  std::string slip;  // stable name of the slip ("drop-factor:kv", "author:0"); empty if none
};

// All that is said: the message, and the hint where there is one.
[[nodiscard]] std::string whole_message(const Verdict& verdict);

// A bare number is read in the shown unit, and in base units where only that is right; a unit typed
// wins. Unreadable costs no attempt and says what to type. Never Right for a value that is not.
[[nodiscard]] Verdict mark_number(const NumericQuestion& question, std::string_view typed);
// The same with slip_set(question) made before, for many answers to one question.
[[nodiscard]] Verdict mark_number(const NumericQuestion& question, const SlipSet& slips,
                                  std::string_view typed);

}  // namespace tmw

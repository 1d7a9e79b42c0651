// Proves one question whose answer is a number.
#pragma once

#include <string>
#include <vector>

namespace tmw {

struct NumericQuestion;

struct QuestionProblem {
  bool is_error = true;  // else a warning
  std::string words;
};

// What `tmw lint` says about it: an expression that does not evaluate, a convention or a slip, the
// author's or the engine's, inside the tolerance of the right answer (errors), two slips with one
// value (a warning).
[[nodiscard]] std::vector<QuestionProblem> check_question(const NumericQuestion& question);

// Whether a number in this ratio to the right answer is so near that the digits asked tell nothing
// apart but by luck of rounding: 0.1 % for three digits, 0.01 % for four. A norm in a large model
// is that small, and 50,257 entries for 50,272.
[[nodiscard]] bool is_too_small_to_see(const NumericQuestion& question, double ratio);

}  // namespace tmw

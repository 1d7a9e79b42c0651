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

}  // namespace tmw

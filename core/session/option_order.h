// Every learner sees the options of a choice in an order of their own, so that "the second one" is
// no answer to pass on. The log names an option by its number (ProblemOption::number), which does
// not depend on the order shown.
#pragma once

#include <cstdint>
#include <string_view>

#include "core/exercise/problem.h"
#include "core/learner/log.h"

namespace tmw {

// Stands for the learner: made of the id of the log's first event; while there is none, of the id
// that the first one will have, so that it stays when that has come. 0 if neither is there.
[[nodiscard]] std::uint64_t learner_of(const Log& log, std::string_view first_id);

// The same learner, exercise and numbers always give the same order; learner 0 has that of the
// numbers. Does nothing to other kinds of exercise.
void order_options(Problem& problem, std::uint64_t learner);

}  // namespace tmw

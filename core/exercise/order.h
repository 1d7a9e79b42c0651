// Design of the arranging sort: steps to put in an order that works.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/content/order_task.h"
#include "core/marking/verdict.h"
#include "core/prose/rich_text.h"

namespace tmw {

class Writer;

struct ProblemStep {
  std::string id;
  Spans text;
  Blocks because;
  std::vector<int> after;  // indices of steps that must come earlier
};

struct OrderProblem {
  std::vector<ProblemStep> steps;  // as shown at first, shuffled, never in an accepted order
  std::vector<int> solution;       // indices into steps: one right order
};

[[nodiscard]] OrderProblem order_problem(const OrderTask& task, std::uint64_t shuffle_seed,
                                         Writer& writer);

// Indices into problem.steps in the learner's order. Names the first step that comes too early.
[[nodiscard]] Verdict mark_order(const OrderProblem& problem, const std::vector<int>& order);

// "2,1,3": each step's number as shown at first.
[[nodiscard]] Verdict mark_words(const OrderProblem& problem,
                                 const std::vector<std::string>& words);

}  // namespace tmw

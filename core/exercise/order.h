// Design of the arranging sort: steps to put in an order that works.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/prose/blocks.h"

namespace tmw {

struct OrderTask;
struct Verdict;
class Writer;

struct ProblemStep {
  std::string id;
  Spans text;
  Blocks because;
  std::vector<int> after;  // indices of steps that must come earlier
};

struct OrderEntry {
  static constexpr bool kOutlivesNumbers = false;

  std::vector<int> order;  // indices into the problem's steps
};

struct OrderProblem {
  using Task = OrderTask;
  using Entry = OrderEntry;

  std::vector<ProblemStep> steps;  // as shown at first, shuffled, never in an accepted order
  std::vector<int> solution;       // indices into steps: one right order
};

[[nodiscard]] OrderProblem order_problem(const OrderTask& task, std::uint64_t shuffle_seed,
                                         Writer& writer);

// Names the first step that comes too early.
[[nodiscard]] Verdict mark_entry(const OrderProblem& problem, const OrderEntry& entry);

// What is said of the first step that comes too early, with its formulas; empty where none does, or
// where steps are missing.
[[nodiscard]] Spans words_of_early_step(const OrderProblem& problem, const OrderEntry& entry);

// "2,1,3": each step's number as shown at first.
[[nodiscard]] Verdict mark_words(const OrderProblem& problem,
                                 const std::vector<std::string>& words);

// The learner's entry; entry.h says what is asked of every kind.
[[nodiscard]] OrderEntry empty_entry(const OrderProblem& problem);
[[nodiscard]] bool is_untouched(const OrderProblem& problem, const OrderEntry& entry);
[[nodiscard]] std::string log_text(const OrderProblem& problem, const OrderEntry& entry);
[[nodiscard]] std::optional<OrderEntry> read_entry(const OrderProblem& problem,
                                                   const std::string& text);

}  // namespace tmw

// Trace, and Design of the choosing sort: one of several options, shuffled by the seed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/prose/blocks.h"

namespace tmw {

struct ChoiceTask;
struct Verdict;
class Writer;

// A limit as it stands with one option chosen.
struct BudgetLine {
  std::string name;
  std::string value;  // "2.6 GB"
  std::string limit;  // "at most 3 GB"
  bool kept = false;
  double share = 0.0;  // value over limit, for a meter; 0 if the limit is 0
};

struct ProblemOption {
  int number = 0;  // from 1, its place in the order that `instantiate` gives; the log names it so
  Spans text;
  Blocks because;
  bool right = false;
  double value = 0.0;               // NaN if it states no number
  std::vector<BudgetLine> budgets;  // shown once this option is checked
};

struct ChoiceEntry {
  static constexpr bool kOutlivesNumbers = false;

  int option = -1;  // as shown, from 0; -1 if none is chosen
};

struct ChoiceProblem {
  using Task = ChoiceTask;
  using Entry = ChoiceEntry;

  std::vector<ProblemOption> options;  // as shown, shuffled by the seed; option 1 is options[0]
};

[[nodiscard]] ChoiceProblem choice_problem(const ChoiceTask& task, std::uint64_t shuffle_seed,
                                           Writer& writer);

// The reason of the option chosen; none, or one out of range, is unreadable.
[[nodiscard]] Verdict mark_entry(const ChoiceProblem& problem, const ChoiceEntry& entry);

// The option's place as shown, from 1, or its words, or the figure that only it states.
[[nodiscard]] Verdict mark_words(const ChoiceProblem& problem,
                                 const std::vector<std::string>& words);

// The learner's entry; entry.h says what is asked of every kind.
[[nodiscard]] ChoiceEntry empty_entry(const ChoiceProblem& problem);
[[nodiscard]] bool is_untouched(const ChoiceProblem& problem, const ChoiceEntry& entry);
[[nodiscard]] std::string log_text(const ChoiceProblem& problem, const ChoiceEntry& entry);
[[nodiscard]] std::optional<ChoiceEntry> read_entry(const ChoiceProblem& problem,
                                                    const std::string& text);

}  // namespace tmw

// Trace, and Design of the choosing sort: one of several options.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/content/number_format.h"
#include "core/content/prose.h"
#include "core/content/spec_parts.h"
#include "core/formula/expression.h"

namespace tmw {

class TableReader;

struct OptionSpec {
  Prose text;
  Expression value;  // the number it states, if it states one
  NumberRow sets;    // numbers of this option, for `because`, the goal and the budgets
  bool right = false;
  Prose because;  // why it is right or wrong
  int line = 0;
};

enum class LimitKind { kAtMost, kAtLeast };

// A limit shown live beside the options of a Design exercise, computed with the chosen option's
// numbers.
struct BudgetSpec {
  Prose name;  // short: "Memory"
  Expression is;
  NumberFormat format;  // how both numbers are printed
  LimitKind limit_kind = LimitKind::kAtMost;
  Expression limit;
  int line = 0;
};

enum class GoalKind { kLargest, kSmallest, kNearest };

// What makes an option the right one, so that the engine can prove it: among the options that keep
// every budget, the one whose `of` is largest, smallest, or nearest to `to`.
struct GoalSpec {
  GoalKind kind = GoalKind::kLargest;
  Expression of;
  Expression to;  // for kNearest
  int line = 0;
};

// Trace, and Design of the choosing sort. Options are shuffled by the seed.
struct ChoiceTask {
  std::vector<OptionSpec> options;
  Expression answer;  // the right option's value, if options state numbers
  std::vector<BudgetSpec> budgets;
  std::optional<GoalSpec> goal;
  std::string check;  // must equal `answer`, or without it what the goal counts, with the right
                      // option's numbers
};

// Reads the task of an exercise of this kind; faults go to the reader.
[[nodiscard]] ChoiceTask read_choice(TableReader& exercise);

}  // namespace tmw

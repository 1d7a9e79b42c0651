// The plan that ends a chapter: the learner's own numbers, each beside its limit.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/session/session.h"
#include "core/units/quantity.h"

namespace tmw {

struct PlanRow {
  std::string what;
  std::string exercise;         // that asks for the number: "9.2"
  std::optional<double> value;  // the latest that was answered, in base units; none: still open
  std::optional<double> limit;  // in base units; none: it has no limit
  bool at_least = false;        // the limit is to be reached
  Unit unit;                    // of both
  // The share of the limit that is taken: above 1 it does not hold. None without both numbers.
  std::optional<double> taken;
};

struct PlanTable {
  std::vector<PlanRow> rows;
  int tightest = -1;  // the row with the largest share; -1: no row has one
  int open = 0;       // rows without a number
};

// Of the answers to the original numbers, whether right or not: later exercises build on them, too.
[[nodiscard]] PlanTable plan_table(const Session& session, const Chapter& chapter);

}  // namespace tmw

// How many random wrong numbers are "explained" by a slip, which they must not be.
#pragma once

#include <cmath>
#include <cstdio>
#include <random>

#include "core/marking/marking.h"
#include "core/marking/slips.h"

namespace tmw {

// In percent, of so many numbers of so many digits, spread evenly by their logarithm over the six
// decades around the answer. Three digits are the hardest: more make chance matches rarer.
inline double explained_percent(const NumericQuestion& question, int digits, int numbers) {
  const SlipSet slips = slip_set(question);
  std::mt19937 random(11);
  std::uniform_real_distribution<double> decades(-3, 3);
  int wrong = 0, explained = 0;
  for (int i = 0; i < numbers; ++i) {
    char typed[40];
    std::snprintf(typed, sizeof typed, "%.*g", digits,
                  slips.right / question.unit.factor * std::pow(10, decades(random)));
    const VerdictKind kind = mark_number(question, slips, typed).kind;
    wrong += kind == VerdictKind::kSlip || kind == VerdictKind::kWrong;
    explained += kind == VerdictKind::kSlip;
  }
  return 100.0 * explained / wrong;
}

}  // namespace tmw

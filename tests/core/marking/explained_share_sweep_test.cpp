// How rarely a wrong number that comes from nowhere is "explained": a sweep over many numbers.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <random>
#include <string>

#include "core/marking/marking.h"
#include "core/marking/marking_rules.h"
#include "core/marking/slips.h"
#include "tests/core/marking/explained_share.h"
#include "tests/core/marking/sample_questions.h"
#include "tests/sweep.h"

namespace tmw {
namespace {

TEST(Slips, ExplainAtMostThreeIn200OfRandomNumbers) {
  for (const int digits : {3, 4, 15}) {
    const int numbers = digits == 3 ? test::swept(4000) : 1000;
    for (const NumericQuestion& question : sample::all()) {
      std::mt19937 random(7);
      std::uniform_real_distribution<double> decades(-3, 3);
      const double right = right_value(question) / question.unit.factor;
      int wrong = 0, explained = 0;
      for (int i = 0; i < numbers; ++i) {
        char typed[40];
        std::snprintf(typed, sizeof typed, "%.*g", digits, right * std::pow(10, decades(random)));
        const Verdict verdict = mark_number(question, typed);
        if (verdict.kind == VerdictKind::kRight || verdict.kind == VerdictKind::kClose) continue;
        ++wrong;
        explained += verdict.kind == VerdictKind::kSlip;
      }
      std::printf("%-4s %2d digits: %.2f %% of %d explained\n", question.id.c_str(), digits,
                  100.0 * explained / wrong, wrong);
      EXPECT_LT(explained, 0.015 * wrong) << question.id << " with " << digits << " digits";
    }
  }
}

}  // namespace
}  // namespace tmw

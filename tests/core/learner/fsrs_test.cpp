#include "core/learner/fsrs.h"

#include <gtest/gtest.h>

namespace tmw {
namespace {

// Agreement with ts-fsrs over random histories is tests/oracle/fsrs_oracle.mjs; here is what the
// workbook relies on whatever the weights.

TEST(Fsrs, StartsWithTheStabilityOfTheFirstGrade) {
  EXPECT_EQ(first_memory(RecallGrade::kGood).stability, 2.3065) << "weight 2, by definition";
  EXPECT_EQ(first_memory(RecallGrade::kAgain).stability, 0.212) << "weight 0, by definition";
  EXPECT_EQ(first_repetition(RecallGrade::kGood).interval_days, 3)
      << "2.3065 is 2 whole days, but a day more than hard, which is one more than again";
}

TEST(Fsrs, RecallsWithProbabilityNineTenthsAfterTheStability) {
  const Memory memory{.stability = 30, .difficulty = 5};
  EXPECT_EQ(recall_probability(memory, 0), 1);
  EXPECT_NEAR(recall_probability(memory, 30), 0.9, 1e-7);
  EXPECT_LT(recall_probability(memory, 31), recall_probability(memory, 30));
}

TEST(Fsrs, WaitsLongerAfterEachGoodAnswerAndLessAfterAMiss) {
  Repetition now = first_repetition(RecallGrade::kGood);
  for (int i = 0; i < 6; ++i) {
    const Repetition next = next_repetition(now.memory, now.interval_days, RecallGrade::kGood);
    EXPECT_GT(next.interval_days, now.interval_days);
    now = next;
  }
  const Repetition missed = next_repetition(now.memory, now.interval_days, RecallGrade::kAgain);
  EXPECT_LT(missed.interval_days, now.interval_days);
  EXPECT_GT(missed.memory.difficulty, now.memory.difficulty);
}

TEST(Fsrs, WaitsAtLeastADayAndAtMostTheLongestInterval) {
  Repetition now = first_repetition(RecallGrade::kAgain);
  for (int i = 0; i < 30; ++i) now = next_repetition(now.memory, 0, RecallGrade::kAgain);
  EXPECT_EQ(now.interval_days, 1);
  FsrsParameters parameters;
  parameters.longest_days = 100;
  now = first_repetition(RecallGrade::kHard, parameters);
  const Repetition late =
      next_repetition({.stability = 3000, .difficulty = 1}, 3000, RecallGrade::kAgain, parameters);
  EXPECT_LE(late.interval_days, 100);
}

}  // namespace
}  // namespace tmw

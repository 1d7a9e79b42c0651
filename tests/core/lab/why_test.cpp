#include "core/lab/why.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "tests/core/lab/random_state.h"

namespace tmw::lab {
namespace {

const Change* change_of(const Why& why, const std::string& name) {
  for (const Change& one : why.changes) {
    if (one.name == name) return &one;
  }
  return nullptr;
}

// Twice the users: the caches take twice as long to read and the weights as long as before.
TEST(Why, SaysTermByTermWhatAStepDid) {
  State before = first_state();
  ASSERT_EQ(set_option(before, Question::kServe, "users", "16"), "");
  State now = before;
  ASSERT_EQ(set_option(now, Question::kServe, "users", "32"), "");
  const Why result = why(before, now);
  ASSERT_EQ(result.asked.size(), 1u);
  EXPECT_EQ(result.asked[0].what + " " + result.asked[0].before + " " + result.asked[0].now,
            "Users at once 16 32");
  const Change* caches = change_of(result, "Reading caches");
  ASSERT_NE(caches, nullptr);
  EXPECT_NEAR(caches->now, 2 * caches->before, 1e-12);
  EXPECT_EQ(change_of(result, "Reading weights"), nullptr) << "nothing changed there";
  EXPECT_EQ(change_of(result, "Weights"), nullptr);
  EXPECT_NE(in_words(*caches).find("100% more"), std::string::npos) << in_words(*caches);
}

TEST(Why, TellsWhatWasAskedWithItsUnitAndARateThatIsNotThereAsNotGiven) {
  State before = first_state();
  State now = before;
  ASSERT_TRUE(take_card(now, "a100"));
  ASSERT_EQ(set_option(now, Question::kServe, "step-ms", "20"), "");
  std::string all;
  for (const Asking& one : why(before, now).asked)
    all += one.what + ": " + one.before + " > " + one.now + "\n";
  for (const char* words : {"Bandwidth of the memory: 3.35 TB/s > 2 TB/s",
                            "Peak rate in FP8: 1,979 TFLOP/s > not given",
                            "Wished time for a token, ms: not given > 20"})
    EXPECT_NE(all.find(words), std::string::npos) << words << "\n" << all;
}

TEST(Why, HasSignsAndWordsForLess) {
  const Change less = {"x", Unit::kBytes, 4e9, 3e9, false};
  EXPECT_EQ(in_words(less), "\u22121 GB (953.7 MiB), 25% less");
  const Change more = {"x", Unit::kCount, 0, 12, false};
  EXPECT_EQ(in_words(more), "+12, new");
  const Change much = {"x", Unit::kCount, 2, 90, false};
  EXPECT_EQ(in_words(much), "+88, 45 times as much");
}

TEST(Why, OfAnyTwoStatesIsInWords) {
  std::mt19937 chance(4);
  for (int i = 0; i < 150; ++i) {
    const Why result = why(test::random_state(chance, true), test::random_state(chance, true));
    for (const Change& one : result.changes) EXPECT_FALSE(in_words(one).empty());
    EXPECT_EQ(result.problem.empty() || result.changes.empty(), true);
  }
}

TEST(Why, OfTheSameIsNothing) {
  const Why result = why(first_state(), first_state());
  EXPECT_TRUE(result.asked.empty());
  EXPECT_TRUE(result.changes.empty());
}

}  // namespace
}  // namespace tmw::lab

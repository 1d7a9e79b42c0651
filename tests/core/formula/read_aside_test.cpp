// What is said beside the numbers of an answer. The numbers are worked out by hand.
#include "core/formula/read_aside.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace tmw {
namespace {

const std::vector<Binding> kSymbols = {{"L", 32, ""}, {"weights", 15e9, ""}, {"g", 8, ""},
                                       {"n", 64, ""}, {"d_k", 128, ""},      {"mfu", 0.5, ""}};

TypedAnswer read(std::string_view text, std::string_view asked_unit) {
  return read_answer(text, {kSymbols, find_unit(asked_unit)->dimension});
}

struct Case {
  const char* typed;
  const char* asked;
  double value;
};

TEST(ReadAside, LeavesOutWhatSaysWhatANumberIsOf) {
  const Case cases[] = {
      {"K 1 GiB + V 1 GiB", "GiB", 2147483648.0},
      {"1 GiB K + 1 GiB V", "GiB", 2147483648.0},
      {"1 GiB keys + 1 GiB values", "GiB", 2147483648.0},
      {"1 GiB for K + 1 GiB for V", "GiB", 2147483648.0},
      {"8.39M (K) + 8.39M (V)", "params", 16.78e6},
      {"layers 84.93M + tables 39.38M", "params", 124.31e6},
      {"2 maps \u00d7 8.39M", "params", 16.78e6},
      {"26 GB + 33.55 GB of cache", "GB", 59.55e9},
      {"59.6 GB of weights", "GB", 59.6e9},
      {"178 hours on 64 cards", "hours", 640800},
      {"178 hours (at 50% MFU)", "hours", 640800},
      {"4 (3.4 rounded up)", "cards", 4},
      {"1/4 of 13.48 GB", "GB", 3.37e9},
      {"148 tokens/s (6.74 ms each)", "tokens/s", 148},
      {"1.25 GiB (8 KV heads)", "GiB", 1342177280.0},
      {"14 cards (1120 GB)", "cards", 14},
      {"23 pairs (41\u201363)", "pairs", 23},
      {"156 users at 156 FLOP/B", "users", 156},
      {"3.4, so 4", "cards", 4},
      {"1.685 ms \u2192 593 tokens/s", "tokens/s", 593},
      {"275 + 68.7 = 343.6", "params", 343.6},
      {"6.7 billion (6.738)", "params", 6.738},
      {"\u00d72", "", 2},
  };
  for (const Case& one : cases) {
    const TypedAnswer answer = read(one.typed, one.asked);
    ASSERT_TRUE(answer.ok) << one.typed << ": " << answer.error.message;
    EXPECT_NEAR(answer.quantity.value, one.value, 1e-9 * one.value) << one.typed;
  }
}

// A word that may be a calculation, a number or a unit misspelt is asked back, and so is an amount
// of the kind that is asked: it may be a factor.
TEST(ReadAside, KeepsWhatMayChangeANumber) {
  for (const char* typed :
       {"half 248.6", "root 16384 + root 9", "sqroot 16384", "twice 64 + not 3", "3 apples",
        "33 + 2 dozen", "two 5 + three 6", "19.1, or 20", "8 GiBB + 2"})
    EXPECT_FALSE(read(typed, "").ok) << typed;
  for (const char* typed : {"6.74B params at 2 B each", "13.48 GiBB + 2 GB", "13.48 at 2 GB"})
    EXPECT_FALSE(read(typed, "GB").ok) << typed;
}

// What is left out is on a list of what is harmless. All of these say another number than the one
// that stands first, or may do so.
TEST(ReadAside, LeavesOutNothingThatIsNotKnownToBeHarmless) {
  for (const char* rest : {" (wrong)",
                           " (not)",
                           " (x2)",
                           " (doubled)",
                           " (half)",
                           " (1 of 2)",
                           " (squared)",
                           " (add W)",
                           " (or 34)",
                           " (no wait, 26 GB)",
                           " (should be 26 GB)",
                           " (weights only)",
                           " (without optimizer states)",
                           " (in days)",
                           " (in bits)",
                           " (in cents)",
                           " (per minute)",
                           " (plus 10 GB of activations)",
                           ", wrong",
                           ", halved",
                           ", but too small",
                           " in error",
                           " of missing",
                           " for two",
                           " at 25%",
                           " at 50%",
                           " on 128 cards",
                           " for 34 users",
                           " per card on 2 cards",
                           " of 8 GB",
                           " (26 GB free)",
                           " (2 free)",
                           " (2 s idle)",
                           " for each layer",
                           " for K",
                           " (6.74 s each)"}) {
    EXPECT_FALSE(read(std::string("13.48 GB") + rest, "GB").ok) << rest;
  }
  for (const char* typed : {"K 2 GiB", "2 GiB for keys", "values 2 GiB", "K = 2 GiB",
                            "2 GiB for a layer", "half of the total: 2 GiB", "not: 2 GiB",
                            "3 GiB: 2 GiB", "minus 1 GiB: 2 GiB", "twice = 2 GiB", "x^2 = 2 GiB",
                            "sqrt = 2 GiB", "std = 2 GiB", "2x = 2 GiB", "26 GB at 25% + 33.6 GB"})
    EXPECT_FALSE(read(typed, "GiB").ok) << typed;
  for (const char* typed : {"148 tokens/s (9 ms each)", "148 tokens/s (or 300 tokens/s)"})
    EXPECT_FALSE(read(typed, "tokens/s").ok) << typed;
  for (const char* typed : {"14 pairs of cards", "14 in 28 cards", "23 (pairs 0-22)",
                            "23 (pairs 41-99)", "33 for 34 users"})
    EXPECT_FALSE(read(typed, "cards").ok) << typed;
}

TEST(ReadAside, TakesASpanForAHeadingOnlyWhereItHoldsAsMany) {
  ReadContext context{kSymbols, kPlainNumber};
  context.may_be_ratio = false;
  EXPECT_EQ(read_answer("pairs 41-63: 23", context).quantity.value, 23);
  EXPECT_FALSE(read_answer("pairs 1-99: 23", context).ok);
  EXPECT_FALSE(read_answer("pairs 0-22: 23", context).ok);
}

// The number before says itself.
TEST(ReadAside, LeavesOutWhatIsCalledAnotherAmount) {
  for (const char* rest : {" of 26 GB", " (10.5 GB free)", " (10.5 GB to spare)", " (4 GB idle)"}) {
    const TypedAnswer answer = read(std::string("13.48 GB") + rest, "GB");
    ASSERT_TRUE(answer.ok) << rest << ": " << answer.error.message;
    EXPECT_DOUBLE_EQ(answer.quantity.value, 13.48e9) << rest;
  }
  EXPECT_DOUBLE_EQ(read("46.7B (12.9B active)", "params").quantity.value, 46.7e9);
  EXPECT_DOUBLE_EQ(read("128 (std 11.3)", "").quantity.value, 128);
  EXPECT_FALSE(read("12.9B (46.7B active)", "params").ok);
  EXPECT_FALSE(read("128 (std 12)", "").ok);
}

TEST(ReadAside, CountsTheNumbersInSpans) {
  EXPECT_EQ(numbers_in_span("pairs 41-63", kSymbols), 23);
  EXPECT_EQ(numbers_in_span("41 to 63", kSymbols), 23);
  EXPECT_FALSE(numbers_in_span("0-22", kSymbols));
  EXPECT_FALSE(numbers_in_span("2-24", kSymbols));
  EXPECT_FALSE(numbers_in_span("63-41", kSymbols));
  EXPECT_FALSE(numbers_in_span("41-63 GB", kSymbols));
}

// What can be read as it stands is: a symbol is no label.
TEST(ReadAside, IsForTextsThatCannotBeReadAsTheyStand) {
  EXPECT_EQ(read("weights + 1", "").quantity.value, 15e9 + 1);
  EXPECT_EQ(read("2 (4 GiB)", "GiB").quantity.value, 8589934592.0);
  EXPECT_FALSE(read("2 TB/s / 13.48 GB = 150/s", "tokens/s").ok);
  EXPECT_FALSE(read("6.74 * 2 bytes = 13.48 MB", "GB").ok);
}

// The fault is that of the text as it was typed.
TEST(ReadAside, SaysWhereTheTypedTextFails) {
  const TypedAnswer answer = read("K 1 GiB + V 1 GiB + qq*3", "GiB");
  ASSERT_FALSE(answer.ok);
  EXPECT_EQ(answer.error.position, 0u);
}

TEST(ReadAside, FindsRisingSpansOnly) {
  EXPECT_TRUE(is_span("41-63"));
  EXPECT_TRUE(is_span("pairs 0-40"));
  EXPECT_FALSE(is_span("63-41"));
  EXPECT_FALSE(is_span("a-b"));
  EXPECT_FALSE(is_span("-3"));
  EXPECT_FALSE(is_span(""));
}

}  // namespace
}  // namespace tmw

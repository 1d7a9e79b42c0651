#include "core/units/print.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "core/units/quantity.h"

namespace tmw {
namespace {

TEST(PrintNumber, ShowsIntegersExactlyAndGrouped) {
  EXPECT_EQ(print_number(124320000), "124,320,000");
  EXPECT_EQ(print_number(-1234), "-1,234");
  EXPECT_EQ(print_number(999), "999");
  EXPECT_EQ(print_number(9007199254740991.0), "9,007,199,254,740,991");
  EXPECT_EQ(print_number(0), "0");
}

TEST(PrintNumber, ShowsOtherValuesWithSignificantDigits) {
  EXPECT_EQ(print_number(8.589934592, 3), "8.59");
  EXPECT_EQ(print_number(0.671088, 3), "0.671");
  EXPECT_EQ(print_number(60611.477, 4), "60,611");
  EXPECT_EQ(print_number(1.5), "1.5");
  EXPECT_EQ(print_number(5.88e21), "5.88e21");
  EXPECT_EQ(print_number(0.00000123), "1.23e-6");
  EXPECT_EQ(print_number(std::nan("")), "not a number");
}

TEST(PrintNumber, RoundsOnRequest) {
  EXPECT_EQ(print_rounded(124320000, 3), "124,000,000");
  EXPECT_EQ(print_rounded(9.996, 3), "10");
}

TEST(PrintQuantity, ShowsBytesInBothReadings) {
  EXPECT_EQ(print_quantity({8589934592.0, kBytes}), "8.59 GB (8 GiB)");
  EXPECT_EQ(print_quantity({512, kBytes}), "512 B");
  EXPECT_EQ(print_quantity({2e12, kBytesPerSecond}), "2 TB/s (1.819 TiB/s)");
}

TEST(PrintQuantity, PicksTheHandiestMultiple) {
  EXPECT_EQ(print_quantity({343.59738368e9, kFlop}), "343.6 GFLOP");
  EXPECT_EQ(print_quantity({0.00674, kSeconds}), "6.74 ms");
  EXPECT_EQ(print_quantity({640151.5, kSeconds}), "7.409 days");
  EXPECT_EQ(print_quantity({124320000, kPlainNumber}), "124,320,000");
  EXPECT_EQ(print_quantity({148.37, kTokensPerSecond}), "148.4 tokens/s");
  EXPECT_EQ(print_quantity({1.44, kDollars}), "$1.44");
  EXPECT_EQ(print_quantity({1.44e-6, over(kDollars, kTokens)}), "$1.44 per 1M tokens");
  EXPECT_EQ(print_quantity({2.5e-6, over(kDollars, kTokens)}), "$2.50 per 1M tokens");
  EXPECT_EQ(print_in_unit(-0.3, Unit{"$", 1, kDollars}), "-$0.30");
  EXPECT_EQ(print_in_unit(3, Unit{"$", 1, kDollars}), "$3");
  EXPECT_EQ(print_in_unit(0.0123, Unit{"$", 1, kDollars}), "$0.0123");
}

TEST(PrintInUnit, UsesTheGivenUnit) {
  EXPECT_EQ(print_in_unit(8589934592.0, *find_unit("GB"), 3), "8.59 GB");
  EXPECT_EQ(print_in_unit(0.99193, *find_unit("%"), 3), "99.2%");
  EXPECT_EQ(print_in_unit(124320000, *find_unit("million parameters")), "124.3 million parameters");
  EXPECT_EQ(print_in_unit(4, *find_unit("")), "4");
}

}  // namespace
}  // namespace tmw

#include "core/content/number_in_words.h"

#include <gtest/gtest.h>

namespace tmw {
namespace {

NumberFormat format(const char* text) { return parse_format(text).format; }

TEST(NumberInWords, HasNoPowersThatOnlyMachinesWrite) {
  EXPECT_EQ(number_in_words(5.88e21, format("3 digits")), "5.88 \u00d7 10\u00b2\u00b9");
  EXPECT_EQ(number_in_words(9.2e-6, format("2 digits")), "0.0000092");
  EXPECT_EQ(number_in_words(-4.54e-5, format("3 digits")), "-0.0000454");
  EXPECT_EQ(number_in_words(9.36e-14, format("3 digits")), "less than 0.000001");
  EXPECT_EQ(number_in_words(124320000, format("")), "124,320,000");
  EXPECT_EQ(number_in_words(8.59e9, format("GB, 3 digits")), "8.59 GB");
}

TEST(NumberInWords, CallsAShareThatIsNextToNothingLessThanAHundredthOfAPercent) {
  const NumberFormat share = format("%, 2 digits");
  EXPECT_EQ(number_in_words(9.2e-8, share), "less than 0.01%");
  EXPECT_EQ(number_in_words(0.99e-4, share), "less than 0.01%");
  EXPECT_EQ(number_in_words(1e-4, share), "0.01%");
  EXPECT_EQ(number_in_words(0.08, share), "8%");
  EXPECT_EQ(number_in_words(0.0, share), "0%");
  EXPECT_EQ(number_in_words(0.1 + 0.2 - 0.3, share), "0%") << "equal numbers, by their meaning";
}

}  // namespace
}  // namespace tmw

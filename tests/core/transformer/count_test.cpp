// Counts never wrap: what leaves 64 bits says so, and keeps saying so.
#include "core/transformer/count.h"

#include <gtest/gtest.h>

#include <limits>

namespace tmw::transformer {
namespace {

constexpr std::int64_t kBig = std::numeric_limits<std::int64_t>::max() - 1;

TEST(Count, SumsAndProductsAreExactUpToTheLastValue) {
  EXPECT_EQ((Count(kBig - 1) + 1).value(), kBig);
  EXPECT_EQ((Count(std::int64_t{1} << 31) * (std::int64_t{1} << 31)).value(),
            std::int64_t{1} << 62);
  EXPECT_EQ((Count(kBig / 2) * 2).value(), kBig);
  EXPECT_EQ((Count(0) * kBig).value(), 0);
  EXPECT_EQ((Count(5) - 3).value(), 2);
  EXPECT_EQ(divide_up(7, 2).value(), 4);
  EXPECT_EQ(divide_up(8, 2).value(), 4);
}

TEST(Count, WhatLeaves64BitsIsOverflowedAndStaysSo) {
  const Count over = Count(kBig) + 1;
  EXPECT_TRUE(over.overflowed());
  EXPECT_TRUE((Count(std::int64_t{1} << 32) * (std::int64_t{1} << 31)).overflowed());
  EXPECT_TRUE((Count(kBig) * 2).overflowed());
  EXPECT_TRUE((over + 0).overflowed());
  EXPECT_TRUE((over - 7).overflowed());
  EXPECT_TRUE((Count(7) - over).overflowed());
  EXPECT_TRUE((over * 1).overflowed());
  EXPECT_TRUE(divide_up(over, 1000).overflowed());
  EXPECT_EQ(over.value(), 0);
}

}  // namespace
}  // namespace tmw::transformer

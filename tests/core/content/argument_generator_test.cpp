#include "core/content/argument_generator.h"

#include <gtest/gtest.h>

#include <string>

namespace tmw {
namespace {

TEST(ArgumentGenerator, EachFormIsReadWithItsNumbers) {
  const ArgumentGenerator integer = *read_generator("integer 64 to 4096 step 64");
  EXPECT_EQ(integer.kind, GeneratorKind::kInteger);
  EXPECT_EQ(integer.low, 64);
  EXPECT_EQ(integer.high, 4096);
  EXPECT_EQ(integer.step, 64);
  EXPECT_EQ(read_generator("integer 1 to 96")->step, 1);
  const ArgumentGenerator number = *read_generator("number -0.5 to 5");
  EXPECT_EQ(number.kind, GeneratorKind::kNumber);
  EXPECT_EQ(number.low, -0.5);
  EXPECT_EQ(read_generator("vector 4 of -5 to 5")->columns, 4);
  const ArgumentGenerator matrix = *read_generator(" matrix  3 by 2 of -9 to 9 ");
  EXPECT_EQ(matrix.kind, GeneratorKind::kMatrix);
  EXPECT_EQ(matrix.rows, 3);
  EXPECT_EQ(matrix.columns, 2);
  EXPECT_EQ(matrix.high, 9);
}

TEST(ArgumentGenerator, WhatIsNoFormOrHasNothingToDrawFromIsRefused) {
  for (const std::string text :
       {"", "integer", "integer 1 to", "integer 1 to 96 step", "integer 5 to 1", "integer 1.5 to 3",
        "integer 1 to 9 step 0", "number 2 to 2", "number nan to 2", "vector 0 of 1 to 2",
        "vector 65 of 1 to 2", "vector 4.5 of 1 to 2", "matrix 3 of 1 to 2",
        "matrix 3 by 99 of 1 to 2", "number 1 to 2 step 3", "number 1 to 2x", "text of 5"}) {
    EXPECT_FALSE(read_generator(text).has_value()) << text;
  }
}

}  // namespace
}  // namespace tmw

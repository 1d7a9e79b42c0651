#include "core/text/powers.h"

#include <gtest/gtest.h>

namespace tmw {
namespace {

TEST(Powers, AreSetAsPowersOfTen) {
  EXPECT_EQ(typeset_powers("tokens = 1.4e11."), "tokens = 1.4\u00a0\u00d7\u00a010\u00b9\u00b9.");
  EXPECT_EQ(typeset_powers("1e-5 and 5.88e21 FLOP"),
            "1\u00a0\u00d7\u00a010\u207b\u2075 and 5.88\u00a0\u00d7\u00a010\u00b2\u00b9 FLOP");
}

TEST(Powers, AreOnlyWhatANumberEndsIn) {
  for (const char* text :
       {"", "e", "1e", "1e-", "the 3 e9 models", "2e5x", "x1e5", "a_1e5", "0x1e5_", "7 epochs"})
    EXPECT_EQ(typeset_powers(text), text);
}

}  // namespace
}  // namespace tmw

#include "core/formula/expression.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

#include "core/formula/evaluate.h"
#include "core/formula/expression_node.h"

namespace tmw {
namespace {

// GPT-2 small: 12 layers of width 768, 50,257 tokens, 1,024 positions.
const std::vector<Binding> kGpt2 = {
    {"L", 12, ""}, {"d", 768, ""}, {"V", 50257, ""}, {"T", 1024, ""}};

double value(std::string_view text) {
  const ReadResult read = parse_expression(text);
  EXPECT_TRUE(read.ok()) << text << ": " << read.error.message;
  return value_of(read.expression, kGpt2);
}

TEST(Expression, FollowsTheUsualOrderOfOperations) {
  EXPECT_EQ(value("1 + 2 * 3"), 7);
  EXPECT_EQ(value("(1 + 2) * 3"), 9);
  EXPECT_EQ(value("8 / 2 / 2"), 2);
  EXPECT_EQ(value("2 - 3 - 4"), -5);
  EXPECT_EQ(value("-2 ** 2"), -4);
  EXPECT_EQ(value("2 ^ -1"), 0.5);
  EXPECT_EQ(value("2 ^ 3 ^ 2"), 512);
  EXPECT_EQ(value("7 // 2"), 3);
  EXPECT_EQ(value("12 d^2"), 12.0 * 768 * 768);
}

TEST(Expression, GivesPublishedCounts) {
  // Published: GPT-2 small holds 124,439,808 parameters.
  EXPECT_EQ(value("V*d + T*d + L*(12*d^2 + 13*d) + 2*d"), 124439808);
  EXPECT_EQ(value("12*L*d**2 + V*d + T*d + 2*d"), 124320000);
}

TEST(Expression, KnowsItsFunctions) {
  EXPECT_EQ(value("max(3, min(9, 4), 2)"), 4);
  EXPECT_EQ(value("ceil(7/2) + floor(7/2) + round(2.5)"), 10);
  EXPECT_EQ(value("log2(8) * log10(1000) * ln(1) + abs(-3)"), 3);
  EXPECT_DOUBLE_EQ(value("exp(1)"), 2.718281828459045);
  EXPECT_DOUBLE_EQ(value("log(2)"), 0.6931471805599453);
  EXPECT_DOUBLE_EQ(value("2 pi"), 6.283185307179586);
}

TEST(Expression, ReportsWhatHasNoValue) {
  EXPECT_TRUE(std::isnan(value("L / (d - d)")));
  EXPECT_TRUE(std::isnan(value("unknown * 2")));
  EXPECT_TRUE(std::isnan(value("10^300 * 10^300")));
  EXPECT_TRUE(std::isnan(value_of(Expression(), kGpt2)));
}

TEST(Expression, KeepsChildrenBeforeParents) {
  const ReadResult read = parse_expression("2*(L + d)^2 - V/T");
  const auto& nodes = read.expression.nodes();
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    EXPECT_LT(nodes[i].left, static_cast<int>(i));
    EXPECT_LT(nodes[i].right, static_cast<int>(i));
  }
  EXPECT_EQ(read.expression.symbols(), (std::vector<std::string>{"L", "d", "V", "T"}));
}

}  // namespace
}  // namespace tmw

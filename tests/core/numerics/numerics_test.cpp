// Reference implementations against values worked out with Python's math module or by hand.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "core/numerics/attention.h"
#include "core/numerics/normalization.h"
#include "core/numerics/positions.h"
#include "core/numerics/softmax.h"

namespace tmw::numerics {
namespace {

using Vector = std::vector<double>;
constexpr double kInfinity = std::numeric_limits<double>::infinity();
const double kNaN = std::numeric_limits<double>::quiet_NaN();

void expect_near(const Vector& ours, const Vector& expected, double tolerance = 1e-14) {
  ASSERT_EQ(ours.size(), expected.size());
  for (std::size_t i = 0; i < ours.size(); ++i) EXPECT_NEAR(ours[i], expected[i], tolerance) << i;
}

TEST(Softmax, MatchesTheDefinition) {
  expect_near(softmax(Vector{1, 2, 3}),
              {0.09003057317038046, 0.24472847105479767, 0.6652409557748219});
  expect_near(softmax(Vector{1, 2, 3}, 0.5), softmax(Vector{2, 4, 6}));
}

TEST(Softmax, SurvivesHugeInputsAndKeepsTinyDifferences) {
  expect_near(softmax(Vector{1e308, 1e308}), {0.5, 0.5});
  expect_near(softmax(Vector{-1e308, 1e308}), {0, 1});
  expect_near(softmax(Vector{1000, 1001, 1002}), softmax(Vector{0, 1, 2}));
}

TEST(Softmax, TreatsMasksInfinitiesAndNaNAsItsHeaderSays) {
  EXPECT_TRUE(softmax(Vector{}).empty());
  expect_near(softmax(Vector{-7}), {1});
  expect_near(softmax(Vector{-kInfinity, 5, 5}), {0, 0.5, 0.5});
  expect_near(softmax(Vector{kInfinity, 5, kInfinity}), {0.5, 0, 0.5});
  for (const double value : softmax(Vector{-kInfinity, -kInfinity})) EXPECT_TRUE(std::isnan(value));
  for (const double value : softmax(Vector{1, kNaN})) EXPECT_TRUE(std::isnan(value));
}

TEST(LogSoftmax, IsTheLogarithmOfSoftmaxEvenWhereThatUnderflows) {
  expect_near(log_softmax(Vector{1, 2, 3}),
              {-2.4076059644443806, -1.4076059644443806, -0.4076059644443806});
  expect_near(log_softmax(Vector{0, 2000}), {-2000, 0});
  EXPECT_EQ(log_softmax(Vector{-kInfinity, 0})[0], -kInfinity);
  EXPECT_TRUE(log_softmax(Vector{}).empty());
}

TEST(RmsNorm, DividesByTheRootMeanSquare) {
  expect_near(rms_norm(Vector{3, 4}, {}, 0.0), {3 / std::sqrt(12.5), 4 / std::sqrt(12.5)});
  expect_near(rms_norm(Vector{3, 4}, Vector{0, 2}, 0.0), {0, 8 / std::sqrt(12.5)});
  expect_near(rms_norm(Vector{0, 0}), {0, 0});
  expect_near(rms_norm(Vector{1e200, -1e200}), {1, -1});
  expect_near(rms_norm(Vector{1e-3}, {}, 1e-6), {std::sqrt(0.5)});
  EXPECT_TRUE(rms_norm(Vector{}).empty());
  EXPECT_TRUE(std::isnan(rms_norm(Vector{kNaN})[0]));
}

TEST(Attention, OneKeyReturnsItsValueWhateverTheScore) {
  const AttentionShape shape{1, 1, 1, 1, 2, 3, false};
  expect_near(attention(Vector{5, -3}, Vector{1e6, 2}, Vector{7, 8, 9}, shape), {7, 8, 9});
}

TEST(Attention, WeighsValuesBySoftmaxOfScaledScores) {
  const AttentionShape shape{1, 2, 1, 1, 4, 1, false};
  const double weight = std::exp(1.0) / (std::exp(1.0) + 1.0);  // scores 2 / sqrt(4) and 0
  expect_near(attention(Vector{1, 1, 0, 0}, Vector{1, 1, 0, 0, 0, 0, 0, 0}, Vector{1, 0}, shape),
              {weight});
}

TEST(Attention, CausalQueriesSeeOnlyWhatIsBeforeThem) {
  const AttentionShape shape{2, 2, 1, 1, 1, 1, true};
  expect_near(attention(Vector{0, 0}, Vector{1, 2}, Vector{10, 20}, shape), {10, 15});
  const AttentionShape decode{1, 3, 1, 1, 1, 1, true};  // the last query sees all keys
  expect_near(attention(Vector{0}, Vector{1, 2, 3}, Vector{3, 6, 9}, decode), {6});
  const AttentionShape ahead{2, 1, 1, 1, 1, 1, true};  // the first query sees none
  const Vector result = attention(Vector{0, 0}, Vector{1}, Vector{5}, ahead);
  EXPECT_TRUE(std::isnan(result[0]));
  EXPECT_EQ(result[1], 5);
}

TEST(Attention, GroupedHeadsShareTheirKvHeadAndEqualRepeatedHeads) {
  const Vector q{0.3, -1, 2, 0.5, 1, 0.1, -0.4, 0.9};  // 2 queries x 4 heads x 1
  const Vector k{0.2, -0.7, 1.5, 0.4};                 // 2 keys x 2 KV heads x 1
  const Vector v{1, 2, 3, 4};
  const Vector repeated_k{0.2, 0.2, -0.7, -0.7, 1.5, 1.5, 0.4, 0.4};
  const Vector repeated_v{1, 1, 2, 2, 3, 3, 4, 4};
  expect_near(attention(q, k, v, {2, 2, 4, 2, 1, 1, true}),
              attention(q, repeated_k, repeated_v, {2, 2, 4, 4, 1, 1, true}));
  EXPECT_TRUE(attention(Vector{}, k, v, {0, 2, 4, 2, 1, 1, true}).empty());
}

TEST(Sinusoidal, AlternatesSineAndCosineOfFallingFrequencies) {
  expect_near(sinusoidal_encoding(0, 4), {0, 1, 0, 1});
  expect_near(sinusoidal_encoding(3, 4),
              {std::sin(3.0), std::cos(3.0), std::sin(0.03), std::cos(0.03)});
  EXPECT_EQ(sinusoidal_encoding(3, 5).size(), 5u);
  EXPECT_TRUE(sinusoidal_encoding(3, 0).empty());
}

}  // namespace
}  // namespace tmw::numerics

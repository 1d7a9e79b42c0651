#include <gtest/gtest.h>

#include <string>

#include "core/units/quantity.h"

namespace tmw {
namespace {

struct UnitCase {
  std::string spelling;
  double factor;
  std::string base;
};

TEST(FindUnit, KnowsTheUnitsThatAreAsked) {
  const UnitCase cases[] = {
      {"", 1, "1"},
      {"GB", 1e9, "B"},
      {"GiB", 1073741824, "B"},
      {"KiB", 1024, "B"},
      {"kB", 1000, "B"},
      {"TB", 1e12, "B"},
      {"TiB", 1099511627776, "B"},
      {"Gbit", 125000000, "B"},
      {"bytes", 1, "B"},
      {"GFLOP", 1e9, "FLOP"},
      {"exaFLOP", 1e18, "FLOP"},
      {"zettaFLOP", 1e21, "FLOP"},
      {"TFLOP/s", 1e12, "FLOP/s"},
      {"TB/s", 1e12, "B/s"},
      {"tokens/s", 1, "tokens/s"},
      {"tokens per second", 1, "tokens/s"},
      {"ms", 0.001, "s"},
      {"hours", 3600, "s"},
      {"GPU-hours", 3600, "s"},
      {"days", 86400, "s"},
      {"%", 0.01, "1"},
      {"params", 1, "1"},
      {"million parameters", 1e6, "1"},
      {"billion tokens", 1e9, "tokens"},
      {"B params", 1e9, "1"},
      {"$", 1, "$"},
      {"$ per 1M tokens", 1e-6, "$/token"},
      {"$/h", 1.0 / 3600, "$/s"},
      {"FLOP/B", 1, "FLOP/B"},
      {"KiB/token", 1024, "B/token"},
      {"GPUs", 1, "1"},
      {"heads", 1, "1"},
  };
  for (const UnitCase& expected : cases) {
    const auto unit = find_unit(expected.spelling);
    ASSERT_TRUE(unit) << expected.spelling;
    EXPECT_EQ(unit->symbol, expected.spelling);
    EXPECT_DOUBLE_EQ(unit->factor, expected.factor) << expected.spelling;
    EXPECT_EQ(base_unit_symbol(unit->dimension), expected.base) << expected.spelling;
  }
}

TEST(FindUnit, RefusesWhatIsNotAUnitOrCouldBeTwo) {
  for (const std::string spelling : {"Gb", "Mb", "bananas", "GB/", "/s", "GB per", "1", "G G"})
    EXPECT_FALSE(find_unit(spelling)) << spelling;
  EXPECT_FALSE(find_unit(std::string(500, 'G')));
}

TEST(Dimension, NeverOverflows) {
  Dimension dimension = kBytes;
  for (int i = 0; i < 100; ++i) dimension = to_power(dimension, 1000000);
  EXPECT_EQ(dimension.of(BaseUnit::kByte), 100);
  EXPECT_EQ(over(kPlainNumber, dimension).of(BaseUnit::kByte), -100);
}

}  // namespace
}  // namespace tmw

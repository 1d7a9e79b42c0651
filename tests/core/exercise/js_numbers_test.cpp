#include "core/exercise/js_numbers.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "core/exercise/js_value.h"

namespace tmw {
namespace {

TEST(JsNumbers, AreReadAsJsonReadsThem) {
  // What each is when it is written again.
  const std::pair<const char*, const char*> cases[] = {
      {"0", "0"},
      {"12.50", "12.5"},
      {"1e3", "1000"},
      {"-2.5E-1", "-0.25"},
      {"0.1", "0.1"},
      {"123456789012345", "123456789012345"},
      {"[]", "[]"},
      {" [ 1 , [ 2 ] ] ", "[1,[2]]"},
      {"[[], [[]]]", "[[],[[]]]"},
  };
  for (const auto& [json, again] : cases) {
    const auto value = read_numbers(json, 16);
    ASSERT_TRUE(value) << json;
    EXPECT_EQ(to_json(*value), again) << json;
  }
  // A whole number has no sign of its zero there, one with a point has.
  EXPECT_FALSE(std::signbit(read_numbers("-0", 16)->number));
  EXPECT_TRUE(std::signbit(read_numbers("-0.0", 16)->number));
}

TEST(JsNumbers, EverythingElseIsLeftToTheReaderOfJson) {
  for (const char* json : {"",
                           "x",
                           "01",
                           "+1",
                           ".5",
                           "1.",
                           "1e",
                           "1e+",
                           "-",
                           "[1,]",
                           "[1 2]",
                           "[",
                           "[1",
                           "]",
                           "1]",
                           "1 2",
                           "\"1\"",
                           "true",
                           "null",
                           "{}",
                           "[{}]",
                           "[1, \"2\"]",
                           "{\"number\":\"NaN\"}",
                           "1e999",
                           "\t1",
                           "NaN",
                           "1234567890123456",
                           "0.00000000000000000000000000000000001"})
    EXPECT_FALSE(read_numbers(json, 16)) << json;
  EXPECT_FALSE(read_numbers(std::string(40, '[') + std::string(40, ']'), 16)) << "too deep";
  EXPECT_TRUE(read_numbers("[[1]]", 3));
  EXPECT_FALSE(read_numbers("[[1]]", 2));
}

}  // namespace
}  // namespace tmw

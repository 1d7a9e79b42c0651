#include "core/json/json_text.h"

#include <gtest/gtest.h>

#include <string>

#include "core/json/json_tree.h"

namespace tmw {
namespace {

// RFC 8259, section 7: quotation mark, backslash and control characters must be escaped.
TEST(JsonQuoted, EscapesWhatMustBe) {
  EXPECT_EQ(json_quoted("a\"b\\c\nd\x01"), R"("a\"b\\c\nd\u0001")");
  EXPECT_EQ(json_quoted("2³⁰"), "\"2³⁰\"");
  EXPECT_EQ(json_quoted(""), "\"\"");
}

TEST(JsonQuoted, PutsASignInPlaceOfBytesThatAreNoText) {
  EXPECT_EQ(json_quoted("a\xff"), "\"a\xef\xbf\xbd\"");
}

TEST(NestsDeeperThan, CountsBracketsOutsideOfStrings) {
  EXPECT_FALSE(nests_deeper_than(R"({"a":[1,{"b":2}]})", 3));
  EXPECT_TRUE(nests_deeper_than(R"({"a":[1,{"b":2}]})", 2));
  EXPECT_FALSE(nests_deeper_than(R"("[[[[\"[[[")", 0));
  EXPECT_TRUE(nests_deeper_than(std::string(1000000, '['), 32));
}

TEST(ParseJson, GivesATreeOrNothing) {
  EXPECT_EQ((*parse_json(R"({"a":[1,2]})", 2))["a"][1], 2);
  EXPECT_FALSE(parse_json(R"({"a":[1,2]})", 1).has_value()) << "too deep";
  for (const char* broken : {"", "{", "[1,]", "{} {}", "nul"})
    EXPECT_FALSE(parse_json(broken, 8).has_value()) << broken;
}

}  // namespace
}  // namespace tmw

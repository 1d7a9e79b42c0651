#include "core/content/fill.h"

#include <gtest/gtest.h>

namespace tmw {
namespace {

const std::vector<Binding> kNumbers = {{"d", 768, ""}, {"L", 12, ""}, {"share", 0.99192767, ""}};
const std::vector<std::pair<std::string, std::string>> kWords = {{"name", "GPT_2 *small*"}};

Filled filled(std::string_view prose, FillStyle style = FillStyle::kMarkdown) {
  return fill(prose, {kNumbers, kWords}, style);
}

TEST(Fill, NumbersAreGroupedInProseAndPlainInCode) {
  EXPECT_EQ(filled("a {{ 12*d^2 }} b").text, "a 7,077,888 b");
  EXPECT_EQ(filled("`{{ 12*d^2 }}` {{ d*2 }}").text, "`7077888` 1,536");
  EXPECT_EQ(filled("f({{ 12*d^2 }})", FillStyle::kCode).text, "f(7077888)");
}

TEST(Fill, MathGetsTexNumbersAndUnits) {
  EXPECT_EQ(filled("$x = {{ 12*d^2 }}$").text, "$x = 7{,}077{,}888$");
  EXPECT_EQ(filled("$${{ 2^33 | GB, 3 digits }}$$").text, "$$8.59\\,\\text{GB}$$");
  EXPECT_EQ(filled("$\\sqrt{{{ d }}}$").text, "$\\sqrt{768}$");
}

TEST(Fill, FormatsGiveUnitsAndDigits) {
  EXPECT_EQ(filled("{{ 12*L*d^2 | million parameters }}").text, "84.93 million parameters");
  EXPECT_EQ(filled("{{ share | %, 3 digits }}").text, "99.2%");
  EXPECT_EQ(filled("{{ d*2 | plain }}").text, "1536");
}

TEST(Fill, WordsCannotBecomeMarkup) { EXPECT_EQ(filled("{{ name }}").text, "GPT\\_2 \\*small\\*"); }

TEST(Fill, FaultsNameTheMarkerAndLeaveAQuestionMark) {
  const Filled unknown = filled("ab {{ q + 1 }} c");
  EXPECT_EQ(unknown.text, "ab ? c");
  ASSERT_EQ(unknown.errors.size(), 1u);
  EXPECT_EQ(unknown.errors[0].position, 3u);
  EXPECT_NE(unknown.errors[0].message.find("q + 1"), std::string::npos);
  EXPECT_EQ(filled("{{ d").errors.size(), 1u);
  EXPECT_EQ(check_markers("{{ d + }} {{ d | furlongs }}").size(), 2u);
  EXPECT_TRUE(check_markers("{{ anything }} and {{ d | GiB, 3 digits }}").empty());
}

}  // namespace
}  // namespace tmw

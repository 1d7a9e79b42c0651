#include "core/content/prose.h"

#include <gtest/gtest.h>

#include "core/content/read_prose.h"
#include "core/prose/rich_text.h"

namespace tmw {
namespace {

const std::vector<Binding> kNumbers = {{"d", 768, ""}, {"L", 12, ""}, {"share", 0.99192767, ""}};
const std::vector<std::pair<std::string, std::string>> kWords = {{"name", "GPT_2 *small*"}};
const FillScope kScope{kNumbers, kWords};

Blocks filled(std::string_view source) {
  const ProseRead read = read_prose(source);
  for (const TextFault& fault : read.faults) ADD_FAILURE() << fault.message;
  const Filled<Blocks> result = fill(read.prose, kScope);
  for (const TextFault& fault : result.faults) ADD_FAILURE() << fault.message;
  return result.text;
}

// The text of the only span of the only paragraph.
std::string only_text(std::string_view source) {
  const Blocks blocks = filled(source);
  if (blocks.size() != 1) return "not one block";
  if (blocks[0].spans.size() != 1) return blocks[0].text.empty() ? "not one span" : blocks[0].text;
  return blocks[0].spans[0].text;
}

std::string markdown(std::string_view source) {
  return fill_markdown(read_prose(source).prose, kScope).text;
}

TEST(Prose, NumbersAreGroupedInWordsAndPlainInCode) {
  EXPECT_EQ(only_text("a {{ 12*d^2 }} b"), "a 7,077,888 b");
  const Blocks mixed = filled("`{{ 12*d^2 }}` {{ d*2 }}");
  EXPECT_EQ(mixed[0].spans[0].text, "7077888");
  EXPECT_EQ(mixed[0].spans[0].kind, SpanKind::kCode);
  EXPECT_EQ(mixed[0].spans[1].text, " 1,536");
  EXPECT_EQ(only_text("```js\nf({{ d*2 }}, {{ d*d }})\n```"), "f(1536, 589824)\n");
  EXPECT_EQ(fill(read_code("f({{ 12*d^2 }})").code, kScope).text, "f(7077888)");
}

TEST(Prose, MathGetsTexNumbersAndUnits) {
  EXPECT_EQ(only_text("$x = {{ 12*d^2 }}$"), "x = 7{,}077{,}888");
  EXPECT_EQ(only_text("$${{ 2^33 | GB, 3 digits }}$$"), "8.59\\,\\text{GB}");
  EXPECT_EQ(only_text("$\\sqrt{{{ d }}}$"), "\\sqrt{768}");
  EXPECT_EQ(only_text("$P(\\text{a}) = {{ name }}$"), "P(\\text{a}) = \\text{GPT_2 *small*}");
}

// "$N = 13$ billion parameters" and "$D = 260$ billion tokens" in one sentence look alike.
TEST(Prose, AUnitThatEndsAFormulaIsSetLikeTheTextAroundIt) {
  const Blocks blocks = filled("of $x = {{ 12*d^2 | million parameters }}$ and");
  ASSERT_EQ(blocks[0].spans.size(), 4u);
  EXPECT_EQ(blocks[0].spans[1].text, "x = 7.078");
  EXPECT_EQ(blocks[0].spans[1].kind, SpanKind::kMath);
  EXPECT_EQ(blocks[0].spans[2].text, "\u00a0million parameters");
  EXPECT_EQ(blocks[0].spans[2].kind, SpanKind::kText);
  EXPECT_EQ(only_text("$x = {{ 2^33 | GB, 3 digits }} + y$"), "x = 8.59\\,\\text{GB} + y")
      << "within a formula it is part of it";
}

TEST(Prose, FormatsGiveUnitsAndDigits) {
  EXPECT_EQ(only_text("{{ 12*L*d^2 | million parameters }}"), "84.93 million parameters");
  EXPECT_EQ(only_text("{{ share | %, 3 digits }}"), "99.2%");
  EXPECT_EQ(only_text("{{ d*2 | plain }}"), "1536");
}

TEST(Prose, WordsCannotBecomeMarkup) {
  EXPECT_EQ(only_text("{{ name }}"), "GPT_2 *small*");
  EXPECT_EQ(only_text("*{{ name }}*"), "GPT_2 *small*");
  EXPECT_EQ(markdown("{{ name }} and `{{ name }}`"), "GPT\\_2 \\*small\\* and `GPT_2 *small*`");
  const std::vector<std::pair<std::string, std::string>> hostile = {{"a", "# [x](y) | `z` $q$"},
                                                                    {"b", "1. {{ d }}\n\nnext"}};
  const ProseRead read = read_prose("{{ a }}\n\n| h |\n|---|\n| {{ a }} |\n\n{{ b }}");
  const Blocks blocks = fill(read.prose, {kNumbers, hostile}).text;
  ASSERT_EQ(blocks.size(), 3u);
  EXPECT_EQ(blocks[0].kind, BlockKind::kParagraph);
  EXPECT_EQ(plain_text(blocks[0].spans), "# [x](y) | `z` $q$");
  EXPECT_EQ(plain_text(blocks[1].children[1].children[0].spans), "# [x](y) | `z` $q$");
  EXPECT_EQ(plain_text(blocks[2].spans), "1. {{ d }}\n\nnext");
}

// Structure does not depend on the numbers: the tree of two variants differs in its texts only.
TEST(Prose, MarkersStandInEveryPartOfATreeThatHasText) {
  const Blocks blocks = filled(
      "> [!rule] Of {{ d }}\n>\n> - **{{ L }}**\n\n[{{ d }}](#/0/0.{{ L }})\n\n"
      "| {{ d }} |\n|---|\n| ${{ d }}$ |");
  EXPECT_EQ(plain_text(blocks[0].spans), "Of 768");
  EXPECT_EQ(blocks[0].children[0].children[0].children[0].spans[0].text, "12");
  EXPECT_EQ(blocks[1].spans[0].text, "768");
  EXPECT_EQ(blocks[1].spans[0].href, "#/0/0.12");
  EXPECT_EQ(plain_text(blocks[2].children[0].children[0].spans), "768");
}

TEST(Prose, FaultsNameTheMarkerAndLeaveAQuestionMark) {
  const ProseRead read = read_prose("ab {{ q + 1 }} c");
  EXPECT_TRUE(read.faults.empty());
  const Filled<Blocks> unknown = fill(read.prose, kScope);
  EXPECT_EQ(plain_text(unknown.text), "ab ? c");
  ASSERT_EQ(unknown.faults.size(), 1u);
  EXPECT_EQ(unknown.faults[0].position, 3u);
  EXPECT_NE(unknown.faults[0].message.find("q + 1"), std::string::npos);
}

TEST(Prose, FaultsThatNeedNoNumbersAreFoundWhenItIsRead) {
  EXPECT_EQ(read_prose("{{ d").faults.size(), 1u);
  EXPECT_EQ(read_prose("{{ d + }} {{ d | furlongs }}").faults.size(), 2u);
  EXPECT_EQ(read_code("f({{ d + }})").faults.size(), 1u);
  EXPECT_TRUE(read_prose("{{ anything }} and {{ d | GiB, 3 digits }}").faults.empty());
  EXPECT_EQ(read_prose("a \xEE\x80\x80 b").faults.size(), 1u)
      << "it would be taken for a marker's place";
}

TEST(Prose, AFormulaThatCannotBeTypesetIsAFaultAtItsPlace) {
  const ProseRead read = read_prose("{{ 1 + 1 }} fine: $\\frac{ {{ d }} }{2}$\n\n> a $x^{{{ d }}$");
  ASSERT_EQ(read.faults.size(), 1u);
  EXPECT_EQ(read.faults[0].message,
            "the formula $x^{{{ d }}$ cannot be read: The brace opened here is not closed.");
  // "{{ 1 + 1 }} fine: $\frac{ {{ d }} }{2}$" has 39 bytes, then two line ends and "> a $".
  EXPECT_EQ(read.faults[0].position, 39u + 2u + 5u);
  const std::string display = "$$\na\n\\fraq\n$$";
  ASSERT_EQ(read_prose(display).faults.size(), 1u);
  EXPECT_EQ(read_prose(display).faults[0].position, 3u);
  EXPECT_TRUE(read_markdown("Braces {{ stay }} in $\\text{names}$").faults.empty());
  EXPECT_EQ(plain_text(read_markdown("Braces {{ stay }}").blocks), "Braces {{ stay }}");
  EXPECT_EQ(read_markdown("$\\fraq$").faults.size(), 1u);
}

}  // namespace
}  // namespace tmw

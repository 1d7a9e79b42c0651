#include "core/prose/rich_text.h"

#include <gtest/gtest.h>

namespace tmw {
namespace {

TEST(RichText, ParagraphKeepsStylesMathAndLinks) {
  const Blocks blocks = parse_markdown("A *b* **c** `d_e` $x_i \\times y_i$ [f](#/0/0.1)");
  ASSERT_EQ(blocks.size(), 1u);
  const Spans& spans = blocks[0].spans;
  ASSERT_EQ(spans.size(), 10u);
  EXPECT_TRUE(spans[1].emphasis);
  EXPECT_TRUE(spans[3].strong);
  EXPECT_EQ(spans[5].kind, SpanKind::kCode);
  EXPECT_EQ(spans[5].text, "d_e");
  EXPECT_EQ(spans[7].kind, SpanKind::kMath);
  EXPECT_EQ(spans[7].text, "x_i \\times y_i");
  EXPECT_EQ(spans[9].text, "f");
  EXPECT_EQ(spans[9].kind, SpanKind::kLink);
  EXPECT_EQ(spans[9].href, "#/0/0.1");
}

TEST(RichText, MathIsNotReadAsMarkdown) {
  const Blocks blocks = parse_markdown("$a_1*b*c_2\\,d\\%$");
  ASSERT_EQ(blocks[0].spans.size(), 1u);
  EXPECT_EQ(blocks[0].spans[0].text, "a_1*b*c_2\\,d\\%");
}

TEST(RichText, DisplayedMathAloneIsAFormula) {
  const Blocks blocks = parse_markdown("$$12\\,L\\,d^2$$");
  ASSERT_EQ(blocks.size(), 1u);
  EXPECT_EQ(blocks[0].kind, BlockKind::kFormula);
  EXPECT_EQ(blocks[0].text, "12\\,L\\,d^2");
}

TEST(RichText, QuoteWithMarkIsACallOutWithTitle) {
  const Blocks blocks = parse_markdown("> [!rule] The $12d^2$ rule\n>\n> Text.\n>\n> $$x$$\n");
  ASSERT_EQ(blocks.size(), 1u);
  EXPECT_EQ(blocks[0].kind, BlockKind::kCallout);
  EXPECT_EQ(plain_text(blocks[0].spans), "The 12d^2 rule");
  ASSERT_EQ(blocks[0].children.size(), 2u);
  EXPECT_EQ(blocks[0].children[1].kind, BlockKind::kFormula);
}

TEST(RichText, QuoteThatOnlyAsksIsAnAsk) {
  const Blocks blocks = parse_markdown("Before.\n\n> [!ask] 4.5\n\nBehind.");
  ASSERT_EQ(blocks.size(), 3u);
  EXPECT_EQ(blocks[1].kind, BlockKind::kAsk);
  EXPECT_EQ(blocks[1].text, "4.5");
  EXPECT_TRUE(blocks[1].children.empty());
  EXPECT_EQ(parse_markdown("> [!ask] 4.5\n>\n> And more.")[0].kind, BlockKind::kQuote);
}

TEST(RichText, TableHasAHeaderRowAndAlignment) {
  const Blocks blocks = parse_markdown("| a | b |\n|---|--:|\n| 1 | $2$ |\n");
  ASSERT_EQ(blocks[0].kind, BlockKind::kTable);
  ASSERT_EQ(blocks[0].children.size(), 2u);
  EXPECT_EQ(blocks[0].children[1].children[1].align, CellAlign::kRight);
  EXPECT_EQ(blocks[0].children[1].children[1].spans[0].kind, SpanKind::kMath);
}

TEST(RichText, ListItemsHoldParagraphs) {
  const Blocks blocks = parse_markdown("3. one\n4. two\n   - inner\n");
  ASSERT_EQ(blocks[0].kind, BlockKind::kList);
  EXPECT_TRUE(blocks[0].ordered);
  EXPECT_EQ(blocks[0].first_number, 3);
  ASSERT_EQ(blocks[0].children[1].children.size(), 2u);
  EXPECT_EQ(blocks[0].children[1].children[0].kind, BlockKind::kParagraph);
  EXPECT_EQ(blocks[0].children[1].children[1].kind, BlockKind::kList);
}

TEST(RichText, FigureParagraphNamesItsFigure) {
  const Blocks blocks = parse_markdown("Before.\n\n![](figure:parts)\n\nAfter.\n");
  ASSERT_EQ(blocks.size(), 3u);
  EXPECT_EQ(blocks[1].kind, BlockKind::kFigure);
  EXPECT_EQ(blocks[1].text, "parts");
}

TEST(RichText, HtmlIsText) {
  const Blocks blocks = parse_markdown("<b onclick=x>a</b>");
  EXPECT_EQ(plain_text(blocks), "<b onclick=x>a</b>");
}

TEST(RichText, PlainTextSaysMathInPlainCharacters) {
  EXPECT_EQ(plain_text(parse_markdown("$50{,}257 \\times d_\\text{ff}$")), "50,257 × d_ff");
}

}  // namespace
}  // namespace tmw

#include "tests/web/faces/test_fonts.h"
#include "tests/web/layout/sample_page.h"
#include "web/layout/layout.h"

namespace tmw {
namespace {

using sample::math;
using sample::node;
using sample::page_of;
using sample::text;

constexpr float kWidths[] = {320.0F, 360.0F, 390.0F, 699.0F, 700.0F, 1024.0F, 1176.0F, 1920.0F};

TEST(Lines, LinesFitTheBoxOfTheirWords) {
  for (const float width : kWidths) {
    const Layout layout = layout_page(sample::every_kind(), width, test_fonts());
    for (const LaidNode& laid : layout.nodes) {
      if (laid.kind == NodeKind::kField || laid.kind == NodeKind::kEditor) continue;
      for (auto i = laid.lines.begin; i < laid.lines.end; ++i) {
        EXPECT_LE(layout.lines[i].width, laid.words.width + 0.5F)
            << sample::placed_words(layout, laid);
        EXPECT_GE(layout.lines[i].top + 0.01F, laid.words.y);
        EXPECT_LE(layout.lines[i].top + layout.lines[i].height, laid.words.bottom() + 0.01F);
      }
    }
  }
}

TEST(Lines, TheMeasureIsThatOfABook) {
  std::string words;
  for (int i = 0; i < 60; ++i) words += "The hidden size decides nearly everything about a model. ";
  const Page page = page_of({node(NodeKind::kParagraph, "p", {text(words)})});
  const Layout layout = layout_page(page, 1600.0F, test_fonts());
  const LaidNode& laid = layout.nodes[1];
  const auto lines = laid.lines.end - laid.lines.begin;
  const double mean = static_cast<double>(words.size()) / lines;
  EXPECT_GE(mean, 60.0);
  EXPECT_LE(mean, 75.0);
}

TEST(Lines, LinesBreakOnlyAtSpacesAndLoseNoWord) {
  const std::vector<tmw::Run> runs = {
      text("one two three four five six seven eight nine ten eleven twelve")};
  const Layout layout =
      layout_page(page_of({node(NodeKind::kParagraph, "p", runs)}), 320.0F, test_fonts());
  std::string words = sample::placed_words(layout, layout.nodes[1]);
  EXPECT_NE(words.find('|'), std::string::npos);
  for (char& c : words) {
    if (c == '|') c = ' ';
  }
  EXPECT_EQ(words, runs.front().text);
}

TEST(Lines, GreedyLinesWouldOverflowWithTheNextWord) {
  // What makes the browser break no-wrap spans at the very same places.
  const Page page = sample::every_kind();
  const Layout layout = layout_page(page, 390.0F, test_fonts());
  for (const LaidNode& laid : layout.nodes) {
    if (laid.kind != NodeKind::kParagraph) continue;
    for (auto i = laid.lines.begin; i + 1 < laid.lines.end; ++i) {
      EXPECT_GT(layout.lines[i].width + layout.lines[i + 1].width, laid.words.width - 5.0F);
    }
  }
}

TEST(Lines, AWordTooLongForTheLineIsCut) {
  const Page page = page_of({node(NodeKind::kParagraph, "p", {text(std::string(200, 'w'))})});
  const Layout layout = layout_page(page, 320.0F, test_fonts());
  EXPECT_GT(layout.nodes[1].lines.end - layout.nodes[1].lines.begin, 5U);
  EXPECT_TRUE(layout.overflowing.empty());
}

TEST(Lines, InlineMathStandsOnTheBaselineOfItsLine) {
  const Page page = page_of(
      {node(NodeKind::kParagraph, "p", {text("with "), math("\\frac{d}{h}"), text(" numbers")})});
  const Layout layout = layout_page(page, 700.0F, test_fonts());
  ASSERT_EQ(layout.maths.size(), 1U);
  EXPECT_EQ(layout.maths[0].baseline, layout.lines[0].baseline);
  EXPECT_EQ(layout.texts[0].baseline, layout.lines[0].baseline);
  EXPECT_NEAR(layout.maths[0].x, layout.texts[0].x + layout.texts[0].width, 0.01F);
}

TEST(Lines, TallMathMakesItsLineTaller) {
  const Page page = page_of({node(NodeKind::kParagraph, "p",
                                  {text("with "), math("\\frac{\\frac{a}{b}}{\\frac{c}{d}}")})});
  const Layout layout = layout_page(page, 700.0F, test_fonts());
  EXPECT_GT(layout.lines[0].height, metrics_of(TextStyle::kBody).line_height_px);
}

TEST(Lines, ADisplayedFormulaIsCentredAndShrinksBeforeItOverflows) {
  const Page narrow = page_of({node(
      NodeKind::kFormula, "f", {math("a + b + c + d + e + f + g + h + i + j + k + l = m + n")})});
  const Layout wide = layout_page(narrow, 1176.0F, test_fonts());
  const LaidNode& laid = wide.nodes[1];
  EXPECT_NEAR(laid.words.x - laid.rect.x, laid.rect.right() - laid.words.right(), 1.0F);
  const Layout phone = layout_page(narrow, 390.0F, test_fonts());
  EXPECT_LT(phone.maths[0].em_px, wide.maths[0].em_px);
  EXPECT_TRUE(phone.overflowing.empty());

  std::string long_sum = "x";
  for (int i = 0; i < 80; ++i) long_sum += " + x";
  const Layout over =
      layout_page(page_of({node(NodeKind::kFormula, "f", {math(long_sum)})}), 320.0F, test_fonts());
  ASSERT_EQ(over.overflowing.size(), 1U);
  EXPECT_EQ(over.overflowing[0], node_id("f"));
}

TEST(Lines, SourceKeepsItsSpacesAndItsLines) {
  Node code = node(NodeKind::kCode, "code");
  code.text = "if (a) {\n    return b;\n\n}";
  const Layout layout = layout_page(page_of({code}), 800.0F, test_fonts());
  const LaidNode& laid = layout.nodes[1];
  EXPECT_EQ(laid.lines.end - laid.lines.begin, 4U);
  EXPECT_EQ(sample::placed_words(layout, laid), "if (a) {|    return b;|}");
}

TEST(Lines, ALongLineOfSourceIsCutAfterItsSpacesNeverBeforeThem) {
  Node code = node(NodeKind::kCode, "code");
  code.text = "  const share = layers / total;          // of the whole model";
  const Layout layout = layout_page(page_of({code}), 390.0F, test_fonts());
  EXPECT_EQ(sample::placed_words(layout, layout.nodes[1]),
            "  const share = layers / total;          |// of the whole model");
  EXPECT_NEAR(layout.texts[1].x - layout.texts[0].x, 4 * 0.6F * 15.0F, 0.01F)
      << "the rest stands in";
}

TEST(Lines, ANumberAndItsUnitStandOnOneLine) {
  for (const std::string unit : {"GiB", "TFLOP/s,", "billion", "tokens/s.", "%"}) {
    for (float width = 320.0F; width < 700.0F; width += 7.0F) {
      const std::vector<tmw::Run> runs = {
          text("It keeps as many bytes as the card can hold, 15.3 " + unit + " and then no more")};
      const Layout layout =
          layout_page(page_of({node(NodeKind::kParagraph, "p", runs)}), width, test_fonts());
      const std::string words = sample::placed_words(layout, layout.nodes[1]);
      EXPECT_NE(words.find("15.3 " + unit), std::string::npos) << words << " at " << width;
    }
  }
}

TEST(Lines, ANumberKeepsTheRoomOfTheWidestThatMayStandThere) {
  const auto laid = [](const char* words, const char* room) {
    tmw::Run number = text(words);
    number.given = "s";
    number.room = room;
    return layout_page(page_of({node(NodeKind::kParagraph, "p",
                                     {text("A text of "), number, text(", as it is.")})}),
                       800.0F, test_fonts());
  };
  const auto end_of = [](const Layout& layout) {
    return layout.texts.back().x + layout.texts.back().width;
  };
  const float widest = end_of(laid("131,072", ""));
  EXPECT_NEAR(end_of(laid("64", "131,072")), widest, 0.05F);
  EXPECT_NEAR(end_of(laid("131,072", "131,072")), widest, 0.05F);
  EXPECT_LT(end_of(laid("64", "")), widest - 20.0F);
  EXPECT_TRUE(laid("64", "131,072").texts[1].dotted);
}

}  // namespace
}  // namespace tmw

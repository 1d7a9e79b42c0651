#include "web/math/math_layout.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "core/tex/letter_lean.h"

namespace tmw {
namespace {

constexpr float kNear = 0.0015F;

const MathGlyph& glyph_of(const MathBox& box, char32_t code) {
  const auto found = std::find_if(box.glyphs.begin(), box.glyphs.end(),
                                  [code](const MathGlyph& glyph) { return glyph.code == code; });
  EXPECT_NE(found, box.glyphs.end());
  static const MathGlyph none;
  return found == box.glyphs.end() ? none : *found;
}

// What MathML is told of the letters (core/tex) is what the face has.
TEST(MathLayout, KnowsTheLeanOfEachLetterAsMathMlIsToldIt) {
  for (char32_t letter = U'A'; letter <= U'ω'; ++letter) {
    const MathGlyphMetrics metrics = math_glyph_metrics(Face::kMathItalic, letter);
    if (metrics.known)
      EXPECT_NEAR(letter_lean(letter), metrics.italic, 0.0006) << static_cast<unsigned>(letter);
  }
}

// Advances from KaTeX's published table: a 0.529, plus 0.778, b 0.429; TeX's medium space is 4/18
// em.
TEST(MathLayout, PutsTexsSpacesBetweenTheClassesOfAtoms) {
  struct Case {
    const char* tex;
    float width;
  };
  const std::vector<Case> cases = {
      {"ab", 0.529F + 0.429F},
      {"a+b", 0.529F + 4 / 18.0F + 0.778F + 4 / 18.0F + 0.429F},
      {"a=b", 0.529F + 5 / 18.0F + 0.778F + 5 / 18.0F + 0.429F},
      {"-a", 0.778F + 0.529F},  // a sign, not an operator
      {"(-a)", 0.389F + 0.778F + 0.529F + 0.389F},
      {"a,b", 0.529F + 0.278F + 3 / 18.0F + 0.429F},
      {"1{,}000", 4 * 0.5F + 0.278F},  // no space inside a number
      {"a\\,b", 0.529F + 3 / 18.0F + 0.429F},
      {"{a+}b", 0.529F + 0.778F + 0.429F},
  };
  for (const Case& c : cases) EXPECT_NEAR(layout_math(c.tex, false).width, c.width, kNear) << c.tex;
}

TEST(MathLayout, SetsScriptsSmallerAndApart) {
  const MathBox box = layout_math("x_i^2", false);
  const MathGlyph& base = glyph_of(box, U'x');
  const MathGlyph& raised = glyph_of(box, U'2');
  const MathGlyph& lowered = glyph_of(box, U'i');
  EXPECT_NEAR(raised.scale, 0.707F, 1e-4F);
  EXPECT_LT(raised.y, base.y);
  EXPECT_GT(lowered.y, base.y);
  EXPECT_GT(raised.x, base.x + 0.5F);
  EXPECT_GT(box.height, 0.7F);
  EXPECT_GT(box.depth, 0.15F);
}

TEST(MathLayout, CentresAFractionOnItsRuleAtTheAxis) {
  const MathBox box = layout_math("\\frac{1}{100}", true);
  ASSERT_EQ(box.rules.size(), 1U);
  const MathRule& rule = box.rules[0];
  EXPECT_NEAR(rule.y + rule.height / 2.0F, -0.25F, kNear);
  float top_middle = 0.0F;
  float bottom_left = 100.0F;
  for (const MathGlyph& glyph : box.glyphs) {
    if (glyph.y < 0.0F) top_middle = glyph.x + 0.25F;
    if (glyph.y > 0.0F) bottom_left = std::min(bottom_left, glyph.x);
  }
  EXPECT_NEAR(top_middle, bottom_left + 0.75F, kNear);
  EXPECT_NEAR(box.width, rule.width + 2 * 0.12F, kNear);
}

TEST(MathLayout, PutsLimitsOverAndUnderOnlyInDisplay) {
  const MathBox shown = layout_math("\\sum_{i}", true);
  const MathBox inline_box = layout_math("\\sum_{i}", false);
  EXPECT_LT(glyph_of(shown, U'i').x, 1.0F);
  EXPECT_GT(glyph_of(inline_box, U'i').x, 1.0F);
  EXPECT_EQ(glyph_of(shown, U'∑').face, Face::kMathSize2);
  EXPECT_EQ(glyph_of(inline_box, U'∑').face, Face::kMathSize1);
}

TEST(MathLayout, GrowsDelimitersWithTheirContent) {
  std::string inside = "x";
  float before = 0.0F;
  for (int i = 0; i < 6; ++i) {
    const MathBox box = layout_math("\\left(" + inside + "\\right)", true);
    const MathBox content = layout_math(inside, true);
    EXPECT_GE(box.height + box.depth, before);
    EXPECT_GE(box.height + box.depth, 0.9F * (content.height + content.depth)) << inside;
    before = box.height + box.depth;
    inside = "\\frac{" + inside + "}{\\displaystyle\\frac{a}{b}}";
  }
}

TEST(MathLayout, BuildsTallDelimitersFromOverlappingPieces) {
  std::string rows;
  for (int i = 0; i < 8; ++i) rows += "a \\\\ ";
  for (const char* pair : {"()", "[]", "\\{\\}", "||"}) {
    const std::string both = pair;
    const std::size_t half = both.size() / 2;
    const MathBox box = layout_math("\\left" + both.substr(0, half) + "\\begin{matrix}" + rows +
                                        "\\end{matrix}\\right" + both.substr(half),
                                    true);
    EXPECT_TRUE(box.error.empty());
    const float total = box.height + box.depth;
    std::vector<std::pair<float, float>> covered;  // from, to of the left delimiter
    for (const MathGlyph& glyph : box.glyphs) {
      if (glyph.face != Face::kMathSize4 || glyph.x > 0.5F) continue;
      const MathGlyphMetrics metrics = math_glyph_metrics(glyph.face, glyph.code);
      covered.emplace_back(glyph.y - metrics.height, glyph.y + metrics.depth);
    }
    for (const MathRule& rule : box.rules) {
      if (rule.x < 0.5F) covered.emplace_back(rule.y, rule.y + rule.height);
    }
    std::sort(covered.begin(), covered.end());
    ASSERT_FALSE(covered.empty()) << pair;
    float reached = covered[0].first;
    EXPECT_NEAR(reached, -box.height, 0.05F) << pair;
    for (const auto& [from, to] : covered) {
      EXPECT_LE(from, reached + 1e-3F) << pair << ": a gap";
      reached = std::max(reached, to);
    }
    EXPECT_NEAR(reached, box.depth, 0.05F) << pair << total;
  }
}

TEST(MathLayout, LinesUpTheRelationsOfAlignedRows) {
  const MathBox box = layout_math("\\begin{aligned} abc &= 1 \\\\ d &= 22 \\end{aligned}", true);
  std::vector<float> x;
  std::vector<float> y;
  for (const MathGlyph& glyph : box.glyphs) {
    if (glyph.code != U'=') continue;
    x.push_back(glyph.x);
    y.push_back(glyph.y);
  }
  ASSERT_EQ(x.size(), 2U);
  EXPECT_NEAR(x[0], x[1], 1e-4F);
  EXPECT_LT(y[0], y[1]);
}

TEST(MathLayout, KeepsTheWidthWhenOnlyDigitsChange) {
  EXPECT_FLOAT_EQ(layout_math("x = 1{,}024", false).width, layout_math("x = 9{,}876", false).width);
}

TEST(MathLayout, ANumberKeepsTheWidthOfTheWidestThatMayStandThere) {
  const MathBox wide = layout_math("d = 12{,}288", false);
  const MathBox narrow = layout_math("d = \\live{d}{64}{12{,}288}", false);
  EXPECT_NEAR(narrow.width, wide.width, kNear);
  EXPECT_FALSE(narrow.rules.empty()) << "it stands on dots";
  EXPECT_NEAR(narrow.depth, wide.depth, 0.2F) << "which take no room of their own";
  EXPECT_NEAR(layout_math("\\live{}{64}{}", false).width, layout_math("64", false).width, kNear);
}

TEST(MathLayout, ShowsTheSourceOfWhatItCannotRead) {
  const MathBox box = layout_math("\\foo", true);
  EXPECT_FALSE(box.error.empty());
  EXPECT_EQ(box.glyphs.size(), 4U);
  for (const MathGlyph& glyph : box.glyphs) EXPECT_EQ(glyph.face, Face::kMathMain);
  ASSERT_EQ(layout_inline_pieces("\\foo").size(), 1U);
  EXPECT_FALSE(layout_inline_pieces("\\foo")[0].error.empty());
}

TEST(MathLayout, BreaksInlineMathOnlyAfterOuterRelationsAndOperators) {
  struct Case {
    const char* tex;
    std::size_t pieces;
  };
  const std::vector<Case> cases = {
      {"x", 1},
      {"a + b = c", 3},
      {"-a", 1},
      {"{a + b}", 1},
      {"(a + b)", 2},
      {"\\left(a+b\\right)", 1},
      {"a = \\frac{b+c}{d}", 2},
      {"f(x, y)", 1},
      {"a =", 1},
      {"a = \\quad b", 2},
      {"", 0},
  };
  for (const Case& c : cases) EXPECT_EQ(layout_inline_pieces(c.tex).size(), c.pieces) << c.tex;
}

TEST(MathLayout, PiecesSideBySideAreTheWholeFormula) {
  for (const char* tex : {"a + b = c", "12 L d^2 + V d \\approx 1{,}234", "(a - b) \\times -c",
                          "x \\; = \\quad y", "a = {=} b"}) {
    const MathBox whole = layout_math(tex, false);
    float width = 0.0F;
    std::vector<float> xs;
    for (const MathBox& piece : layout_inline_pieces(tex)) {
      for (const MathGlyph& glyph : piece.glyphs) xs.push_back(width + glyph.x);
      width += piece.width + piece.space_after;
    }
    EXPECT_NEAR(width, whole.width, 1e-4F) << tex;
    ASSERT_EQ(xs.size(), whole.glyphs.size()) << tex;
    for (std::size_t i = 0; i < xs.size(); ++i) EXPECT_NEAR(xs[i], whole.glyphs[i].x, 1e-4F) << tex;
  }
}

// The box is where the ink is: a page that clips to it loses nothing.
TEST(MathLayout, BoxesHoldTheirGlyphs) {
  for (const char* tex :
       {"\\sqrt{\\frac{a_1^2}{b}}", "\\hat{A}_{ij}^{2}", "\\sum_{i=1}^{n} x_i",
        "\\underbrace{a+b}_{n}", "\\left[\\begin{matrix} 1 & 2 \\\\ 3 & 4 \\end{matrix}\\right]",
        "\\binom{n}{k}", "\\sqrt[3]{x}"}) {
    const MathBox box = layout_math(tex, true);
    for (const MathGlyph& glyph : box.glyphs) {
      const MathGlyphMetrics metrics = math_glyph_metrics(glyph.face, glyph.code);
      EXPECT_LE(metrics.height * glyph.scale - glyph.y, box.height + 0.01F) << tex;
      EXPECT_LE(metrics.depth * glyph.scale + glyph.y, box.depth + 0.01F) << tex;
      EXPECT_GE(glyph.x, -0.01F) << tex;
      EXPECT_LE(glyph.x, box.width + 0.01F) << tex;
    }
  }
}

TEST(MathLayout, SetsHostileSourcesWithoutHarm) {
  std::string nested = "x";
  for (int i = 0; i < 30; ++i) nested = "\\frac{" + nested + "}{\\sqrt{y}}";
  EXPECT_TRUE(layout_math(nested, true).error.empty());
  EXPECT_FALSE(layout_math(std::string(100000, '{'), true).error.empty());
  EXPECT_EQ(layout_math("", true).width, 0.0F);
  EXPECT_EQ(layout_math("\\begin{matrix}\\end{matrix}", true).glyphs.size(), 0U);
}

}  // namespace
}  // namespace tmw

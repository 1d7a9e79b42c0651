#include "core/tex/readable.h"

#include <gtest/gtest.h>

namespace tmw {
namespace {

TEST(ReadableTex, SaysAFormulaInPlainCharacters) {
  EXPECT_EQ(readable_tex("\\sqrt{d_k}"), "√d_k");
  EXPECT_EQ(readable_tex("\\text{softmax}(x)_i = \\frac{e^{x_i - m}}{\\sum_j e^{x_j}}"),
            "softmax(x)_i = (e^(x_i - m))/(∑_j e^x_j)");
  EXPECT_EQ(readable_tex("2\\,d\\,h\\,d_k"), "2 d h d_k");
  EXPECT_EQ(readable_tex("\\frac{1}{2}\\%"), "1/2%");
}

TEST(ReadableTex, KeepsTheBlanksThatTheAuthorLeft) {
  EXPECT_EQ(readable_tex("a+b"), "a+b");
  EXPECT_EQ(readable_tex("a  + b"), "a + b");
  EXPECT_EQ(readable_tex("\\left\\lceil 13.04 \\right\\rceil"), "⌈ 13.04 ⌉");
  EXPECT_EQ(readable_tex("2\\pi \\cdot 10{,}000^{ 126/128 }"), "2π · 10,000^( 126/128 )");
}

// Every kind of node that tex::read can give says something, and no name of a command is left over.
TEST(ReadableTex, KnowsEveryCommandThatCanBeTypeset) {
  const struct {
    const char* tex;
    const char* line;
  } cases[] = {
      {"\\gamma \\odot x^\\top", "γ ⊙ x^ᵀ"},
      {"\\underbrace{4\\,s^2 d}_{\\text{scores}} + \\overbrace{a}^b", "4 s^2 d (scores) + a (b)"},
      {"\\live{d}{12{,}288}{} \\cdot \\live{}{7}{16}", "12,288 · 7"},
      {"\\binom{n}{k} \\to \\mathbb{R}", "binom(n, k) → R"},
      {"\\begin{pmatrix} 1 & 0 \\\\ 0 & 1 \\end{pmatrix}", "(1, 0; 0, 1)"},
      {"\\begin{aligned} a &= b \\\\ &= c \\end{aligned}", "a = b;  = c"},
      {"\\begin{cases} 1 & x > 0 \\\\ 0 & x < 0 \\end{cases}", "{1, x > 0; 0, x < 0"},
      {"\\overset{!}{=} f'(x)", "=^! f'(x)"},
      {"\\sqrt[3]{x} + \\overline{y} + \\hat{z}", "3√x + y + zˆ"},
      {"\\left. \\bigl( a \\bigr) \\right|", " ( a ) |"},
      {"\\displaystyle \\sum_{i=1}^n i", " ∑_i=1^n i"},
      {"d² \\ln\\!x", "d^2 lnx"},
  };
  for (const auto& known : cases) EXPECT_EQ(readable_tex(known.tex), known.line) << known.tex;
}

TEST(ReadableTex, GivesWhatCannotBeReadAsItWasWritten) {
  for (const char* broken : {"{\\frac", "\\foo{a}", "a & b", "x^", "50%", "\\left( a"})
    EXPECT_EQ(readable_tex(broken), broken);
  EXPECT_EQ(readable_tex(""), "");
}

}  // namespace
}  // namespace tmw

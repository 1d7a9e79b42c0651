#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/tex/tex_reader.h"
#include "tests/web/faces/test_fonts.h"
#include "web/math/math_layout.h"

namespace tmw {
namespace {

// The commands of docs/math.md.
constexpr const char* kCommands =
    "alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi "
    "pi rho sigma tau "
    "upsilon phi varphi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega "
    "infty partial nabla "
    "ell top bot forall exists emptyset prime % $ # & _ | vert Vert cdot times div pm mp ast circ "
    "odot oplus otimes "
    "cup cap setminus approx le leq ge geq lt gt ne neq equiv sim simeq cong propto ll gg in notin "
    "subset subseteq mid "
    "parallel to rightarrow leftarrow gets leftrightarrow mapsto Rightarrow Leftarrow "
    "Leftrightarrow sum prod int ldots "
    "dots cdots vdots ddots colon { } lbrace rbrace lfloor rfloor lceil rceil langle rangle lvert "
    "rvert lVert rVert "
    "log ln exp sin cos tan tanh max min lim";

void expect_known_glyphs(const std::string& tex) {
  const MathBox box = layout_math(tex, false);
  EXPECT_TRUE(box.error.empty()) << tex << ": " << box.error;
  EXPECT_FALSE(box.glyphs.empty()) << tex;
  for (const MathGlyph& glyph : box.glyphs) {
    EXPECT_TRUE(math_glyph_metrics(glyph.face, glyph.code).known)
        << tex << " needs U+" << std::hex << static_cast<unsigned>(glyph.code);
    EXPECT_TRUE(test_fonts().contains(glyph.face, glyph.code))
        << tex << " needs U+" << std::hex << static_cast<unsigned>(glyph.code) << " in "
        << row_of(glyph.face).file;
  }
}

TEST(MathSymbols, EveryCommandHasItsGlyphInAFace) {
  std::string name;
  for (const char* at = kCommands;; ++at) {
    if (*at != ' ' && *at != '\0') {
      name += *at;
      continue;
    }
    expect_known_glyphs("\\" + name);
    name.clear();
    if (*at == '\0') break;
  }
}

TEST(MathSymbols, EveryTypedSignHasItsGlyphInAFace) {
  for (const char* sign :
       {"+", "-", "*", "=", "<", ">", ":", "(", ")", "[", "]", "!", "?", ",",  ";",  "/", "|",
        ".", "×", "·", "≈", "≤", "≥", "≠", "→", "∞", "∑", "−", "α", "Σ", "x²", "√2", "…"}) {
    expect_known_glyphs(sign);
  }
}

// Every growing sign in every size it takes, every face, every accent and the braces.
TEST(MathSymbols, EveryPieceOfGrowingSignsIsInTheShippedFonts) {
  const std::string tall = "\\begin{matrix} 1 \\\\ 2 \\\\ 3 \\\\ 4 \\\\ 5 \\end{matrix}";
  const std::vector<std::string> insides = {"x", "\\frac{a}{b}",
                                            "\\frac{\\frac{a}{b}}{\\frac{c}{d}}",
                                            "\\begin{matrix} 1 \\\\ 2 \\end{matrix}", tall};
  for (const std::string& inside : insides) {
    expect_known_glyphs("\\sqrt{" + inside + "}");
    for (const char* sign : {"(", ")", "[", "]", "\\{", "\\}", "|", "\\lfloor", "\\rfloor",
                             "\\lceil", "\\rceil", "\\langle", "\\rangle", "/"}) {
      expect_known_glyphs("\\left" + std::string(sign) + " " + inside + "\\right.");
    }
  }
  expect_known_glyphs("\\hat{x}\\bar{x}\\tilde{x}\\vec{x}\\dot{x}\\ddot{x}");
  expect_known_glyphs("\\underbrace{abcdef}\\overbrace{abcdef}");
  expect_known_glyphs("\\mathbb{ABCDEFGHIJKLMNOPQRSTUVWXYZ}");
  expect_known_glyphs(
      "\\mathbf{aZ09}\\mathrm{aZ09}\\text{bits, per: weight-(x)}\\displaystyle\\sum\\prod\\int");
}

TEST(MathSymbols, LettersAreItalicUnlessAFaceIsChosen) {
  EXPECT_EQ(layout_math("x", false).glyphs[0].face, Face::kMathItalic);
  EXPECT_EQ(layout_math("\\mathrm{x}", false).glyphs[0].face, Face::kMathMain);
  EXPECT_EQ(layout_math("\\mathbf{x}", false).glyphs[0].face, Face::kMathBold);
  EXPECT_EQ(layout_math("\\mathbb{R}", false).glyphs[0].face, Face::kMathAms);
  EXPECT_EQ(layout_math("\\text{x}", false).glyphs[0].face, Face::kMathMain);
  EXPECT_EQ(layout_math("7", false).glyphs[0].face, Face::kMathMain);
}

// Formulas are set with KaTeX's whole fonts, words with the subsets that are shipped.
TEST(MathSymbols, AGlyphIsAsWideInAFormulaAsInTheShippedFont) {
  int compared = 0;
  for (std::size_t i = 0; i < kFaceCount; ++i) {
    const auto face = static_cast<Face>(i);
    for (char32_t code = U' '; code < 0x10000; ++code) {
      if (row_of(face).is_text || !test_fonts().contains(face, code)) continue;
      EXPECT_NEAR(math_glyph_metrics(face, code).width, test_fonts().advance(face, code), 1e-4)
          << row_of(face).file << " U+" << std::hex << static_cast<unsigned>(code);
      ++compared;
    }
  }
  EXPECT_GT(compared, 500);
}

TEST(MathSymbols, DigitsAreAllAsWideAsEachOther) {
  const float zero = math_glyph_metrics(Face::kMathMain, U'0').width;
  for (char32_t digit = U'1'; digit <= U'9'; ++digit) {
    EXPECT_EQ(math_glyph_metrics(Face::kMathMain, digit).width, zero);
  }
}

}  // namespace
}  // namespace tmw

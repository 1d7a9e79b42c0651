#include <gtest/gtest.h>

#include <string>

#include "core/page/tex_reader.h"
#include "web/ui/math_layout.h"

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
    EXPECT_TRUE(math_glyph_metrics(glyph.font, glyph.code).known)
        << tex << " needs U+" << std::hex << static_cast<unsigned>(glyph.code);
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

TEST(MathSymbols, LettersAreItalicUnlessAFaceIsChosen) {
  EXPECT_EQ(layout_math("x", false).glyphs[0].font, MathFont::kMathItalic);
  EXPECT_EQ(layout_math("\\mathrm{x}", false).glyphs[0].font, MathFont::kMainRegular);
  EXPECT_EQ(layout_math("\\mathbf{x}", false).glyphs[0].font, MathFont::kMainBold);
  EXPECT_EQ(layout_math("\\mathbb{R}", false).glyphs[0].font, MathFont::kAms);
  EXPECT_EQ(layout_math("\\text{x}", false).glyphs[0].font, MathFont::kMainRegular);
  EXPECT_EQ(layout_math("7", false).glyphs[0].font, MathFont::kMainRegular);
}

TEST(MathSymbols, DigitsAreAllAsWideAsEachOther) {
  const float zero = math_glyph_metrics(MathFont::kMainRegular, U'0').width;
  for (char32_t digit = U'1'; digit <= U'9'; ++digit) {
    EXPECT_EQ(math_glyph_metrics(MathFont::kMainRegular, digit).width, zero);
  }
}

}  // namespace
}  // namespace tmw

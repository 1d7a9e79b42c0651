#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "core/tex/tex_reader.h"
#include "web/layout/truetype.h"
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

// The subset fonts that the page ships, in the order of MathFont.
constexpr const char* kSubsetFiles[kMathFontCount] = {
    "katex-main-regular", "katex-main-bold", "katex-math-italic", "katex-size1",
    "katex-size2",        "katex-size3",     "katex-size4",       "katex-ams",
};

const TrueTypeWidths& subset_font(MathFont font) {
  static const std::vector<TrueTypeWidths> fonts = [] {
    std::vector<TrueTypeWidths> all;
    for (const char* file : kSubsetFiles) {
      std::ifstream stream(std::string(TMW_FONT_DIR) + "/" + file + ".ttf", std::ios::binary);
      const std::vector<char> bytes{std::istreambuf_iterator<char>(stream), {}};
      const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
      all.push_back(read_truetype({data, bytes.size()}));
    }
    return all;
  }();
  return fonts[static_cast<std::size_t>(font)];
}

bool ships(MathFont font, char32_t code) {
  const auto& advances = subset_font(font).advances;
  return std::any_of(advances.begin(), advances.end(),
                     [code](const auto& advance) { return advance.first == code; });
}

void expect_known_glyphs(const std::string& tex) {
  const MathBox box = layout_math(tex, false);
  EXPECT_TRUE(box.error.empty()) << tex << ": " << box.error;
  EXPECT_FALSE(box.glyphs.empty()) << tex;
  for (const MathGlyph& glyph : box.glyphs) {
    EXPECT_TRUE(math_glyph_metrics(glyph.font, glyph.code).known)
        << tex << " needs U+" << std::hex << static_cast<unsigned>(glyph.code);
    EXPECT_TRUE(ships(glyph.font, glyph.code))
        << tex << " needs U+" << std::hex << static_cast<unsigned>(glyph.code) << " in "
        << kSubsetFiles[static_cast<std::size_t>(glyph.font)];
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

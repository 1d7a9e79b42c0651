#include "core/tex/tex_reader.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace tmw::tex {
namespace {

struct Refused {
  const char* source;
  std::size_t position;
  const char* part_of_message;
};

TEST(TexReader, RefusesWhatItCannotReadAndSaysWhereAndWhy) {
  const std::vector<Refused> cases = {
      {"a + \\foo", 4, "\\foo is not one of the commands"},
      {"{a", 0, "not closed"},
      {"a}", 1, "no opening brace"},
      {"\\frac{a}", 8, "Something is missing"},
      {"\\sqrt[3", 5, "not closed"},
      {"x^", 2, "Something is missing"},
      {"x^a^b", 3, "Two superscripts"},
      {"x_a_b", 3, "Two subscripts"},
      {"\\left( a", 0, "has no \\right"},
      {"a \\right)", 2, "ends nothing"},
      {"\\left a", 6, "delimiter is missing"},
      {"\\begin{aligned} a", 0, "has no \\end"},
      {"\\begin{aligned} a \\end{matrix}", 18, "does not name"},
      {"\\begin{tabular} a", 0, "not known"},
      {"a & b", 2, "Write \\&"},
      {"50%", 2, "Write \\%"},
      {"a $ b", 2, "Write \\$"},
      {"\\text{a", 5, "not closed"},
      {"\\text a", 6, "Words in braces"},
      {"\\text{\\frac}", 6, "not read inside"},
      {"\xE6\x97\xA5", 0, "not known in formulas"},
      {"\xFF", 0, "not known in formulas"},
      {"\\", 0, "is not one of the commands"},
  };
  for (const Refused& refused : cases) {
    const ReadResult result = read(refused.source);
    EXPECT_FALSE(result.ok()) << refused.source;
    EXPECT_EQ(result.error.position, refused.position)
        << refused.source << ": " << result.error.message;
    EXPECT_NE(result.error.message.find(refused.part_of_message), std::string::npos)
        << refused.source << ": " << result.error.message;
    EXPECT_TRUE(result.tree.nodes.empty()) << refused.source;
  }
}

TEST(TexReader, ReadsEveryKindOfTheSubset) {
  const std::vector<const char*> sources = {
      "",
      "a+b",
      "x_i^2",
      "f''",
      "d²",
      "√2 ≈ 1.41",
      "\\frac12",
      "\\dfrac{a}{b}\\tfrac{a}{b}\\binom{n}{k}",
      "\\sqrt[3]{x}\\sqrt{[a]}",
      "\\left\\lfloor x \\right.",
      "\\sum_{i=1}^{n} \\prod\\limits_k \\max_{j}",
      "\\begin{aligned} a &= b \\\\ c &= d \\\\ \\end{aligned}",
      "\\begin{cases} 1 & \\text{if } x \\\\ 0 \\end{cases}",
      "\\begin{pmatrix} \\end{pmatrix}",
      "\\hat{x}\\overline{ab}\\underbrace{a+b}_{n}",
      "\\operatorname*{argmax}_x \\operatorname{rank} A",
      "\\mathrm{d}x \\mathbf{W} \\mathit{ab} \\mathbb{R}",
      "1{,}234\\,\\%\\ \\$\\_\\#\\&~",
      "\\big( x \\Bigr]",
      "\\overset{a}{b}\\underset{a}{b}",
      "\\displaystyle \\sum a",
      "{}^2{}_2",
  };
  for (const char* source : sources) {
    const ReadResult result = read(source);
    EXPECT_TRUE(result.ok()) << source << ": " << result.error.message;
  }
}

TEST(TexReader, TakesDigitsThatStandTogetherAsOneNumber) {
  const ReadResult result = read("1{,}234.5x");
  ASSERT_TRUE(result.ok());
  const Node& row = result.tree.at(result.tree.root);
  ASSERT_EQ(row.children.size(), 2U);
  EXPECT_EQ(result.tree.at(row.children[0]).kind, NodeKind::kNumber);
  EXPECT_EQ(result.tree.at(row.children[0]).text, "1,234.5");
}

TEST(TexReader, EndsASentenceAfterANumberWithItsOwnFullStop) {
  const ReadResult result = read("2.");
  ASSERT_TRUE(result.ok());
  EXPECT_EQ(result.tree.at(result.tree.root).children.size(), 2U);
}

TEST(TexReader, GivesARectangularGridEvenWhenRowsAreShort) {
  const ReadResult result = read("\\begin{matrix} a & b & c \\\\ d \\end{matrix}");
  ASSERT_TRUE(result.ok());
  const Node& grid = result.tree.at(result.tree.at(result.tree.root).children[0]);
  EXPECT_EQ(grid.columns, 3);
  EXPECT_EQ(grid.children.size(), 6U);
}

TEST(TexReader, SurvivesDeepNestingAndLongSources) {
  std::string braces(5000, '{');
  EXPECT_FALSE(read(braces).ok());
  std::string roots;
  for (int i = 0; i < 1000; ++i) roots += "\\sqrt";
  EXPECT_FALSE(read(roots + "x").ok());
  std::string scripts = "x";
  for (int i = 0; i < 1000; ++i) scripts += "^{x";
  EXPECT_FALSE(read(scripts).ok());
  EXPECT_FALSE(read(std::string(kMaxSourceBytes + 1, 'x')).ok());
  EXPECT_TRUE(read(std::string(kMaxSourceBytes / 2, 'x')).ok());
}

// Every cut of a rich formula is read or refused, never anything worse (the sanitizers watch).
TEST(TexReader, ReadsOrRefusesEveryPrefixAndEverySuffix) {
  const std::string whole =
      "\\left(\\frac{a_1^2}{\\sqrt[3]{b}}\\right)^{n} \\begin{aligned} x &= 1{,}024.5 \\\\ y &\\le "
      "\\text{a b\\%} \\end{aligned} \\underbrace{\\hat{x}'}_{k} × ≈ d² \\operatorname*{max}_i";
  for (std::size_t cut = 0; cut <= whole.size(); ++cut) {
    for (const std::string& part : {whole.substr(0, cut), whole.substr(cut)}) {
      const ReadResult result = read(part);
      EXPECT_EQ(result.ok(), !result.tree.nodes.empty()) << part;
      EXPECT_LE(result.error.position, part.size()) << part;
    }
  }
}

}  // namespace
}  // namespace tmw::tex

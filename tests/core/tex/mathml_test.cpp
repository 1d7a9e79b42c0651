#include "core/tex/mathml.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/page/dom.h"

namespace tmw {
namespace {

struct Case {
  const char* tex;
  const char* body;
};

// Elements that stand side by side in well-formed MathML.
int elements_in(const std::string& mathml) {
  int count = 0, depth = 0;
  for (std::size_t at = mathml.find('<'); at != std::string::npos; at = mathml.find('<', at + 1)) {
    const bool closes = mathml[at + 1] == '/';
    if (!closes && depth == 0) ++count;
    depth += closes ? -1 : 1;
  }
  return count;
}

// The presentation part. It is one element, as <semantics> wants it: an mrow around several.
std::string body_of(const std::string& mathml) {
  const std::string begin = "<semantics>";
  const std::size_t first = mathml.find(begin) + begin.size();
  const std::string body = mathml.substr(first, mathml.find("<annotation") - first);
  EXPECT_EQ(elements_in(body), 1) << body;
  const std::string inside = body.substr(0, 6) == "<mrow>" ? body.substr(6, body.size() - 13) : "";
  return elements_in(inside) > 1 && body.find("fence=") == std::string::npos ? inside : body;
}

// Written by hand after the MathML Core elements of each construct.
TEST(MathMl, WritesEachConstructAsItsMathMlElement) {
  const std::vector<Case> cases = {
      {"x^2", "<msup><mi>x</mi><mn>2</mn></msup>"},
      {"x_i^2", "<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>"},
      {"10^{-3}", "<msup><mn>10</mn><mrow><mo>−</mo><mn>3</mn></mrow></msup>"},
      {"1{,}234.5", "<mn>1,234.5</mn>"},
      {"\\frac{a}{b}", "<mfrac><mi>a</mi><mi>b</mi></mfrac>"},
      {"\\sqrt{x+1}", "<msqrt><mi>x</mi><mo>+</mo><mn>1</mn></msqrt>"},
      {"\\sqrt[3]{x}", "<mroot><mi>x</mi><mn>3</mn></mroot>"},
      {"\\sum_{i}^{n} x", "<munderover><mo>∑</mo><mi>i</mi><mi>n</mi></munderover><mi>x</mi>"},
      {"\\log x", "<mi mathvariant=\"normal\">log</mi><mo>\u2061</mo><mi>x</mi>"},
      {"a < b", "<mi>a</mi><mo>&lt;</mo><mi>b</mi>"},
      {"\\text{a & b}", "<mtext>a &amp; b</mtext>"},
      {"b \\text{ bytes}", "<mi>b</mi><mtext>\u00A0bytes</mtext>"},
      {"= \\textbf{128}",
       "<mo form=\"infix\">=</mo><mi class=\"math-bold\" mathvariant=\"normal\">128</mi>"},
      {"= b", "<mo form=\"infix\">=</mo><mi>b</mi>"},
      {"(x)", "<mo stretchy=\"false\">(</mo><mi>x</mi><mo stretchy=\"false\">)</mo>"},
      {"\\left(x\\right)",
       "<mrow><mo fence=\"true\">(</mo><mi>x</mi><mo fence=\"true\">)</mo></mrow>"},
      {"\\mathrm{FLOP}", "<mi mathvariant=\"normal\">FLOP</mi>"},
      {"\\mathbb{R}", "<mi>ℝ</mi>"},
      {"\\hat{x}", "<mover accent=\"true\"><mi>x</mi><mo stretchy=\"false\">ˆ</mo></mover>"},
      {"\\Phi", "<mi mathvariant=\"normal\">Φ</mi>"},
      {"a\\,b", "<mi>a</mi><mspace width=\"0.167em\"></mspace><mi>b</mi>"},
      {"a\\!b", "<mi>a</mi><mspace width=\"-0.167em\"></mspace><mi>b</mi>"},
      {"\\begin{matrix}a&b\\\\c&d\\end{matrix}",
       "<mtable><mtr><mtd><mi>a</mi></mtd><mtd><mi>b</mi></mtd></mtr><mtr><mtd><mi>c</mi></mtd>"
       "<mtd><mi>d</mi></mtd></mtr></mtable>"},
      {"\\live{d}{1{,}024}{12{,}288}",
       "<mrow class=\"number\" data-given=\"d\"><mn>1,024</mn></mrow>"},
      {"\\live{}{7}{}", "<mn>7</mn>"},
      {"50\\%", "<mn>50</mn><mo lspace=\"0\" rspace=\"0\" stretchy=\"false\">%</mo>"},
      {"a/b", "<mi>a</mi><mo lspace=\"0\" rspace=\"0\" stretchy=\"false\">/</mo><mi>b</mi>"},
      {"a \\times b", "<mi>a</mi><mo lspace=\"0.222em\" rspace=\"0.222em\">×</mo><mi>b</mi>"},
      {"x^{n - 1}",
       "<msup><mi>x</mi><mrow><mi>n</mi><mo lspace=\"0\" "
       "rspace=\"0\">−</mo><mn>1</mn></mrow></msup>"},
      {"V d", "<mi class=\"lean-186\">V</mi><mi>d</mi>"},
      {"N^2", "<msup><mi class=\"lean-84\">N</mi><mn>2</mn></msup>"},
      {"1, \\ldots", "<mn>1</mn><mo>,</mo><mo lspace=\"0\" rspace=\"0\">…</mo>"},
      {"V", "<mi class=\"lean-186\">V</mi>"},
      {"V_d", "<msub><mi>V</mi><mi>d</mi></msub>"},
  };
  for (const Case& c : cases) EXPECT_EQ(body_of(mathml_for_tex(c.tex, false)), c.body) << c.tex;
}

TEST(MathMl, KeepsTheTexBesideTheFormula) {
  EXPECT_EQ(mathml_for_tex("a < b", false),
            "<math><semantics><mrow><mi>a</mi><mo>&lt;</mo><mi>b</mi></mrow>"
            "<annotation encoding=\"application/x-tex\">a &lt; b</annotation></semantics></math>");
}

TEST(MathMl, KeepsNoSignOfNumbersThatCanBeChangedInTheTex) {
  const std::string html = mathml_for_tex("d = \\live{d}{1{,}024}{9}^{2}", false);
  EXPECT_NE(html.find("x-tex\">d = 1{,}024^{2}</annotation>"), std::string::npos) << html;
}

TEST(MathMl, SaysWhichFormulasAreDisplayed) {
  EXPECT_EQ(mathml_for_tex("x", true).rfind("<math display=\"block\">", 0), 0U);
  EXPECT_EQ(mathml_for_tex("x", false).rfind("<math><semantics>", 0), 0U);
}

TEST(MathMl, ShowsTheSourceOfWhatItCannotRead) {
  EXPECT_EQ(body_of(mathml_for_tex("\\foo{<b>}", false)), "<mtext>\\foo{&lt;b&gt;}</mtext>");
}

TEST(MathMl, NamesNothingThatWouldHideTheFormulaFromScreenReaders) {
  EXPECT_EQ(mathml_for_tex("\\sqrt{x}", true).find("aria-label"), std::string::npos);
}

// Each opened element is closed, in order.
TEST(MathMl, IsWellFormed) {
  const std::string mathml = mathml_for_tex(
      "\\left\\{\\begin{aligned} a_1^2 &= \\underbrace{\\overline{x}}_{n} \\\\ b &\\to "
      "\\binom{n}{k} "
      "\\overset{d}{=} \\displaystyle \\prod_{k} \\mathbf{W}' \\end{aligned}\\right.",
      true);
  std::vector<std::string> open;
  for (std::size_t at = mathml.find('<'); at != std::string::npos; at = mathml.find('<', at + 1)) {
    const bool closing = mathml[at + 1] == '/';
    const std::size_t name = at + (closing ? 2 : 1);
    const std::string tag = mathml.substr(name, mathml.find_first_of(" >", name) - name);
    if (!closing) {
      open.push_back(tag);
      continue;
    }
    ASSERT_FALSE(open.empty());
    EXPECT_EQ(open.back(), tag);
    open.pop_back();
  }
  EXPECT_TRUE(open.empty());
}

}  // namespace
}  // namespace tmw

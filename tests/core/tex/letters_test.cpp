#include "core/tex/letters.h"

#include <gtest/gtest.h>

#include <string>

#include "core/tex/mathml.h"

namespace tmw {
namespace {

// What a browser calls the text of the formula, as web/js/terms.js reads it: without spaces and the
// sign of function application.
std::string text_of_mathml(const std::string& tex) {
  const std::string mathml = mathml_for_tex(tex, false);
  std::string text;
  bool in_tag = false;
  for (const char c : mathml.substr(0, mathml.find("<annotation"))) {
    if (c == '<') in_tag = true;
    if (!in_tag && c != ' ') text += c;
    if (c == '>') in_tag = false;
  }
  for (const std::string unseen : {"\u00A0", "\u2061"}) {
    for (std::size_t at = text.find(unseen); at != std::string::npos; at = text.find(unseen))
      text.erase(at, unseen.size());
  }
  return text;
}

TEST(Letters, OfASymbolAreThoseOnThePage) {
  struct Case {
    const char* tex;
    const char* letters;
  };
  for (const Case& one :
       {Case{"d_k", "dk"}, Case{"d_{k}", "dk"}, Case{"\\text{rate}", "rate"},
        Case{"N_{\\text{all but one}}", "Nallbutone"}, Case{"\\alpha", "α"},
        Case{"\\mathbf{W}_Q", "\U0001D416Q"}, Case{"\\mathbb{R}", "ℝ"}, Case{"x_i^2", "xi2"},
        Case{"\\live{s}{2048}{32768}", "2048"}, Case{"", ""}, Case{"\\frac{", ""}}) {
    EXPECT_EQ(letters_of(one.tex), one.letters) << one.tex;
  }
}

TEST(Letters, AreTheTextOfTheMathML) {
  for (const char* tex : {"d_k",
                          "h_{\\text{kv}}^2",
                          "\\frac{QK^\\top}{\\sqrt{d_k}}",
                          "\\sqrt[3]{x}",
                          "\\hat{y}",
                          "\\overline{x} + \\underline{y}",
                          "\\underbrace{a+b}_{\\text{two terms}}",
                          "\\vec{v}",
                          "\\left(\\frac{a}{b}\\right]",
                          "\\binom{n}{k}",
                          "\\begin{pmatrix}1&0\\\\0&1\\end{pmatrix}",
                          "\\max(a, b)",
                          "\\sum_{i=1}^n x_i",
                          "a \\quad b",
                          "3.5 \\times 10^6",
                          "\\bigl( x \\bigr)",
                          "\\dfrac12",
                          "n = \\live{d}{1{,}024}{12{,}288}",
                          "f'",
                          "\\mathbf{Wq} \\in \\mathbb{R}"}) {
    EXPECT_EQ(letters_of(tex), text_of_mathml(tex)) << tex;
  }
}

}  // namespace
}  // namespace tmw

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/formula/expression.h"
#include "core/formula/print_expression.h"
#include "core/formula/read_expression.h"

namespace tmw {
namespace {

const std::vector<Binding> kCache = {{"kv", 2, ""},       {"L", 80, ""},   {"g", 8, ""},
                                     {"d_k", 128, ""},    {"s", 4096, ""}, {"bytes", 2, "b"},
                                     {"N", 70e9, "\\Psi"}};

Expression parsed(std::string_view text) {
  ReadResult read = parse_expression(text);
  EXPECT_TRUE(read.ok()) << text << ": " << read.error.message;
  return read.expression;
}

TEST(PrintExpression, ReadsBackAsTheSameText) {
  for (const std::string text :
       {"kv * L * g * d_k * s * bytes", "(L + g) * s", "L - (g - s)", "L / (g / s)", "L * (g / s)",
        "-L^2", "(-L)^2", "(L^g)^s", "L^g^s", "L^(-1)", "sqrt(L) + max(g, s)", "7 // 2 * L",
        "0.1 * L", "6.02e+23 * L", "-(L + g)", "3.5", "L - -g"}) {
    EXPECT_EQ(to_text(parsed(text)), text);
  }
}

TEST(PrintExpression, PutsTheNumbersIn) {
  EXPECT_EQ(to_text_with_numbers(parsed("kv * L * g * d_k * s * bytes"), kCache),
            "2 \u00d7 80 \u00d7 8 \u00d7 128 \u00d7 4,096 \u00d7 2");
  EXPECT_EQ(to_text_with_numbers(parsed("2*N"), kCache), "2 \u00d7 7e10");
}

TEST(PrintExpression, SetsTex) {
  EXPECT_EQ(to_tex(parsed("kv * L * d_k * bytes"), kCache),
            "\\text{kv} \\cdot L \\cdot d_{k} \\cdot b");
  EXPECT_EQ(to_tex(parsed("6*N/(L + g)^2"), kCache),
            "\\frac{6 \\cdot \\Psi}{{\\left(L + g\\right)}^{2}}");
  EXPECT_EQ(to_tex(parsed("d_model"), {}), "d_{\\text{model}}");
  EXPECT_EQ(to_tex(parsed("ceil(L/g) * sqrt(d_k)"), kCache),
            "\\left\\lceil \\frac{L}{g} \\right\\rceil \\cdot \\sqrt{d_{k}}");
  EXPECT_EQ(to_tex(parsed("log2(s) * 2 * pi"), kCache),
            "\\log_{2}\\left(s\\right) \\cdot 2 \\cdot \\pi");
}

TEST(PrintExpression, SetsTexWithTheNumbersPutIn) {
  EXPECT_EQ(to_tex_with_numbers(parsed("kv * s^2"), kCache), "2 \\times {4{,}096}^{2}");
  EXPECT_EQ(to_tex_with_numbers(parsed("N / 2"), kCache), "\\frac{7 \\times 10^{10}}{2}");
  EXPECT_EQ(number_to_tex(124320000), "124{,}320{,}000");
  EXPECT_EQ(number_to_tex(5.88e21), "5.88 \\times 10^{21}");
}

}  // namespace
}  // namespace tmw

// A formula that the page could not typeset is a fault of the content.
#include "core/lint/lint_tex.h"

#include <gtest/gtest.h>

#include "core/content/exercise.h"
#include "core/content/load.h"

namespace tmw {
namespace {

// The given word `name` is `first` and, in variants, one of `drawn`.
Chapter chapter_with(const std::string& prompt, const std::string& first,
                     const std::string& drawn) {
  const std::string text =
      "number = 1\nid = \"x\"\ntitle = \"X\"\nminutes = 1\ntheory = '''$$d^2$$'''\n"
      "[[exercise]]\nid = \"1.1\"\nkind = \"derive\"\ntitle = \"X\"\nprompt = '''" +
      prompt +
      "'''\nhints = [\"a\", \"b\"]\nremark = \"r\"\n"
      "steps = [ { name = \"c\", say = \"s\", is = \"2*L\" } ]\n"
      "[exercise.given]\nL = { value = 3, what = \"layers\" }\nname = '" +
      first + "'\n[[exercise.vary]]\nL = [4, 5]\nname = " + drawn +
      "\n[exercise.answer]\nask = \"C\"\nof = \"c\"\naccept = \"exact\"\n";
  const Loaded<Chapter> chapter = load_chapter(text, "x.toml");
  for (const ContentError& error : chapter.errors) ADD_FAILURE() << error_text(error);
  return chapter.value.value_or(Chapter{});
}

TEST(LintTex, ReadableFormulasAreNoFault) {
  EXPECT_TRUE(
      lint_tex(chapter_with("What is $\\frac{a}{b} \\cdot {{ L }}$?", "A", "['B']"), 20).empty());
}

// What is wrong whatever the numbers are is found when the chapter is loaded (load_test.cpp).
TEST(LintTex, AFormulaThatItsWordsSpoilIsNamedOnceForEachVariantThatHasIt) {
  const std::string prompt = "What is ${{ name }} \\cdot {{ L }}$?";
  const ContentErrors original = lint_tex(chapter_with(prompt, "A}", "['B']"), 20);
  ASSERT_EQ(original.size(), 1u);
  EXPECT_NE(original[0].message.find("\\text{A}} \\cdot 3$"), std::string::npos)
      << original[0].message;
  // Two spoilt words, with L = 4 and L = 5 each; 40 seeds draw every pair.
  EXPECT_EQ(lint_tex(chapter_with(prompt, "A", "['B', '\\C', 'D}']"), 40).size(), 4u);
}

}  // namespace
}  // namespace tmw

// A formula that the page could not typeset is a fault of the content.
#include "core/lint/lint_tex.h"

#include <gtest/gtest.h>

#include "core/content/load.h"

namespace tmw {
namespace {

Chapter chapter_with(const std::string& prompt) {
  const std::string text =
      "number = 1\nid = \"x\"\ntitle = \"X\"\nminutes = 1\ntheory = '''$$d^2$$'''\n"
      "[[exercise]]\nid = \"1.1\"\nkind = \"derive\"\ntitle = \"X\"\nprompt = '''" +
      prompt +
      "'''\nhints = [\"a\", \"b\"]\nremark = \"r\"\n"
      "steps = [ { name = \"c\", say = \"s\", is = \"2*L\" } ]\n"
      "[exercise.given]\nL = { value = 3, what = \"layers\" }\n"
      "[[exercise.vary]]\nL = [4, 5]\n"
      "[exercise.answer]\nask = \"C\"\nof = \"c\"\naccept = \"exact\"\n";
  const Loaded<Chapter> chapter = load_chapter(text, "x.toml");
  for (const ContentError& error : chapter.errors) ADD_FAILURE() << error_text(error);
  return chapter.value.value_or(Chapter{});
}

TEST(LintTex, ReadableFormulasAreNoFault) {
  EXPECT_TRUE(lint_tex(chapter_with("What is $\\frac{a}{b} \\cdot {{ L }}$?"), 20).empty());
}

TEST(LintTex, AnUnreadableFormulaIsNamedOnceForEachVariantThatHasIt) {
  const ContentErrors unknown = lint_tex(chapter_with("What is $\\fraq{a}{b}$?"), 20);
  ASSERT_EQ(unknown.size(), 1u);
  EXPECT_NE(unknown[0].message.find("\\fraq{a}{b}"), std::string::npos) << unknown[0].message;
  EXPECT_EQ(lint_tex(chapter_with("What is $\\frac{ {{ L }} $?"), 20).size(), 3u);
}

}  // namespace
}  // namespace tmw

// The Markdown of the pages behind the chapters.
#include "core/cli/appendices.h"

#include <gtest/gtest.h>

#include "core/cli/workbook_files.h"
#include "core/content/read_prose.h"
#include "core/content/workbook.h"
#include "core/prose/rich_text.h"
#include "core/transformer/presets.h"
#include "tests/paths.h"

namespace tmw {
namespace {

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::string words_of(const std::string& name) {
  return read_file(test::source_dir() + "/assets/appendices/" + name).value_or("");
}

std::string symbols() {
  return symbols_markdown(load_workbook(test::source_dir() + "/assets").workbook,
                          words_of("symbols.md"));
}

TEST(Appendices, SymbolsHoldEveryLetterAndEveryChaptersRule) {
  const std::string text = symbols();
  EXPECT_TRUE(has(text, "| $d_{kv}$ | width of all keys of a layer together"));
  EXPECT_TRUE(has(text, "| $w$ | bytes that one number takes"));
  const LoadedWorkbook loaded = load_workbook(test::source_dir() + "/assets");
  for (const ChapterEntry& chapter : loaded.workbook.index.chapters)
    EXPECT_TRUE(has(text, "### [" + std::to_string(chapter.number) + " " + chapter.title))
        << chapter.title;
  int rules = 0;
  for (std::size_t at = text.find("> [!rule]"); at != std::string::npos;
       at = text.find("> [!rule]", at + 1))
    ++rules;
  EXPECT_EQ(rules, 10);
  EXPECT_TRUE(has(text, "[Where it comes from](#/4/how-large-it-is)"));
  EXPECT_FALSE(has(text, "{{")) << "numbers are put in";
  EXPECT_FALSE(has(text, "\n{")) << "no mark is left";
  EXPECT_TRUE(read_markdown(text).faults.empty()) << "every formula can be typeset";
}

TEST(Appendices, ModelsHoldEveryPresetWithItsSource) {
  const std::string text = models_markdown(words_of("models.md"));
  for (const auto& preset : transformer::shipped_models().presets) {
    EXPECT_TRUE(has(text, "| " + linked_source(preset.name) + " | ")) << preset.name;
    EXPECT_TRUE(has(text, "- **" + linked_source(preset.name) + ".** ")) << preset.name;
  }
  for (const auto& preset : transformer::shipped_hardware().presets)
    EXPECT_TRUE(has(text, "- **" + linked_source(preset.name) + ".** ")) << preset.name;
  EXPECT_TRUE(has(text, "| GPT-2 124M | 124.4M | 50,257 | 36 |")) << text.substr(0, 2000);
  EXPECT_TRUE(has(text, "| GPT-2 124M | 12 × 768 | 12,\u00A012 × 64 | 3,072 |"));
  EXPECT_TRUE(has(text, "| Mixtral-8x7B | 32 × 4,096 | 32,\u00A08 × 128 | 8 × 14,336 |"));
  EXPECT_FALSE(has(text, "\n{"));
  EXPECT_TRUE(read_markdown(text).faults.empty());
}

TEST(Appendices, ASourceLeadsToItsFileAtItsCommit) {
  EXPECT_EQ(linked_source("config: a/b@0123abcd:docs/x_y.md, and c_d"),
            "config: [a/b](https://github.com/a/b/blob/0123abcd/docs/x_y.md), and c\\_d");
  EXPECT_EQ(linked_source("someone@example.org: a"), "someone@example.org: a");
}

}  // namespace
}  // namespace tmw

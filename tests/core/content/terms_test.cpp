// Where words open a term, and where they do not.
#include "core/content/terms.h"

#include <gtest/gtest.h>

#include "core/content/exercise.h"
#include "core/content/load.h"
#include "core/content/read_prose.h"
#include "core/content/workbook.h"
#include "core/prose/rich_text.h"

namespace tmw {
namespace {

std::vector<TermEntry> terms() {
  TermEntry cache;
  cache.name = "KV cache";
  cache.says = {"KV caches"};
  cache.chapter = 4;
  cache.section = "why";
  TermEntry head;
  head.name = "KV head";
  head.chapter = 2;
  head.section = "sharing";
  TermEntry plain;
  plain.name = "head";
  plain.chapter = 1;
  plain.section = "shapes";
  return {cache, head, plain};
}

// Terms as "[words](name)", all else as it is; blocks on lines of their own.
void write(const Blocks& blocks, std::string& text) {
  for (const Block& block : blocks) {
    for (const Span& span : block.spans)
      text += span.term.empty() ? span.text : "[" + span.text + "](" + span.term + ")";
    if (!block.spans.empty()) text += "\n";
    write(block.children, text);
  }
}

std::string linked(int chapter_number, const std::string& theory) {
  Chapter chapter;
  chapter.number = chapter_number;
  chapter.theory = read_prose(theory).prose;
  link_terms(chapter, terms());
  std::string text;
  write(chapter.theory.blocks, text);
  return text;
}

TEST(Terms, OpenAtTheFirstUseInEachSection) {
  EXPECT_EQ(linked(7, "The KV cache. A KV cache.\n\n### Then\n\nKV caches."),
            "The [KV cache](KV cache). A KV cache.\nThen\n[KV caches](KV cache).\n");
}

TEST(Terms, DoNotOpenWhereTheyAreExplainedNorBefore) {
  EXPECT_EQ(linked(4, "A KV cache.\n\n### Why\n\nA KV cache.\n\n### Size\n\nIts KV cache."),
            "A KV cache.\nWhy\nA KV cache.\nSize\nIts [KV cache](KV cache).\n");
}

TEST(Terms, AreWholeWordsAndTheLongestOfThem) {
  EXPECT_EQ(linked(7, "Header, ahead. Head and KV head, a KV head."),
            "Header, ahead. [Head](head) and [KV head](KV head), a KV head.\n");
}

TEST(Terms, LeaveHeadingsTablesCodeFormulasAndLinksAlone) {
  const std::string text =
      "### KV cache\n\n`KV cache` and [KV cache](https://x) $KV cache$\n\n| KV cache |\n|---|\n| "
      "head |";
  EXPECT_EQ(linked(7, text).find("]("), std::string::npos) << linked(7, text);
}

TEST(Terms, OpenOnceInEveryExercise) {
  Chapter chapter;
  chapter.number = 4;
  chapter.exercises.resize(2);
  for (Exercise& exercise : chapter.exercises) {
    exercise.prompt = read_prose("How large is the KV cache?").prose;
    exercise.remark = read_prose("The KV cache is large.").prose;
  }
  link_terms(chapter, terms());
  for (const Exercise& exercise : chapter.exercises) {
    std::string text;
    write(exercise.prompt.blocks, text);
    write(exercise.remark.blocks, text);
    EXPECT_EQ(text, "How large is the [KV cache](KV cache)?\nThe KV cache is large.\n");
    EXPECT_EQ(exercise.prompt.blocks.front().spans[1].href, "#/4/why");
  }
}

TEST(Terms, AreReadFromTheIndex) {
  const std::string index =
      "title = \"T\"\nabout = \"A\"\nprerequisites = [\"N\"]\n[[chapter]]\nnumber = 0\ntitle = "
      "\"C\"\nabout = \"B\"\nexercises = []\n[[term]]\nterm = \"KV cache\"\nmeans = \"kept\"\nat "
      "= ";
  const Loaded<WorkbookIndex> good = load_index(index + "\"4/why\"\n", "w.toml");
  ASSERT_TRUE(good.value.has_value());
  ASSERT_NE(find_term(*good.value, "KV cache"), nullptr);
  EXPECT_EQ(find_term(*good.value, "KV cache")->hash(), "#/4/why");
  EXPECT_EQ(find_term(*good.value, "cache"), nullptr);
  for (const char* at : {"\"why\"\n", "\"4\"\n", "\"/why\"\n", "\"x4/why\"\n"})
    EXPECT_FALSE(load_index(index + at, "w.toml").value.has_value()) << at;
}

}  // namespace
}  // namespace tmw

// Words that name a place or a source become links, and nothing else does.
#include "core/content/references.h"

#include <gtest/gtest.h>

#include "core/content/exercise.h"
#include "core/content/read_prose.h"
#include "core/content/workbook.h"
#include "core/prose/rich_text.h"

namespace tmw {
namespace {

// Links as "[words](address)", all else as it is.
std::string written(const Spans& spans) {
  std::string text;
  for (const Span& span : spans) {
    text += span.kind == SpanKind::kLink ? "[" + span.text + "](" + span.href + ")" : span.text;
  }
  return text;
}

struct Case {
  const char* prose;
  const char* linked;
};

const Case kPlaces[] = {
    {"Chapter 4 counts it (exercise 3.6).",
     "[Chapter 4](#/4) counts it ([exercise 3.6](#/3/3.6))."},
    {"For chapters 5 and 6:", "For [chapters 5](#/5) and [6](#/6):"},
    {"exercises 9.1 to 9.5", "[exercises 9.1](#/9/9.1) to [9.5](#/9/9.5)"},
    {"exercise\n5.b1 does", "[exercise 5.b1](#/5/5.b1) does"},
    {"The chapter 4.2 has no such place", "The chapter 4.2 has no such place"},
    {"exercise 3", "exercise 3"},
    {"chapter 4th", "chapter 4th"},
    {"subchapter 4", "subchapter 4"},
    {"`chapter 4`", "chapter 4"},
};

TEST(References, PlacesThatProseNamesAreLinks) {
  for (const Case& c : kPlaces) {
    const Prose prose = read_prose(c.prose).prose;
    ASSERT_EQ(prose.blocks.size(), 1U) << c.prose;
    EXPECT_EQ(written(prose.blocks.front().spans), c.linked);
  }
}

TEST(References, AHeadingHoldsNoLink) {
  const Prose prose = read_prose("### What chapter 4 adds").prose;
  EXPECT_EQ(written(prose.blocks.front().spans), "What chapter 4 adds");
}

const std::vector<SourceEntry> kSources = {
    {"Press et al. 2022", "Train Short, Test Long: Attention with Linear Biases", "https://p", 1},
    {"Touvron et al. 2023", "LLaMA: Open and Efficient", "https://one", 2},
    {"Touvron et al. 2023", "Llama 2: Open Foundation", "https://two", 3},
    {"The repository openai/gpt-2", "", "https://g", 4}};

const Case kCited[] = {
    {"Press et al. (2022) trained", "[Press et al. (2022)](https://p) trained"},
    {"Press et al. 2022, Train Short, Test Long: Attention with Linear Biases (ALiBi)",
     "[Press et al. 2022, Train Short, Test Long: Attention with Linear Biases](https://p) "
     "(ALiBi)"},
    {"Touvron et al. 2023, Llama 2; and more",
     "[Touvron et al. 2023, Llama 2](https://two); and more"},
    {"Touvron et al. 2023, somewhere", "Touvron et al. 2023, somewhere"},
    {"The repository openai/gpt-2, whose README",
     "[The repository openai/gpt-2](https://g), whose README"},
};

TEST(References, SourcesLeadToTheirAddressWithTheirTitle) {
  for (const Case& c : kCited) {
    Chapter chapter;
    chapter.theory = read_prose(c.prose).prose;
    link_sources(chapter, kSources);
    EXPECT_EQ(written(chapter.theory.blocks.front().spans), c.linked);
  }
}

TEST(References, ACitationWithoutAnAddressIsFound) {
  Chapter chapter;
  chapter.theory = read_prose(
                       "As Nobody et al. (2020) found.\n\n### Sources\n\n- ACME 2021, A sheet\n"
                       "- Press et al. 2022, Train Short, Test Long\n")
                       .prose;
  link_sources(chapter, kSources);
  const std::vector<LinkPlace> unlinked = unlinked_citations(chapter);
  ASSERT_EQ(unlinked.size(), 2U);
  EXPECT_EQ(unlinked[0].href, "As Nobody et al. (2020) found.");
  EXPECT_EQ(unlinked[1].href, "ACME 2021, A sheet");
}

}  // namespace
}  // namespace tmw

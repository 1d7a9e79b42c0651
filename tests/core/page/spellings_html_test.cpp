#include "core/page/spellings_html.h"

#include <gtest/gtest.h>

#include <string>

#include "core/content/exercise.h"
#include "core/exercise/instantiate.h"
#include "core/formula/accepted_spellings.h"
#include "core/text/escape.h"
#include "tests/core/content/chapter_file.h"
#include "tests/core/page/count_of.h"

namespace tmw {
namespace {

TEST(SpellingsHtml, ListsEverySpellingThatTheTestsRead) {
  const std::string html = spellings_html();
  EXPECT_GE(count_of(html, "<code>"), 100);
  EXPECT_EQ(count_of(html, "<code>"), static_cast<int>(accepted_spellings().size()));
  for (const AcceptedSpelling& spelling : accepted_spellings())
    EXPECT_NE(html.find("<code>" + escape_html(spelling.typed) + "</code>"), std::string::npos)
        << spelling.typed;
}

TEST(SpellingsHtml, SaysWhatEachMeans) {
  const std::string html = spellings_html();
  for (const std::string row :
       {"<code>7B</code> <code>7.0 B</code></td><td>7,000,000,000</td>",
        "<code>8.59gb</code></td><td>8.00006 GiB</td>", "<code>64 Gbit</code></td><td>8 GB</td>",
        "<code>171.8 GMAC</code></td><td>343.6 GFLOP</td>", "<code>12%</code>",
        "</code></td><td>12%</td>", "<code>90 min</code></td><td>1.5 hours</td>",
        "<code>2*L*g*d_k*s*2/2^30</code></td><td>0.5</td>", "<td>1,000,000</td>",
        "<code>1,234.5</code> <code>1.234,5</code> <code>1 234,5</code></td><td>1,234.5</td>"})
    EXPECT_NE(html.find(row), std::string::npos) << row;
}

// U+FF11 to U+FF13: many machines have no letters for them and show a blank.
TEST(SpellingsHtml, SaysInWordsWhatFullWidthDigitsAre) {
  const std::string html = spellings_html();
  EXPECT_EQ(count_of(html, "</code> full-width digits</td>"), 2);
  EXPECT_NE(html.find("１２８</code> full-width digits</td><td>128</td>"), std::string::npos);
}

TEST(SpellingsHtml, HasATableWithHeadingsForEachGroup) {
  const std::string html = spellings_html();
  const int groups = count_of(html, "<h3>");
  EXPECT_GE(groups, 10);
  for (const std::string part : {"<table>", "</table>", "<th scope=\"col\">You type</th>"})
    EXPECT_EQ(count_of(html, part), groups) << part;
  EXPECT_EQ(count_of(html, "<tr>"), count_of(html, "</tr>"));
  EXPECT_NE(html.find("symbols, for example L = 32, g = 8, d_k = 128, s = 4,096</h3>"),
            std::string::npos);
}

// The exercise's own come first in its dialog; an example's do not stand for them.
TEST(SpellingsHtml, TellsOfTheExercisesOwnSymbols) {
  const Chapter chapter = chapter_from("03-memory-budget.toml");
  for (const Exercise& exercise : chapter.exercises) {
    const std::string html = own_spellings_html(instantiate(exercise, 0).problem);
    if (exercise.id == "3.4") {
      EXPECT_TRUE(html.empty()) << "a choice has no field";
    }
    if (exercise.id != "3.2") continue;
    EXPECT_NE(html.find("<code>N</code></td><td>6.74 billion parameters"), std::string::npos)
        << html;
    EXPECT_NE(html.find("<code>w_4</code></td><td>0.5 ("), std::string::npos) << html;
    EXPECT_EQ(count_of(html, "<code>N</code>"), 1) << "once, though two fields know it";
  }
}

}  // namespace
}  // namespace tmw

#include "core/page/html.h"

#include <gtest/gtest.h>

#include "core/prose/rich_text.h"

namespace tmw {
namespace {

tmw::Run run(RunKind kind, const std::string& text) {
  tmw::Run result;
  result.kind = kind;
  result.text = text;
  return result;
}

tmw::Run words(const std::string& text) { return run(RunKind::kText, text); }

// The words a browser would show, with its runs of spaces as one.
std::string visible(const std::string& html) {
  std::string text;
  bool in_tag = false;
  for (const char c : html) {
    if (c == '<') in_tag = true;
    if (!in_tag) text += c;
    if (c == '>') in_tag = false;
  }
  return text;
}

TEST(LineSpans, HaveOneSpaceBetweenLinesWhereverTheBreakFell) {
  const std::vector<tmw::Run> runs = {words("one two three")};
  for (const int end : {3, 4}) {
    EXPECT_EQ(write_html(runs, {.lines = {{{0, end}, 0.0F}, {{0, 13}, 0.0F}}}),
              "<span class=\"l\">one</span> <span class=\"l\">two three</span>");
  }
}

TEST(Formulas, OfferTheirSymbolsByKeysWhereTheyAreDisplayedAndHaveLetters) {
  const std::string link = "<a class=\"symbols\" href=\"#/symbols\" data-symbols";
  const auto holds = [&link](const char* tex, bool display) {
    return write_html({run(RunKind::kMath, tex)}, {.display = display}).find(link) !=
           std::string::npos;
  };
  EXPECT_TRUE(holds("12Ld^2", true));
  EXPECT_FALSE(holds("12Ld^2", false)) << "within words the pointer has them";
  EXPECT_TRUE(holds("16N \\text{ bytes}", true)) << "a letter that leans keeps its room by a class";
  EXPECT_FALSE(holds("2 + 2", true));
  EXPECT_FALSE(holds("2 \\times 2 \\text{ bytes}", true));
}

TEST(Formulas, AreTheSameFromAMemo) {
  MathMemo memo;
  for (int turn = 0; turn < 2; ++turn) {
    for (const bool display : {false, true}) {
      EXPECT_EQ(
          write_html({run(RunKind::kMath, "\\sum_i x_i")}, {.display = display, .memo = &memo}),
          write_html({run(RunKind::kMath, "\\sum_i x_i")}, {.display = display}));
    }
  }
}

TEST(LineSpans, JoinAWordThatWasCutWithoutASpace) {
  const std::vector<tmw::Run> runs = {words("abcdef")};
  EXPECT_EQ(write_html(runs, {.lines = {{{0, 3}, 0.0F}, {{0, 6}, 0.0F}}}),
            "<span class=\"l\">abc</span><wbr><span class=\"l\">def</span>");
}

TEST(LineSpans, CutStyledRunsAndKeepTheStyleOnBothLines) {
  tmw::Run strong = words("bold words");
  strong.strong = true;
  const std::vector<tmw::Run> runs = {words("a "), strong, words(" z")};
  EXPECT_EQ(write_html(runs, {.lines = {{{1, 4}, 0.0F}, {{2, 2}, 0.0F}}}),
            "<span class=\"l\">a <strong>bold</strong></span> "
            "<span class=\"l\"><strong>words</strong><span class=\"k\"> </span>z</span>");
}

TEST(LineSpans, BreakBetweenRunsWithOrWithoutASpace) {
  const std::vector<tmw::Run> spaced = {words("see "), run(RunKind::kMath, "d"), words(" now")};
  const std::string html = write_html(spaced, {.lines = {{{0, 3}, 0.0F}, {{2, 4}, 0.0F}}});
  EXPECT_NE(html.find("see</span> <span class=\"l\"><span class=\"m\""), std::string::npos) << html;
  const std::vector<tmw::Run> glued = {words("("), run(RunKind::kMath, "d"), words(")")};
  const std::string joined = write_html(glued, {.lines = {{{1, 1}, 0.0F}, {{2, 1}, 0.0F}}});
  EXPECT_NE(joined.find("</span><wbr><span class=\"l\">)"), std::string::npos) << joined;
}

TEST(LineSpans, KeepAClosingMarkWithTheFormulaBeforeIt) {
  const std::vector<tmw::Run> runs = {run(RunKind::kMath, "d"), words("), so it is"),
                                      run(RunKind::kMath, "n"), words("th")};
  const std::string html = write_html(runs);
  EXPECT_EQ(html.rfind("<span class=\"k\"><span class=\"m\"", 0), 0u) << html;
  EXPECT_NE(html.find("</math></span>),</span> so it is<span class=\"m\""), std::string::npos)
      << html;
  EXPECT_NE(html.find("</math></span>th"), std::string::npos) << html;
}

// A browser may break a line on both sides of a formula; layout (web/layout/atoms.cpp) does not.
TEST(LineSpans, KeepAnOpeningMarkAndAUnitWithTheFormulaBetweenThem) {
  const std::vector<tmw::Run> runs = {words("moves (each "), run(RunKind::kMath, "10^{12}"),
                                      words(" bytes) and ("), run(RunKind::kMath, "d"),
                                      words(" wide)")};
  const std::string html = write_html(runs);
  EXPECT_EQ(html.rfind("moves (each <span class=\"k\"><span class=\"m\"", 0), 0u) << html;
  EXPECT_NE(html.find("</math></span> bytes)</span> and <span class=\"k\">(<span class=\"m\""),
            std::string::npos)
      << html;
  EXPECT_NE(html.find("</math></span></span> wide)"), std::string::npos) << html;
  EXPECT_EQ(visible(write_html({words("(")})), "(");
}

// On a narrow page a long formula needs a line for itself.
TEST(LineSpans, LeaveALongFormulaWithoutItsUnit) {
  const std::vector<tmw::Run> runs = {run(RunKind::kMath, "12 L d^2 + V d + T d + 2 d = 124"),
                                      words(" bytes")};
  const std::string html = write_html(runs);
  EXPECT_NE(html.find("</math></span><span class=\"k\"> </span>bytes"), std::string::npos) << html;
}

TEST(LineSpans, LoseNoWordWhateverTheLinesSay) {
  const std::vector<tmw::Run> runs = {words("one two"), run(RunKind::kCode, " three"),
                                      words(" four")};
  const std::string all = visible(write_html(runs));
  const std::vector<std::vector<LineEnd>> odd = {
      {{{0, 3}, 0.0F}},                                 // too few
      {{{0, 999}, 0.0F}, {{7, 1}, 0.0F}},               // out of range
      {{{1, 2}, 0.0F}, {{0, 1}, 0.0F}, {{2, 9}, 0.0F}}  // backwards
  };
  for (const auto& lines : odd) {
    const std::string html = visible(write_html(runs, {.lines = lines}));
    for (const char* word : {"one", "two", "th", "four"})
      EXPECT_NE(html.find(word), std::string::npos) << html;
  }
  EXPECT_EQ(all, "one two three four");
}

TEST(LineSpans, StandInAsFarAsThePaintedLine) {
  EXPECT_EQ(
      write_html({words("one two")}, {.lines = {{{0, 4}, 0.0F, 12.5F}, {{0, 7}, 0.25F, 3.0F}}}),
      "<span class=\"l\" style=\"padding-left:12.500px\">one</span> "
      "<span class=\"l\" style=\"word-spacing:0.250px;padding-left:3.000px\">two</span>");
}

TEST(LineSpans, CarryTheWordSpacingThatFitsThePaintedLine) {
  EXPECT_EQ(write_html({words("a b")}, {.lines = {{{0, 3}, -0.125F}}}),
            "<span class=\"l\" style=\"word-spacing:-0.125px\">a b</span>");
}

TEST(Html, ShowsHostileTextAsText) {
  const std::string hostile = "<img src=x onerror=alert(1)>&\"'\x01";
  for (const RunKind kind : {RunKind::kText, RunKind::kCode, RunKind::kMath, RunKind::kLink}) {
    tmw::Run one = run(kind, hostile);
    one.href = "javascript:alert(1)";
    const std::string html = write_html({one});
    EXPECT_EQ(html.find("<img"), std::string::npos) << html;
    EXPECT_EQ(html.find("javascript:"), std::string::npos) << html;
    EXPECT_EQ(html.find('\x01'), std::string::npos) << html;
  }
}

TEST(Html, TheWordsOfATermAreALinkThatOpensItsCard) {
  tmw::Run term = run(RunKind::kLink, "KV caches");
  term.href = "#/4/why-it-is-kept";
  term.term = "KV cache";
  EXPECT_EQ(write_html({term}),
            "<a href=\"#/4/why-it-is-kept\" data-term=\"KV cache\">KV caches</a>");
}

TEST(Html, LinksOnlyWhereItIsSafe) {
  for (const char* safe : {"#/4", "https://example.org", "http://x", "mailto:a@b"})
    EXPECT_TRUE(is_safe_link(safe)) << safe;
  for (const char* unsafe : {"javascript:x", "JavaScript:x", " javascript:x", "data:text/html,x",
                             "//evil.example", "vbscript:x", ""})
    EXPECT_FALSE(is_safe_link(unsafe)) << unsafe;
  tmw::Run link = run(RunKind::kLink, "there");
  link.href = "https://example.org/?a=1&b=\"";
  EXPECT_EQ(write_html({link}), "<a href=\"https://example.org/?a=1&amp;b=&quot;\">there</a>");
}

TEST(Html, ALinkOverTwoLinesIsOneLinkToWhoeverHearsIt) {
  tmw::Run link = run(RunKind::kLink, "far away");
  link.href = "#/4";
  EXPECT_EQ(
      write_html({link}, {.lines = {{{0, 4}, 0.0F}, {{0, 8}, 0.0F}}}),
      "<span class=\"l\"><a href=\"#/4\" aria-label=\"far away\">far</a></span> "
      "<span class=\"l\"><a href=\"#/4\" tabindex=\"-1\" aria-hidden=\"true\">away</a></span>");
  link.text = "4.1";
  link.label = "4.1 Cache";
  EXPECT_EQ(write_html({link}), "<a href=\"#/4\" aria-label=\"4.1 Cache\">4.1</a>");
}

TEST(Html, ANumberThatCanBeChangedIsAButtonThatKeepsItsRoom) {
  tmw::Run number = words("2,048");
  number.given = "s";
  const std::vector<tmw::Run> runs = {words("reads "), number, words(" tokens")};
  const std::string button =
      "<span class=\"number\" role=\"button\" tabindex=\"0\" data-given=\"s\"";
  const std::string kept = "<span class=\"k\"> </span>";  // it ends no line
  EXPECT_EQ(write_html(runs), "reads " + button + ">2,048</span>" + kept + "tokens");
  EXPECT_EQ(write_html(runs, {.rooms = {{1, 61.5F}}}),
            "reads " + button + " style=\"display:inline-block;width:61.5px\">2,048</span>" + kept +
                "tokens");
  EXPECT_EQ(write_html(runs, {.links = tmw::LinkStyle::kFromChapter}),
            "reads 2,048" + kept + "tokens")
      << "a document without scripts can change nothing";
}

TEST(Html, AFormulaWithinWordsIsPressedAsAWholeForItsNumber) {
  const std::vector<tmw::Run> runs = {run(RunKind::kMath, "d = \\live{d}{1{,}024}{12{,}288}")};
  const std::string html = write_html(runs);
  EXPECT_EQ(html.rfind("<span class=\"m\" role=\"button\" tabindex=\"0\" data-given=\"d\" "
                       "aria-label=\"d = 1,024\" data-tex=\"d = 1{,}024\"><math",
                       0),
            0u)
      << html;
  EXPECT_EQ(write_html(runs, {.display = true}).find("role="), std::string::npos)
      << "a formula of its own is read part by part";
}

TEST(Html, WrapsMathWithItsSource) {
  const std::string html = write_html({run(RunKind::kMath, "a<b")});
  EXPECT_EQ(html.rfind("<span class=\"m\" data-tex=\"a&lt;b\"><math", 0), 0u) << html;
  EXPECT_NE(write_html({run(RunKind::kMath, "a")}, {.display = true}).find("display=\"block\""),
            std::string::npos);
}

TEST(Html, GivesAFormulaTheBoxInWhichItIsPainted) {
  const std::vector<tmw::Run> runs = {run(RunKind::kMath, "a"), words(" and "),
                                      run(RunKind::kMath, "b")};
  const std::string html = write_html(runs, {.formulas = {{2, {20.5F, 12.0F, 3.0F}}}});
  EXPECT_EQ(html.rfind("<span class=\"m\" data-tex=\"a\">", 0), 0u) << html;
  // As high as both parts together, and as far below the line as the lower one.
  EXPECT_NE(html.find("<span class=\"m\" style=\"width:20.5px;height:15px;vertical-align:-3px\" "
                      "data-tex=\"b\">"),
            std::string::npos)
      << html;
}

TEST(Html, KeepsTheRoomOfTheRestOfAFormulaOnTheNextLine) {
  const std::vector<tmw::Run> runs = {run(RunKind::kMath, "a + b"), words(" now")};
  const std::vector<LineEnd> lines = {{{0, 5}}, {{1, 4}, 0.0F, 0.0F, FormulaBox{8.0F, 9.0F, 1.0F}}};
  const std::string html = write_html(runs, {.lines = lines});
  EXPECT_NE(html.find("</math></span></span> <span class=\"l\"><span class=\"m\" "
                      "style=\"width:8px;height:10px;vertical-align:-1px\"></span>now</span>"),
            std::string::npos)
      << html;
}

TEST(Html, KeepsTheLineThatHoldsNothingButTheRestOfTheLastFormula) {
  const std::vector<tmw::Run> runs = {run(RunKind::kMath, "= b")};
  const std::vector<LineEnd> lines = {{{0, 3}},
                                      {{0, 3}, 0.0F, 0.0F, FormulaBox{30.0F, 10.0F, 3.0F}}};
  const std::string html = write_html(runs, {.lines = lines});
  EXPECT_NE(html.find("</span></span><wbr><span class=\"l\"><span class=\"m\" "
                      "style=\"width:30px;height:13px;vertical-align:-3px\"></span></span>"),
            std::string::npos)
      << html;
}

TEST(Html, IsNotMisledByWordsThatLookLikeItsOwnTags) {
  const std::string like = "<span class=\"m\"><code>";
  const std::string html =
      write_html({words(like + " "), words("next")}, {.lines = {{{0, 23}}, {{1, 4}}}});
  EXPECT_EQ(html,
            "<span class=\"l\">&lt;span class=&quot;m&quot;&gt;&lt;code&gt;</span> "
            "<span class=\"l\">next</span>");
}

TEST(SourceHtml, KeepsNewlinesAndLetsTheBrowserCutWhereThePainterDid) {
  EXPECT_EQ(source_html("a < b;\nc"), "<code>a &lt; b;\nc</code>");
  EXPECT_EQ(source_html("a < b;\nc", {{{0, 4}}, {{0, 6}, 0.0F, 16.0F}, {{0, 8}}}),
            "<code><span class=\"l\">a &lt; </span><wbr>"
            "<span class=\"l\" style=\"padding-left:16px\">b;</span>\n"
            "<span class=\"l\">c</span></code>");
}

}  // namespace
}  // namespace tmw

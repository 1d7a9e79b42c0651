// What stands beside and behind the chapters: the rail, cards of terms, appendices.
#include <gtest/gtest.h>

#include "core/page/nodes.h"
#include "core/page/page.h"
#include "core/page/rail.h"
#include "core/page/symbol_html.h"
#include "core/page/term_html.h"
#include "core/prose/rich_text.h"
#include "tests/core/session/desk.h"

namespace tmw {
namespace {

using test::all_of;
using test::Desk;
using test::shipped_desk;

bool has(const std::string& html, const std::string& part) {
  return html.find(part) != std::string::npos;
}

TEST(Rail, ListsSectionsAndExercisesWithTheirStateInReadingOrder) {
  Desk desk = shipped_desk();
  EXPECT_EQ(rail_html(desk.session), "") << "at home";
  desk.open("#/4");
  std::string html = rail_html(desk.session);
  EXPECT_TRUE(has(html, "<a href=\"#/4/how-large-it-is\">How large it is</a>"));
  EXPECT_LT(html.find("#/4/why-it-is-kept"), html.find("#/4/4.5")) << "asked in that section";
  EXPECT_LT(html.find("#/4/4.5"), html.find("#/4/how-large-it-is"));
  EXPECT_LT(html.find("Exercises"), html.find("#/4/4.1"));
  EXPECT_TRUE(has(html, "#/4/4.b1"));
  EXPECT_FALSE(has(html, "class=\"sign\""));
  desk.act(EditAnswer{"4.5", 0, "512 KiB"});
  desk.act(Check{"4.5"});
  desk.act(EditAnswer{"4.1", 0, "77 GiB"});
  desk.act(Check{"4.1"});
  html = rail_html(desk.session);
  EXPECT_TRUE(has(html, "title=\"solved\"")) << html;
  EXPECT_TRUE(has(html, "title=\"tried\"")) << html;
}

TEST(TermCard, SaysMeaningUnitValueAndPlace) {
  Desk desk = shipped_desk();
  desk.open("#/4");
  const std::string in_text = term_html(desk.session, "KV heads", "");
  EXPECT_TRUE(has(in_text, "heads that have keys and values of their own"));
  EXPECT_TRUE(has(in_text, "</span> = 8. ")) << "g of the theory: " << in_text;
  EXPECT_TRUE(has(in_text, "<a href=\"#/2/sharing-keys-and-values\">2 Multi-Head Attention</a>"));
  EXPECT_TRUE(has(term_html(desk.session, "KV heads", "4.1"), "</span> = 32. ")) << "of 4.1";
  EXPECT_TRUE(has(term_html(desk.session, "KV cache", ""), "Unit: bytes. "));
  EXPECT_EQ(term_html(desk.session, "no such term", ""), "");
}

TEST(SymbolCards, SayWhatEachLetterOfAFormulaCountsItsValueHereAndWhereItIsDefined) {
  Desk desk = shipped_desk();
  desk.open("#/4");
  const std::string two = symbols_html(desk.session, "L\ndk\nL\nzz", "");
  EXPECT_TRUE(has(two, ": layers.</p>")) << two;
  EXPECT_TRUE(has(two, "</span> = 32. ")) << two;
  EXPECT_TRUE(has(two, "</span> = 128. ")) << "d_k by its letters: " << two;
  EXPECT_EQ(two.find(": layers."), two.rfind(": layers.")) << "each once";
  EXPECT_TRUE(has(symbols_html(desk.session, "g", ""), "#/2/sharing-keys-and-values"))
      << "a term's section";
  EXPECT_TRUE(has(symbols_html(desk.session, "L", "4.3"), "</span> = 80. ")) << "of 4.3";
  EXPECT_EQ(symbols_html(desk.session, "zz", ""), "");
  desk.open("#/7");
  EXPECT_TRUE(has(symbols_html(desk.session, "BW", ""), "= 3.35 TB/s. "))
      << "in the unit in which it is given: " << symbols_html(desk.session, "BW", "");
}

TEST(Appendix, IsFetchedWhenItIsWantedAndShown) {
  Desk desk = shipped_desk();
  const auto load = all_of<LoadAppendix>(desk.act(Navigate{"#/symbols"}));
  ASSERT_EQ(load.size(), 1u);
  EXPECT_EQ(load[0].name, "symbols");
  EXPECT_NE(find_node(page_for(desk.session), node_id("appendix/symbols/loading")), nullptr);
  desk.act(AppendixLoaded{"symbols", "## Units\n\nBytes."});
  const Page page = page_for(desk.session);
  EXPECT_EQ(page.children[1].kind, NodeKind::kHeading);
  EXPECT_EQ(plain_text(page.children[1].runs), "Units");
  desk.open("#/");
  EXPECT_TRUE(all_of<LoadAppendix>(desk.act(Navigate{"#/symbols"})).empty()) << "it is there";
}

TEST(Appendix, ThatDoesNotComeIsAskedForAgain) {
  Desk desk = shipped_desk();
  desk.open("#/models");
  desk.act(AppendixFailed{"models", "404"});
  const Page page = page_for(desk.session);
  const Node* failed = find_node(page, node_id("appendix/models/failed"));
  ASSERT_NE(failed, nullptr);
  EXPECT_TRUE(has(plain_text(failed->runs), "(404)"));
  EXPECT_EQ(all_of<LoadAppendix>(desk.act(Retry{})).size(), 1u);
}

TEST(Appendix, WhoseNameIsUnknownChangesNothing) {
  Desk desk = shipped_desk();
  desk.open("#/models");
  EXPECT_TRUE(desk.act(AppendixLoaded{"letters", "x"}).empty());
  EXPECT_NE(find_node(page_for(desk.session), node_id("appendix/models/loading")), nullptr);
}

}  // namespace
}  // namespace tmw

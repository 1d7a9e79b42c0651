// What the page of a chapter says, of the real workbook.
#include "tests/core/page/page_of.h"

namespace tmw {
namespace {

using namespace test;

TEST(ChapterPlan, IsFilledByTheLearnersAnswersAndNamesTheTightestLine) {
  Desk desk = shipped_desk();
  desk.open("#/9");
  EXPECT_TRUE(says(node_at(page_of(desk), "chapter/9/plan/1"), "9.2 is open"));
  EXPECT_TRUE(says(node_at(page_of(desk), "chapter/9/plan/summary"), "fill this table"));
  for (const char* id : {"9.1", "9.2", "9.4"}) solve(desk, id);
  EXPECT_EQ(words_at(desk, "chapter/9/plan/summary"),
            "Of what is answered, the tightest line is “Training on 64 cards, of twelve days”: it "
            "takes 61.8% of its limit.");
  solve(desk, "9.3");
  solve(desk, "9.5");
  const Page page = page_of(desk);
  EXPECT_EQ(words_at(desk, "chapter/9/plan/summary"),
            "The tightest line is “Memory of one card”: it takes 74.4% of its limit. Every line "
            "holds, and this is the one to work on.");
  EXPECT_TRUE(says(node_at(page, "chapter/9/plan/3"), "at least 1,500 tokens/s"));
  EXPECT_TRUE(says(node_at(page, "chapter/9/plan/0"), "none"));
  expect_sound(page);
  answer(desk, "9.3", "92 GB");
  EXPECT_EQ(words_at(desk, "chapter/9/plan/summary"),
            "The tightest line is “Memory of one card”: it takes 115% of its limit. It does not "
            "hold.");
  desk.open("#/0");
  EXPECT_FALSE(has(page_of(desk), "chapter/0/plan"));
}

TEST(ChapterPage, LeadsOnwardFirstAndTheLastOneHome) {
  Desk desk = shipped_desk();
  desk.open("#/4");
  Page page = page_for(desk.session);
  EXPECT_EQ(plain_text(node_at(page, "page/next").runs), "Next: 5 Softmax & Layer Norm");
  EXPECT_EQ(node_at(page, "page/next").tone, Tone::kPrimary);
  EXPECT_EQ(node_at(page, "page/previous").href, "#/3");
  desk.open("#/9");
  page = page_for(desk.session);
  EXPECT_EQ(find_node(page, node_id("page/next")), nullptr);
  EXPECT_EQ(node_at(page, "page/home").href, "#/");
}

TEST(ChapterPage, ListsItsExercisesAtTheTopWithTheirKindsAndDoneMarks) {
  Desk desk = shipped_desk();
  desk.open("#/0");
  desk.act(EditAnswer{"0.1", 0, "124.3M"});
  desk.act(Check{"0.1"});
  const Page page = page_for(desk.session);
  EXPECT_EQ(node_at(page, "chapter/0/overview").children.size(), 7u);
  const Node& solved = node_at(page, "chapter/0/overview/0.1");
  EXPECT_EQ(solved.mark, Mark::kDone);
  EXPECT_EQ(plain_text(solved.runs), "0.1 done");
  const Node& open = node_at(page, "chapter/0/overview/0.6");
  EXPECT_EQ(open.mark, Mark::kDebug);
  EXPECT_EQ(open.runs.front().href, "#/0/0.6");
}

TEST(ChapterPage, HoldsTheTheoryAndAllExercisesInFull) {
  Desk desk = shipped_desk();
  desk.open("#/0");
  const Page page = page_for(desk.session);
  int callouts = 0;
  int figures = 0;
  std::set<NodeKind> kinds;
  visit(page, [&](const Node& node) {
    callouts += node.kind == NodeKind::kCallout ? 1 : 0;
    figures += node.kind == NodeKind::kFigure ? 1 : 0;
    kinds.insert(node.kind);
  });
  EXPECT_GE(callouts, 1) << "the 12 d^2 rule";
  EXPECT_GE(figures, 1);
  for (const char* id : {"0.1", "0.2", "0.3", "0.4", "0.5", "0.6", "0.7"}) {
    const Node& card = node_at(page, std::string("exercise/") + id);
    EXPECT_EQ(says(card, "No attempts yet."), card.tone != Tone::kQuiet) << id;
    EXPECT_TRUE(says(card, "Show derivation")) << id;
  }
  for (const NodeKind kind : {NodeKind::kField, NodeKind::kChoices, NodeKind::kEditor,
                              NodeKind::kListing, NodeKind::kFormula, NodeKind::kTable})
    EXPECT_EQ(kinds.count(kind), 1u);
}

TEST(ChapterPage, SaysThatAChapterIsStillToComeLoadingOrBroken) {
  Desk desk = shipped_desk();
  desk.session.workbook.index.chapters.back().file.clear();
  const int last = desk.session.workbook.index.chapters.back().number;
  desk.session.chapter_states.erase(last);
  desk.open("#/" + std::to_string(last));
  EXPECT_TRUE(says(page_for(desk.session), "still being written"));
  Session session = shipped_desk().session;
  (void)update(session, Navigate{"#/0"}, {});
  EXPECT_TRUE(says(page_for(session), "loading"));
  (void)update(session, ChapterFailed{0, "no network"}, {});
  const Page page = page_for(session);
  EXPECT_TRUE(says(page, "no network"));
  EXPECT_TRUE(std::holds_alternative<Retry>(node_at(page, "chapter/0/failed/retry").action));
}

TEST(ChapterPage, AsksExercisesWithinItsText) {
  Desk desk = shipped_desk();
  desk.open("#/4");
  Page page = page_for(desk.session);
  const Node& asked = node_at(page, "exercise/4.5");
  EXPECT_EQ(asked.kind, NodeKind::kCard);
  EXPECT_EQ(asked.tone, Tone::kQuiet) << "compact";
  EXPECT_EQ(find_node(asked, node_id("exercise/4.5/kind")), nullptr);
  EXPECT_EQ(find_node(asked, node_id("exercise/4.5/standing")), nullptr) << "nothing to tell yet";
  EXPECT_NE(find_node(asked, node_id("exercise/4.5/spellings")), nullptr);
  const Node& below = node_at(page, "chapter/4/exercises");
  EXPECT_EQ(find_node(below, asked.id), nullptr) << "once on a page";
  EXPECT_TRUE(says(below, "Asked in the text: "));
  EXPECT_TRUE(says(below, "4.5 Growth with every token"));
  std::set<NodeId> ids;
  visit(page,
        [&ids](const Node& node) { EXPECT_TRUE(ids.insert(node.id).second) << words_of(node); });
  desk.act(EditAnswer{"4.5", 0, "512 KiB"});
  desk.act(Check{"4.5"});
  page = page_for(desk.session);
  EXPECT_TRUE(says(node_at(page, "exercise/4.5/check"), "Read on"));
  EXPECT_TRUE(says(node_at(page, "exercise/4.5"), "Done"));
}

// A learner who reads the text is asked for the first time within a minute (lint), everywhere.
TEST(ChapterPage, EveryChapterAsksWithinItsText) {
  Desk desk = shipped_desk();
  for (const ChapterEntry& entry : Desk(desk).session.workbook.index.chapters) {
    desk.open(hash_of(ChapterPlace{entry.number}));
    EXPECT_FALSE(entry.asks.empty()) << entry.title;
    for (const std::string& id : entry.asks)
      EXPECT_EQ(node_at(page_for(desk.session), "exercise/" + id).tone, Tone::kQuiet) << id;
  }
}

TEST(ChapterPage, ClosesOnceItsLastExerciseIsSolved) {
  Desk desk = shipped_desk();
  desk.open("#/0");
  EXPECT_EQ(find_node(page_for(desk.session), node_id("chapter/0/end")), nullptr);
  desk.act(EditAnswer{"0.1", 0, "124.3M"});
  desk.act(Check{"0.1"});
  desk.act(ShowHint{"0.7"});
  desk.act(EditAnswer{"0.7", 0, "46,702,792,704"});
  desk.act(Check{"0.7"});
  const Page page = page_for(desk.session);
  EXPECT_TRUE(says(node_at(page, "exercise/0.7/check"), "Next: the end of chapter 0"));
  EXPECT_EQ(words_of(node_at(page, "chapter/0/end/at-once")), "Solved at once: 0.1\n");
  EXPECT_EQ(words_of(node_at(page, "chapter/0/end/with-help")),
            "Solved with help or a second try: 0.7\n");
  EXPECT_EQ(words_of(node_at(page, "chapter/0/end/open")), "Still open: 0.2, 0.3, 0.4, 0.5, 0.6\n");
  EXPECT_GE(node_at(page, "chapter/0/end/keep").children.size(), 2u);
  EXPECT_NE(find_node(node_at(page, "chapter/0/end"), node_id("page/next")), nullptr);
  EXPECT_EQ(page.children.back().children.back().id, node_id("chapter/0/end"))
      << "the ways onward stand in it, not below it once more";
}

// 6.b2 is a bonus exercise behind the last one that counts: its button leads to the end as well, so
// the end is there.
TEST(ChapterPage, ClosesWhereverAButtonLeadsToItsEnd) {
  Desk desk = shipped_desk();
  desk.open("#/6");
  desk.act(EditAnswer{"6.b2", 0, "23"});
  desk.act(Check{"6.b2"});
  const Page page = page_for(desk.session);
  EXPECT_TRUE(says(node_at(page, "exercise/6.b2/check"), "Next: the end of chapter 6"));
  ASSERT_NE(find_node(page, node_id("chapter/6/end")), nullptr);
  EXPECT_EQ(words_of(node_at(page, "chapter/6/end/at-once")), "Solved at once: 6.b2\n");
}

}  // namespace
}  // namespace tmw

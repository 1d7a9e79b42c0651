// The derivation in a card: what of it has its place, and what is still to come.
#include <gtest/gtest.h>

#include "core/content/exercise.h"
#include "core/exercise/chart.h"
#include "core/page/dom.h"
#include "core/page/nodes.h"
#include "core/page/page.h"
#include "core/prose/rich_text.h"
#include "tests/core/session/desk.h"

namespace tmw {
namespace {

using test::Desk;
using test::shipped_desk;

const std::string kPath = "exercise/0.1/derivation";

const Node& node_at(const Page& page, const std::string& path) {
  const Node* node = find_node(page, node_id(path));
  static const Node none;
  EXPECT_NE(node, nullptr) << path;
  return node == nullptr ? none : *node;
}

bool has(const Page& page, const std::string& path) {
  return find_node(page, node_id(path)) != nullptr;
}

TEST(Derivation, AClosedFoldHoldsAllOfItForTheBrowsersSearchAndForPaper) {
  Desk desk = shipped_desk();
  desk.open("#/0");
  const Page page = page_for(desk.session);
  EXPECT_FALSE(node_at(page, kPath).open);
  EXPECT_FALSE(node_at(page, kPath + "/step/4").unseen);
  EXPECT_FALSE(node_at(page, kPath + "/answer/0").unseen);
  EXPECT_FALSE(has(page, kPath + "/stages"));
}

TEST(Derivation, ShowsOneStepAtATimeAndHoldsTheRest) {
  Desk desk = shipped_desk();
  desk.open("#/0");
  desk.act(ToggleDerivation{"0.1"});
  Page page = page_for(desk.session);
  EXPECT_FALSE(node_at(page, kPath + "/step/0").unseen);
  EXPECT_TRUE(node_at(page, kPath + "/step/0/formula").unseen);
  EXPECT_TRUE(node_at(page, kPath + "/step/0/rest").unseen);
  EXPECT_TRUE(node_at(page, kPath + "/step/1").unseen);
  EXPECT_TRUE(node_at(page, kPath + "/answer/0").unseen);
  for (const char* name : {"/next", "/had", "/all"}) {
    const Node& button = node_at(page, kPath + name);
    desk.act(button.action);
  }
  page = page_for(desk.session);
  EXPECT_FALSE(node_at(page, kPath + "/answer/0").unseen);
  EXPECT_FALSE(has(page, kPath + "/step/0/rest"));
  EXPECT_FALSE(has(page, kPath + "/stages")) << "no more to come";
}

// 2 * 4,096 * 2 bytes are 16 KiB, or 16.38 kB.
TEST(Derivation, TellsAResultInOtherWordsWithItAndNotBefore) {
  Desk desk = shipped_desk();
  desk.open("#/4");
  desk.act(ToggleDerivation{"4.5"});
  const std::string step = "exercise/4.5/derivation/step/0";
  Page page = page_for(desk.session);
  EXPECT_EQ(plain_text(node_at(page, step).runs).find("16.38"), std::string::npos);
  EXPECT_TRUE(node_at(page, step + "/rest").unseen);
  EXPECT_NE(plain_text(node_at(page, step + "/rest").runs).find("16.38 kB"), std::string::npos);
  desk.act(ShowStages{"4.5", 99});
  page = page_for(desk.session);
  EXPECT_NE(plain_text(node_at(page, step + "/formula").runs).find("16.38 kB"), std::string::npos);
}

TEST(Derivation, WhatIsStillToComeIsHiddenUntilItIsFound) {
  Desk desk = shipped_desk();
  desk.open("#/0");
  desk.act(ToggleDerivation{"0.1"});
  const std::string html = render_html(page_for(desk.session));
  EXPECT_NE(html.find("hidden=\"until-found\""), std::string::npos);
}

TEST(Derivation, SaysWhatOpeningMeansUntilItIsOpenedOrSolved) {
  Desk desk = shipped_desk();
  desk.open("#/0");
  const auto summary = [&desk] { return plain_text(node_at(page_for(desk.session), kPath).runs); };
  EXPECT_EQ(summary(), "Show derivation (counts as solved with help)");
  desk.act(ToggleDerivation{"0.1"});
  desk.act(ToggleDerivation{"0.1"});
  EXPECT_EQ(summary(), "Show derivation");
}

Page opened_after(Desk& desk, const std::string& typed) {
  desk.open("#/0");
  desk.act(EditAnswer{"0.1", 0, typed});
  desk.act(Check{"0.1"});
  desk.act(with_value(ToggleDerivation{"0.1"}, "whole"));
  return page_for(desk.session);
}

// 162,917,376 counts the token table twice: 77,194,752 in place of 38,597,376.
TEST(Derivation, AfterASlipTheLearnersNumberStandsBesideTheRightOne) {
  Desk desk = shipped_desk();
  const Page page = opened_after(desk, "162.9");
  const std::string words = plain_text(node_at(page, kPath + "/step/1/yours").runs);
  EXPECT_NE(words.find("77,194,752"), std::string::npos) << words;
  EXPECT_NE(words.find("38,597,376"), std::string::npos) << words;
}

// 123,533,568 lacks the position table, 1,024 * 768 = 786,432; 12 L d^2 + V d + T d the last norm.
TEST(Derivation, AStepThatIsLeftOutIsMarked) {
  for (const std::string typed : {"123533568", "123.5"}) {
    Desk desk = shipped_desk();
    const Page page = opened_after(desk, typed);
    EXPECT_EQ(plain_text(node_at(page, kPath + "/step/2/yours").runs),
              "Yours leaves this out: it is 786,432.");
    EXPECT_FALSE(has(page, kPath + "/step/4/yours"));
  }
  Desk desk = shipped_desk();
  const Page page = opened_after(desk, "12 L d^2 + V d + T d");
  EXPECT_EQ(plain_text(node_at(page, kPath + "/step/3/yours").runs),
            "Yours leaves this out: it is 1,536.");
}

TEST(Derivation, AsksWhatTheLearnerExpectsBeforeTheRemark) {
  const std::string path = "exercise/4.4/derivation";
  Desk desk = shipped_desk();
  desk.open("#/4");
  EXPECT_FALSE(has(page_for(desk.session), path + "/predict")) << "paper has the remark alone";
  desk.act(ToggleDerivation{"4.4"});
  desk.act(ShowStages{"4.4", 99});
  const std::size_t logged = desk.session.log.events().size();
  Page page = page_for(desk.session);
  EXPECT_TRUE(node_at(page, path + "/remark/0").unseen);
  EXPECT_FALSE(node_at(page, path + "/predict").unseen);
  EXPECT_TRUE(desk.act(Guess{"4.4", 3}).empty()) << "there are three";
  const auto focus = test::all_of<FocusNode>(desk.act(node_at(page, path + "/predict/2").action));
  ASSERT_EQ(focus.size(), 1u);
  EXPECT_EQ(focus[0].id, node_id(path + "/remark/0"));
  page = page_for(desk.session);
  EXPECT_FALSE(node_at(page, path + "/remark/0").unseen);
  EXPECT_EQ(plain_text(node_at(page, path + "/predict").runs),
            "You expected: Several times slower.");
  EXPECT_FALSE(has(page, path + "/predict/2"));
  EXPECT_EQ(desk.session.log.events().size(), logged) << "a guess is no attempt";
}

TEST(Derivation, TakesANumberForAGuessAndTellsTheRightOneBesideIt) {
  const std::string path = "exercise/7.1/derivation";
  Desk desk = shipped_desk();
  desk.open("#/7");
  desk.act(ToggleDerivation{"7.1"});
  desk.act(ShowStages{"7.1", 99});
  const std::size_t logged = desk.session.log.events().size();
  Page page = page_for(desk.session);
  EXPECT_TRUE(node_at(page, path + "/remark/0").unseen);
  EXPECT_EQ(node_at(page, path + "/predict/number").unit, "%");
  const Action take = node_at(page, path + "/predict/0").action;
  const auto focus = test::all_of<FocusNode>(desk.act(take));
  ASSERT_EQ(focus.size(), 1u);
  EXPECT_EQ(focus[0].id, node_id(path + "/predict/number")) << "nothing was typed";
  EXPECT_TRUE(node_at(page_for(desk.session), path + "/remark/0").unseen);
  desk.act(with_value(node_at(page, path + "/predict/number").action, "30"));
  desk.act(take);
  page = page_for(desk.session);
  // 13.48 GB in 6.74 ms at 2 TB/s; 13.48 GFLOP at 312 TFLOP/s are 43.2 µs: 1/156 of it.
  EXPECT_EQ(plain_text(node_at(page, path + "/predict").runs), "You expected: 30 %. It is 0.64%.");
  EXPECT_FALSE(node_at(page, path + "/remark/0").unseen);
  EXPECT_FALSE(has(page, path + "/predict/number"));
  EXPECT_EQ(desk.session.log.events().size(), logged) << "a guess is no attempt";
}

// Every exercise with a figure and numbers to play with, of whatever kind.
TEST(Derivation, PlayedWithHasItsFiguresWithTheNumbersOfNowAndRangesBelowThem) {
  int played = 0;
  for (int chapter = 0; chapter <= 9; ++chapter) {
    Desk desk = shipped_desk();
    desk.open("#/" + std::to_string(chapter));
    for (const Exercise& exercise : std::vector(desk.session.workbook.chapters.back().exercises)) {
      if (exercise.figures.empty()) continue;
      desk.session.records[exercise.id].solved = true;
      desk.act(OpenNumber{exercise.id + "/0"});
      if (!desk.at(exercise.id).played) continue;
      ++played;
      const std::string path =
          "exercise/" + exercise.id + "/play/figure/" + exercise.figures.front().id;
      const Page before = page_for(desk.session);
      const Node& range = node_at(before, path + "/handle/" + exercise.id + "/0");
      EXPECT_EQ(range.kind, NodeKind::kSlider) << exercise.id;
      const std::string alt = node_at(before, path).figure.alt;
      const int other = range.value_now == 0.0 ? 1 : 0;
      desk.act(with_value(range.action, std::to_string(other)));
      EXPECT_NE(node_at(page_for(desk.session), path).figure.alt, alt) << exercise.id;
      EXPECT_FALSE(handle_says(desk.session, exercise.id + "/0").empty()) << exercise.id;
    }
  }
  EXPECT_GE(played, 2);
}

TEST(Derivation, ShowsTheRemarkWithoutAGuessToo) {
  const std::string path = "exercise/4.3/derivation";
  Desk desk = shipped_desk();
  desk.open("#/4");
  desk.act(ToggleDerivation{"4.3"});
  desk.act(ShowStages{"4.3", 99});
  desk.act(Guess{"4.3", -1});
  const Page page = page_for(desk.session);
  EXPECT_FALSE(has(page, path + "/predict"));
  EXPECT_FALSE(node_at(page, path + "/remark/0").unseen);
}

}  // namespace
}  // namespace tmw

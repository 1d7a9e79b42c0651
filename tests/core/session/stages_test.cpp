// The derivation opens step by step: words, formula, number.
#include "core/session/stages.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/core/session/desk.h"

namespace tmw {
namespace {

using test::Desk;

std::string said(const Effects& effects) {
  for (const Effect& effect : effects) {
    if (const auto* announce = std::get_if<Announce>(&effect)) return announce->text;
  }
  return {};
}

int reveals(const Desk& desk) {
  const std::vector<Event>& events = desk.session.log.events();
  return static_cast<int>(std::count_if(events.begin(), events.end(), [](const Event& event) {
    return event.kind == EventKind::kReveal;
  }));
}

// 0.1 has three steps: layers, table, total. 12 layers of 12 * 1000^2 are 144 million.
TEST(Stages, EachStepOpensInWordsThenItsFormulaThenItsNumber) {
  Desk desk;
  desk.open("#/0");
  EXPECT_EQ(stages_of(desk.at("0.1").problem), 9);
  EXPECT_EQ(said(desk.act(ToggleDerivation{"0.1"})), "Step 1. The layers");
  EXPECT_EQ(desk.at("0.1").stages_shown, 1);
  EXPECT_NE(said(desk.act(ShowStages{"0.1", 2})).find("layers"), std::string::npos);
  EXPECT_EQ(said(desk.act(ShowStages{"0.1", 3})), "= 144,000,000");
  EXPECT_EQ(said(desk.act(ShowStages{"0.1", 3})), "") << "nothing is said twice";
}

TEST(Stages, WhoHadAStepGoesOnToTheWordsOfTheNext) {
  EXPECT_EQ(stage_of_next_step(1), 4);
  EXPECT_EQ(stage_of_next_step(2), 4);
  EXPECT_EQ(stage_of_next_step(3), 4);
  EXPECT_EQ(stage_of_next_step(4), 7);
}

TEST(Stages, OpeningIsLoggedOnceHoweverManyStepsFollow) {
  Desk desk;
  desk.open("#/0");
  desk.act(ToggleDerivation{"0.1"});
  desk.act(ShowStages{"0.1", 7});
  desk.act(ShowStages{"0.1", 100});
  EXPECT_EQ(desk.at("0.1").stages_shown, 9);
  desk.act(ToggleDerivation{"0.1"});
  desk.act(ToggleDerivation{"0.1"});
  EXPECT_EQ(desk.at("0.1").stages_shown, 9) << "what was shown stays";
  EXPECT_EQ(reveals(desk), 1);
}

TEST(Stages, APageThatIsLoadedAnewShowsAsManyAsBeforeAndSaysNothing) {
  Desk desk;
  desk.open("#/0");
  const Effects effects = desk.act(with_value(ToggleDerivation{"0.1"}, "5"));
  EXPECT_TRUE(desk.at("0.1").derivation_open);
  EXPECT_EQ(desk.at("0.1").stages_shown, 4);
  EXPECT_EQ(said(effects), "");
  EXPECT_TRUE(test::all_of<ShowNodes>(effects).empty()) << "the view stays";
  EXPECT_EQ(reveals(desk), 1);
  desk.act(with_value(ToggleDerivation{"0.2"}, "1000"));
  EXPECT_EQ(desk.at("0.2").stages_shown, 1) << "one at least";
  desk.act(with_value(ToggleDerivation{"0.4"}, "all"));
  EXPECT_EQ(desk.at("0.4").stages_shown, stages_of(desk.at("0.4").problem));
}

TEST(Stages, AStepThatTheBrowsersSearchFindsOpensTheFold) {
  Desk desk;
  desk.open("#/0");
  desk.act(ShowStages{"0.1", 9});
  EXPECT_TRUE(desk.at("0.1").derivation_open);
  EXPECT_EQ(reveals(desk), 1);
  desk.act(with_value(ToggleDerivation{"0.2"}, "found"));
  EXPECT_EQ(desk.at("0.2").stages_shown, stages_of(desk.at("0.2").problem));
}

// 12 * 12 * 1000^2 alone are 144 million: the table is missing in the sum.
TEST(Stages, AfterASlipTheStepThatDiffersIsKnown) {
  Desk desk;
  desk.open("#/0");
  desk.act(EditAnswer{"0.1", 0, "144M"});
  desk.act(Check{"0.1"});
  ASSERT_EQ(desk.at("0.1").verdict->kind, VerdictKind::kSlip);
  desk.act(ToggleDerivation{"0.1"});
  ASSERT_TRUE(desk.at("0.1").differing.has_value());
  EXPECT_EQ(desk.at("0.1").differing->step, 1U) << "the table, which is left out";
  EXPECT_DOUBLE_EQ(desk.at("0.1").differing->value, 0.0);
}

TEST(Stages, ARightAnswerDiffersNowhere) {
  Desk desk;
  desk.open("#/0");
  desk.act(EditAnswer{"0.1", 0, "194M"});
  desk.act(Check{"0.1"});
  desk.act(ToggleDerivation{"0.1"});
  EXPECT_FALSE(desk.at("0.1").differing.has_value());
}

}  // namespace
}  // namespace tmw

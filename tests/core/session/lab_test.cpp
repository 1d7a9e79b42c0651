// What the lab's page and its games leave in the log, and exercises with the numbers of the lab.
#include <gtest/gtest.h>

#include "core/exercise/problem_part.h"
#include "core/marking/numeric_question.h"
#include "core/session/games.h"
#include "tests/core/session/desk.h"

namespace tmw {
namespace {

using test::Desk;

constexpr const char* kOwn = "#/0/0.8?own=name:My_own,a:1024,b:256";

const AskLab& asked(const Effects& effects) {
  for (const Effect& effect : effects) {
    if (const auto* ask = std::get_if<AskLab>(&effect)) return *ask;
  }
  static const AskLab kNone;
  ADD_FAILURE() << "the lab was not asked";
  return kNone;
}

TEST(Lab, OpensAGameWithRunsOfItsOwnAndANewOneWithOthers) {
  Desk desk;
  desk.env.chance = 16;
  const Effects opened = desk.act(Navigate{"#/lab/fit-or-crash"});
  EXPECT_EQ(asked(opened).deed, "game fit-or-crash");
  EXPECT_EQ(asked(opened).value, "game=17");
  desk.env.chance = 40;
  EXPECT_EQ(asked(desk.act(OnLab{"again", {}})).value, "41");
  EXPECT_EQ(asked(desk.act(Navigate{"#/lab/explain-the-gap?game=3&said=ab"})).value,
            "game=3&said=ab");
}

TEST(Lab, AGameThatEndedIsKeptApartFromTheCourse) {
  Desk desk;
  desk.open("#/lab/fit-or-crash?game=17");
  EXPECT_EQ(best_of(desk.session.log, GameOf::kCrash), -1);
  desk.act(LabNoted{"game fit-or-crash 8 17 fcfcfcfcff"});
  desk.act(LabNoted{"game fit-or-crash 6 18 fcfcfcfcff"});
  desk.act(LabNoted{"game explain-the-gap 9 3 aaaaaaaaaa"});
  EXPECT_EQ(best_of(desk.session.log, GameOf::kCrash), 8);
  EXPECT_EQ(best_of(desk.session.log, GameOf::kGap), 9);
  EXPECT_EQ(last_game(desk.session.log, GameOf::kCrash)->seed, 18u);
  EXPECT_TRUE(desk.session.records.empty());
  EXPECT_EQ(streak(desk.session.log, desk.session.today).current, 0);
  const auto back = read_event(event_json(*last_game(desk.session.log, GameOf::kCrash)));
  ASSERT_TRUE(back.has_value());
  EXPECT_EQ(*back, *last_game(desk.session.log, GameOf::kCrash));
  EXPECT_TRUE(desk.act(LabNoted{"something else"}).empty());
}

TEST(Lab, TheGuideOfAFirstVisitDoesNotComeBack) {
  Desk desk;
  EXPECT_EQ(asked(desk.act(Navigate{"#/lab"})).deed, "open guided");
  EXPECT_EQ(asked(desk.act(Navigate{"#/lab?v=1&users=4"})).deed, "open");
  EXPECT_EQ(asked(desk.act(Navigate{"#/lab?from=0/0.8"})).deed, "open");
  desk.act(LabNoted{"guide 2"});
  const std::size_t events = desk.session.log.events().size();
  EXPECT_EQ(asked(desk.act(Navigate{"#/lab?v=1&users=4"})).deed, "open guided 2") << "a reload";
  EXPECT_EQ(asked(desk.act(Navigate{"#/lab?from=0/0.8"})).deed, "open");
  desk.act(LabNoted{"guide 2"});
  EXPECT_EQ(desk.session.log.events().size(), events) << "said again, it is no event";
  desk.act(LabNoted{"guide"});
  EXPECT_EQ(asked(desk.act(Navigate{"#/lab"})).deed, "open");
}

TEST(Lab, AsksAnExerciseWithItsNumbersWhichCountsForNothingOfTheCourse) {
  Desk desk;
  desk.open(kOwn);
  EXPECT_EQ(hash_of(desk.session.place), kOwn);
  EXPECT_EQ(desk.session.notice, "");
  const auto parts = parts_of(desk.at("0.8").problem);
  ASSERT_EQ(parts.size(), 2u);
  for (int part = 0; part < 2; ++part) {
    const NumericQuestion& question = parts[static_cast<std::size_t>(part)].question;
    desk.act(EditAnswer{"0.8", part, std::to_string(right_value(question) / question.unit.factor)});
  }
  desk.act(ShowHint{"0.8", 1});
  desk.act(ToggleDerivation{"0.8"});
  desk.act(Check{"0.8"});
  EXPECT_EQ(desk.verdict("0.8"), VerdictKind::kRight);
  ASSERT_EQ(desk.session.log.events().size(), 1u);
  const Event& event = desk.session.log.events().front();
  EXPECT_EQ(event.kind, EventKind::kPlay);
  EXPECT_EQ(event.name, "ask");
  EXPECT_EQ(event.value, kOwn);
  EXPECT_EQ(event.verdict, "right");
  EXPECT_EQ(desk.record("0.8").attempts, 0);
  EXPECT_FALSE(desk.record("0.8").solved);
}

TEST(Lab, NamesTheSlipOfAnAnswerToItsNumbers) {
  Desk desk;
  desk.open(kOwn);
  const NumericQuestion question = parts_of(desk.at("0.8").problem).front().question;
  desk.act(EditAnswer{"0.8", 0, std::to_string(right_value(question) / question.unit.factor * 2)});
  desk.act(EditAnswer{"0.8", 1, "1"});
  desk.act(Check{"0.8"});
  EXPECT_EQ(desk.entry<DeriveEntry>("0.8").part_verdicts[0].kind, VerdictKind::kSlip);
}

TEST(Lab, NumbersThatAnExerciseDoesNotTakeAreSaidAndItsOwnShown) {
  Desk desk;
  desk.open("#/0/0.8?own=a:32,b:5");
  EXPECT_NE(desk.session.notice.find("whole number"), std::string::npos) << desk.session.notice;
  EXPECT_EQ(desk.at("0.8").problem.seed, 0u);
  EXPECT_EQ(hash_of(desk.session.place), "#/0/0.8");
}

TEST(Lab, ItsNumbersGiveWayToTheCoursesOwn) {
  Desk desk;
  desk.open(kOwn);
  EXPECT_EQ(desk.at("0.8").problem.own.empty(), false);
  desk.act(OriginalNumbers{"0.8"});
  EXPECT_EQ(desk.at("0.8").problem.own, "");
  EXPECT_EQ(hash_of(desk.session.place), "#/0/0.8");
  desk.open(kOwn);
  EXPECT_EQ(desk.at("0.8").problem.own.empty(), false);
  desk.open("#/0/0.8");
  EXPECT_EQ(desk.at("0.8").problem.own, "");
}

}  // namespace
}  // namespace tmw

#include "core/session/mastery.h"

#include <gtest/gtest.h>

#include "tests/core/session/desk.h"

namespace tmw {
namespace {

using test::Desk;

void answer(Desk& desk, const std::string& id, const std::string& typed) {
  desk.act(EditAnswer{id, 0, typed});
  desk.act(Check{id});
}

Standing standing(const Desk& desk, const std::string& id) {
  return standings_of(desk.session).at(id).standing;
}

TEST(Mastery, TellsNewTriedHelpedAndAloneApart) {
  Desk desk;
  desk.act(LogLoaded{});
  desk.open("#/0");
  EXPECT_EQ(standing(desk, "0.1"), Standing::kNew);
  answer(desk, "0.1", "144M");
  EXPECT_EQ(standing(desk, "0.1"), Standing::kTried);
  answer(desk, "0.1", "194M");
  EXPECT_EQ(standing(desk, "0.1"), Standing::kAlone) << "a second try is no help";
  desk.act(ShowHint{"0.2"});
  EXPECT_EQ(standing(desk, "0.2"), Standing::kNew) << "looking at a hint is no try";
  answer(desk, "0.2", "14");
  EXPECT_EQ(standing(desk, "0.2"), Standing::kWithHelp);
  const Mastery chapter =
      mastery_of(standings_of(desk.session), desk.session.workbook.index.chapters[0]);
  EXPECT_EQ(chapter, (Mastery{8, 1, 1, 0, 0}));
  EXPECT_EQ(
      mastery_of(standings_of(desk.session), desk.session.workbook.index, ExerciseKind::kDerive),
      (Mastery{6, 1, 1, 0, 0}));
  EXPECT_EQ(mastery_of_all(standings_of(desk.session)), (Mastery{11, 1, 1, 0, 0}));
}

TEST(Mastery, NeverFalls) {
  Desk desk;
  desk.act(LogLoaded{});
  desk.open("#/0");
  answer(desk, "0.1", "194M");
  for (const char* typed : {"144M", "about a dozen", "1"}) answer(desk, "0.1", typed);
  desk.act(ShowHint{"0.1"});
  desk.act(ToggleDerivation{"0.1"});
  EXPECT_EQ(standing(desk, "0.1"), Standing::kAlone) << "help asked for later takes nothing back";
}

TEST(Mastery, CountsNothingThatCouldNotBeReadOrIsTooCoarse) {
  Desk desk;  // 0.1 asks for three digits of 194 million
  desk.act(LogLoaded{});
  desk.open("#/0");
  for (const char* typed : {"", "about a dozen", "1.9e8"}) answer(desk, "0.1", typed);
  EXPECT_EQ(standing(desk, "0.1"), Standing::kNew);
  answer(desk, "0.1", "194M");
  EXPECT_EQ(standing(desk, "0.1"), Standing::kAlone);
}

TEST(Mastery, SaysWhatIsDue) {
  Desk desk;
  desk.act(LogLoaded{});
  desk.open("#/0");
  answer(desk, "0.1", "194M");
  EXPECT_FALSE(standings_of(desk.session).at("0.1").due);
  desk.env.local_day += 40;
  desk.open("#/");
  EXPECT_TRUE(standings_of(desk.session).at("0.1").due);
  EXPECT_EQ(mastery_of_all(standings_of(desk.session)).due, 1);
}

TEST(Mastery, PutsUnfinishedWorkBeforeNewWork) {
  Desk desk;
  desk.act(LogLoaded{});
  desk.open("#/0");
  EXPECT_EQ(unfinished_exercise(desk.session), "");
  EXPECT_EQ(next_new_exercise(desk.session), "0.1");
  answer(desk, "0.1", "144M");
  answer(desk, "0.2", "14");
  EXPECT_EQ(unfinished_exercise(desk.session), "0.1");
  EXPECT_EQ(next_new_exercise(desk.session), "0.3");
  EXPECT_EQ(next_exercise(desk.session), "0.1");
  answer(desk, "0.1", "194M");
  EXPECT_EQ(unfinished_exercise(desk.session), "");
}

}  // namespace
}  // namespace tmw

// A learner's way through each kind of exercise: wrong, then right.
#include <gtest/gtest.h>

#include "core/prose/rich_text.h"
#include "core/session/asks.h"
#include "core/session/words.h"
#include "tests/core/session/check.h"

namespace tmw {
namespace {

using test::all_of;
using test::check;
using test::Desk;

TEST(Journey, DeriveNamesASlipThenCountsTheRightAnswer) {
  Desk desk;
  desk.open("#/0");
  desk.act(EditAnswer{"0.1", 0, "144M"});
  check(desk, "0.1", VerdictKind::kSlip);
  EXPECT_FALSE(desk.record("0.1").solved);
  desk.act(EditAnswer{"0.1", 0, "194M"});
  EXPECT_TRUE(desk.at("0.1").verdict.has_value())
      << "what was wrong stays readable while correcting";
  EXPECT_TRUE(is_about_earlier(desk.at("0.1")));
  check(desk, "0.1", VerdictKind::kRight);
  EXPECT_TRUE(desk.record("0.1").solved);
  EXPECT_EQ(desk.record("0.1").attempts_to_solve, 2);
  desk.act(EditAnswer{"0.1", 0, "194M and"});
  EXPECT_EQ(desk.verdict("0.1"), VerdictKind::kRight);
  EXPECT_TRUE(is_about_earlier(desk.at("0.1"))) << "praise is told to be about another answer";
  desk.act(EditAnswer{"0.1", 0, "194M"});
  EXPECT_FALSE(is_about_earlier(desk.at("0.1"))) << "what was checked stands there again";
}

TEST(Journey, DeriveAcceptsANumberHoweverItIsSpelt) {
  for (const char* typed :
       {"194M", "194", "194,000,000", "1.94e8", "0.194B", "12*12*1000^2 + 50000*1000"}) {
    Desk desk;
    desk.open("#/0");
    desk.act(EditAnswer{"0.1", 0, typed});
    check(desk, "0.1", VerdictKind::kRight);
  }
}

TEST(Journey, WhatCannotBeReadCostsNoAttemptAndIsNotLogged) {
  Desk desk;
  desk.open("#/0");
  for (const char* typed : {"", "   ", "about a dozen", "12 *", "5 apples"}) {
    desk.act(EditAnswer{"0.1", 0, typed});
    check(desk, "0.1", VerdictKind::kUnreadable);
  }
  check(desk, "0.3", VerdictKind::kUnreadable);
  check(desk, "0.6", VerdictKind::kUnreadable);
  EXPECT_TRUE(desk.session.log.events().empty());
  EXPECT_TRUE(desk.stored.empty());
}

void choose_wrong_then_right(const std::string& id) {
  Desk desk;
  desk.open("#/0/" + id);
  const auto& options = std::get<ChoiceProblem>(desk.at(id).problem.task).options;
  int right = 0;
  while (!options[static_cast<std::size_t>(right)].right) ++right;
  const int wrong = (right + 1) % static_cast<int>(options.size());
  desk.act(Choose{id, wrong});
  check(desk, id, VerdictKind::kWrong);
  desk.act(Choose{id, right});
  EXPECT_EQ(desk.verdict(id), VerdictKind::kWrong) << "as with typed answers";
  EXPECT_TRUE(is_about_earlier(desk.at(id))) << "the reason belongs to another option";
  check(desk, id, VerdictKind::kRight);
  EXPECT_TRUE(desk.record(id).solved);
}

TEST(Journey, TraceTellsWhyAnOptionIsWrongThenCountsTheRightOne) { choose_wrong_then_right("0.3"); }
TEST(Journey, DesignTellsWhyAnOptionIsWrongThenCountsTheRightOne) {
  choose_wrong_then_right("0.4");
}

TEST(Journey, DebugRepliesToTheLinePickedThenCountsTheFaultyOne) {
  Desk desk;
  desk.open("#/0/0.6");
  desk.act(PickLine{"0.6", 5});
  check(desk, "0.6", VerdictKind::kWrong);
  desk.act(PickLine{"0.6", 7});
  check(desk, "0.6", VerdictKind::kRight);
  EXPECT_EQ(desk.session.log.events().back().answer, "7");
}

TEST(Journey, OpeningTheDerivationIsLoggedOnceAndStillLetsTheExerciseBeSolved) {
  Desk desk;
  desk.open("#/0");
  desk.act(ToggleDerivation{"0.2"});
  EXPECT_TRUE(desk.at("0.2").derivation_open);
  desk.act(ToggleDerivation{"0.2"});
  desk.act(ToggleDerivation{"0.2"});
  EXPECT_EQ(desk.session.log.events().size(), 1u);
  desk.act(EditAnswer{"0.2", 0, "14"});
  check(desk, "0.2", VerdictKind::kRight);
  EXPECT_TRUE(desk.record("0.2").solved);
  EXPECT_TRUE(desk.record("0.2").revealed);
}

TEST(Journey, AVerdictSaysTheFirstHintOnceAndNotWhereItStandsOnThePage) {
  Desk desk;
  desk.open("#/0");
  const auto hint = [&desk](std::size_t part) {
    return desk.entry<DeriveEntry>("0.8").part_verdicts[part].hint;
  };
  for (int part = 0; part < 2; ++part) desk.act(EditAnswer{"0.8", part, "77.7"});
  desk.act(Check{"0.8"});
  EXPECT_FALSE(hint(0).empty());
  EXPECT_TRUE(hint(1).empty());
  desk.act(ShowHint{"0.8"});
  EXPECT_TRUE(hint(0).empty());
  desk.act(Check{"0.8"});
  EXPECT_TRUE(hint(0).empty());
  EXPECT_NE(desk.entry<DeriveEntry>("0.8").part_verdicts[0].message.find("not a slip I know"),
            std::string::npos);
}

TEST(Journey, NothingIsMarkedBeforeEveryPartCanBeRead) {
  for (const std::string other : {"", "12 *"}) {
    Desk desk;
    desk.open("#/0");
    desk.act(EditAnswer{"0.8", 0, "77.7"});
    desk.act(EditAnswer{"0.8", 1, other});
    check(desk, "0.8", VerdictKind::kUnreadable);
    const auto& verdicts = desk.entry<DeriveEntry>("0.8").part_verdicts;
    EXPECT_TRUE(is_withheld(verdicts[0])) << "nobody tries one part out for nothing";
    EXPECT_EQ(verdicts[1].kind, VerdictKind::kUnreadable);
    EXPECT_EQ(verdicts[1].message.empty(), other.empty()) << "a blank field is no mistake";
    desk.act(EditAnswer{"0.8", 1, "77.7"});
    desk.act(Check{"0.8"});
    EXPECT_FALSE(is_withheld(desk.entry<DeriveEntry>("0.8").part_verdicts[0]));
    EXPECT_EQ(desk.record("0.8").attempts, 1);
  }
}

// Enter in the first of two fields leads to the second: no complaint, no attempt.
TEST(Journey, EnterBeforeAllFieldsAreFilledLeadsToTheNextBlankOne) {
  Desk desk;
  desk.open("#/0");
  const auto focused = [](const Effects& effects) {
    const std::vector<FocusNode> nodes = all_of<FocusNode>(effects);
    return nodes.empty() ? NodeId{0} : nodes[0].id;
  };
  desk.act(EditAnswer{"0.8", 0, "77.7"});
  desk.env.focused = exercise_node("0.8", "part/0");
  EXPECT_EQ(focused(desk.act(Check{"0.8"})), exercise_node("0.8", "part/1"));
  EXPECT_EQ(desk.record("0.8").attempts, 0);
  EXPECT_EQ(desk.at("0.8").verdict->message, "Nothing is marked yet: fill in every field first.");
  desk.act(EditAnswer{"0.8", 0, ""});
  desk.act(EditAnswer{"0.8", 1, "77.7"});
  desk.env.focused = exercise_node("0.8", "part/1");
  EXPECT_EQ(focused(desk.act(Check{"0.8"})), exercise_node("0.8", "part/0"));
  desk.act(EditAnswer{"0.8", 0, "12 *"});
  EXPECT_EQ(focused(desk.act(Check{"0.8"})), NodeId{0}) << "what cannot be read is told of instead";
  desk.act(EditAnswer{"0.8", 0, "77.7"});
  EXPECT_EQ(focused(desk.act(Check{"0.8"})), NodeId{0});
  EXPECT_EQ(desk.record("0.8").attempts, 1);
}

// What is said aloud is what the screen says: of right parts no more than how many they are.
TEST(Journey, AmongSeveralPartsNoMoreIsSaidThanIsShown) {
  Desk desk;
  desk.open("#/0");
  for (int part = 0; part < 2; ++part) desk.act(EditAnswer{"0.8", part, "77.7"});
  const std::string wrong = all_of<Announce>(desk.act(Check{"0.8"})).at(0).text;
  EXPECT_NE(wrong.find("Not right yet."), std::string::npos) << wrong;
  EXPECT_NE(wrong.find("0 of 2 answers are right."), std::string::npos) << wrong;
}

TEST(Journey, ALineThatIsNotFaultyIsNotCalledWrong) {
  Desk desk;
  desk.open("#/0");
  desk.act(PickLine{"0.6", 4});
  const std::string said = all_of<Announce>(desk.act(Check{"0.6"})).at(0).text;
  EXPECT_EQ(said.rfind("Not this line: ", 0), 0u) << said;
}

TEST(Journey, AVerdictAHintAndADerivationAskToBeSeenTheControlOfTheVerdictFirst) {
  Desk desk;
  desk.open("#/0");
  desk.env.focused = exercise_node("0.8", "part/1");
  for (int part = 0; part < 2; ++part) desk.act(EditAnswer{"0.8", part, "77.7"});
  const auto seen = [](const Effects& effects) { return all_of<ShowNodes>(effects).at(0).ids; };
  const std::vector<NodeId> parts = seen(desk.act(Check{"0.8"}));
  ASSERT_GE(parts.size(), 3u);
  EXPECT_EQ(parts[0], exercise_node("0.8", "part/1")) << "the field that has the focus";
  EXPECT_EQ(parts[1], exercise_node("0.8", "part/1/verdict"));
  desk.act(PickLine{"0.6", 4});
  EXPECT_EQ(seen(desk.act(Check{"0.6"})).front(), exercise_node("0.6", "line/4"));
  EXPECT_EQ(seen(desk.act(ShowHint{"0.1"})).front(), exercise_node("0.1", "hint/0/whole"));
  EXPECT_EQ(seen(desk.act(ToggleDerivation{"0.1"})).front(), exercise_node("0.1", "derivation"));
  EXPECT_TRUE(all_of<ShowNodes>(desk.act(ToggleDerivation{"0.1"})).empty()) << "it closes";
}

TEST(Journey, FromARightAnswerThereIsAWayOnAndFromNoOther) {
  Desk desk;
  desk.open("#/0");
  EXPECT_TRUE(desk.act(GoOn{"0.2"}).empty());
  desk.act(EditAnswer{"0.2", 0, "14"});
  check(desk, "0.2", VerdictKind::kRight);
  desk.act(EditAnswer{"0.2", 0, "15"});
  EXPECT_TRUE(desk.act(GoOn{"0.2"}).empty()) << "that was about 14";
  desk.act(EditAnswer{"0.2", 0, "14"});
  const Effects effects = desk.act(GoOn{"0.2"});
  ASSERT_EQ(all_of<GoTo>(effects).size(), 1u);
  EXPECT_EQ(all_of<GoTo>(effects)[0].hash, "#/0/0.3");
  ASSERT_EQ(all_of<FocusNode>(effects).size(), 1u);
  EXPECT_EQ(all_of<FocusNode>(effects)[0].id, exercise_node("0.3"));
}

// The fixture's text with more of it, which asks two exercises.
Desk asking_desk() {
  Desk desk;
  std::string text = test::fixture("each-kind.toml");
  const std::string last = "Because tests need something to stand on.\n";
  text.insert(text.find(last) + last.size(),
              "\n> [!ask] 0.2\n\nMore of it.\n\n> [!ask] 0.8\n\n## Then\n\nThe end.\n");
  for (ChapterEntry& entry : desk.session.workbook.index.chapters) {
    if (entry.number == 0) entry.asks = {"0.2", "0.8"};
  }
  desk.open("#/0");
  desk.act(test::arrived(desk.session, 0, text));
  return desk;
}

TEST(Journey, AfterAQuestionOfTheTextTheTextIsReadOn) {
  Desk desk = asking_desk();
  EXPECT_EQ(next_new_exercise(desk.session), "0.2") << "it is met first";
  desk.act(EditAnswer{"0.2", 0, "14"});
  check(desk, "0.2", VerdictKind::kRight);
  const Effects on = desk.act(GoOn{"0.2"});
  EXPECT_TRUE(all_of<GoTo>(on).empty()) << "a paragraph has no address";
  ASSERT_EQ(all_of<FocusNode>(on).size(), 1u);
  EXPECT_EQ(all_of<FocusNode>(on)[0].id, theory_node(0, 3));
  EXPECT_EQ(next_new_exercise(desk.session), "0.8");

  EXPECT_EQ(read_on_after(desk.session, "0.8")->hash, "#/0/then");
  EXPECT_EQ(read_on_after(desk.session, "0.8")->node, section_node(0, "then"));
  EXPECT_FALSE(read_on_after(desk.session, "0.1").has_value());
}

TEST(Journey, BelowTheTextItsQuestionsArePassedOver) {
  const Desk desk = asking_desk();
  EXPECT_EQ(asked_in_text(desk.session, 0), (std::vector<std::string>{"0.2", "0.8"}));
  EXPECT_EQ(exercise_after(desk.session, "0.1"), "0.3");
  EXPECT_EQ(exercise_after(desk.session, "0.7"), "") << "0.8 stands in the text";
  EXPECT_EQ(last_exercise(desk.session, 0), "0.7");
  EXPECT_EQ(last_exercise(desk.session, 1), "1.3");
}

TEST(Journey, HintsComeOneByOneAndAreAnnounced) {
  Desk desk;
  desk.open("#/0");
  const int count = static_cast<int>(desk.at("0.1").problem.hints.size());
  ASSERT_GT(count, 1);
  for (int i = 1; i <= count; ++i) {
    const Effects effects = desk.act(ShowHint{"0.1"});
    EXPECT_EQ(desk.at("0.1").hints_shown, i);
    ASSERT_EQ(all_of<Announce>(effects).size(), 1u);
  }
  EXPECT_TRUE(desk.act(ShowHint{"0.1"}).empty()) << "there are no more";
  EXPECT_EQ(desk.record("0.1").hints, count);
}

TEST(Journey, NewNumbersDifferHaveAnAddressAndCanBeTakenBack) {
  Desk desk;
  desk.open("#/0/0.1");
  desk.act(EditAnswer{"0.1", 0, "194M"});
  const Blocks original = desk.at("0.1").problem.prompt;
  const Effects effects = desk.act(NewNumbers{"0.1"});
  const std::uint64_t seed = desk.at("0.1").problem.seed;
  ASSERT_NE(seed, 0u);
  EXPECT_NE(desk.at("0.1").problem.prompt, original);
  EXPECT_EQ(desk.entry<DeriveEntry>("0.1").answers[0], "")
      << "the answer belonged to other numbers";
  ASSERT_EQ(all_of<GoTo>(effects).size(), 1u);
  EXPECT_EQ(all_of<GoTo>(effects)[0].hash, "#/0/0.1?seed=" + std::to_string(seed));
  const Blocks drawn = desk.at("0.1").problem.prompt;
  desk.act(OriginalNumbers{"0.1"});
  EXPECT_EQ(desk.at("0.1").problem.prompt, original);

  Desk friend_of_mine;
  friend_of_mine.open(all_of<GoTo>(effects)[0].hash);
  EXPECT_EQ(friend_of_mine.at("0.1").problem.prompt, drawn) << "the same address, the same numbers";
}

TEST(Journey, DraftsAreKeptWhileTheLearnerGoesElsewhere) {
  Desk desk;
  desk.open("#/0");
  desk.act(EditAnswer{"0.1", 0, "12*12"});
  desk.act(Choose{"0.3", 2});
  desk.act(EditCode{"0.5", "// mine"});
  desk.act(PickLine{"0.6", 4});
  desk.open("#/");
  desk.open("#/0/0.3");
  EXPECT_EQ(desk.entry<DeriveEntry>("0.1").answers[0], "12*12");
  EXPECT_EQ(desk.entry<ChoiceEntry>("0.3").option, 2);
  EXPECT_EQ(desk.entry<BuildEntry>("0.5").source, "// mine");
  EXPECT_EQ(desk.entry<DebugEntry>("0.6").line, 4);
}

TEST(Journey, ActionsThatMakeNoSenseChangeNothing) {
  Desk desk;
  desk.open("#/0");
  const Action nonsense[] = {
      EditAnswer{"7.7", 0, "1"}, EditAnswer{"0.1", 5, "1"}, EditAnswer{"0.1", -1, "1"},
      EditAnswer{"0.3", 0, "1"}, EditCode{"0.1", "x"},      Choose{"0.3", 99},
      Choose{"0.3", -1},         Choose{"0.1", 0},          MoveStep{"0.4", 0, 1},
      PickLine{"0.6", 0},        PickLine{"0.6", 99},       Check{"9.9"},
      ShowHint{"9.9"},           ToggleDerivation{"9.9"},   NewNumbers{"9.9"},
      OriginalNumbers{"0.1"},    CodeFinished{77, "[]"},    CodeFinished{0, "[]"},
      ChapterFailed{99, "x"},    ChapterLoaded{99, "x"},    NoAction{}};
  for (const Action& action : nonsense) EXPECT_TRUE(desk.act(action).empty());
  EXPECT_TRUE(desk.session.log.events().empty());
  EXPECT_EQ(desk.entry<ChoiceEntry>("0.3").option, -1);
}

TEST(Journey, CountsOneAnswerAsOne) {
  Verdict right, wrong;
  right.kind = VerdictKind::kRight;
  wrong.kind = VerdictKind::kWrong;
  const auto said = [](const std::vector<Verdict>& all) { return words::parts_right(all); };
  EXPECT_EQ(said({wrong, wrong}), "0 of 2 answers are right.");
  EXPECT_EQ(said({right, wrong}), "1 of 2 answers is right.");
  EXPECT_EQ(said({right, right, wrong}), "2 of 3 answers are right.");
}

}  // namespace
}  // namespace tmw

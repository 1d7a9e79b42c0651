// What the learner did before counts later: numbers carried on, and entries that come back.
#include "core/session/own_work.h"

#include <gtest/gtest.h>

#include "tests/core/session/desk.h"

namespace tmw {
namespace {

using test::all_of;
using test::Desk;

void answer(Desk& desk, const std::string& id, const std::string& typed) {
  desk.act(EditAnswer{id, 0, typed});
  desk.act(Check{id});
}

// 9.3 asks for N * 2 bytes and 33.55 GB of caches; with N = 11.2 billion that is 55.95 GB.
constexpr const char* kOwnParameters = "11.2";
constexpr const char* kFromOwn = "55.95";
constexpr const char* kFromOriginal = "59.55";

TEST(OwnNumbers, AreNotPunishedASecondTimeAndTheVerdictSaysSo) {
  Desk desk;
  desk.open("#/9");
  answer(desk, "9.3", kFromOwn);
  EXPECT_NE(desk.verdict("9.3"), VerdictKind::Right) << "nobody knows that number yet";
  answer(desk, "9.1", kOwnParameters);
  ASSERT_NE(desk.verdict("9.1"), VerdictKind::Right);
  answer(desk, "9.3", kFromOwn);
  EXPECT_EQ(desk.verdict("9.3"), VerdictKind::Right) << desk.at("9.3").verdict->message;
  EXPECT_NE(desk.at("9.3").verdict->message.find("your own answer in 9.1"), std::string::npos);
  EXPECT_TRUE(desk.record("9.3").solved);
  EXPECT_FALSE(desk.record("9.1").solved);
}

TEST(OwnNumbers, LeaveTheOriginalOnesRight) {
  Desk desk;
  desk.open("#/9");
  answer(desk, "9.1", kOwnParameters);
  answer(desk, "9.3", kFromOriginal);
  EXPECT_EQ(desk.verdict("9.3"), VerdictKind::Right) << desk.at("9.3").verdict->message;
  EXPECT_EQ(desk.at("9.3").verdict->message.find("your own"), std::string::npos);
}

TEST(OwnNumbers, StandInTheLaterExerciseWithTheirUnit) {
  Desk desk;
  desk.open("#/9");
  EXPECT_TRUE(desk.at("9.3").problem.carried.empty());
  answer(desk, "9.1", kOwnParameters);
  ASSERT_EQ(desk.at("9.3").problem.carried.size(), 1u);
  EXPECT_EQ(desk.at("9.3").problem.carried[0],
            "N = 11.2 billion parameters, your own answer in 9.1");
  answer(desk, "9.1", "12.91");
  ASSERT_EQ(desk.verdict("9.1"), VerdictKind::Right);
  EXPECT_TRUE(desk.at("9.3").problem.carried.empty()) << "the latest answer is right";
}

TEST(OwnNumbers, GoThroughSeveralExercises) {
  Desk desk;
  desk.open("#/9");
  answer(desk, "9.1", kOwnParameters);
  answer(desk, "9.3", kFromOwn);
  // 50 users, one token each whenever 55.95 GB have passed at 3.35 TB/s.
  answer(desk, "9.4", "50*3350/55.95");
  EXPECT_EQ(desk.verdict("9.4"), VerdictKind::Right) << desk.at("9.4").verdict->message;
  EXPECT_NE(desk.at("9.4").verdict->message.find("your own answer in 9.3"), std::string::npos);
}

TEST(OwnNumbers, BelongToTheOriginalNumbersOnly) {
  Desk desk;
  desk.open("#/9/9.1?seed=3");
  answer(desk, "9.1", "1");
  ASSERT_EQ(desk.record("9.1").attempts, 1);
  EXPECT_TRUE(own_numbers(desk.session.log).empty());
  desk.act(OriginalNumbers{"9.1"});
  answer(desk, "9.1", kOwnParameters);
  desk.open("#/9/9.3?seed=5");
  EXPECT_TRUE(desk.at("9.3").problem.carried.empty());
}

TEST(OwnNumbers, AreThereAfterAReloadWhicheverOfLogAndChapterComesFirst) {
  Desk earlier;
  earlier.open("#/9");
  answer(earlier, "9.1", kOwnParameters);
  for (const bool log_first : {true, false}) {
    Desk desk("b");
    if (log_first) desk.act(LogLoaded{earlier.stored});
    desk.open("#/9");
    if (!log_first) desk.act(LogLoaded{earlier.stored});
    EXPECT_EQ(desk.at("9.3").problem.carried.size(), 1u);
    answer(desk, "9.3", kFromOwn);
    EXPECT_EQ(desk.verdict("9.3"), VerdictKind::Right) << desk.at("9.3").verdict->message;
  }
}

// A desk that has answered one exercise of each kind of chapter 0.
std::vector<std::string> work_on_chapter_zero() {
  Desk desk;
  desk.open("#/0");
  answer(desk, "0.1", "12*12*768^2");
  desk.act(Choose{"0.3", 2});
  desk.act(Check{"0.3"});
  desk.act(PickLine{"0.6", 4});
  desk.act(Check{"0.6"});
  desk.act(EditCode{"0.5", "function paramCount() {\n  return 7;\n}"});
  desk.act(Check{"0.5"});
  const auto& build = std::get<BuildProblem>(desk.at("0.5").problem.task);
  std::string reply;
  for (std::size_t i = 0; i < build.tests.size(); ++i)
    reply += i == 0 ? "{\"value\":7}" : ",{\"value\":7}";
  desk.act(CodeFinished{desk.session.last_run, "[" + reply + "]"});
  EXPECT_EQ(desk.record("0.5").attempts, 1);
  return desk.stored;
}

TEST(Entries, ComeBackAfterAReloadWithoutTheirVerdict) {
  const std::vector<std::string> stored = work_on_chapter_zero();
  for (const bool log_first : {true, false}) {
    Desk desk("b");
    if (log_first) desk.act(LogLoaded{stored});
    desk.open("#/0");
    if (!log_first) desk.act(LogLoaded{stored});
    EXPECT_EQ(desk.at("0.1").answers[0], "12*12*768^2");
    const auto& choice = std::get<ChoiceProblem>(desk.at("0.3").problem.task);
    ASSERT_GE(desk.at("0.3").option, 0);
    EXPECT_EQ(choice.options[static_cast<std::size_t>(desk.at("0.3").option)].number, 3);
    EXPECT_EQ(desk.at("0.6").line, 4);
    EXPECT_EQ(desk.at("0.5").source, "function paramCount() {\n  return 7;\n}");
    for (const char* id : {"0.1", "0.3", "0.5", "0.6"})
      EXPECT_FALSE(desk.at(id).verdict.has_value()) << id;
    EXPECT_EQ(desk.at("0.2").answers[0], "") << "never answered";
  }
}

TEST(Entries, OfSeveralPartsAndOfAnOrderComeBackWhole) {
  Desk desk;
  desk.open("#/2");
  desk.open("#/6");
  for (auto& [id, state] : Desk(desk).session.exercises) {
    for (std::size_t part = 0; part < state.answers.size(); ++part)
      desk.act(EditAnswer{id, static_cast<int>(part), std::to_string(part + 7)});
    desk.act(MoveStep{id, 0, static_cast<int>(state.order.size()) - 1});
    desk.act(Check{id});
  }
  Desk next("b");
  next.open("#/2");
  next.open("#/6");
  next.act(LogLoaded{desk.stored});
  int orders = 0;
  for (const auto& [id, state] : next.session.exercises) {
    if (desk.record(id).attempts == 0) continue;
    EXPECT_EQ(state.answers, desk.at(id).answers) << id;
    EXPECT_EQ(state.order, desk.at(id).order) << id;
    orders += state.order.empty() ? 0 : 1;
  }
  EXPECT_EQ(orders, 1) << "2.5";
}

TEST(Entries, NeverReplaceWhatIsBeingTyped) {
  const std::vector<std::string> stored = work_on_chapter_zero();
  Desk desk("b");
  desk.open("#/0");
  desk.act(EditAnswer{"0.1", 0, "5"});
  desk.act(EditCode{"0.5", "// new"});
  desk.act(LogLoaded{stored});
  EXPECT_EQ(desk.at("0.1").answers[0], "5");
  EXPECT_EQ(desk.at("0.5").source, "// new");
}

TEST(Entries, BelongToTheNumbersTheyWereEnteredFor) {
  Desk desk;
  desk.open("#/0/0.1?seed=3");
  answer(desk, "0.1", "55");
  Desk next("b");
  next.act(LogLoaded{desk.stored});
  next.open("#/0");
  EXPECT_EQ(next.at("0.1").answers[0], "");
  next.open("#/0/0.1?seed=3");
  EXPECT_EQ(next.at("0.1").answers[0], "55");
}

TEST(Entries, ThatNoLongerFitTheirExerciseAreLeftOut) {
  Desk desk;
  desk.act(LogLoaded{{
      R"({"v":1,"id":"a","utc_ms":5,"day":1,"what":"attempt","exercise":"0.1","verdict":"wrong","answer":"1\n2\n3"})",
      R"({"v":1,"id":"b","utc_ms":5,"day":1,"what":"attempt","exercise":"0.3","verdict":"wrong","answer":"99"})",
      R"({"v":1,"id":"c","utc_ms":5,"day":1,"what":"attempt","exercise":"0.6","verdict":"wrong","answer":"line 2"})",
  }});
  desk.open("#/0");
  EXPECT_EQ(desk.at("0.1").answers, std::vector<std::string>{""});
  EXPECT_EQ(desk.at("0.3").option, -1);
  EXPECT_EQ(desk.at("0.6").line, 0);
}

}  // namespace
}  // namespace tmw

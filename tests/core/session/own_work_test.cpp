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

// 1.2 asks for N * 2 bytes and 30 GB of caches; with N = 11.2 billion that is 52.4 GB, with the
// original 12 billion it is 54 GB.
constexpr const char* kOwnParameters = "11.2";
constexpr const char* kFromOwn = "52.4";
constexpr const char* kFromOriginal = "54";

TEST(OwnNumbers, AreNotPunishedASecondTimeAndTheVerdictSaysSo) {
  Desk desk;
  desk.open("#/1");
  answer(desk, "1.2", kFromOwn);
  EXPECT_NE(desk.verdict("1.2"), VerdictKind::kRight) << "nobody knows that number yet";
  answer(desk, "1.1", kOwnParameters);
  ASSERT_NE(desk.verdict("1.1"), VerdictKind::kRight);
  answer(desk, "1.2", kFromOwn);
  EXPECT_EQ(desk.verdict("1.2"), VerdictKind::kRight) << desk.at("1.2").verdict->message;
  EXPECT_NE(desk.at("1.2").verdict->message.find("your own answer in 1.1"), std::string::npos);
  EXPECT_TRUE(desk.record("1.2").solved);
  EXPECT_FALSE(desk.record("1.1").solved);
}

TEST(OwnNumbers, LeaveTheOriginalOnesRight) {
  Desk desk;
  desk.open("#/1");
  answer(desk, "1.1", kOwnParameters);
  answer(desk, "1.2", kFromOriginal);
  EXPECT_EQ(desk.verdict("1.2"), VerdictKind::kRight) << desk.at("1.2").verdict->message;
  EXPECT_EQ(desk.at("1.2").verdict->message.find("your own"), std::string::npos);
}

TEST(OwnNumbers, StandInTheLaterExerciseWithTheirUnit) {
  Desk desk;
  desk.open("#/1");
  EXPECT_TRUE(desk.at("1.2").problem.carried.empty());
  answer(desk, "1.1", kOwnParameters);
  ASSERT_EQ(desk.at("1.2").problem.carried.size(), 1u);
  EXPECT_EQ(desk.at("1.2").problem.carried[0], "11.2 billion parameters, your own answer in 1.1");
  answer(desk, "1.1", "12");
  ASSERT_EQ(desk.verdict("1.1"), VerdictKind::kRight);
  EXPECT_TRUE(desk.at("1.2").problem.carried.empty()) << "the latest answer is right";
}

TEST(OwnNumbers, GoThroughSeveralExercises) {
  Desk desk;
  desk.open("#/1");
  answer(desk, "1.1", kOwnParameters);
  answer(desk, "1.2", kFromOwn);
  // 50 users, one token each whenever 52.4 GB have passed at 3,350 GB/s.
  answer(desk, "1.3", "50*3350/52.4");
  EXPECT_EQ(desk.verdict("1.3"), VerdictKind::kRight) << desk.at("1.3").verdict->message;
  EXPECT_NE(desk.at("1.3").verdict->message.find("your own answer in 1.2"), std::string::npos);
}

TEST(OwnNumbers, BelongToTheOriginalNumbersOnly) {
  Desk desk;
  desk.open("#/1/1.1?seed=3");
  answer(desk, "1.1", "1");
  ASSERT_EQ(desk.record("1.1").attempts, 1);
  EXPECT_TRUE(own_numbers(desk.session.log).empty());
  desk.act(OriginalNumbers{"1.1"});
  answer(desk, "1.1", kOwnParameters);
  desk.open("#/1/1.2?seed=5");
  EXPECT_TRUE(desk.at("1.2").problem.carried.empty());
}

TEST(OwnNumbers, AreThereAfterAReloadWhicheverOfLogAndChapterComesFirst) {
  Desk earlier;
  earlier.open("#/1");
  answer(earlier, "1.1", kOwnParameters);
  for (const bool log_first : {true, false}) {
    Desk desk("b");
    if (log_first) desk.act(LogLoaded{earlier.stored});
    desk.open("#/1");
    if (!log_first) desk.act(LogLoaded{earlier.stored});
    EXPECT_EQ(desk.at("1.2").problem.carried.size(), 1u);
    answer(desk, "1.2", kFromOwn);
    EXPECT_EQ(desk.verdict("1.2"), VerdictKind::kRight) << desk.at("1.2").verdict->message;
  }
}

// A desk that has answered one exercise of each kind.
std::vector<std::string> work_on_each_kind() {
  Desk desk;
  desk.open("#/0");
  answer(desk, "0.1", "12*12*1000^2");
  desk.act(Choose{"0.3", 2});
  desk.act(Check{"0.3"});
  desk.act(PickLine{"0.6", 4});
  desk.act(Check{"0.6"});
  desk.act(EditCode{"0.5", "function area() {\n  return 7;\n}"});
  desk.act(Check{"0.5"});
  const auto& build = std::get<BuildProblem>(desk.at("0.5").problem.task);
  std::string reply;
  for (std::size_t i = 0; i < build.tests.size(); ++i)
    reply += i == 0 ? "{\"value\":7}" : ",{\"value\":7}";
  desk.act(CodeFinished{desk.session.last_run, "[" + reply + "]"});
  EXPECT_EQ(desk.record("0.5").attempts, 1);
  return desk.stored;
}

TEST(Entries, ComeBackAfterAReloadWithTheirVerdictAtNoCost) {
  const std::vector<std::string> stored = work_on_each_kind();
  for (const bool log_first : {true, false}) {
    Desk desk("b");
    if (log_first) desk.act(LogLoaded{stored});
    desk.open("#/0");
    if (!log_first) desk.act(LogLoaded{stored});
    EXPECT_EQ(desk.entry<DeriveEntry>("0.1").answers[0], "12*12*1000^2");
    const auto& choice = std::get<ChoiceProblem>(desk.at("0.3").problem.task);
    ASSERT_GE(desk.entry<ChoiceEntry>("0.3").option, 0);
    EXPECT_EQ(
        choice.options[static_cast<std::size_t>(desk.entry<ChoiceEntry>("0.3").option)].number, 3);
    EXPECT_EQ(desk.entry<DebugEntry>("0.6").line, 4);
    EXPECT_EQ(desk.entry<BuildEntry>("0.5").source, "function area() {\n  return 7;\n}");
    for (const char* id : {"0.1", "0.3", "0.5", "0.6"}) {
      ASSERT_TRUE(desk.at(id).verdict.has_value()) << id;
      EXPECT_NE(desk.verdict(id), VerdictKind::kUnreadable) << id;
      EXPECT_FALSE(is_about_earlier(desk.at(id))) << id;
      EXPECT_EQ(desk.record(id).attempts, 1) << id;
    }
    EXPECT_EQ(desk.verdict("0.5"), VerdictKind::kWrong) << "known without running it";
    EXPECT_TRUE(desk.stored.empty()) << "nothing happened that the log should know";
    EXPECT_EQ(desk.entry<DeriveEntry>("0.2").answers[0], "") << "never answered";
  }
}

TEST(Entries, AreMarkedAgainWordForWord) {
  Desk desk;
  desk.open("#/0");
  answer(desk, "0.1", "144M");
  for (int part = 0; part < 2; ++part) desk.act(EditAnswer{"0.8", part, "77.7"});
  desk.act(Check{"0.8"});
  Desk next("b");
  next.open("#/0");
  const Effects effects = next.act(LogLoaded{desk.stored});
  EXPECT_TRUE(test::all_of<Announce>(effects).empty());
  for (const char* id : {"0.1", "0.8"}) {
    EXPECT_EQ(next.verdict(id), desk.verdict(id));
    EXPECT_EQ(next.at(id).verdict->message, desk.at(id).verdict->message);
  }
}

TEST(Entries, AreMarkedAgainWithTheNumbersThatTheLearnerHadThen) {
  Desk desk;
  desk.open("#/1");
  answer(desk, "1.1", kOwnParameters);
  answer(desk, "1.2", kFromOwn);
  const std::string said = desk.at("1.2").verdict->message;
  answer(desk, "1.1", "12");  // from now on 52.4 would be wrong
  Desk next("b");
  next.act(LogLoaded{desk.stored});
  next.open("#/1");
  EXPECT_EQ(next.verdict("1.2"), VerdictKind::kRight);
  EXPECT_EQ(next.at("1.2").verdict->message, said);
}

TEST(Entries, HintsThatWereOpenedAreOpenAgainForTheSameNumbers) {
  Desk desk;
  desk.open("#/0");
  desk.act(ShowHint{"0.1"});
  desk.act(ShowHint{"0.1"});
  desk.open("#/0/0.1?seed=3");
  desk.act(ShowHint{"0.1"});
  Desk next("b");
  next.act(LogLoaded{desk.stored});
  next.open("#/0");
  EXPECT_EQ(next.at("0.1").hints_shown, 2);
  EXPECT_EQ(next.at("0.2").hints_shown, 0);
  next.open("#/0/0.1?seed=3");
  EXPECT_EQ(next.at("0.1").hints_shown, 1);
  EXPECT_EQ(next.record("0.1").hints, 2);
}

// Empty for exercises of another kind.
std::vector<std::string> answers_of(const ExerciseState& state) {
  const auto* entry = std::get_if<DeriveEntry>(&state.entry);
  return entry == nullptr ? std::vector<std::string>{} : entry->answers;
}

std::vector<int> order_of(const ExerciseState& state) {
  const auto* entry = std::get_if<OrderEntry>(&state.entry);
  return entry == nullptr ? std::vector<int>{} : entry->order;
}

TEST(Entries, OfSeveralPartsAndOfAnOrderComeBackWhole) {
  Desk desk;
  desk.open("#/0");
  desk.open("#/1");
  for (auto& [id, state] : Desk(desk).session.exercises) {
    for (std::size_t part = 0; part < answers_of(state).size(); ++part)
      desk.act(EditAnswer{id, static_cast<int>(part), std::to_string(part + 7)});
    desk.act(MoveStep{id, 0, static_cast<int>(order_of(state).size()) - 1});
    desk.act(Check{id});
  }
  Desk next("b");
  next.open("#/0");
  next.open("#/1");
  next.act(LogLoaded{desk.stored});
  std::size_t parts = 0;
  int orders = 0;
  for (const auto& [id, state] : next.session.exercises) {
    if (desk.record(id).attempts == 0) continue;
    EXPECT_EQ(answers_of(state), answers_of(desk.at(id))) << id;
    EXPECT_EQ(order_of(state), order_of(desk.at(id))) << id;
    parts = std::max(parts, answers_of(state).size());
    orders += order_of(state).empty() ? 0 : 1;
  }
  EXPECT_EQ(parts, 2u) << "0.8";
  EXPECT_EQ(orders, 1) << "0.7";
}

TEST(Entries, NeverReplaceWhatIsBeingTyped) {
  const std::vector<std::string> stored = work_on_each_kind();
  Desk desk("b");
  desk.open("#/0");
  desk.act(EditAnswer{"0.1", 0, "5"});
  desk.act(EditCode{"0.5", "// new"});
  desk.act(LogLoaded{stored});
  EXPECT_EQ(desk.entry<DeriveEntry>("0.1").answers[0], "5");
  EXPECT_TRUE(is_about_earlier(desk.at("0.1"))) << "the verdict is on what was checked";
  EXPECT_EQ(desk.entry<BuildEntry>("0.5").source, "// new");
}

TEST(Entries, BelongToTheNumbersTheyWereEnteredFor) {
  Desk desk;
  desk.open("#/0/0.1?seed=3");
  answer(desk, "0.1", "55");
  Desk next("b");
  next.act(LogLoaded{desk.stored});
  next.open("#/0");
  EXPECT_EQ(next.entry<DeriveEntry>("0.1").answers[0], "");
  next.open("#/0/0.1?seed=3");
  EXPECT_EQ(next.entry<DeriveEntry>("0.1").answers[0], "55");
}

TEST(Entries, ThatNoLongerFitTheirExerciseAreLeftOut) {
  Desk desk;
  desk.act(LogLoaded{{
      R"({"v":1,"id":"a","utc_ms":5,"day":1,"what":"attempt","exercise":"0.1","verdict":"wrong","answer":"1\n2\n3"})",
      R"({"v":1,"id":"b","utc_ms":5,"day":1,"what":"attempt","exercise":"0.3","verdict":"wrong","answer":"99"})",
      R"({"v":1,"id":"c","utc_ms":5,"day":1,"what":"attempt","exercise":"0.6","verdict":"wrong","answer":"line 2"})",
  }});
  desk.open("#/0");
  EXPECT_EQ(desk.entry<DeriveEntry>("0.1").answers, std::vector<std::string>{""});
  EXPECT_EQ(desk.entry<ChoiceEntry>("0.3").option, -1);
  EXPECT_EQ(desk.entry<DebugEntry>("0.6").line, 0);
}

}  // namespace
}  // namespace tmw

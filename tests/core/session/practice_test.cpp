// Practice: what comes back when, one exercise at a time, on the workbook of fixture/.
#include "core/session/practice.h"

#include <gtest/gtest.h>

#include <set>

#include "core/content/exercise_kind.h"
#include "core/exercise/problem_part.h"
#include "core/learner/slip_records.h"
#include "core/marking/numeric_question.h"
#include "core/marking/slip_names.h"
#include "core/marking/slip_table.h"
#include "core/session/drill.h"
#include "core/session/practice_plan.h"
#include "core/session/practice_words.h"
#include "core/session/slip_titles.h"
#include "tests/core/session/desk.h"

namespace tmw {
namespace {

using test::all_of;
using test::Desk;

// A learner whose log is there, since nothing is practised without.
Desk learner() {
  Desk desk;
  desk.act(LogLoaded{});
  return desk;
}

void answer(Desk& desk, const std::string& id, const std::string& typed) {
  desk.act(EditAnswer{id, 0, typed});
  desk.act(Check{id});
}

// What is right with the numbers that stand there, to many digits.
std::string right_answer(const Desk& desk, const std::string& id) {
  const NumericQuestion& question = parts_of(desk.at(id).problem).front().question;
  return std::to_string(right_value(question) / question.unit.factor);
}

void solve(Desk& desk, const std::string& id) { answer(desk, id, right_answer(desk, id)); }

// 0.1, 0.2 and 1.1 were solved on one day, and it is some weeks later.
Desk learner_with_reviews() {
  Desk desk = learner();
  desk.open("#/0");
  solve(desk, "0.1");
  solve(desk, "0.2");
  desk.open("#/1");
  solve(desk, "1.1");
  desk.env.local_day += 40;
  return desk;
}

const Practice& practice_of(const Desk& desk) { return *desk.session.practice; }

const PracticeItem& current(const Desk& desk) {
  return practice_of(desk).items[practice_of(desk).at];
}

TEST(Practice, OfAnEmptyLogHasNothing) {
  Desk desk = learner();
  desk.open("#/practice");
  EXPECT_EQ(practice_of(desk).stage, PracticeStage::kDone);
  EXPECT_TRUE(practice_of(desk).items.empty());
}

TEST(Practice, WaitsForTheLog) {
  Desk desk;
  desk.open("#/practice");
  EXPECT_FALSE(desk.session.practice.has_value());
  desk.act(LogLoaded{});
  EXPECT_TRUE(desk.session.practice.has_value());
}

TEST(Practice, BringsBackWhatIsDueWithFreshNumbersMixedOverChapters) {
  Desk desk = learner_with_reviews();
  desk.open("#/practice");
  const Practice& practice = practice_of(desk);
  ASSERT_EQ(practice.stage, PracticeStage::kUnderWay);
  ASSERT_EQ(practice.items.size(), 3u);
  EXPECT_EQ(practice.items[1].exercise, "1.1") << "no two of chapter 0 in a row";
  for (const PracticeItem& item : practice.items)
    EXPECT_EQ(item.seed == 0, item.exercise == "0.2") << "0.2 has no other numbers";
  const ExerciseState& state = desk.at(current(desk).exercise);
  EXPECT_EQ(state.problem.seed, current(desk).seed);
  EXPECT_FALSE(state.verdict.has_value());
  EXPECT_TRUE(is_untouched(state.problem, state.entry));
}

TEST(Practice, DrawsTheSameNumbersAfterAReload) {
  Desk desk = learner_with_reviews();
  desk.open("#/practice");
  Desk again;
  again.env = desk.env;
  again.act(LogLoaded{desk.stored});
  again.open("#/practice");
  EXPECT_EQ(practice_of(again).items, practice_of(desk).items);
}

TEST(Practice, LeadsFromOneToTheNextAndToTheEnd) {
  Desk desk = learner_with_reviews();
  desk.open("#/practice");
  for (int i = 0; i < 3; ++i) {
    ASSERT_EQ(practice_of(desk).stage, PracticeStage::kUnderWay);
    const std::string id = current(desk).exercise;
    desk.act(GoOn{id});
    EXPECT_EQ(current(desk).exercise, id) << "not before it is right";
    solve(desk, id);
    const Event& event = desk.session.log.events().back();
    EXPECT_EQ(event.kind, EventKind::kReview);
    EXPECT_EQ(event.seed, current(desk).seed);
    const Effects effects = desk.act(GoOn{id});
    ASSERT_EQ(all_of<FocusNode>(effects).size(), 1u) << "what comes next is read next";
  }
  EXPECT_EQ(practice_of(desk).stage, PracticeStage::kDone);
  for (const PracticeResult& result : practice_of(desk).results) EXPECT_TRUE(result.first_right);
  EXPECT_TRUE(due_today(desk.session).empty());
  EXPECT_GT(next_due(desk.session).day, desk.env.local_day);
  EXPECT_EQ(next_due(desk.session).count, 3);
}

TEST(Practice, LeavesAnExerciseOpenWithoutCountingIt) {
  Desk desk = learner_with_reviews();
  desk.open("#/practice");
  const std::size_t events = desk.session.log.events().size();
  desk.act(PassOver{current(desk).exercise});
  EXPECT_EQ(practice_of(desk).at, 1u);
  EXPECT_EQ(desk.session.log.events().size(), events);
  EXPECT_EQ(due_today(desk.session).size(), 3u) << "it stays due";
}

TEST(Practice, LeavesTheChapterAsItWas) {
  Desk desk = learner_with_reviews();
  desk.open("#/0");
  desk.act(EditAnswer{"0.1", 0, "not checked yet"});
  desk.open("#/practice");
  while (current(desk).exercise != "0.1") desk.act(PassOver{current(desk).exercise});
  desk.act(EditAnswer{"0.1", 0, "half an answer"});
  desk.open("#/0");
  EXPECT_EQ(desk.at("0.1").problem.seed, 0u);
  EXPECT_EQ(desk.entry<DeriveEntry>("0.1").answers[0], "not checked yet");
  desk.open("#/practice");
  EXPECT_EQ(current(desk).exercise, "0.1") << "it is taken up where it was left";
  EXPECT_EQ(desk.entry<DeriveEntry>("0.1").answers[0], "half an answer");
}

TEST(Practice, AsksNothingOfANewDayThatWasPlannedForAnother) {
  Desk desk = learner_with_reviews();
  desk.open("#/practice");
  const std::int32_t day = practice_of(desk).day;
  desk.open("#/");
  desk.env.local_day += 1;
  desk.open("#/practice");
  EXPECT_EQ(practice_of(desk).day, day + 1);
}

TEST(Practice, BringsBackCodeWithoutTheSolution) {
  Desk desk = learner();
  desk.open("#/0");
  desk.act(EditCode{"0.5", "function area(w, h) {\n  return w * h;\n}\n"});
  const auto runs = all_of<RunCode>(desk.act(Check{"0.5"}));
  ASSERT_EQ(runs.size(), 1u);
  Event right;
  right.id = "solved";
  right.order = 1;
  right.local_day = desk.env.local_day;
  right.kind = EventKind::kAttempt;
  right.exercise = "0.5";
  right.verdict = "right";
  right.answer = "function area(w, h) {\n  return w * h;\n}\n";
  desk.act(LogMerged{{event_json(right)}});
  desk.env.local_day += 40;
  desk.open("#/practice");
  ASSERT_EQ(current(desk).exercise, "0.5");
  EXPECT_EQ(desk.entry<BuildEntry>("0.5").source.find("w * h"), std::string::npos);
  EXPECT_TRUE(desk.entry<BuildEntry>("0.5").passing.empty());
  desk.open("#/0");
  EXPECT_NE(desk.entry<BuildEntry>("0.5").source.find("w * h"), std::string::npos);
}

TEST(Practice, WritesWhichSlipWasMade) {
  Desk desk = learner();
  desk.open("#/0");
  answer(desk, "0.1", "144M");  // the layers alone: the author's slip
  EXPECT_EQ(desk.session.log.events().back().slip, "author:0");
  EXPECT_EQ(slip_records(desk.session.log, desk.env.local_day).at("0.1:0:author:0").count, 1);
  answer(desk, "0.2", "7");  // without the 2 bytes
  EXPECT_EQ(slips_of(desk.session.log.events().back()).size(), 1u);
  answer(desk, "0.2", "14");
  EXPECT_EQ(desk.session.log.events().back().slip, "");
}

TEST(Drill, OpensNumbersInWhichTheSlipWouldShow) {
  Desk desk = learner();
  desk.open("#/0");
  answer(desk, "0.1", "144M");
  desk.open("#/practice/slips/0.1:0:author:0");
  for (int i = 0; i < kFreeToRest; ++i) {
    ASSERT_EQ(practice_of(desk).stage, PracticeStage::kUnderWay);
    ASSERT_EQ(current(desk).exercise, "0.1");
    EXPECT_TRUE(would_show(desk.at("0.1").problem, "0.1:0:author:0"));
    solve(desk, "0.1");
    EXPECT_EQ(desk.session.log.events().back().drill, "0.1:0:author:0");
    desk.act(GoOn{"0.1"});
  }
  EXPECT_EQ(practice_of(desk).stage, PracticeStage::kDone);
  EXPECT_TRUE(rests(slip_records(desk.session.log, desk.env.local_day).at("0.1:0:author:0")));
}

TEST(Drill, BeginsAnewWhenTheSlipIsMadeAgain) {
  Desk desk = learner();
  desk.open("#/0");
  answer(desk, "0.1", "144M");
  desk.open("#/practice/slips/0.1:0:author:0");
  solve(desk, "0.1");
  desk.act(GoOn{"0.1"});
  EXPECT_EQ(free_in_row(practice_of(desk)), 1);
  const auto& question = parts_of(desk.at("0.1").problem).front().question;
  double layers = 0;
  for (const Binding& binding : bindings_of(question)) {
    if (binding.name == "layers") layers = binding.value;
  }
  answer(desk, "0.1", std::to_string(layers / 1e6));
  EXPECT_EQ(desk.verdict("0.1"), VerdictKind::kSlip);
  EXPECT_EQ(free_in_row(practice_of(desk)), 0);
  solve(desk, "0.1");
  EXPECT_EQ(free_in_row(practice_of(desk)), 0) << "right at the second answer";
}

TEST(Drill, GoesOnFromEarlierSittings) {
  Desk desk = learner();
  desk.open("#/0");
  answer(desk, "0.1", "144M");
  desk.open("#/practice/slips/0.1:0:author:0");
  for (int i = 0; i < 2; ++i) {
    solve(desk, "0.1");
    desk.act(GoOn{"0.1"});
  }
  desk.open("#/0");
  ++desk.env.local_day;
  desk.open("#/practice/slips/0.1:0:author:0");
  EXPECT_EQ(free_in_row(practice_of(desk)), 2);
  solve(desk, "0.1");
  desk.act(GoOn{"0.1"});
  EXPECT_EQ(practice_of(desk).stage, PracticeStage::kDone);
}

TEST(Drill, DoesNotCountAnAnswerThatWasReadBefore) {
  Desk desk = learner();
  desk.open("#/0");
  answer(desk, "0.1", "144M");
  desk.open("#/practice/slips/0.1:0:author:0");
  desk.act(ToggleDerivation{"0.1"});
  solve(desk, "0.1");
  EXPECT_EQ(free_in_row(practice_of(desk)), 0);
  EXPECT_EQ(slip_records(desk.session.log, desk.env.local_day).at("0.1:0:author:0").free_in_row, 0);
}

TEST(Drill, KnowsWhereASlipOfTheTableShows) {
  Desk desk = learner();
  desk.open("#/0");
  EXPECT_TRUE(would_show(desk.at("0.2").problem, "drop-factor")) << "7 billion for 14 GB";
  EXPECT_FALSE(would_show(desk.at("0.2").problem, "drop-term")) << "there is no sum";
  EXPECT_FALSE(would_show(desk.at("0.3").problem, "drop-factor")) << "nothing is typed";
  EXPECT_TRUE(would_show(desk.at("0.5").problem, "xor"));
}

TEST(Drill, OfASlipThatShowsNowhereSaysSo) {
  Desk desk = learner();
  desk.open("#/practice/slips/sparse-peak");
  EXPECT_EQ(practice_of(desk).stage, PracticeStage::kDone);
  EXPECT_TRUE(practice_of(desk).items.empty());
}

TEST(Slips, EveryRowOfTheTableHasATitle) {
  const Session session;
  for (std::size_t i = 0; i < kSlipKinds; ++i) {
    const auto kind = static_cast<SlipKind>(i);
    const std::string key(row_name(kind));
    EXPECT_EQ(slip_called(key), kind) << key << " is the name of one row";
    EXPECT_EQ(slip_title(session, key), row_names(kind).title);
    EXPECT_NE(slip_title(session, key), "") << key;
    EXPECT_NE(slip_to_mind(session, key), "") << key;
  }
  EXPECT_EQ(slip_title(session, "xor"), "^ for a power in code");
  EXPECT_EQ(slip_title(session, "4.3:0:author:0"), "A slip of exercise 4.3");
}

TEST(Slips, OfAnExerciseSpeakTheWordsOfItsAuthor) {
  Desk desk = learner();
  EXPECT_EQ(slip_to_mind(desk.session, "0.1:0:author:0"), "");
  desk.open("#/0");
  EXPECT_EQ(slip_to_mind(desk.session, "0.1:0:author:0"),
            "These are the layers alone; the table comes on top.");
  EXPECT_EQ(slip_to_mind(desk.session, "0.1:0:author:7"), "");
  EXPECT_EQ(slip_to_mind(desk.session, "0.1:x"), "");
}

TEST(Mixed, OpensFiveExercisesAgainAndAgainAndFillsThemUpWithWhatComesFirst) {
  Desk desk = learner_with_reviews();
  answer(desk, "1.2", "99");
  desk.open("#/practice/mixed");
  std::set<std::string> ids;
  for (const PracticeItem& item : practice_of(desk).items) ids.insert(item.exercise);
  EXPECT_EQ(ids, (std::set<std::string>{"0.1", "0.2", "1.1", "1.2", "0.3"}))
      << "three solved, one tried, the first new one";
  EXPECT_EQ(practice_of(desk).not_solved, 2);
  EXPECT_EQ(words::filled_up(2, 5),
            "So far you have solved 3; 2 that you have not solved make up the 5.");
  while (practice_of(desk).stage == PracticeStage::kUnderWay)
    desk.act(PassOver{current(desk).exercise});
  desk.act(BeginPractice{});
  EXPECT_EQ(practice_of(desk).stage, PracticeStage::kUnderWay);
  EXPECT_EQ(practice_of(desk).at, 0u);
}

TEST(Timed, BeginsWhenTheLearnerSaysSoAndTellsTheTimeAtTheEnd) {
  Desk desk = learner_with_reviews();
  desk.open("#/practice/timed");
  EXPECT_EQ(practice_of(desk).stage, PracticeStage::kWaiting);
  EXPECT_EQ(practice_of(desk).items.size(), 5u) << "filled up with others";
  desk.env.now_utc_ms += 60000;  // the clock does not run yet
  desk.act(BeginPractice{});
  for (int i = 0; i < 5; ++i) {
    desk.env.now_utc_ms += 10000;
    desk.act(PassOver{current(desk).exercise});
  }
  EXPECT_EQ(practice_of(desk).stage, PracticeStage::kDone);
  EXPECT_DOUBLE_EQ(practice_of(desk).took_ms, 55000.0) << "and a second for each deed";
}

TEST(Placement, TakesOneAnswerAndLogsOnlyWhatCounts) {
  Desk desk = learner();
  desk.open("#/practice/placement");
  desk.act(BeginPractice{});
  ASSERT_EQ(practice_of(desk).items.size(), 2u) << "one of each chapter";
  ASSERT_EQ(current(desk).exercise, "0.1");
  solve(desk, "0.1");
  EXPECT_TRUE(desk.record("0.1").solved);
  desk.act(GoOn{"0.1"});
  ASSERT_EQ(current(desk).exercise, "1.1");
  answer(desk, "1.1", "99");
  EXPECT_EQ(desk.record("1.1").attempts, 0) << "nothing counts against";
  solve(desk, "1.1");
  EXPECT_EQ(desk.record("1.1").attempts, 0) << "one answer each";
  desk.act(GoOn{"1.1"});
  EXPECT_EQ(practice_of(desk).stage, PracticeStage::kDone);
  EXPECT_EQ(suggested_chapter(practice_of(desk)), 1);
  EXPECT_EQ(setting(desk.session.log, "placed", ""), "1");
}

TEST(Placement, TakesNotKnowingForAnAnswer) {
  Desk desk = learner();
  desk.open("#/practice/placement");
  desk.act(BeginPractice{});
  desk.act(PassOver{"0.1"});
  EXPECT_EQ(desk.record("0.1").attempts, 0);
  solve(desk, "1.1");
  desk.act(GoOn{"1.1"});
  EXPECT_EQ(suggested_chapter(practice_of(desk)), 0);
}

TEST(Queue, HasNoTwoOfAChapterInARowIfThatCanBeHelped) {
  const auto chapters = [](const std::vector<PracticeItem>& queue) {
    std::string text;
    for (const PracticeItem& item : queue) text += item.exercise.substr(0, 1);
    return text;
  };
  const auto mix = [&](const char* order) {
    std::vector<PracticeItem> queue;
    for (const char* c = order; *c != '\0'; ++c)
      queue.push_back({std::string(1, *c) + "." + std::to_string(queue.size() + 1)});
    return chapters(mixed(std::move(queue)));
  };
  EXPECT_EQ(mix(""), "");
  EXPECT_EQ(mix("0123"), "0123") << "what is mixed stays in its order";
  EXPECT_EQ(mix("001"), "010");
  EXPECT_EQ(mix("100"), "010") << "or two of them would come at the end";
  EXPECT_EQ(mix("120000"), "010200");
  EXPECT_EQ(mix("0011"), "0101");
  EXPECT_EQ(mix("000"), "000") << "it cannot be helped";
}

TEST(Practice, EndsWithTheLogItWasPlannedFrom) {
  Desk desk = learner_with_reviews();
  desk.open("#/practice");
  desk.act(StartOver{});
  EXPECT_TRUE(practice_of(desk).items.empty());
  EXPECT_FALSE(desk.session.set_aside.has_value());
}

}  // namespace
}  // namespace tmw

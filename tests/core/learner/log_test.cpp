#include "core/learner/log.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace tmw {
namespace {

Event event(const std::string& id, std::int64_t utc_ms, std::int32_t day, EventKind kind,
            const std::string& exercise = "0.1", const std::string& verdict = "") {
  Event result;
  result.id = id;
  result.utc_ms = utc_ms;
  result.local_day = day;
  result.kind = kind;
  result.exercise = exercise;
  result.verdict = verdict;
  return result;
}

Event right(const std::string& id, std::int32_t day) {
  return event(id, day * 86400000LL, day, EventKind::kAttempt, "0.1", "right");
}

TEST(Log, IsTheSameWhateverTheOrderAndRepetitionOfWhatWasMerged) {
  const std::vector<Event> a = {right("b", 2), right("a", 2), right("c", 1)};
  const std::vector<Event> b = {right("d", 3), right("a", 2)};
  Log one;
  EXPECT_EQ(one.merge(a), 3);
  EXPECT_EQ(one.merge(b), 1);
  EXPECT_EQ(one.merge(a), 0);
  Log other;
  for (const Event& event : b) EXPECT_TRUE(other.add(event));
  EXPECT_FALSE(other.add(b.front()));
  other.merge(a);
  EXPECT_EQ(one.events(), other.events());
  std::vector<std::string> ids;
  for (const Event& event : one.events()) ids.push_back(event.id);
  EXPECT_EQ(ids, (std::vector<std::string>{"c", "a", "b", "d"})) << "time first, then id";
}

TEST(Log, CountsAnExerciseSolvedOnceAnsweredRightAndNeverTakesItBack) {
  Log log;
  log.add(event("1", 1, 1, EventKind::kAttempt, "0.1", "wrong"));
  log.add(event("2", 2, 1, EventKind::kAttempt, "0.1", "slip"));
  EXPECT_FALSE(exercise_records(log)["0.1"].solved);
  log.add(event("3", 3, 1, EventKind::kAttempt, "0.1", "right"));
  log.add(event("4", 4, 1, EventKind::kAttempt, "0.1", "wrong"));
  const ExerciseRecord record = exercise_records(log)["0.1"];
  EXPECT_TRUE(record.solved);
  EXPECT_EQ(record.attempts, 4);
  EXPECT_EQ(record.attempts_to_solve, 3);
  EXPECT_FALSE(record.revealed);
}

TEST(Log, SaysThatTheDerivationWasOpenedOnlyWhenThatCameBeforeTheRightAnswer) {
  Log before;
  before.add(event("1", 1, 1, EventKind::kReveal));
  before.add(event("2", 2, 1, EventKind::kAttempt, "0.1", "right"));
  EXPECT_TRUE(exercise_records(before)["0.1"].solved);
  EXPECT_TRUE(exercise_records(before)["0.1"].revealed);
  Log after;
  after.add(event("1", 1, 1, EventKind::kAttempt, "0.1", "right"));
  after.add(event("2", 2, 1, EventKind::kReveal));
  EXPECT_FALSE(exercise_records(after)["0.1"].revealed);
}

TEST(Log, LetsTheLatestSettingWin) {
  Log log;
  EXPECT_EQ(setting(log, "theme", "system"), "system");
  Event dark = event("1", 5, 1, EventKind::kSetting, "");
  dark.name = "theme";
  dark.value = "dark";
  Event light = dark;
  light.id = "2";
  light.utc_ms = 4;
  light.value = "light";
  log.add(dark);
  log.add(light);
  EXPECT_EQ(setting(log, "theme", "system"), "dark");
}

struct StreakCase {
  std::vector<int> days;
  int today;
  int current;
  int best;
};

TEST(DayStreak, LivesWhileItsLastDayIsTodayOrYesterday) {
  const StreakCase cases[] = {
      {{}, 100, 0, 0},
      {{100}, 100, 1, 1},
      {{99}, 100, 1, 1},
      {{98}, 100, 0, 1},
      {{98, 99, 100}, 100, 3, 3},
      {{98, 99}, 100, 2, 2},
      {{90, 91, 92, 93, 99, 100}, 100, 2, 4},
      {{100, 100, 100}, 100, 1, 1},
      {{97, 99}, 100, 1, 1},
      {{-1, 0, 1}, 1, 3, 3},
      {{104, 105}, 100, 0, 2},
  };
  for (const StreakCase& c : cases) {
    Log log;
    for (std::size_t i = 0; i < c.days.size(); ++i) log.add(right(std::to_string(i), c.days[i]));
    const Streak result = streak(log, c.today);
    EXPECT_EQ(result.current, c.current) << &c - cases;
    EXPECT_EQ(result.best, c.best) << &c - cases;
  }
}

// Berlin, 2026: the clocks go forward on 29 March and back on 25 October. 23:30 on the 28th and
// 00:30 on the 30th are 24 hours apart in UTC but two dates; the day number, not the distance in
// time, decides.
TEST(DayStreak, GoesByTheCalendarNotByHoursSoSummerTimeNeitherBreaksNorMendsIt) {
  Log gap;
  gap.add(event("1", 1774737000000, 20540, EventKind::kAttempt, "0.1", "right"));
  gap.add(event("2", 1774823400000, 20542, EventKind::kAttempt, "0.1", "right"));
  EXPECT_EQ(streak(gap, 20542).best, 1);
  Log long_day;
  long_day.add(event("1", 1792877400000, 20750, EventKind::kAttempt, "0.1", "right"));
  long_day.add(event("2", 1792967400000, 20751, EventKind::kAttempt, "0.1", "right"));
  EXPECT_EQ(streak(long_day, 20751).current, 2);
}

TEST(DayStreak, CountsOnlyDaysWithARightAnswer) {
  Log log;
  log.add(event("1", 1, 99, EventKind::kAttempt, "0.1", "wrong"));
  log.add(event("2", 2, 99, EventKind::kReveal));
  log.add(event("3", 3, 100, EventKind::kReview, "0.1", "right"));
  EXPECT_EQ(streak(log, 100).current, 1);
}

}  // namespace
}  // namespace tmw

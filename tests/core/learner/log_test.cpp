#include "core/learner/log.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace tmw {
namespace {

Event event(const std::string& id, std::int64_t utc_ms, std::int32_t day, EventKind kind,
            const std::string& exercise = "0.1", const std::string& verdict = "") {
  Event result;
  result.id = id;
  result.order = utc_ms;
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
  EXPECT_EQ(ids, (std::vector<std::string>{"c", "a", "b", "d"})) << "their order first, then id";
}

// Against the plainest log there is: a map by id, sorted when it is asked.
TEST(Log, HoldsWhatAMapWouldAfterAnyAddingMergingAndTakingAway) {
  std::mt19937 chance(14);
  const auto below = [&chance](int end) {
    return static_cast<int>(chance() % static_cast<unsigned>(end));
  };
  Log log;
  std::map<std::string, Event> model;
  const auto fresh = [&below] {
    return event("id" + std::to_string(below(400)), below(50), below(5), EventKind::kHint);
  };
  for (int step = 0; step < 200; ++step) {
    const int deed = below(10);
    if (deed < 6) {
      const Event one = fresh();
      EXPECT_EQ(log.add(one), model.emplace(one.id, one).second);
    } else if (deed < 9) {
      std::vector<Event> many;
      for (int i = below(30); i > 0; --i) many.push_back(fresh());
      int added = 0;
      for (const Event& one : many) added += model.emplace(one.id, one).second ? 1 : 0;
      EXPECT_EQ(log.merge(many), added) << "of two with one id the first stays";
    } else {
      std::set<std::string> ids;
      for (int i = below(40); i > 0; --i) ids.insert("id" + std::to_string(below(400)));
      log.remove(ids);
      for (const std::string& id : ids) model.erase(id);
    }
    std::vector<Event> expected;
    for (const auto& [id, one] : model) expected.push_back(one);
    std::sort(expected.begin(), expected.end(), [](const Event& a, const Event& b) {
      return std::tie(a.order, a.id) < std::tie(b.order, b.id);
    });
    ASSERT_EQ(log.events(), expected) << "after step " << step;
    for (int i = 0; i < 400; ++i) {
      const std::string id = "id" + std::to_string(i);
      ASSERT_EQ(log.contains(id), model.count(id) == 1) << id << " after step " << step;
    }
  }
}

// A clock once showed the year 2031 (1.92e12 ms); it is set right, to 2026, and later to 1970.
TEST(Log, PutsANewEventAfterAllThatItHoldsWhateverTheClockSays) {
  Log log;
  EXPECT_EQ(log.next_order(1780000000000), 1780000000000)
      << "the clock's, where nothing speaks against it";
  EXPECT_EQ(log.next_order(-5), 0);
  const auto set = [&log](const std::string& id, std::int64_t now, const std::string& value) {
    Event one = event(id, log.next_order(now), 1, EventKind::kSetting, "");
    one.utc_ms = now;
    one.name = "theme";
    one.value = value;
    log.add(one);
    return setting(log, "theme", "system");
  };
  EXPECT_EQ(set("d", 1920000000000, "dark"), "dark");
  EXPECT_EQ(set("c", 1780000000000, "light"), "light");
  EXPECT_EQ(set("b", 0, "dark"), "dark");
  EXPECT_EQ(set("a", 1780086400000, "light"), "light") << "a day later";
  EXPECT_EQ(set("0", 1920000000001, "dark"), "dark");
}

TEST(Log, HasAPlaceForOneMoreEventAlsoAtTheEndOfAllOrders) {
  Log log;
  log.add(event("x", kLastOrder, 1, EventKind::kHint));
  EXPECT_EQ(log.next_order(5), kLastOrder);
}

TEST(Log, ForgetsWhatIsTakenAwayAndOnlyThat) {
  Log log;
  log.merge({right("a", 1), right("b", 2), right("c", 3)});
  log.remove({"b", "nobody"});
  EXPECT_EQ(log.events(), (std::vector<Event>{right("a", 1), right("c", 3)}));
  EXPECT_FALSE(log.contains("b"));
  EXPECT_TRUE(log.add(right("b", 2)));
}

TEST(Log, IsNewerWhileItHoldsALineOfANewerVersion) {
  Log log;
  EXPECT_FALSE(log.is_newer());
  log.merge({*read_event(R"({"v":9,"id":"n","utc_ms":5,"day":1})"), right("a", 1)});
  EXPECT_TRUE(log.is_newer());
  log.remove({"n"});
  EXPECT_FALSE(log.is_newer());
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
  light.order = 4;
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
      {{104, 105}, 100, 0, 0},
      {{99, 100, 101}, 100, 2, 2},
      {{99, 100, 101}, 101, 3, 3},
      {{100, 1931}, 101, 1, 1},
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

TEST(DayStreak, KnowsItsLatestRunAndWhenThatEnded) {
  Log log;
  for (const int day : {90, 91, 92, 95, 96, 110}) log.add(right(std::to_string(day), day));
  const Streak result = streak(log, 100);
  EXPECT_EQ(result.current, 0);
  EXPECT_EQ(result.last_run, 2);
  EXPECT_EQ(result.last_day, 96);
  EXPECT_EQ(events_ahead(log.events(), 100), 1);
}

// 23:59 and 00:01 of the next day are two dates; 20:00 in Auckland (day 20783) and, after a flight
// over the date line, 21:00 in Honolulu of the day before are two as well.
TEST(DayStreak, GoesByTheDateWhereTheLearnerWas) {
  Log midnight;
  midnight.add(event("1", 1000, 100, EventKind::kAttempt, "0.1", "right"));
  midnight.add(event("2", 121000, 101, EventKind::kAttempt, "0.1", "right"));
  EXPECT_EQ(streak(midnight, 101).current, 2);
  Log flight;
  flight.add(event("1", 1795676400000, 20783, EventKind::kAttempt, "0.1", "right"));
  flight.add(event("2", 1795762800000, 20782, EventKind::kAttempt, "0.1", "right"));
  EXPECT_EQ(streak(flight, 20783).current, 2);
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

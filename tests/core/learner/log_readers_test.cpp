// What is kept of a log is what reading all of it gives, whatever came, went, or was asked between.
#include "core/learner/log_readers.h"

#include <gtest/gtest.h>

#include <chrono>
#include <random>

#include "core/learner/log.h"
#include "core/learner/reviews.h"
#include "core/learner/slip_records.h"

namespace tmw {
namespace {

constexpr std::int32_t kFirstDay = 20'000;

// Random events of few exercises, so that they meet.
class Learner {
 public:
  explicit Learner(std::uint32_t seed) : random_(seed) {}

  int below(int count) { return std::uniform_int_distribution<int>(0, count - 1)(random_); }

  Event event() {
    static const char* const kVerdicts[] = {"right", "wrong", "slip", "close"};
    static const char* const kSlips[] = {"", "gb-for-gib", "drop-factor:kv", "author:1"};
    Event one;
    one.id = "e" + std::to_string(made_) + "." + std::to_string(below(1000));
    ++made_;
    one.order = 1000 * made_ - (below(8) == 0 ? below(40'000) : 0);  // some come late
    one.local_day = kFirstDay + made_ / 10 + (below(30) == 0 ? below(9) - 4 : 0);
    const EventKind kinds[] = {EventKind::kAttempt, EventKind::kAttempt, EventKind::kReview,
                               EventKind::kHint,    EventKind::kReveal,  EventKind::kSetting,
                               EventKind::kOther};
    one.kind = kinds[below(7)];
    if (one.kind == EventKind::kSetting) {
      one.name = below(2) == 0 ? "theme" : "language";
      one.value = std::to_string(made_);
      return one;
    }
    one.exercise = std::to_string(below(3)) + "." + std::to_string(1 + below(3));
    one.seed = static_cast<std::uint64_t>(below(3));
    one.number = 1 + below(3);
    if (one.kind == EventKind::kHint || one.kind == EventKind::kReveal) return one;
    one.verdict = kVerdicts[below(4)];
    one.answer = "a" + std::to_string(made_);
    one.numbers["answer"] = made_;
    if (one.verdict == "slip") one.slip = kSlips[below(4)];
    if (below(4) == 0) one.drill = "gb-for-gib";
    return one;
  }

 private:
  std::mt19937 random_;
  int made_ = 0;
};

std::string id_of(const Event* event) { return event == nullptr ? "" : event->id; }

// A copy has read nothing yet.
void expect_same_as_anew(const Log& log, std::int32_t today) {
  const Log anew = log;
  EXPECT_EQ(exercise_records(log), exercise_records(anew));
  EXPECT_EQ(reviews(log, today), reviews(log, today, FsrsParameters{}));
  EXPECT_EQ(slip_records(log, today), slip_records(anew, today));
  EXPECT_EQ(streak(log, today), streak(anew, today));
  EXPECT_EQ(numbers_read(log), numbers_read(anew));
  EXPECT_EQ(id_of(latest_answer(log)), id_of(latest_answer(anew)));
  for (const char* name : {"theme", "language", "ink"})
    EXPECT_EQ(setting(log, name, "none"), setting(anew, name, "none"));
}

// The same by the plainest means.
void expect_same_as_searched(const Log& log) {
  for (const char* id : {"0.1", "1.2", "2.3", "9.9"}) {
    for (const std::uint64_t seed : {0, 1, 2}) {
      std::string latest;
      std::string latest_with_seed;
      int hints = 0;
      for (const Event& event : log.events()) {
        if (event.exercise != id) continue;
        const bool answer = event.kind == EventKind::kAttempt || event.kind == EventKind::kReview;
        if (answer) latest = event.id;
        if (answer && event.seed == seed) latest_with_seed = event.id;
        if (event.kind == EventKind::kHint && event.seed == seed)
          hints = std::max(hints, event.number);
      }
      EXPECT_EQ(id_of(latest_answer(log, id)), latest);
      EXPECT_EQ(id_of(latest_answer(log, id, seed)), latest_with_seed);
      EXPECT_EQ(hints_opened(log, id, seed), hints);
    }
  }
  const std::size_t half = log.events().size() / 2;
  NamedNumbers numbers;
  for (std::size_t i = 0; i < half; ++i) {
    const Event& event = log.events()[i];
    if (event.seed != 0) continue;
    for (const auto& [part, value] : event.numbers) numbers[event.exercise + "." + part] = value;
  }
  if (half > 0) {
    EXPECT_EQ(numbers_read(log, &log.events()[half]), numbers);
  }
}

TEST(LogReaders, GiveWhatReadingTheWholeLogGives) {
  for (std::uint32_t seed = 0; seed < 20; ++seed) {
    SCOPED_TRACE(seed);
    Learner learner(seed);
    Log log;
    for (int step = 0; step < 60; ++step) {
      const int deed = learner.below(10);
      if (deed < 7) {
        log.add(learner.event());
      } else if (deed < 9) {
        std::vector<Event> events;
        for (int i = learner.below(6); i > 0; --i) events.push_back(learner.event());
        if (!log.events().empty()) events.push_back(log.events().front());
        log.merge(std::move(events));
      } else if (!log.events().empty()) {
        const auto place = learner.below(static_cast<int>(log.events().size()));
        log.remove({log.events()[static_cast<std::size_t>(place)].id});
      }
      if (learner.below(3) == 0) continue;  // several changes between two questions
      expect_same_as_anew(log, kFirstDay + learner.below(3) * step / 10);
      expect_same_as_searched(log);
    }
  }
}

// A log that was moved from, or assigned to, does not go on with what another one read.
TEST(LogReaders, BelongToOneLog) {
  Learner learner(7);
  Log one;
  Log other;
  for (int i = 0; i < 40; ++i) (i % 2 == 0 ? one : other).add(learner.event());
  (void)exercise_records(one);
  (void)exercise_records(other);
  Log copy = one;
  copy.add(learner.event());
  expect_same_as_anew(copy, kFirstDay + 9);
  other = one;
  expect_same_as_anew(other, kFirstDay + 9);
  one = std::move(copy);
  one.add(learner.event());
  expect_same_as_anew(one, kFirstDay + 9);
}

// Not a time of a machine, but of one log against another: asking after each of 300 more events
// costs about the same after 30,000 as after 1,000, give or take the machine's mood.
TEST(LogReaders, CostTheSameAfterYears) {
  const auto milliseconds = [](int before) {
    Learner learner(3);
    Log log;
    std::vector<Event> events;
    for (int i = 0; i < before; ++i) events.push_back(learner.event());
    log.merge(std::move(events));
    Event last = log.events().back();
    const auto ask = [&log] {
      (void)exercise_records(log);
      (void)reviews(log, 30'000);
      (void)slip_records(log, 30'000);
      (void)numbers_read(log);
      (void)setting(log, "never", "");
      (void)streak(log, kFirstDay);
    };
    ask();
    const auto begin = std::chrono::steady_clock::now();
    for (int i = 0; i < 300; ++i) {
      last.id = "later" + std::to_string(i);
      last.order += 1;
      log.add(last);
      ask();
    }
    const std::chrono::duration<double, std::milli> passed =
        std::chrono::steady_clock::now() - begin;
    return passed.count();
  };
  const double few = milliseconds(1'000);
  EXPECT_LT(milliseconds(30'000), 20 * few + 100)
      << "reading all of it anew costs 300 times as much";
}

}  // namespace
}  // namespace tmw

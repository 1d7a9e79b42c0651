#include "core/learner/reviews.h"

#include <gtest/gtest.h>

namespace tmw {
namespace {

// A log written day by day, at increasing times.
class Diary {
 public:
  Diary& answer(std::int32_t day, const std::string& verdict, const std::string& exercise = "0.1") {
    return add(day, EventKind::kAttempt, exercise, verdict);
  }
  Diary& hint(std::int32_t day) { return add(day, EventKind::kHint, "0.1", ""); }
  Diary& reveal(std::int32_t day) { return add(day, EventKind::kReveal, "0.1", ""); }

  [[nodiscard]] std::map<std::string, Review> reviews_on(std::int32_t today) const {
    return reviews(log_, today);
  }

 private:
  Diary& add(std::int32_t day, EventKind kind, const std::string& exercise,
             const std::string& verdict) {
    Event event;
    event.id = std::to_string(next_);
    event.utc_ms = ++next_;
    event.local_day = day;
    event.kind = kind;
    event.exercise = exercise;
    event.verdict = verdict;
    log_.add(event);
    return *this;
  }

  Log log_;
  int next_ = 0;
};

TEST(Reviews, BeginWithTheDayOnWhichAnExerciseIsSolved) {
  Diary diary;
  diary.answer(10, "wrong");
  EXPECT_TRUE(diary.reviews_on(10).empty());
  diary.answer(12, "right");
  const Review review = diary.reviews_on(12).at("0.1");
  EXPECT_EQ(review.last_day, 12);
  EXPECT_EQ(review.repetitions, 1);
  EXPECT_EQ(review.lapses, 0);
}

TEST(Reviews, TellAnExerciseSolvedAtOnceFromOneThatTookSeveralTriesOrHelp) {
  const Memory at_once = first_memory(RecallGrade::kGood);
  const Memory with_trouble = first_memory(RecallGrade::kAgain);
  EXPECT_EQ(Diary().answer(1, "right").reviews_on(1).at("0.1").memory, at_once);
  EXPECT_EQ(Diary().answer(1, "slip").answer(1, "right").reviews_on(1).at("0.1").memory,
            with_trouble);
  EXPECT_EQ(Diary().hint(1).answer(2, "right").reviews_on(2).at("0.1").memory, with_trouble);
  EXPECT_EQ(Diary().reveal(1).answer(2, "right").reviews_on(2).at("0.1").memory, with_trouble);
}

TEST(Reviews, AreDueAfterThreeDaysThenLater) {
  Diary diary;
  diary.answer(100, "right");  // due after 3 days: fsrs_test.cpp
  EXPECT_TRUE(due_reviews(diary.reviews_on(102), 102).empty());
  EXPECT_EQ(due_reviews(diary.reviews_on(103), 103), std::vector<std::string>{"0.1"});
  diary.answer(103, "right");
  EXPECT_TRUE(due_reviews(diary.reviews_on(103), 103).empty());
  EXPECT_GT(diary.reviews_on(103).at("0.1").due_day, 106);
}

TEST(Reviews, CountTheFirstAnswerOfADayAlone) {
  Diary diary;
  diary.answer(1, "right").answer(3, "right");
  const Memory once = diary.reviews_on(3).at("0.1").memory;
  diary.answer(3, "wrong").answer(3, "wrong").hint(3);
  EXPECT_EQ(diary.reviews_on(3).at("0.1").memory, once);
  EXPECT_EQ(diary.reviews_on(3).at("0.1").repetitions, 2);
}

TEST(Reviews, HoldHelpAgainstTheDayOnWhichItWasAskedForOnly) {
  Diary helped;
  helped.answer(1, "right").hint(3).answer(3, "right");
  EXPECT_EQ(helped.reviews_on(3).at("0.1").lapses, 1);
  Diary later;
  later.answer(1, "right").hint(2).answer(3, "right");
  EXPECT_EQ(later.reviews_on(3).at("0.1").lapses, 0);
}

TEST(Reviews, ComeBackSoonAfterAMiss) {
  Diary diary;
  diary.answer(1, "right").answer(3, "right").answer(10, "slip");
  const Review review = diary.reviews_on(10).at("0.1");
  EXPECT_EQ(review.lapses, 1);
  EXPECT_LE(review.due_day, 13);
}

TEST(Reviews, PutTheLikeliestForgottenFirst) {
  Diary diary;
  diary.answer(1, "right", "0.1").answer(1, "wrong", "0.2").answer(1, "right", "0.2");
  diary.answer(9, "right", "0.3");
  EXPECT_EQ(due_reviews(diary.reviews_on(40), 40), (std::vector<std::string>{"0.2", "0.1", "0.3"}))
      << "0.2 was solved with trouble, 0.3 most lately";
}

TEST(Reviews, BelieveNoDayThatHasNotComeYet) {
  Diary diary;
  diary.answer(1, "right").answer(4000, "wrong");
  const Review review = diary.reviews_on(3).at("0.1");
  EXPECT_EQ(review.last_day, 1);
  EXPECT_EQ(review.repetitions, 1);
}

// The clock was a day or years ahead when 0.1 was solved; the reviews are those of a right clock as
// far as the log can tell, on every day after.
TEST(Reviews, BringBackWhatWasSolvedUnderAClockThatWasAhead) {
  for (const std::int32_t ahead : {101, 103, 2000, 200000}) {
    Diary before;
    before.answer(100, "right", "0.2").answer(ahead, "right");
    Diary after;
    after.answer(ahead, "right").answer(100, "right", "0.2");
    for (const std::int32_t today : {100, 102, 103, 200}) {
      if (today >= ahead) continue;
      for (const Diary* diary : {&before, &after}) {
        const auto found = diary->reviews_on(today);
        EXPECT_EQ(found.at("0.1").due_day, 103) << ahead << " " << today;
        EXPECT_EQ(due_reviews(found, today).size(), today < 103 ? 0u : 2u) << ahead << " " << today;
      }
    }
    Diary alone;
    alone.answer(ahead, "right");
    EXPECT_EQ(due_reviews(alone.reviews_on(100), 100), std::vector<std::string>{"0.1"}) << ahead;
  }
}

TEST(Reviews, SurviveACalendarThatWentBack) {
  Diary diary;
  diary.answer(10, "right").answer(9, "right");  // flown across the date line
  const Review review = diary.reviews_on(11).at("0.1");
  EXPECT_EQ(review.last_day, 10);
  EXPECT_GE(review.due_day, 11);
}

}  // namespace
}  // namespace tmw

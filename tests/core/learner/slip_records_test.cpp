#include "core/learner/slip_records.h"

#include <gtest/gtest.h>

namespace tmw {
namespace {

class Diary {
 public:
  Diary& slip(const std::string& slip, const std::string& exercise = "0.1", std::uint64_t seed = 0,
              std::int32_t day = 1) {
    return add(exercise, seed, day, "slip", slip, "");
  }
  Diary& wrong(const std::string& exercise, std::uint64_t seed) {
    return add(exercise, seed, 1, "wrong", "", "");
  }
  Diary& right(const std::string& exercise, std::uint64_t seed, const std::string& drill) {
    return add(exercise, seed, 1, "right", "", drill);
  }
  [[nodiscard]] std::map<std::string, SlipRecord> records(std::int32_t today = 10) const {
    return slip_records(log_, today);
  }

 private:
  Diary& add(const std::string& exercise, std::uint64_t seed, std::int32_t day,
             const std::string& verdict, const std::string& slip, const std::string& drill) {
    Event event;
    event.id = std::to_string(++next_);
    event.order = next_;
    event.local_day = day;
    event.kind = EventKind::kReview;
    event.exercise = exercise;
    event.seed = seed;
    event.verdict = verdict;
    event.slip = slip;
    event.drill = drill;
    log_.add(event);
    return *this;
  }

  Log log_;
  int next_ = 0;
};

TEST(SlipRecords, CountASlipByItsRowWhateverItWasMadeWith) {
  const auto records = Diary()
                           .slip("drop-factor:kv")
                           .slip("drop-factor:12 * d1^2", "3.1")
                           .slip("gb-for-gib", "4.3")
                           .records();
  ASSERT_EQ(records.size(), 2u);
  EXPECT_EQ(records.at("drop-factor").count, 2);
  EXPECT_EQ(records.at("drop-factor").last_exercise, "3.1");
  EXPECT_EQ(records.at("gb-for-gib").count, 1);
}

TEST(SlipRecords, CallOneMistakeByOneName) {
  EXPECT_EQ(slip_key("4.3", 0, "sibling-unit:GB:GiB"), "gb-for-gib");
  EXPECT_EQ(slip_key("4.3", 0, "sibling-unit:GiB:GB"), "gib-for-gb");
  EXPECT_EQ(slip_key("4.3", 0, "sibling-unit:days:h"), "other-unit");
  EXPECT_EQ(slip_key("4.3", 0, "base-unit"), "other-unit");
  EXPECT_EQ(slip_key("0.1", 0, "missing-term:norm+table"), "drop-term");
  EXPECT_EQ(slip_key("0.5", 0, "code:xor"), "xor");
  EXPECT_EQ(slip_key("0.1", 0, "source"), "") << "a figure quoted from a paper is no slip to drill";
  EXPECT_EQ(slip_key("0.1", 0, ""), "");
}

TEST(SlipRecords, KeepTheOwnSlipsOfExercisesApart) {
  EXPECT_EQ(slip_key("4.3", 1, "author:0"), "4.3:1:author:0");
  EXPECT_EQ(slip_key("1.6", 0, "code:unscaled"), "1.6:0:code:unscaled");
  EXPECT_EQ(exercise_of_slip("4.3:1:author:0"), "4.3");
  EXPECT_EQ(exercise_of_slip("gb-for-gib"), "");
}

TEST(SlipRecords, TakeAPairAsTwoAndEveryPartOfAnAnswer) {
  Event event;
  event.kind = EventKind::kAttempt;
  event.exercise = "2.4";
  event.verdict = "slip";
  event.slip = "gb-for-gib+drop-factor:a + b\n\nauthor:1";
  EXPECT_EQ(slips_of(event),
            (std::vector<std::string>{"gb-for-gib", "drop-factor", "2.4:2:author:1"}));
  event.slip = "missing-term:a+b";
  EXPECT_EQ(slips_of(event), std::vector<std::string>{"drop-term"});
  event.verdict = "right";
  EXPECT_TRUE(slips_of(event).empty());
}

TEST(SlipRecords, RestAfterThreeInARowThatAreFreeOfIt) {
  Diary diary;
  diary.slip("half").right("0.1", 1, "half").right("0.2", 2, "half");
  EXPECT_FALSE(rests(diary.records().at("half")));
  EXPECT_EQ(slips_to_practise(diary.records()), std::vector<std::string>{"half"});
  diary.right("0.1", 3, "half");
  EXPECT_TRUE(rests(diary.records().at("half")));
  EXPECT_TRUE(slips_to_practise(diary.records()).empty());
  diary.slip("half", "0.1", 4);
  EXPECT_FALSE(rests(diary.records().at("half"))) << "made again, it comes back";
  EXPECT_EQ(diary.records().at("half").free_in_row, 0);
}

TEST(SlipRecords, CountOnlyFirstAnswersAndOnlyWhatWasPractised) {
  Diary diary;
  diary.slip("half").slip("half", "0.1", 1).right("0.1", 1, "half");
  EXPECT_EQ(diary.records().at("half").free_in_row, 0) << "right at the second answer";
  diary.right("0.2", 0, "").right("0.2", 0, "twice");
  EXPECT_EQ(diary.records().at("half").free_in_row, 0) << "something else was practised";
  diary.right("0.2", 0, "half").wrong("0.3", 0).right("0.3", 0, "half");
  EXPECT_EQ(diary.records().at("half").free_in_row, 1) << "another mistake begins nothing anew";
}

TEST(SlipRecords, PutTheMostFrequentFirst) {
  Diary diary;
  diary.slip("half").slip("twice").slip("bits").slip("twice");
  EXPECT_EQ(slips_to_practise(diary.records()),
            (std::vector<std::string>{"twice", "bits", "half"}));
}

TEST(SlipRecords, CountWhatWasMadeUnderAClockThatWasAhead) {
  Diary diary;
  diary.slip("half", "0.1", 0, 20);
  EXPECT_EQ(diary.records(10).at("half").count, 1);
  EXPECT_EQ(diary.records(10).at("half").last_day, 10) << "no later than today";
  EXPECT_EQ(diary.records(25).at("half").last_day, 20);
}

}  // namespace
}  // namespace tmw

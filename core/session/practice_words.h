// Words of the frame for practice and progress, as words.h has those of everything else.
#pragma once

#include <cstdint>
#include <string>

#include "core/session/practice.h"

namespace tmw::words {

inline constexpr const char* kPractice = "Practice";
// For the search.
inline constexpr const char* kAboutPractice =
    "Practice: what is due today, five mixed exercises, the same with the time told, a placement "
    "that shows where to begin, and your slips.";
inline constexpr const char* kYourSlips = "Your slips";
inline constexpr const char* kFiveMixed = "Five mixed exercises";
inline constexpr const char* kAgainstTheClock = "Five, with the time told";
inline constexpr const char* kWhereToBegin = "Where to begin";
inline constexpr const char* kGathering = "Your exercises are being put together.";
inline constexpr const char* kLeaveWhenYouLike =
    "Leave whenever you like: every answer is kept at once.";
inline constexpr const char* kPassOver = "Leave this one open";
inline constexpr const char* kDoNotKnow = "I don’t know";
inline constexpr const char* kToTheEnd = "Next: how it went";
inline constexpr const char* kHowItWent = "How it went";
inline constexpr const char* kOnceMore = "Five others";
inline constexpr const char* kOtherWays = "Other ways to practise";
// Behind the names of the ways.
inline constexpr const char* kWayToday = ": what is due today";
inline constexpr const char* kWaySlips =
    ": each mistake that has a name, until three answers in a row are free of it";
inline constexpr const char* kWayMixed = ": from any chapters, with new numbers";
inline constexpr const char* kWayTimed = ": the same, with a clock that counts up";
inline constexpr const char* kWayPlacement = ": six questions that suggest a chapter";
inline constexpr const char* kNothingSolved =
    "Nothing has been solved yet, so there is nothing to repeat. What you solve comes back here, "
    "with new numbers, when you are about to forget it.";
inline constexpr const char* kNoSlips =
    "No slips so far. When an answer is wrong in a way that has a name, it is counted here, and "
    "you "
    "can practise just that.";
inline constexpr const char* kNoDrill =
    "There is no exercise at hand in which this slip would show. Your other slips are listed under "
    "“Your slips”.";
inline constexpr const char* kHowSlipsWork =
    "Each opens exercises in which exactly that slip would give another number. After three in a "
    "row "
    "that are free of it, it rests until you make it again.";
inline constexpr const char* kResting = "Resting";
inline constexpr const char* kAboutTimed =
    "Five exercises from different chapters. The clock only counts up: at the end you see how long "
    "they took, and which slips were among them.";
inline constexpr const char* kAboutPlacement =
    "Six exercises from all over the workbook, one answer each. “I don’t know” is a good answer. "
    "At "
    "the end you get a suggestion where to begin; nothing counts against you.";
inline constexpr const char* kTakeUp = "Go on";
inline constexpr const char* kBeginAnew = "Begin anew";
inline constexpr const char* kBegin = "Begin";
inline constexpr const char* kBeginClock = "Start the clock";
inline constexpr const char* kRestsNow = "Three in a row were free of it: this slip rests now.";
inline constexpr const char* kAllRight = "All six were right. Begin wherever you like.";
inline constexpr const char* kStillOpenHere = "left open";
inline constexpr const char* kRightAtFirst = "right at first";
inline constexpr const char* kRightInTheEnd = "right in the end";
inline constexpr const char* kNotRight = "not right";

// The home page.
inline constexpr const char* kToday = "Today";
inline constexpr const char* kWhereToStart = "Where to start";
inline constexpr const char* kBonusIn = "bonus, ";  // in a list of what an exercise is
inline constexpr const char* kNextNew = "Next new: ";
inline constexpr const char* kNextChapter = "Next chapter: ";
inline constexpr const char* kTryOne = "Try one exercise first: ";
inline constexpr const char* kFindOut = "Find out where to begin, with six exercises";
inline constexpr const char* kEverythingSolved =
    "Every exercise is solved. What you solved comes back when it is due, with new numbers. For "
    "you "
    "to print: the ";
inline constexpr const char* kSolvedOf = "Solved";
inline constexpr const char* kSigns = "The signs";
inline constexpr const char* kIsNew = "new";
inline constexpr const char* kIsTried = "tried";
inline constexpr const char* kIsHelped = "solved with help";
inline constexpr const char* kIsSolved = "solved";
inline constexpr const char* kIsDue = "solved, due again";
inline constexpr const char* kFrequentSlips = "Frequent slips";
inline constexpr const char* kAllSlips = "All your slips";
inline constexpr const char* kRecordOfChapter = "Record of this chapter";

// The plan that ends a chapter.
inline constexpr const char* kYourPlan = "Your plan";
inline constexpr const char* kLineOfPlan = "Line";
inline constexpr const char* kYourNumber = "Your number";
inline constexpr const char* kTaken = "Taken";
inline constexpr const char* kNoLimit = "none";
inline constexpr const char* kPlanIsEmpty =
    "Your answers to the exercises fill this table, with their original numbers.";

// "9.2 is open"
[[nodiscard]] std::string still_open(const std::string& exercise);

// "at most 80 GB", "at least 1,500 tokens/s"
[[nodiscard]] std::string limit(const std::string& number, bool at_least);

// Which line has the least to spare, whether it holds, and how many lines have no number yet.
[[nodiscard]] std::string tightest_line(const std::string& what, const std::string& taken,
                                        bool holds, int open);

// "Due today: 3, about 5 minutes"
[[nodiscard]] std::string due_today(int count, int minutes);

// "Last time: GB for GiB."
[[nodiscard]] std::string last_time(const std::string& slip);

// "Exercises of chapter 4"
[[nodiscard]] std::string exercises_of(int chapter);

// "31 answers on 9 days of the last 16 weeks. A column is a week, Monday at the top; ..."
[[nodiscard]] std::string activity(int days, int answers, int weeks);

// "5 solved alone, 2 with help, 1 tried." What there is none of is left out.
[[nodiscard]] std::string standing(int alone, int with_help, int tried, int due);

// "3 of 31"
[[nodiscard]] std::string of(int solved, int count);

// The record of what was worked.
inline constexpr const char* kRecord = "Record of work";
inline constexpr const char* kAboutRecord =  // for the search
    "A record of what was solved, alone or with help, to be printed.";
inline constexpr const char* kSolvedAlone = "Solved alone";
inline constexpr const char* kSolvedWithHelpShort = "Solved with help";
inline constexpr const char* kAnswersGiven = "Answers given";
inline constexpr const char* kFirstAnswer = "First answer";
inline constexpr const char* kAllSolvedOn = "All solved on";
inline constexpr const char* kRecordOf = "This record is of";
inline constexpr const char* kAboutFingerprint =
    "The SHA-256 of all answers in the log. Whoever has a copy of the progress (Settings, “Save my "
    "progress to a file”) can compute it anew:";
inline constexpr const char* kCheckFingerprint =
    "grep -E '\"what\":\"(attempt|review)\"' COPY \\\n  | sha256sum";
// "2026-11-27"; "2031-01-01, by a clock that was ahead".
[[nodiscard]] std::string date_told(std::int32_t day, std::int32_t today);
[[nodiscard]] std::string record_says(const std::string& workbook, int count);
[[nodiscard]] std::string record_to_come(int solved, int count);

// "4 exercises, about 6 minutes."
[[nodiscard]] std::string queue_size(int count, int minutes);

// "8 more are due and can wait." Empty for 0.
[[nodiscard]] std::string more_due(int count);

// "Exercise 2 of 4"
[[nodiscard]] std::string exercise_of(int at, int count);

// "2 of 3 in a row free of it"
[[nodiscard]] std::string free_of(int free);

// "Next: 3 of 4"; without a count "Next exercise".
[[nodiscard]] std::string next_in_queue(int at, int count);

// "3 of 4 were right at first."
[[nodiscard]] std::string right_at_first(int right, int count);

// "Nothing is due today. The next exercise comes back tomorrow." and so on.
[[nodiscard]] std::string nothing_due(const NextDue& next, std::int32_t today);

// "2 exercises come back in 3 days." Empty if none does.
[[nodiscard]] std::string comes_back(const NextDue& next, std::int32_t today);

// "4 times", "once"
[[nodiscard]] std::string times(int count);

// "It took 6 minutes 20 seconds." Less than none, or more than a day, is no time that five
// exercises take: then that it cannot be told.
[[nodiscard]] std::string it_took(double milliseconds);

// "Not counted is the time in between, when this page was left or loaded anew: 3 minutes, from your
// last deed on it." Empty for less than half a second; without the time if it is more than a year,
// as it is where a clock was set.
[[nodiscard]] std::string was_away(double milliseconds);

// "You were here yesterday, and 2 of 5 are done. Go on where you were, or begin anew."
[[nodiscard]] std::string left_on(std::int32_t day, std::int32_t today, int done, int count);

// "Go on with “Where to begin”: 2 of 6 done"
[[nodiscard]] std::string go_on_with(const std::string& practice, int done, int count);

// "So far you have solved 2; 3 that you have not solved make up the 5." Empty for 0 not solved.
[[nodiscard]] std::string filled_up(int not_solved, int count);

// "This would be a good place to begin: "
inline constexpr const char* kGoodToBegin = "A good place to begin: ";

// "This one is about GB for GiB. A GB is ..."
// "Beyond the count: 2 of 11 bonus exercises solved."
[[nodiscard]] std::string bonus_solved(int solved, int count);

// Beside a newcomer's first exercise: that a wrong answer, such as this one, is met with its slip.
[[nodiscard]] std::string try_wrong(const std::string& wrong);

// "A slip of exercise 4.3".
[[nodiscard]] std::string slip_of(const std::string& exercise);

[[nodiscard]] std::string about_slip(const std::string& title, const std::string& to_mind);

}  // namespace tmw::words

#include "core/session/practice_words.h"

#include <cmath>
#include <cstdint>
#include <iterator>
#include <utility>

#include "core/learner/backup.h"
#include "core/learner/slip_records.h"
#include "core/session/words.h"

namespace tmw::words {
namespace {

constexpr double kDayMs = 86'400'000.0;

std::string in_days(int days) {
  return days <= 1 ? "tomorrow" : "in " + std::to_string(days) + " days";
}

// "2 hours 5 minutes", "6 minutes 20 seconds": the two largest units.
std::string duration(double milliseconds) {
  const auto seconds = static_cast<std::int64_t>(std::llround(std::fmax(milliseconds, 0.0) / 1000));
  const std::pair<std::int64_t, const char*> kUnits[] = {
      {86400, "day"}, {3600, "hour"}, {60, "minute"}, {1, "second"}};
  std::string words;
  for (std::size_t i = 0; i < std::size(kUnits); ++i) {
    const auto& [length, name] = kUnits[i];
    if (seconds < length && length > 1) continue;
    const auto add = [&words](std::int64_t count, const std::string& unit) {
      if (count == 0 && !words.empty()) return;
      words += (words.empty() ? "" : " ") + counted(static_cast<int>(count), unit, unit + "s");
    };
    add(seconds / length, name);
    if (i + 1 < std::size(kUnits))
      add(seconds % length / kUnits[i + 1].first, kUnits[i + 1].second);
    break;
  }
  return words;
}

}  // namespace

std::string due_today(int count, int minutes) {
  return "Due today: " + std::to_string(count) + ", about " + counted(minutes, "minute", "minutes");
}

std::string last_time(const std::string& slip) {
  return "Last time: " + slip + (slip.back() == '.' ? "" : ".");
}

std::string exercises_of(int chapter) { return "Exercises of chapter " + std::to_string(chapter); }

std::string activity(int days, int answers, int weeks) {
  return counted(answers, "answer", "answers") + " on " + counted(days, "day", "days") +
         " of the last " + std::to_string(weeks) +
         " weeks. Each column is a week from Monday down to Sunday, the last one is this week; the "
         "more answers, the darker.";
}

std::string standing(int alone, int with_help, int tried, int due) {
  std::string words;
  const auto add = [&words](int count, const char* what) {
    if (count > 0) words += (words.empty() ? "" : ", ") + (std::to_string(count) + " " + what);
  };
  add(alone, "solved alone");
  add(with_help, "solved with help");
  add(tried, "tried");
  add(due, "due again");
  return words.empty() ? words : words + ".";
}

std::string of(int solved, int count) {
  return std::to_string(solved) + " of " + std::to_string(count);
}

std::string date_told(std::int32_t day, std::int32_t today) {
  return date_text(day) + (day > today ? ", by a clock that was ahead" : "");
}

std::string record_says(const std::string& workbook, int count) {
  return workbook + ": " +
         (count == 1 ? std::string("the exercise was")
                     : "all " + std::to_string(count) + " exercises were") +
         " solved, as the log of this browser has it.";
}

std::string record_to_come(int solved, int count) {
  return std::to_string(solved) + " of " + counted(count, "exercise is", "exercises are") +
         " solved. Once all are, this page is a record of the work to print, with dates, counts "
         "and "
         "a fingerprint of the log.";
}

std::string queue_size(int count, int minutes) {
  return counted(count, "exercise", "exercises") + ", about " +
         counted(minutes, "minute", "minutes") + ".";
}

std::string more_due(int count) {
  if (count <= 0) return {};
  return std::to_string(count) +
         (count == 1 ? " more is due and can wait." : " more are due and can wait.");
}

std::string exercise_of(int at, int count) {
  return "Exercise " + std::to_string(at) + " of " + std::to_string(count);
}

std::string free_of(int free) {
  return std::to_string(free) + " of " + std::to_string(kFreeToRest) + " in a row free of it";
}

std::string next_in_queue(int at, int count) {
  return count == 0 ? std::string("Next exercise")
                    : "Next: " + std::to_string(at) + " of " + std::to_string(count);
}

std::string right_at_first(int right, int count) {
  if (count == 1) return right == 1 ? "It was right at first." : "It was not right at first.";
  return std::to_string(right) + " of " + std::to_string(count) + " were right at first.";
}

std::string comes_back(const NextDue& next, std::int32_t today) {
  if (next.count == 0) return {};
  return counted(next.count, "exercise comes", "exercises come") + " back " +
         in_days(next.day - today) + ".";
}

std::string nothing_due(const NextDue& next, std::int32_t today) {
  const std::string words = "Nothing is due today: what you have solved is still fresh.";
  const std::string back = comes_back(next, today);
  return back.empty() ? words : words + " " + back;
}

std::string times(int count) {
  if (count == 1) return "once";
  return count == 2 ? "twice" : std::to_string(count) + " times";
}

std::string it_took(double milliseconds) {
  if (milliseconds < 0.0 || milliseconds > kDayMs)
    return "How long it took cannot be told: the clock of this device was changed, or the page "
           "stood open for more than a day.";
  return "It took " + duration(milliseconds) + ".";
}

std::string was_away(double milliseconds) {
  if (milliseconds < 500.0) return {};
  const std::string words =
      "Not counted is the time in between, when this page was left or loaded anew";
  if (milliseconds > 366 * kDayMs) return words + ".";
  return words + ": " + duration(milliseconds) + ", from your last deed on it.";
}

std::string left_on(std::int32_t day, std::int32_t today, int done, int count) {
  const int days = today - day;
  const std::string when = days == 1  ? "yesterday"
                           : days > 1 ? std::to_string(days) + " days ago"
                                      : "on " + date_text(day);
  return "You were here " + when + ", and " + std::to_string(done) + " of " +
         std::to_string(count) + (done == 1 ? " is done." : " are done.") +
         " Go on where you were, or begin anew.";
}

std::string go_on_with(const std::string& practice, int done, int count) {
  return "Go on with “" + practice + "”: " + of(done, count) + " done";
}

std::string filled_up(int not_solved, int count) {
  if (not_solved <= 0) return {};
  if (not_solved == count) return "None of these is solved yet.";
  return "So far you have solved " + std::to_string(count - not_solved) + "; " +
         (not_solved == 1 ? "1 that you have not solved makes"
                          : std::to_string(not_solved) + " that you have not solved make") +
         " up the " + std::to_string(count) + ".";
}

std::string still_open(const std::string& exercise) { return exercise + " is open"; }

std::string limit(const std::string& number, bool at_least) {
  return (at_least ? "at least " : "at most ") + number;
}

std::string tightest_line(const std::string& what, const std::string& taken, bool holds, int open) {
  std::string words =
      open > 0 ? "Of what is answered, the tightest line is “" : "The tightest line is “";
  words += what + "”: it takes " + taken + " of its limit.";
  if (!holds) return words + " It does not hold.";
  return open > 0 ? words : words + " Every line holds, and this is the one to work on.";
}

std::string bonus_solved(int solved, int count) {
  return "Beyond the count: " + of(solved, count) + " bonus exercises solved.";
}

std::string try_wrong(const std::string& wrong) {
  return "Try one: answer it, or type " + wrong + ", which is wrong, and see its slip named.";
}

std::string slip_of(const std::string& exercise) { return "A slip of exercise " + exercise; }

std::string about_slip(const std::string& title, const std::string& to_mind) {
  const std::string words = "Practised here: " + title + ".";
  return to_mind.empty() ? words : words + " " + to_mind;
}

}  // namespace tmw::words

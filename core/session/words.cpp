#include "core/session/words.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/exercise/answer_words.h"
#include "core/learner/backup.h"
#include "core/marking/numeric_question.h"
#include "core/session/session.h"

namespace tmw::words {
namespace {

constexpr std::array<std::pair<std::string_view, const char*>, 8> kStorageFaults = {{
    {"blocked",
     "this browser blocks storage for this page. You can work on; to keep your progress, allow the "
     "page to store data, then choose Try again."},
    {"private",
     "this browser stores nothing in a private window. You can work on; to keep your progress, "
     "save it to a file, or open the page in a normal window."},
    {"waiting",
     "another tab with an older version of the workbook holds the storage. Close or reload the "
     "other tabs; what you do here is saved as soon as they let go."},
    {"slow",
     "the browser's storage does not answer. Nothing is saved yet. You can work on; the page goes "
     "on trying and saves all when it answers."},
    {"full",
     "the browser's storage is full. You can work on; free some disk space or delete data of other "
     "sites, then choose Try again."},
    {"damaged",
     "the browser cannot read what it stored for this page. You can work on; restart the browser, "
     "and save your progress to a file meanwhile."},
    {"closed",
     "the browser has closed this page's storage. You can work on; choose Try again to save it."},
    {"newer",
     "what is stored was written by a newer version of the workbook, and this one changes nothing "
     "of it. Reload the page to get the newer version."},
}};

}  // namespace

std::string counted(int count, const std::string& one, const std::string& many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

std::string digits_asked(const NumericQuestion& question) {
  return question.grade == Grade::kExact ? "exact" : counted(question.digits, "digit", "digits");
}

std::string unit_and_digits(const NumericQuestion& question) {
  const std::string digits = digits_asked(question);
  return question.unit.symbol.empty() ? digits : question.unit.symbol + ", " + digits;
}

const char* verdict_word(VerdictKind kind) {
  switch (kind) {
    case VerdictKind::kRight:
      return "Right.";
    case VerdictKind::kClose:
      return "Close.";
    case VerdictKind::kSlip:
      return "A slip.";
    case VerdictKind::kWrong:
      return "Not right yet.";
    case VerdictKind::kUnreadable:
      return "Not counted.";
  }
  return "";
}

std::string sign_words(VerdictKind kind, bool earlier) {
  const bool right = kind == VerdictKind::kRight;
  if (earlier) return right ? "Was right" : "Was not right";
  const std::string word = verdict_word(kind);
  return word.substr(0, word.size() - 1);
}

std::string about_earlier_answer(const std::string& answer) {
  constexpr std::size_t kLongest = 48;
  std::string shown = answer;
  if (shown.size() > kLongest) {
    std::size_t end = kLongest;
    while (end > 0 && (static_cast<unsigned char>(shown[end]) & 0xC0U) == 0x80U) --end;
    shown = shown.substr(0, end) + " …";
  }
  return shown.empty() ? kAboutEarlierCheck : "About your earlier answer " + shown + ":";
}

std::string about_earlier_line(int line) {
  return "About your earlier choice, line " + std::to_string(line) + ":";
}

VerdictWords verdict_words(const Verdict& verdict) {
  std::string word = verdict_word(verdict.kind);
  const std::string message = whole_message(verdict);
  const bool of_line = message.rfind(kNotThisLine, 0) == 0;
  const std::string opening = of_line ? kNotThisLine : word.substr(0, word.size() - 1) + ":";
  if (message.rfind(opening, 0) != 0) return {std::move(word), message};
  const std::size_t rest = message.find_first_not_of(' ', opening.size());
  return {opening, rest == std::string::npos ? std::string() : message.substr(rest)};
}

std::string code_error(const std::string& message, int line) {
  const std::string words = message.empty() ? "an error without a message" : message;
  return line > 0 ? "Error on line " + std::to_string(line) + ": " + words : "Error: " + words;
}

std::string step_number(int number) { return "Step " + std::to_string(number) + ". "; }

std::string your_step(const std::string& yours, const std::string& right) {
  if (yours == "0" || yours.rfind("0 ", 0) == 0)
    return "Yours leaves this out: it is " + right + ".";
  return "Here yours differs: you have " + yours + ", and it is " + right + ".";
}

std::string step_moved(const std::string& step, int place, int count) {
  return "\"" + step + "\" is now step " + std::to_string(place) + " of " + std::to_string(count) +
         ".";
}

std::string storage_failed(const std::string& reason) {
  for (const auto& [fault, words] : kStorageFaults) {
    if (reason == fault) return std::string("Your progress is not saved: ") + words;
  }
  return "Your progress is not saved (" + reason +
         "). You can work on; choose Try again to save it.";
}

std::string kept_here(const CopyState& copy, std::int32_t today) {
  std::string words = "Your progress is kept in this browser only. Last copy: ";
  if (!copy.day) return words + "never.";
  const int days = today - *copy.day;
  if (days < 0) return words + "on " + date_text(*copy.day) + ", by a clock that was ahead.";
  words += days == 0 ? "today" : days == 1 ? "yesterday" : std::to_string(days) + " days ago";
  if (copy.answers_since == 0) return words + ".";
  return words + "; " + counted(copy.answers_since, "answer", "answers") + " since.";
}

std::string unreadable_entries(int count) {
  return counted(count, "saved entry", "saved entries") + " could not be read and " +
         (count == 1 ? "does" : "do") +
         " not count. Nothing was deleted; a newer version of this page may read " +
         (count == 1 ? "it." : "them.");
}

std::string search_words(const std::string& query, int count, int lacking, bool reading) {
  if (query.empty()) return "Type a word: a title, a term, a model or an exercise’s number.";
  const std::string more = reading ? " Reading the other chapters …" : "";
  if (count == 0) return "Nothing holds “" + query + "”." + more;
  const std::string most_of_them = counted(lacking, "place", "places") + " with most of them.";
  if (lacking == count) return "No place holds all these words; " + most_of_them + more;
  const int whole = count - lacking;
  return (whole == 1 ? "One place" : std::to_string(whole) + " places") +
         "; Enter opens the first." + (lacking == 0 ? "" : " Below: " + most_of_them) + more;
}

std::string without(const std::string& words) { return "Without: " + words; }

std::string chapter_failed(const std::string& reason) {
  return "This chapter could not be shown (" + reason +
         "). The other chapters and your progress are not affected. Choose Try again, or reload "
         "the page.";
}

std::string appendix_failed(const std::string& reason) {
  return "This page could not be shown (" + reason +
         "). The chapters and your progress are not affected. Choose Try again, or reload the "
         "page.";
}

std::string end_of_chapter(int chapter) { return "The end of chapter " + std::to_string(chapter); }

std::string on_to_end_of_chapter(int chapter) {
  return std::string(kNext) + "the end of chapter " + std::to_string(chapter);
}

std::string solved_of(int solved, int count) {
  return std::to_string(solved) + " of " + counted(count, "exercise", "exercises") + " solved";
}

std::string attempts(int count, bool solved, bool after_reveal) {
  if (count == 0) return "No attempts yet.";
  std::string words = counted(count, "attempt", "attempts") + ".";
  if (solved && after_reveal) words += " Solved after the derivation was opened.";
  return words;
}

std::string streak(int current, int best, bool missed, bool any_right) {
  if (best == 0 && any_right)
    return "No day streak yet: your right answers were given on days that, by this device's clock, "
           "are still to come.";
  if (best == 0) return "No day streak yet: it starts with your first right answer.";
  const std::string days = counted(best, "day", "days");
  if (missed)
    return "There was a day without a right answer, so the next one begins a new day streak. Your "
           "best is " +
           days + ".";
  if (current == 0) return "Your best day streak: " + days + ".";
  return "Day streak: " + counted(current, "day", "days") + ", best " + std::to_string(best) + ".";
}

std::string calls_to_make(int count) {
  return "The " + counted(count, "call that will be made", "calls that will be made");
}

std::string calls_passed(int passed, int count) {
  if (passed == count && count > 1) return "All " + std::to_string(count) + " passed";
  return std::to_string(passed) + " passed";
}

std::string how_compared(double tolerance) {
  if (tolerance == 0.0) return "A call passes if it returns exactly this.";
  char text[80];
  std::snprintf(text, sizeof text,
                "A call passes if each number is within %g of what it should be.", tolerance);
  return text;
}

std::string more_fail(int count) { return counted(count, "more call fails.", "more calls fail."); }

std::string more_print(int count) {
  return counted(count, "more call prints something.", "more calls print something.");
}

std::string solved_count(int solved, int count) {
  if (solved == count && count > 0) return "All " + std::to_string(count) + " solved";
  return std::to_string(solved) + " of " + std::to_string(count) + " solved";
}

std::string chapter_facts(int minutes, int solved, int count) {
  const std::string progress = solved_of(solved, count) + ".";
  if (minutes <= 0) return progress;
  return "About " + counted(minutes, "minute", "minutes") + " to read. " + progress;
}

std::string parts_right(std::span<const Verdict> verdicts) {
  if (!verdicts.empty() && std::all_of(verdicts.begin(), verdicts.end(), is_withheld))
    return "Nothing is marked yet: fill in every field first.";
  if (std::any_of(verdicts.begin(), verdicts.end(),
                  [](const Verdict& verdict) { return verdict.kind == VerdictKind::kUnreadable; }))
    return "Nothing is marked yet: every part needs an answer that can be read.";
  const auto right = std::count_if(verdicts.begin(), verdicts.end(), [](const Verdict& verdict) {
    return verdict.kind == VerdictKind::kRight;
  });
  return std::to_string(right) + " of " + std::to_string(verdicts.size()) +
         (right == 1 ? " answers is right." : " answers are right.");
}

std::string own_numbers_count(const std::vector<std::string>& sentences) {
  std::string list;
  for (const std::string& sentence : sentences) list += (list.empty() ? "" : "; ") + sentence;
  return "An answer worked out from your own earlier number counts as well: " + list + ".";
}

std::string your_code(const std::string& language, const std::string& function,
                      const std::vector<std::string>& parameters) {
  std::string list;
  for (const std::string& parameter : parameters) list += (list.empty() ? "" : ", ") + parameter;
  return "Your " + language + ": " + function + "(" + list + ")";
}

std::string repaired_line(int line) { return "Line " + std::to_string(line) + " should read:"; }

std::string shows_and_should(const std::string& shows, const std::string& should) {
  return " returns " + shows + "; with that line repaired it returns " + should + ".";
}

}  // namespace tmw::words

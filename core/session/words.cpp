#include "core/session/words.h"

#include <algorithm>
#include <cstdio>
#include <utility>

#include "core/marking/numeric_question.h"

namespace tmw::words {
namespace {

std::string counted(int count, const std::string& one, const std::string& many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

}  // namespace

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

VerdictWords verdict_words(const Verdict& verdict) {
  std::string word = verdict_word(verdict.kind);
  const std::string opening = word.substr(0, word.size() - 1) + ":";
  const std::string message = whole_message(verdict);
  if (message.rfind(opening, 0) != 0) return {std::move(word), message};
  const std::size_t rest = message.find_first_not_of(' ', opening.size());
  return {opening, rest == std::string::npos ? std::string() : message.substr(rest)};
}

std::string code_error(const std::string& message, int line) {
  const std::string words = message.empty() ? "an error without a message" : message;
  return line > 0 ? "Error on line " + std::to_string(line) + ": " + words : "Error: " + words;
}

std::string step_moved(const std::string& step, int place, int count) {
  return "\"" + step + "\" is now step " + std::to_string(place) + " of " + std::to_string(count) +
         ".";
}

std::string storage_failed(const std::string& reason) {
  if (reason == "blocked") {
    return "Your progress is not saved: this browser blocks storage for this page, as private "
           "windows do. You can work on; to keep your progress, open the page in a normal window "
           "or allow it to store data.";
  }
  if (reason == "full") {
    return "Your progress is not saved: the browser's storage is full. You can work on; free some "
           "disk space or delete data of other sites, then choose Try again.";
  }
  return "Your progress is not saved (" + reason +
         "). You can work on; choose Try again to save it.";
}

std::string unreadable_entries(int count) {
  return counted(count, "saved entry", "saved entries") + " could not be read and " +
         (count == 1 ? "does" : "do") +
         " not count. Nothing was deleted; a newer version of this page may read " +
         (count == 1 ? "it." : "them.");
}

std::string search_words(const std::string& query, int count, bool whole, bool reading) {
  if (query.empty()) return "Type a word: a title, a term, a model or an exercise’s number.";
  const std::string more = reading ? " Reading the other chapters …" : "";
  if (count == 0) return "Nothing holds “" + query + "”." + more;
  const std::string places = counted(count, "place", "places");
  if (!whole) return "No place holds all these words; " + places + " with most of them." + more;
  return (count == 1 ? "One place" : places) + "; Enter opens the first." + more;
}

std::string without(const std::string& words) { return "Without: " + words; }

std::string chapter_failed(const std::string& reason) {
  return "This chapter could not be shown (" + reason +
         "). The other chapters and your progress are not affected. Choose Try again, or reload "
         "the page.";
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

std::string streak(int current, int best) {
  if (best == 0) return "No day streak yet: it starts with your first right answer.";
  if (current == 0)
    return "No day streak now; your best is " + counted(best, "day", "days") + " in a row.";
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

std::string parts_right(const std::vector<Verdict>& verdicts) {
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

#include "core/exercise/mark_words.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

namespace tmw {
namespace {

Verdict unreadable(std::string message) {
  Verdict verdict;
  verdict.message = std::move(message);
  return verdict;
}

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> pieces;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t end = std::min(text.find(separator, from), text.size());
    pieces.push_back(text.substr(from, end - from));
    from = end + 1;
  }
  return pieces;
}

std::string trimmed(const std::string& text) {
  const std::size_t start = text.find_first_not_of(" \t\n");
  if (start == std::string::npos) return {};
  return text.substr(start, text.find_last_not_of(" \t\n") - start + 1);
}

// The position that a whole number from 1 names, from 0; -1 if it is none.
int position_of(const std::string& text) {
  const std::string digits = trimmed(text);
  int number = 0;
  const char* end = digits.data() + digits.size();
  const auto [rest, fault] = std::from_chars(digits.data(), end, number);
  return fault == std::errc() && rest == end && number >= 1 ? number - 1 : -1;
}

// Several words are one answer each; a single word may hold them with ; between.
std::vector<std::string> part_answers(const std::vector<std::string>& words) {
  if (words.size() != 1) return words;
  const std::vector<std::string> pieces = split(words[0], ';');
  return pieces.empty() ? std::vector<std::string>{""} : pieces;
}

Verdict mark(const DeriveProblem& problem, const std::vector<std::string>& words) {
  const std::vector<std::string> answers = part_answers(words);
  if (answers.size() > problem.parts.size()) {
    return unreadable("There are " + std::to_string(problem.parts.size()) + " parts, but " +
                      std::to_string(answers.size()) + " answers.");
  }
  std::vector<Verdict> verdicts;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    verdicts.push_back(mark_part(problem, static_cast<int>(i), answers[i]));
  }
  Verdict verdict = combined_verdict(problem.parts, verdicts);
  for (std::size_t i = answers.size(); i < problem.parts.size(); ++i) {
    verdict.message += "\nNot answered yet: " + plain_text(problem.parts[i].ask) + ".";
  }
  return verdict;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Whether `number` stands in the text as a whole: 9.2 is not in "99.2%".
bool states(const std::string& text, const std::string& number) {
  const std::size_t at = text.find(number);
  if (number.empty() || at == std::string::npos) return false;
  const std::size_t end = at + number.size();
  const bool starts = at == 0 || (!is_digit(text[at - 1]) && text[at - 1] != '.');
  return starts && (end == text.size() || (!is_digit(text[end]) && text[end] != '.'));
}

// The option that a learner names by its place, by its words, or by the number that it states;
// -1 if none or several fit.
int option_named(const ChoiceProblem& problem, const std::string& word) {
  const std::string meant = trimmed(word);
  const int position = position_of(meant);
  if (position >= 0) return position;
  int found = -1;
  for (std::size_t i = 0; i < problem.options.size(); ++i) {
    const std::string text = plain_text(problem.options[i].text);
    if (text == meant) return static_cast<int>(i);
    if (std::isnan(problem.options[i].value) || !states(text, meant)) continue;
    if (found >= 0) return -1;
    found = static_cast<int>(i);
  }
  return found;
}

Verdict mark(const ChoiceProblem& problem, const std::vector<std::string>& words) {
  return mark_choice(problem, words.size() == 1 ? option_named(problem, words[0]) : -1);
}

Verdict mark(const DebugProblem& problem, const std::vector<std::string>& words) {
  return mark_line(problem, words.size() == 1 ? position_of(words[0]) + 1 : 0);
}

Verdict mark(const OrderProblem& problem, const std::vector<std::string>& words) {
  std::vector<int> order;
  for (const std::string& word : words) {
    for (const std::string& piece : split(word, ',')) order.push_back(position_of(piece));
  }
  return mark_order(problem, order);
}

Verdict mark(const BuildProblem&, const std::vector<std::string>&) {
  return unreadable("This exercise is answered with code, which has to be run first.");
}

}  // namespace

Verdict mark_words(const Problem& problem, const std::vector<std::string>& words) {
  return std::visit([&](const auto& task) { return mark(task, words); }, problem.task);
}

std::string verdict_unit(const Problem& problem) {
  const auto* derive = std::get_if<DeriveProblem>(&problem.task);
  if (derive == nullptr) return "1";
  return base_unit_symbol(derive->parts.front().question.unit.dimension);
}

const char* verdict_name(VerdictKind kind) {
  switch (kind) {
    case VerdictKind::Right:
      return "right";
    case VerdictKind::Close:
      return "close";
    case VerdictKind::Slip:
      return "slip";
    case VerdictKind::Wrong:
      return "wrong";
    case VerdictKind::Unreadable:
      return "unreadable";
  }
  return "unreadable";
}

}  // namespace tmw

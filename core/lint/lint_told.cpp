// No message tells the answer: a hint, a slip or a wrong option must leave it to be found.
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <iterator>

#include "core/content/derive_task.h"
#include "core/content/overloaded.h"
#include "core/exercise/choice.h"
#include "core/exercise/problem.h"
#include "core/exercise/problem_part.h"
#include "core/formula/evaluate.h"
#include "core/lint/lint_parts.h"
#include "core/text/characters.h"
#include "core/units/quantity.h"

namespace tmw {
namespace {

struct PrintedNumber {
  double value = 0;
  int digits = 0;
  std::string text;
};

// Whether a power follows: the 10 of 10^9 and of 10⁹.
bool is_raised(const std::string& text, std::size_t at) {
  constexpr std::string_view kRaised[] = {"^",      "\u2070", "\u00b9", "\u00b2",
                                          "\u00b3", "\u2074", "\u2075", "\u2076",
                                          "\u2077", "\u2078", "\u2079"};
  return std::any_of(std::begin(kRaised), std::end(kRaised), [&](std::string_view sign) {
    return text.compare(at, sign.size(), sign) == 0;
  });
}

// "1,120" is one number, "2, 4" are two; "4.3" behind "exercise" is none, but harmless.
std::vector<PrintedNumber> numbers_in(const std::string& text) {
  std::vector<PrintedNumber> numbers;
  for (std::size_t at = 0; at < text.size();) {
    if (is_letter(text[at]) || text[at] == '_') {  // a name, with its digits: BF16
      while (at < text.size() && (is_letter(text[at]) || is_digit(text[at]) || text[at] == '_'))
        ++at;
      continue;
    }
    if (!is_digit(text[at])) {
      ++at;
      continue;
    }
    PrintedNumber number;
    std::string plain;
    for (; at < text.size(); ++at) {
      const bool inside = at + 1 < text.size() && is_digit(text[at + 1]);
      if (is_digit(text[at]) || (text[at] == '.' && inside))
        plain += text[at];
      else if (text[at] != ',' || !inside)
        break;
      number.text += text[at];
    }
    number.value = std::strtod(plain.c_str(), nullptr);
    const std::size_t first = plain.find_first_of("123456789");
    for (std::size_t i = first; i < plain.size(); ++i) number.digits += is_digit(plain[i]);
    if (!is_raised(text, at)) numbers.push_back(std::move(number));
  }
  return numbers;
}

bool stands_in(const std::string& prompt, const PrintedNumber& number) {
  for (const PrintedNumber& known : numbers_in(prompt)) {
    if (known.value == number.value) return true;
  }
  return false;
}

// Whether the number is the value to the digits that it has; two digits say little.
bool tells(const PrintedNumber& number, double value) {
  constexpr int kFewest = 3;
  constexpr double kTooSmall = 10;  // smaller counts stand everywhere
  if (value == 0) return false;
  if (number.value == value) return number.value >= kTooSmall;
  if (number.digits < kFewest) return false;
  const double exponent = std::floor(std::log10(std::fabs(value)));
  const double place = std::pow(10, exponent - number.digits + 1);
  return std::fabs(number.value - value) <= 0.5 * place * (1 + 1e-9);
}

// In the asked unit, in base units, and in GB beside GiB.
bool tells_answer(const PrintedNumber& number, const NumericQuestion& question) {
  const double right = right_value(question);
  if (tells(number, right / question.unit.factor) || tells(number, right)) return true;
  if (question.unit.dimension.of(BaseUnit::kByte) == 0) return false;
  for (const double factor : {1e9, 1073741824.0, 1e6, 1048576.0}) {
    if (tells(number, right / factor)) return true;
  }
  return false;
}

std::string text_of(const Blocks& blocks) { return plain_text(blocks); }

void check(const std::string& message, const std::string& what, const NumericQuestion& question,
           const std::string& prompt, int line, LintNotes& notes) {
  for (const PrintedNumber& number : numbers_in(message)) {
    if (!tells_answer(number, question) || stands_in(prompt, number)) continue;
    notes.error(line, what + " tells the answer, " + number.text + ": \"" + message + "\"");
    return;
  }
}

// A wrong option's reason, and a hint, must not quote the number that only the right option has.
void check_options(const ChoiceProblem& choice, const Problem& problem, int line,
                   LintNotes& notes) {
  constexpr int kFewest = 3;
  const std::string prompt = text_of(problem.prompt);
  std::string others;
  std::vector<PrintedNumber> right;
  for (const ProblemOption& option : choice.options) {
    if (option.right)
      right = numbers_in(plain_text(option.text));
    else
      others += " " + plain_text(option.text);
  }
  const auto look = [&](const std::string& message, const std::string& what) {
    for (const PrintedNumber& number : numbers_in(message)) {
      const bool told = std::any_of(right.begin(), right.end(), [&](const PrintedNumber& known) {
        return known.value == number.value && known.digits >= kFewest;
      });
      if (!told || stands_in(prompt, number) || stands_in(others, number)) continue;
      notes.error(line, what + " tells the right option, " + number.text + ": \"" + message + "\"");
    }
  };
  for (const ProblemOption& option : choice.options) {
    if (!option.right) look(text_of(option.because), "a wrong option's reason");
  }
  for (const Blocks& hint : problem.hints) look(text_of(hint), "a hint");
}

void check_parts(const DeriveProblem& numbers, const Problem& problem,
                 std::span<const PartSpec> specs, LintNotes& notes) {
  const std::string prompt = text_of(problem.prompt);
  for (std::size_t i = 0; i < numbers.parts.size() && i < specs.size(); ++i) {
    const NumericQuestion& question = numbers.parts[i].question;
    const auto look = [&](const std::string& message, const std::string& what) {
      check(message, what, question, prompt, specs[i].line, notes);
    };
    for (const AuthorSlip& slip : question.slips) look(slip.words, "a slip");
    for (const SourceAnswer& source : question.source_answers) look(source.words, "a slip");
    for (const Convention& other : question.conventions) {
      if (other.verdict != VerdictKind::kRight) look(other.words, "a convention");
    }
    for (const Blocks& hint : problem.hints) look(text_of(hint), "a hint");
  }
}

}  // namespace

void lint_told(const Problem& problem, std::span<const PartSpec> specs, int line,
               LintNotes& notes) {
  std::visit(
      Overloaded{[&](const DeriveProblem& numbers) { check_parts(numbers, problem, specs, notes); },
                 [&](const ChoiceProblem& choice) { check_options(choice, problem, line, notes); },
                 [](const OrderProblem&) {}, [](const BuildProblem&) {},
                 [](const DebugProblem&) {}},
      problem.task);
}

}  // namespace tmw

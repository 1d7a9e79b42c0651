// Proofs about words: hints, messages without markup, numbers that should have been computed.
#include <algorithm>
#include <cstdlib>
#include <set>

#include "core/content/exercise.h"
#include "core/content/read_prose.h"
#include "core/content/workbook.h"
#include "core/exercise/theory.h"
#include "core/formula/expression_node.h"
#include "core/lint/lint_parts.h"
#include "core/marking/numeric_question.h"
#include "core/text/characters.h"

namespace tmw {
namespace {

constexpr std::size_t kFewestRules = 2;
constexpr std::size_t kMostRules = 4;
constexpr int kMinutesLimit = 4;

// Prose with its markers, code spans and link targets blanked out.
std::string without_markers(const std::string& prose) {
  std::string text = prose;
  const auto blank = [&](const char* open, const char* close) {
    std::size_t start = 0;
    while ((start = text.find(open, start)) != std::string::npos) {
      std::size_t end = text.find(close, start + 1);
      end = end == std::string::npos ? text.size() : end + std::string(close).size();
      text.replace(start, end - start, end - start, ' ');
    }
  };
  blank("{{", "}}");
  blank("`", "`");
  blank("](", ")");
  return text;
}

// The numbers typed in a text, without their grouping: "124,320,000" and "1{,}024" too.
std::vector<std::string> typed_numbers(const std::string& text) {
  std::vector<std::string> numbers;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool in_word = i > 0 && (is_letter(text[i - 1]) || is_digit(text[i - 1]) ||
                                   text[i - 1] == '^' || text[i - 1] == '.');
    if (!is_digit(text[i]) || in_word) continue;
    std::string number;
    while (i < text.size()) {
      if (is_digit(text[i]) || (text[i] == '.' && i + 1 < text.size() && is_digit(text[i + 1]))) {
        number += text[i++];
      } else if (text.compare(i, 3, "{,}") == 0) {
        i += 3;
      } else if (text[i] == ',' && i + 3 < text.size() && is_digit(text[i + 1]) &&
                 is_digit(text[i + 2]) && is_digit(text[i + 3])) {
        ++i;
      } else {
        break;
      }
    }
    // "12d", "12\\,d" and "12 d²" are coefficients of a formula in symbols.
    const bool coefficient = i < text.size() && (is_letter(text[i]) || text[i] == '\\' ||
                                                 text.compare(i, 3, " d\xc2") == 0);
    if (!coefficient) numbers.push_back(number);
  }
  return numbers;
}

int significant_digits(const std::string& number) {
  std::string digits;
  for (const char c : number) {
    if (is_digit(c)) digits += c;
  }
  digits.erase(0, digits.find_first_not_of('0'));
  const std::size_t last = digits.find_last_not_of('0');
  return last == std::string::npos ? 0 : static_cast<int>(last + 1);
}

bool is_year(const std::string& number) {
  return number.size() == 4 && (number.rfind("19", 0) == 0 || number.rfind("20", 0) == 0);
}

// A number of four or more significant digits is computed or given, so a marker must print it.
void check_typed_numbers(const Prose& prose, const char* key, int line, LintNotes& notes) {
  for (const std::string& number : typed_numbers(without_markers(prose.source))) {
    if (significant_digits(number) < 4 || is_year(number)) continue;
    notes.error(line, std::string("`") + key + "` types the number " + number +
                          "; write the formula it comes from as {{ ... }}");
  }
}

// True if a given is this number and nothing else.
bool states(const GivenSpec& given, const std::string& number) {
  const auto* value = std::get_if<Expression>(&given.value);
  return value != nullptr && value->nodes().size() == 1 &&
         value->nodes().front().op == Op::kNumber &&
         value->nodes().front().number == std::strtod(number.c_str(), nullptr);
}

// A typed number that repeats a varied given would stay behind when new numbers are drawn.
void check_given_numbers(const Prose& prose, const char* key, const Exercise& exercise,
                         LintNotes& notes) {
  for (const std::string& number : typed_numbers(without_markers(prose.source))) {
    for (const GivenSpec& given : exercise.given) {
      if (given.is_words() || number.size() < 2 || !states(given, number)) continue;
      notes.error(exercise.line, std::string("`") + key + "` types " + number +
                                     ", which is given; write {{ " + given.name + " }}");
    }
  }
}

// A verdict's words are shown as they are: no Markdown math.
void check_message(const Prose& prose, const char* key, int line, LintNotes& notes) {
  if (without_markers(prose.source).find('$') != std::string::npos) {
    notes.error(line,
                std::string("`") + key +
                    "` is said in a verdict, where $...$ is not typeset; write 12·d² in plain "
                    "characters");
  }
  check_typed_numbers(prose, key, line, notes);
}

void check_callouts(const Blocks& blocks, LintNotes& notes) {
  for (const Block& block : blocks) {
    if (block.kind == BlockKind::kCallout && block.children.empty()) {
      notes.error(0, "a call-out has a title only; put an empty `>` line between title and text");
    }
    check_callouts(block.children, notes);
  }
}

}  // namespace

int word_count(const std::string& text) {
  int count = 0;
  bool in_word = false;
  for (const char c : text) {
    const bool letter = !is_space(c);
    count += letter && !in_word ? 1 : 0;
    in_word = letter;
  }
  return count;
}

void lint_exercise_prose(const Exercise& exercise, LintNotes& notes) {
  if (exercise.hints.size() < 2) notes.error(exercise.line, "give at least two hints");
  if (!exercise.hints.empty()) {
    check_message(exercise.hints.front(), "the first hint", exercise.line, notes);
  }
  const auto check = [&](const Prose& prose, const char* key) {
    check_typed_numbers(prose, key, exercise.line, notes);
    check_given_numbers(prose, key, exercise, notes);
  };
  check(exercise.prompt, "prompt");
  for (const Prose& hint : exercise.hints) check(hint, "hints");
  check(exercise.solution_note, "working");
  check(exercise.remark, "remark");
  check(exercise.predict.ask, "predict");
  for (const Prose& option : exercise.predict.options) check(option, "predict");
  for (const StepSpec& step : exercise.steps) {
    check_typed_numbers(step.say, "say", step.line, notes);
  }
  const auto messages = [](const auto& task) { return messages_of(task); };
  for (const LintMessage& message : std::visit(messages, exercise.task)) {
    check_message(message.prose, message.key, message.line, notes);
  }
}

void lint_theory_prose(const Chapter& chapter, LintNotes& notes) {
  check_typed_numbers(chapter.theory, "theory", 0, notes);
  for (const Prose& rule : chapter.keep) check_typed_numbers(rule, "keep", 0, notes);
  if (chapter.keep.size() < kFewestRules || chapter.keep.size() > kMostRules) {
    notes.error(0, "`keep` holds the rules to take along, shown at the chapter's end: give " +
                       std::to_string(kFewestRules) + " to " + std::to_string(kMostRules));
  }
  const Theory theory = theory_of(chapter);
  check_callouts(theory.blocks, notes);
  const int words = word_count(plain_text(theory.blocks));
  if (words > kMinutesLimit * kWordsPerMinute) {
    notes.error(0, "the theory has " + std::to_string(words) + " words; it must be read in " +
                       std::to_string(kMinutesLimit) + " minutes, that is, in " +
                       std::to_string(kMinutesLimit * kWordsPerMinute) + " words");
  }
}

void lint_figures(const std::vector<FigureSpec>& figures, const std::string& prose,
                  LintNotes& notes) {
  std::set<std::string> ids;
  for (const FigureSpec& figure : figures) {
    if (!ids.insert(figure.id).second) {
      notes.error(figure.line, "two figures have the id " + figure.id);
    }
    if (prose.find("(figure:" + figure.id + ")") == std::string::npos) {
      notes.error(figure.line, "no prose shows this figure; put ![](figure:" + figure.id +
                                   ") in a paragraph of its own");
    }
    check_typed_numbers(figure.caption, "caption", figure.line, notes);
    check_typed_numbers(figure.alt, "alt", figure.line, notes);
  }
  std::size_t at = 0;
  while ((at = prose.find("(figure:", at)) != std::string::npos) {
    const std::string id = prose.substr(at + 8, prose.find(')', at) - at - 8);
    if (ids.count(id) == 0)
      notes.error(0, "the prose shows a figure `" + id + "`, but none has that id");
    at += 8;
  }
}

}  // namespace tmw

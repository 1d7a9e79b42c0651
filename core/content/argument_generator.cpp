#include "core/content/argument_generator.h"

#include <cmath>
#include <cstdlib>
#include <string>
#include <vector>

#include "core/text/characters.h"

namespace tmw {
namespace {

constexpr int kMaxLength = 64;

// A # stands for a number.
struct Form {
  GeneratorKind kind;
  std::string_view words;
};

constexpr Form kForms[] = {
    {GeneratorKind::kInteger, "integer # to # step #"},
    {GeneratorKind::kInteger, "integer # to #"},
    {GeneratorKind::kNumber, "number # to #"},
    {GeneratorKind::kVector, "vector # of # to #"},
    {GeneratorKind::kMatrix, "matrix # by # of # to #"},
};

// The first word, which is taken off the text.
std::string_view next_word(std::string_view& text) {
  text = trimmed(text);
  std::size_t end = 0;
  while (end < text.size() && !is_space(text[end])) ++end;
  const std::string_view word = text.substr(0, end);
  text.remove_prefix(end);
  return word;
}

std::optional<double> number_of(std::string_view word) {
  const std::string text(word);
  char* end = nullptr;
  const double value = std::strtod(text.c_str(), &end);
  if (text.empty() || *end != '\0' || !std::isfinite(value)) return std::nullopt;
  return value;
}

// The numbers of a text that has this form.
std::optional<std::vector<double>> numbers_in(std::string_view text, std::string_view form) {
  std::vector<double> numbers;
  while (!trimmed(form).empty()) {
    const std::string_view wanted = next_word(form);
    const std::string_view word = next_word(text);
    if (wanted != "#") {
      if (word != wanted) return std::nullopt;
      continue;
    }
    const std::optional<double> number = number_of(word);
    if (!number) return std::nullopt;
    numbers.push_back(*number);
  }
  if (!trimmed(text).empty()) return std::nullopt;
  return numbers;
}

bool is_whole(double value) { return value == std::floor(value) && std::fabs(value) < 1e15; }

// Sizes stand before the range, a step behind it.
std::optional<ArgumentGenerator> generator_of(GeneratorKind kind,
                                              const std::vector<double>& numbers) {
  ArgumentGenerator made;
  made.kind = kind;
  std::size_t at = 0;
  const auto size = [&](int& length) {
    const double number = numbers[at++];
    length = number >= 1 && number <= kMaxLength && is_whole(number) ? static_cast<int>(number) : 0;
  };
  if (kind == GeneratorKind::kMatrix) size(made.rows);
  if (kind == GeneratorKind::kMatrix || kind == GeneratorKind::kVector) size(made.columns);
  made.low = numbers[at++];
  made.high = numbers[at++];
  if (at < numbers.size()) made.step = numbers[at];
  if (made.rows == 0 || made.columns == 0) return std::nullopt;
  if (kind != GeneratorKind::kInteger) {
    return made.low < made.high ? std::optional(made) : std::nullopt;
  }
  const bool whole = is_whole(made.low) && is_whole(made.high) && is_whole(made.step);
  if (!whole || made.step < 1 || made.low > made.high) return std::nullopt;
  return made;
}

}  // namespace

std::optional<ArgumentGenerator> read_generator(std::string_view text) {
  for (const Form& form : kForms) {
    const std::optional<std::vector<double>> numbers = numbers_in(text, form.words);
    if (numbers) return generator_of(form.kind, *numbers);
  }
  return std::nullopt;
}

}  // namespace tmw

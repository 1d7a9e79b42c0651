#include "core/formula/words_to_digits.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "core/text/characters.h"

namespace tmw {
namespace {

constexpr std::array<std::string_view, 20> kSmall = {
    "zero",     "one",     "two",     "three",     "four",     "five",    "six",
    "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",  "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};

constexpr std::array<std::string_view, 10> kTens = {
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};

struct Multiplier {
  std::string_view word;
  int value;
};

constexpr Multiplier kMultipliers[] = {{"twice", 2},  {"double", 2}, {"thrice", 3},
                                       {"triple", 3}, {"treble", 3}, {"quadruple", 4}};

// What may stand behind "twice" without changing it.
constexpr std::string_view kAsMuch[] = {"as much", "as many", "as large", "as big",
                                        "as high", "as long", "as fast",  "as wide"};

template <std::size_t N>
std::optional<int> place_of(const std::array<std::string_view, N>& words, std::string_view word) {
  for (std::size_t i = 0; i < N; ++i) {
    if (!words[i].empty() && same_without_case(words[i], word)) return static_cast<int>(i);
  }
  return std::nullopt;
}

std::string_view word_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_letter(text[end])) ++end;
  const bool goes_on = end < text.size() && (is_digit(text[end]) || text[end] == '_');
  return goes_on ? std::string_view() : text.substr(at, end - at);
}

struct Spelt {
  int value = 0;
  std::size_t end = 0;      // behind the last word; 0 if there is no number in words
  bool multiplies = false;  // "twice", "fourfold": what stands behind it
};

// Moves past a space or hyphen between two words of a number.
std::size_t next_word(std::string_view text, std::size_t at) {
  return at < text.size() && (text[at] == ' ' || text[at] == '-') ? at + 1 : at;
}

// "seven", "sixty-four"
Spelt below_hundred(std::string_view text, std::size_t at) {
  const std::string_view first = word_at(text, at);
  if (const auto small = place_of(kSmall, first)) return {*small, at + first.size()};
  const auto tens = place_of(kTens, first);
  if (!tens) return {};
  Spelt spelt{10 * *tens, at + first.size()};
  const std::size_t next = next_word(text, spelt.end);
  const std::string_view second = word_at(text, next);
  const auto ones = place_of(kSmall, second);
  if (next > spelt.end && ones && *ones >= 1 && *ones <= 9)
    spelt = {spelt.value + *ones, next + second.size()};
  return spelt;
}

// "one hundred and twenty-four"
Spelt below_thousand(std::string_view text, std::size_t at) {
  Spelt spelt = below_hundred(text, at);
  if (spelt.end == 0) return spelt;
  const std::size_t next = next_word(text, spelt.end);
  const std::string_view hundred = word_at(text, next);
  if (!same_without_case(hundred, "hundred") || spelt.value < 1 || spelt.value > 9) return spelt;
  spelt = {100 * spelt.value, next + hundred.size()};
  std::size_t rest = next_word(text, spelt.end);
  if (same_without_case(word_at(text, rest), "and")) rest = next_word(text, rest + 3);
  const Spelt more = below_hundred(text, rest);
  return more.end > 0 ? Spelt{spelt.value + more.value, more.end} : spelt;
}

// "twice", "twofold", "two-fold"
Spelt multiplier(std::string_view text, std::size_t at) {
  const std::string_view word = word_at(text, at);
  for (const Multiplier& known : kMultipliers) {
    if (same_without_case(known.word, word)) return {known.value, at + word.size(), true};
  }
  constexpr std::string_view kFold = "fold";
  if (word.size() > kFold.size() && word.substr(word.size() - kFold.size()) == kFold) {
    const auto times = place_of(kSmall, word.substr(0, word.size() - kFold.size()));
    if (times && *times >= 2) return {*times, at + word.size(), true};
  }
  const Spelt number = below_thousand(text, at);
  if (number.end > 0 && text.substr(number.end, 5) == "-fold")
    return {number.value, number.end + 5, true};
  return number;
}

// Whether digits stand behind a number in words, "twice 172": side by side both would be one
// number, 2 172.
bool digits_follow(std::string_view text, std::size_t at) {
  const std::size_t next = text.find_first_not_of(' ', at);
  return next != std::string_view::npos && next > at && is_digit(text[next]);
}

std::string_view without_as_much(std::string_view text) {
  for (const std::string_view words : kAsMuch) {
    const bool ends = text.size() > words.size() &&
                      same_without_case(text.substr(text.size() - words.size()), words) &&
                      text[text.size() - words.size() - 1] == ' ';
    if (ends) return trimmed(text.substr(0, text.size() - words.size()));
  }
  return text;
}

// What says a ratio of 1.
constexpr std::string_view kEqual[] = {"equal", "same", "the same"};

}  // namespace

bool says_equal(std::string_view text) {
  return std::any_of(std::begin(kEqual), std::end(kEqual), [text](std::string_view words) {
    return same_without_case(trimmed(text), words);
  });
}

std::optional<std::string> words_to_digits(std::string_view text) {
  const std::string_view shorter = without_as_much(trimmed(text));
  bool any = shorter.size() < trimmed(text).size();
  std::string digits;
  for (std::size_t at = 0; at < shorter.size();) {
    const bool starts = is_letter(shorter[at]) &&
                        (at == 0 || !(is_letter(shorter[at - 1]) || is_digit(shorter[at - 1]) ||
                                      shorter[at - 1] == '_'));
    const Spelt spelt = starts ? multiplier(shorter, at) : Spelt{};
    if (spelt.end == 0) {
      digits += shorter[at++];
      continue;
    }
    const bool beside = digits_follow(shorter, spelt.end);
    if (beside && !spelt.multiplies) return std::nullopt;  // "eight 160 MiB" says no number
    digits += std::to_string(spelt.value) + (beside ? " *" : "");
    at = spelt.end;
    any = true;
  }
  return any ? std::optional(std::move(digits)) : std::nullopt;
}

}  // namespace tmw

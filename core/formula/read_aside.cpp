#include "core/formula/read_aside.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <vector>

#include "core/formula/words_to_digits.h"
#include "core/text/characters.h"
#include "core/units/unit_names.h"

namespace tmw {
namespace {

constexpr std::size_t kNone = std::string_view::npos;

// Words that calculate, or would change the number beside them; and how such words begin.
constexpr std::string_view kChanging[] = {
    "exp",  "pi",  "ln", "log",  "min",   "max",  "sum",  "minus", "plus",    "per",
    "over", "not", "no", "less", "fewer", "more", "half", "with",  "without", "times"};
constexpr std::string_view kStarts[] = {"sq",    "cub",   "root",  "inv",   "recip",  "ceil",
                                        "ciel",  "floor", "round", "abs",   "pow",    "twic",
                                        "doubl", "third", "quart", "mil",   "bil",    "tril",
                                        "thou",  "hund",  "doz",   "divid", "multipl"};

bool is_word_letter(char c) { return is_letter(c) || static_cast<unsigned char>(c) >= 0x80; }

// Of a text, what the readers of asides need to know about its names.
class Names {
 public:
  explicit Names(const ReadContext& context) : context_(context) { context_.asides = false; }

  [[nodiscard]] bool is_symbol(std::string_view word) const {
    return std::any_of(context_.symbols.begin(), context_.symbols.end(),
                       [&](const Binding& known) { return known.name == word; });
  }

  // A name of something: none of the exercise's own, no calculation, no number.
  [[nodiscard]] bool is_name(std::string_view word) const {
    const std::string low = lowered(word);
    const bool changes =
        std::find(std::begin(kChanging), std::end(kChanging), low) != std::end(kChanging) ||
        std::any_of(std::begin(kStarts), std::end(kStarts), [&](std::string_view start) {
          return std::string_view(low).substr(0, start.size()) == start;
        });
    return !changes && !is_symbol(word) && !words_to_digits(word);
  }

  // A name that is no unit, or one of what is counted: "caches", "heads", "K".
  [[nodiscard]] bool is_thing(std::string_view word) const {
    if (!is_name(word)) return false;
    const auto unit = find_unit_name(word);
    if (unit) return unit->dimension.is_plain() && unit->factor == 1;
    return !find_scale(word) || word == "K";  // keys, where it stands before their number
  }

  // Keys, values, queries.
  [[nodiscard]] bool is_letter_of(std::string_view word) const {
    return (word == "K" || word == "V" || word == "Q") && !is_symbol(word);
  }

  // A name that is no unit at all.
  [[nodiscard]] bool is_foreign(std::string_view word) const {
    return is_name(word) && word.size() > 1 && !find_unit_name(word) && !find_scale(word);
  }

  // Whether an amount says something else than what is asked: "156 FLOP/B" of users.
  [[nodiscard]] bool is_other_amount(std::string_view text) const {
    if (!context_.asked) return false;
    const TypedAnswer amount = read_answer(text, context_);
    if (!amount.ok || !amount.has_unit || !amount.is_literal) return false;
    for (std::size_t i = 0; i < context_.asked->exponents.size(); ++i) {
      if (context_.asked->exponents[i] != 0 && amount.quantity.dimension.exponents[i] != 0)
        return false;
    }
    return amount.quantity.dimension != *context_.asked ||
           (amount.is_literal && text.find('%') != kNone);
  }

  [[nodiscard]] bool asks_amount() const { return context_.asked && !context_.asked->is_plain(); }

  // Whether the text is an amount with the unit that is asked.
  [[nodiscard]] bool is_asked_amount(std::string_view text) const {
    const TypedAnswer amount = read_answer(text, context_);
    return amount.ok && amount.is_literal && amount.has_unit &&
           amount.quantity.dimension == *context_.asked;
  }

 private:
  ReadContext context_;
};

std::vector<std::string_view> words_in(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_word_letter(text[at])) {
      ++at;
      continue;
    }
    const std::size_t start = at;
    while (at < text.size() && is_word_letter(text[at])) ++at;
    words.push_back(text.substr(start, at - start));
  }
  return words;
}

// Whether a bracket behind a number only says something of it.
bool is_said_in_bracket(std::string_view inside, const Names& names) {
  inside = trimmed(inside);
  if (inside.empty() || inside.find_first_of("*^+()") != kNone) return false;
  if (inside.size() == 1) return names.is_letter_of(inside);
  if (inside.front() == '=') return names.is_other_amount(trimmed(inside.substr(1)));
  const auto is_foreign = [&](std::string_view word) { return names.is_foreign(word); };
  const auto words = words_in(inside);
  return is_span(inside) || std::any_of(words.begin(), words.end(), is_foreign);
}

// "148 tokens/s (6.74 ms each)" without its bracket.
bool drop_bracket(std::string& text, const Names& names) {
  for (std::size_t open = text.find(" ("); open != kNone; open = text.find(" (", open + 1)) {
    const std::size_t close = text.find(')', open);
    if (close == kNone || open == 0) return false;
    const char before = text[open - 1];
    const bool behind_number = is_word_letter(before) || is_digit(before) || before == '%';
    if (!behind_number ||
        !is_said_in_bracket(std::string_view(text).substr(open + 2, close - open - 2), names))
      continue;
    text.erase(open, close + 1 - open);
    return true;
  }
  return false;
}

// Where a term of the text starts: the start, or behind a sum's sign.
std::size_t next_term(std::string_view text, std::size_t from) {
  const std::size_t plus = text.find("+ ", from);
  return plus == kNone ? kNone : plus + 2;
}

// "K 1 GiB + V 1 GiB", "weights 26 GB + caches 33.55 GB", "ratio 1": what a number is of. One that
// is alone must be a word for what is counted: "sqroot 16" is no label.
bool drop_labels(std::string& text, const Names& names) {
  const bool is_sum = text.find("+ ") != kNone;
  bool dropped = false;
  for (std::size_t term = 0; term != kNone; term = next_term(text, term)) {
    std::size_t at = term;
    while (at < text.size() && text[at] == ' ') ++at;
    const std::size_t start = at;
    while (at < text.size() && is_word_letter(text[at])) {
      const std::size_t word_start = at;
      while (at < text.size() && is_word_letter(text[at])) ++at;
      const std::string_view word = std::string_view(text).substr(word_start, at - word_start);
      const bool links = word == "of" && word_start > start;
      const bool says = names.is_thing(word) && (is_sum || names.is_letter_of(word) ||
                                                 find_unit_name(word) || word == "batch");
      if (!links && !says) break;
      if (at < text.size() && text[at] == ':') ++at;
      const std::size_t space = at;
      while (at < text.size() && text[at] == ' ') ++at;
      if (space == at) break;
    }
    if (at == start || at >= text.size() || !is_digit(text[at]) || text[at - 1] != ' ') continue;
    text.erase(start, at - start);
    dropped = true;
  }
  return dropped;
}

// Whether what stands behind a preposition leaves the number before it as it is.
bool is_said_behind(std::string_view preposition, std::string_view rest, const Names& names) {
  if (preposition == "of" && names.asks_amount() && names.is_asked_amount(rest)) return true;
  if (preposition != "of" && names.is_other_amount(rest)) return true;
  const auto words = words_in(rest);
  const bool only_words = rest.find_first_of("0123456789*^/()") == kNone;
  return only_words && !words.empty() &&
         std::all_of(words.begin(), words.end(),
                     [&](std::string_view word) { return names.is_thing(word); });
}

// "33.55 GB of cache", "1 GiB for K", "156 users at 156 FLOP/B". A share of an amount is a product:
// "1/4 of 13.48 GB".
bool drop_prepositions(std::string& text, const Names& names) {
  constexpr std::string_view kPrepositions[] = {"of", "for", "at", "in", "on"};
  for (const std::string_view preposition : kPrepositions) {
    const std::string spaced = " " + std::string(preposition) + " ";
    const std::size_t at = text.find(spaced);
    if (at == kNone || at == 0) continue;
    const std::size_t start = at + spaced.size();
    std::size_t end = std::min(text.find(" +", start), text.find(" -", start));
    end = std::min(end, text.size());
    const std::string_view rest = trimmed(std::string_view(text).substr(start, end - start));
    const bool has_unit = is_word_letter(text[at - 1]);
    if (preposition == "of" && !has_unit && names.asks_amount() && names.is_asked_amount(rest)) {
      text.replace(at, spaced.size(), " * ");
      return true;
    }
    if (!is_said_behind(preposition, rest, names)) continue;
    text.erase(at, end - at);
    return true;
  }
  return false;
}

// "1 GiB K + 1 GiB V": what a part of a sum is of, in one capital behind it.
bool drop_letters(std::string& text, const Names& names) {
  if (text.find("+ ") == kNone) return false;
  for (std::size_t at = 2; at < text.size(); ++at) {
    const bool stands_alone = text[at - 1] == ' ' && is_word_letter(text[at - 2]) &&
                              (at + 1 == text.size() || text[at + 1] == ' ');
    const std::string_view letter = std::string_view(text).substr(at, 1);
    if (!stands_alone || !names.is_letter_of(letter)) continue;
    text.erase(at - 1, 2);
    return true;
  }
  return false;
}

// "3.4, so 4" leads to its end; "1:1, equal" ends before its words.
bool mend_clause(std::string& text, const Names& names) {
  const std::size_t comma = text.rfind(", ");
  if (comma == kNone || comma == 0) return false;
  const std::string_view rest = trimmed(std::string_view(text).substr(comma + 2));
  for (const std::string_view leading : {"so ", "hence ", "thus ", "therefore "}) {
    if (rest.substr(0, leading.size()) != leading) continue;
    text.replace(comma, text.size() - rest.size() - comma + leading.size(), " -> ");
    return true;
  }
  const auto words = words_in(rest);
  const bool only_words = rest.find_first_of("0123456789*^/()+-") == kNone && !words.empty() &&
                          std::all_of(words.begin(), words.end(), [&](std::string_view word) {
                            return names.is_foreign(word);
                          });
  if (only_words) text.erase(comma);
  return only_words;
}

}  // namespace

// Of two whole numbers with a dash between them, "41-63", the second is the larger.
bool is_span(std::string_view text) {
  const std::size_t sign = std::min(text.find('-'), text.find("\u2013"));
  if (sign == kNone || sign == 0 || !is_digit(text[sign - 1]) || !is_digit(text.back()))
    return false;
  std::size_t first = sign;
  while (first > 0 && is_digit(text[first - 1])) --first;
  const std::string_view low = text.substr(first, sign - first);
  const std::string_view high = text.substr(text.find_first_of("0123456789", sign));
  const bool is_whole = std::all_of(high.begin(), high.end(), is_digit);
  const bool is_rising = low.size() < high.size() || (low.size() == high.size() && low < high);
  return is_whole && is_rising && (first == 0 || is_word_letter(text[0]));
}

std::optional<std::string> without_asides(std::string_view text, const ReadContext& context) {
  const Names names(context);
  std::string left(trimmed(text));
  const std::string before = left;
  constexpr std::array kRules = {drop_bracket, drop_labels, drop_prepositions, drop_letters,
                                 mend_clause};
  for (const auto rule : kRules) {
    while (rule(left, names)) {
    }
  }
  if (left == before || left.empty()) return std::nullopt;
  return left;
}

}  // namespace tmw

// Words around a number that do not change it: "at most 33", "33 concurrent users", "or so".
#include <algorithm>
#include <iterator>

#include "core/formula/parser_state.h"
#include "core/formula/scan_number.h"
#include "core/text/characters.h"

namespace tmw {
namespace {

// Before a calculation: "about 3*4".
constexpr std::string_view kAbout[] = {"about",   "around", "roughly", "approximately",
                                       "approx.", "approx", "circa",   "ca."};

// Before a number only.
constexpr std::string_view kBeforeNumber[] = {
    "the answer is", "answer is",    "answer",       "result", "it is",      "at least",
    "at most",       "no more than", "no less than", "up to",  "exactly",    "almost",
    "nearly",        "maximum",      "minimum",      "max.",   "min.",       "max",
    "min",           "a factor of",  "factor of",    "factor", "batch size", "batch",
    "total",         ">=",           "<=",           "\u2265", "\u2264"};

constexpr std::string_view kBehind[] = {
    "approx",       "approximately", "about",     "roughly", "or so",   "or more",
    "or less",      "at most",       "at least",  "max",     "maximum", "minimum",
    "in total",     "in all",        "overall",   "exactly", "rounded", "rounded up",
    "rounded down", "wall clock",    "wall-clock"};

// What would change the number in front of it, or is one.
constexpr std::string_view kChanging[] = {
    "dozen", "hundred", "half", "quarter", "third", "score", "double", "twice", "less", "fewer",
    "more",  "without", "not",  "no",      "minus", "plus",  "times",  "over",  "of"};

bool is_changing(std::string_view word) {
  return std::any_of(std::begin(kChanging), std::end(kChanging),
                     [&](std::string_view known) { return same_without_case(word, known); });
}

// "bilion", "thousend": a multiple, misspelt.
bool may_be_multiple(std::string_view word) {
  constexpr std::string_view kStarts[] = {"mil", "bil", "tril", "thou", "hund", "quad"};
  return std::any_of(std::begin(kStarts), std::end(kStarts), [&](std::string_view start) {
    return same_without_case(word.substr(0, start.size()), start);
  });
}

// "E", "Z": a letter alone before a unit multiplies it.
bool is_prefix(std::string_view word) {
  return word.size() == 1 && word.front() >= 'A' && word.front() <= 'Z';
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (end > at) words.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

bool is_quote(char c) { return c == '"' || c == '\'' || c == '`'; }

bool starts_without_case(std::string_view text, std::string_view start) {
  return text.size() >= start.size() && same_without_case(text.substr(0, start.size()), start);
}

}  // namespace

// What stands before the answer itself: "≈ 8.59", "= 8.59", "x = 8.59", "about 8.59".
void ExpressionParser::skip_lead() {
  skip_spaces();
  while (!context_.any_symbol && (is_quote(peek()) || (at_ > 0 && peek() == ' '))) ++at_;
  if (context_.any_symbol || is_decimal_digit(peek())) return;
  const bool is_cross = peek() == kTimesSign || (peek() == 'x' && !is_symbol(name_at(at_)));
  const bool counts = !context_.asked || context_.asked->is_plain();
  if (is_cross && counts && number_starts(text_, at_ + 1)) ++at_;  // "x2", "\u00d72"
  for (const std::string_view word : kAbout) {
    if (!starts_with(word) || is_symbol(word)) continue;
    at_ += word.size();
    break;
  }
  for (const std::string_view words : kBeforeNumber) {
    if (!starts_without_case(text_.substr(at_), words) || is_symbol(words)) continue;
    std::size_t next = at_ + words.size();
    while (next < text_.size() && (text_[next] == ' ' || text_[next] == ':')) ++next;
    const bool number_follows = number_starts(text_, next) || text_.substr(next, 1) == "$";
    if (!number_follows) continue;
    at_ = next;
    break;
  }
  skip_spaces();
  const std::string_view name = name_at(at_);
  const std::size_t sign = at_ + name.size() + spaces_at(at_ + name.size());
  if (!name.empty() && sign < text_.size() && text_[sign] == '=') at_ = sign;
  while (peek() == '~' || peek() == '=' || peek() == ' ') ++at_;
}

// Whether all that was read is a number, maybe with units.
bool ExpressionParser::is_single_number() const {
  return std::all_of(nodes_.begin(), nodes_.end(), [](const ExpressionNode& node) {
    return node.op == Op::kNumber || node.op == Op::kNegate || node.op == Op::kWithUnit;
  });
}

// Words that say nothing of the number: none is a unit, a multiple, a number or a symbol.
bool ExpressionParser::is_remark(std::string_view text) const {
  const std::vector<std::string_view> words = words_of(text);
  return !words.empty() && std::all_of(words.begin(), words.end(), [&](std::string_view word) {
    const bool spelt = std::all_of(word.begin(), word.end(), [](char c) {
      return is_letter(c) || is_decimal_digit(c) || c == '-';
    });
    return spelt && is_letter(word.front()) && !find_unit_name(word) && !find_scale(word) &&
           !is_symbol(word) && !is_changing(word) && !may_be_multiple(word) && !is_prefix(word);
  });
}

// "26 GB (weights) + 33.55 GB (caches)": words in a bracket behind a part, none of which is known.
void ExpressionParser::skip_remark() {
  const std::size_t open = at_ + spaces_at(at_);
  if (context_.any_symbol || open == at_ || text_.substr(open, 1) != "(") return;
  const std::size_t close = text_.find(')', open);
  if (close == std::string_view::npos || trimmed(text_.substr(close + 1)).empty()) return;
  const std::vector<std::string_view> words = words_of(text_.substr(open + 1, close - open - 1));
  const bool says_nothing =
      !words.empty() && std::all_of(words.begin(), words.end(), [&](std::string_view word) {
        const auto unit = find_unit_name(word);
        const bool spelt =
            std::all_of(word.begin(), word.end(), [](char c) { return is_letter(c) || c == '-'; });
        return spelt && is_letter(word.front()) && (!unit || unit->dimension.is_plain()) &&
               (!find_scale(word) || result_.has_unit) && !is_symbol(word) &&
               split_name(word).first.empty() && !function_called(word) && word != "pi" &&
               (word.size() > 1 || is_prefix(word));
      });
  if (says_nothing) at_ = close + 1;
}

// "64 cards", "4 bit", "16-bit": a number of what the answer is for, said behind it.
bool ExpressionParser::is_amount(std::string_view text) const {
  std::size_t digits = 0;
  while (digits < text.size() && is_decimal_digit(text[digits])) ++digits;
  if (digits == 0 || digits == text.size() || (text[digits] != ' ' && text[digits] != '-'))
    return false;
  const std::string_view word = trimmed(text.substr(digits + 1));
  const auto unit = find_unit_name(word);
  const bool counts = unit && unit->dimension.is_plain() && unit->factor == 1;
  return counts || word == "bit" || word == "bits";
}

// "33 concurrent users", "178 wall-clock hours": to the unit that stands last.
void ExpressionParser::skip_adjectives() {
  if (context_.any_symbol || nodes_.empty() || !is_single_number() || result_.has_unit) return;
  const std::size_t start = at_ + spaces_at(at_);
  const std::string_view rest = trimmed(text_.substr(start));
  const std::size_t last = rest.rfind(' ');
  if (last == std::string_view::npos || !is_remark(rest.substr(0, last))) return;
  const auto unit = find_unit_name(rest.substr(last + 1));
  if (!unit || rest.size() - last < 3) return;
  at_ = start + last + 1;
  with_units(static_cast<int>(nodes_.size()) - 1, true);
}

// What stands behind the answer: a full stop, "or so", "in BF16".
void ExpressionParser::skip_tail() {
  if (context_.any_symbol) return;
  std::string_view rest = trimmed(text_.substr(at_));
  while (!rest.empty() && (rest.back() == '.' || rest.back() == '!' || is_quote(rest.back())))
    rest = trimmed(rest.substr(0, rest.size() - 1));
  const bool is_known =
      rest.empty() || std::any_of(std::begin(kBehind), std::end(kBehind),
                                  [&](auto words) { return same_without_case(rest, words); });
  constexpr std::string_view kPrepositions[] = {"in ", "for ", "with ", "on ", "at "};
  const bool is_remark_behind =
      is_single_number() &&
      std::any_of(std::begin(kPrepositions), std::end(kPrepositions), [&](std::string_view word) {
        return starts_without_case(rest, word) &&
               (is_remark(rest) || is_amount(rest.substr(word.size())));
      });
  const bool of_token = context_.bits_of_information && (rest == "/token" || rest == "per token");
  if (is_known || is_remark_behind || is_for_each(rest) || of_token) at_ = text_.size();
}

// "33 per card": what else a number of users could be for says nothing of the number.
bool ExpressionParser::is_for_each(std::string_view text) const {
  if (!starts_without_case(text, "per ") || !is_single_number()) return false;
  const auto counted = find_unit_name(trimmed(text.substr(4)));
  const bool counts = !context_.asked || context_.asked->is_plain();
  return counts && counted && counted->dimension.is_plain() && counted->factor == 1;
}

}  // namespace tmw

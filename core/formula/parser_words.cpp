// Words around a number that do not change it: "at most 33", "33 concurrent users", "or so".
#include <algorithm>
#include <iterator>

#include "core/formula/neutral_words.h"
#include "core/formula/parser_state.h"
#include "core/formula/scan_number.h"
#include "core/text/characters.h"

namespace tmw {
namespace {

// Before a calculation: "about 3*4".
constexpr std::string_view kAbout[] = {"about",   "around", "roughly", "approximately",
                                       "approx.", "approx", "circa",   "ca."};

// Before whatever is said to be the answer.
constexpr std::string_view kSaying[] = {"i think", "i get", "it should be", "it's", "that's",
                                        "it is",   "so"};

// Before a number only.
constexpr std::string_view kBeforeNumber[] = {
    "the answer is", "answer is", "answer",  "result", "at least",    "at most",   "no more than",
    "no less than",  "up to",     "exactly", "almost", "nearly",      "maximum",   "minimum",
    "max.",          "min.",      "max",     "min",    "a factor of", "factor of", "factor",
    "batch size",    "batch",     "total",   ">=",     "<=",          "\u2265",    "\u2264"};

constexpr std::string_view kBehind[] = {
    "approx",       "approximately", "about",     "roughly", "or so",   "or more",
    "or less",      "at most",       "at least",  "max",     "maximum", "minimum",
    "in total",     "in all",        "overall",   "exactly", "rounded", "rounded up",
    "rounded down", "wall clock",    "wall-clock"};

bool is_quote(char c) { return c == '"' || c == '\'' || c == '`'; }

bool starts_without_case(std::string_view text, std::string_view start) {
  return text.size() >= start.size() && same_without_case(text.substr(0, start.size()), start);
}

}  // namespace

// "I think it's 124.3M"
void ExpressionParser::skip_saying() {
  for (bool found = true; found;) {
    found = false;
    for (const std::string_view words : kSaying) {
      const std::size_t next = at_ + words.size();
      if (!starts_without_case(text_.substr(at_), words) || text_.substr(next, 1) != " ") continue;
      if (is_symbol(words)) continue;
      at_ = next + spaces_at(next);
      found = true;
    }
  }
}

// What stands before the answer itself: "≈ 8.59", "= 8.59", "x = 8.59", "about 8.59".
void ExpressionParser::skip_lead() {
  skip_spaces();
  while (!context_.any_symbol && (is_quote(peek()) || (at_ > 0 && peek() == ' '))) ++at_;
  if (context_.any_symbol || is_decimal_digit(peek())) return;
  const bool is_cross = peek() == kTimesSign || (peek() == 'x' && !is_symbol(name_at(at_)));
  const bool counts = !context_.asked || context_.asked->is_plain();
  if (is_cross && counts && number_starts(text_, at_ + 1)) ++at_;  // "x2", "\u00d72"
  skip_saying();
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

// "26 GB (weights) + 33.55 GB (caches)": words in a bracket behind a part, none of which is known.
void ExpressionParser::skip_remark() {
  const std::size_t open = at_ + spaces_at(at_);
  if (context_.any_symbol || open == at_ || text_.substr(open, 1) != "(") return;
  const std::size_t close = text_.find(')', open);
  if (close == std::string_view::npos || trimmed(text_.substr(close + 1)).empty()) return;
  const std::string_view note = trimmed(text_.substr(open + 1, close - open - 1));
  const bool says_nothing = (is_part_of_cache(note) && !is_symbol(note)) ||
                            (!is_symbol(note) && is_neutral_phrase(note, context_.symbols));
  if (says_nothing) at_ = close + 1;
}

// "33 concurrent users", "178 wall-clock hours": to the unit that stands last.
void ExpressionParser::skip_adjectives() {
  if (context_.any_symbol || nodes_.empty() || !is_single_number() || result_.has_unit) return;
  const std::size_t start = at_ + spaces_at(at_);
  const std::string_view rest = trimmed(text_.substr(start));
  const std::size_t last = rest.rfind(' ');
  if (last == std::string_view::npos || !is_neutral_phrase(rest.substr(0, last), context_.symbols))
    return;
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
        return starts_without_case(rest, word) && is_neutral_phrase(rest, context_.symbols);
      });
  const bool of_token = context_.bits_of_information && (rest == "/token" || rest == "per token");
  const bool for_each = is_for_each(rest);
  if (for_each || of_token) result_.for_each = trimmed(rest.substr(rest.front() == '/' ? 1 : 4));
  if (is_known || is_remark_behind || for_each || of_token) at_ = text_.size();
}

// "33 per card": what a count is for each of does not change the number; marking looks whether it
// is said rightly.
bool ExpressionParser::is_for_each(std::string_view text) const {
  if (!starts_without_case(text, "per ") || !is_single_number()) return false;
  const auto counted = find_unit_name(trimmed(text.substr(4)));
  const bool counts = !context_.asked || context_.asked->is_plain();
  const bool is_thing = counted && (counted->dimension.is_plain() || counted->dimension == kTokens);
  return counts && is_thing && counted->factor == 1;
}

}  // namespace tmw

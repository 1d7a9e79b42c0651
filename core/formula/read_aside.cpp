#include "core/formula/read_aside.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/formula/neutral_words.h"
#include "core/text/characters.h"
#include "core/units/unit_names.h"

namespace tmw {
namespace {

constexpr std::size_t kNone = std::string_view::npos;

bool is_word_letter(char c) { return is_letter(c) || static_cast<unsigned char>(c) >= 0x80; }

// How far a number with its digits may be from what it was rounded from, as a share.
double rounding_of(const TypedAnswer& amount) {
  const double size = std::fabs(amount.literal);
  if (size == 0 || amount.digits < 1) return 0;
  return 0.5 * std::pow(10.0, std::floor(std::log10(size)) - amount.digits + 1) / size + 1e-9;
}

// Of a text, what the readers of asides need to know about its names.
class Names {
 public:
  explicit Names(const ReadContext& context) : context_(context) { context_.asides = false; }

  [[nodiscard]] bool is_symbol(std::string_view word) const {
    return std::any_of(context_.symbols.begin(), context_.symbols.end(),
                       [&](const Binding& known) { return known.name == word; });
  }

  // A word that says only what a number is of: no unit, no calculation, none of the exercise's own.
  [[nodiscard]] bool is_thing(std::string_view word) const {
    return is_neutral_word(word) && !is_symbol(word);
  }

  // One of the keys, values, queries.
  [[nodiscard]] bool is_part(std::string_view word) const {
    return is_part_of_cache(word) && !is_symbol(word);
  }

  [[nodiscard]] bool is_phrase(std::string_view text) const {
    return is_neutral_phrase(text, context_.symbols);
  }

  // Whether a remark says the amount before it once more: as the same, or as what one of it takes,
  // "148 tokens/s (6.74 ms each)". Of a count any unit may stand there: "156 users at 156 FLOP/B".
  [[nodiscard]] bool agrees(std::string_view amount, std::string_view remark) const {
    constexpr std::string_view kEach = " each";
    const bool is_each =
        remark.size() > kEach.size() && remark.substr(remark.size() - kEach.size()) == kEach;
    if (is_each) remark.remove_suffix(kEach.size());
    const TypedAnswer a = read_answer(amount, context_), b = read_answer(remark, context_);
    if (!a.ok || !b.ok || !a.is_literal || !b.is_literal || !b.has_unit) return false;
    const double x = a.quantity.value, y = b.quantity.value;
    const double share = std::max(rounding_of(a), rounding_of(b));
    Dimension rate = a.quantity.dimension;
    rate.exponents[static_cast<std::size_t>(BaseUnit::kToken)] = 0;
    const bool is_inverse = !rate.is_plain() && over(kPlainNumber, rate) == b.quantity.dimension;
    if (is_inverse) return std::fabs(x * y - 1) <= share;
    const bool is_count = a.quantity.dimension.is_plain() && remark.find('%') == kNone;
    if (is_each) return false;
    if (is_count) return x == y;
    return a.quantity.dimension == b.quantity.dimension && std::fabs(x - y) <= share * std::fabs(x);
  }

  // "4 (3.4 rounded up)"
  [[nodiscard]] bool is_rounding(std::string_view amount, std::string_view remark) const {
    const std::size_t space = remark.find(' ');
    if (space == kNone) return false;
    const std::string_view how = remark.substr(space + 1);
    const TypedAnswer a = read_answer(amount, context_);
    const TypedAnswer b = read_answer(remark.substr(0, space), context_);
    if (!a.ok || !b.ok || !b.is_literal) return false;
    return (how == "rounded up" && a.quantity.value == std::ceil(b.quantity.value)) ||
           (how == "rounded down" && a.quantity.value == std::floor(b.quantity.value));
  }

  // "46.7B (12.9B active)": a smaller amount of the same kind that is called another one.
  [[nodiscard]] bool is_called_another(std::string_view amount, std::string_view remark) const {
    constexpr std::string_view kCalled[] = {" active",   " idle",  " free",
                                            " to spare", " spare", " unused"};
    for (const std::string_view name : kCalled) {
      if (remark.size() <= name.size() || remark.substr(remark.size() - name.size()) != name)
        continue;
      const TypedAnswer a = read_answer(amount, context_);
      const TypedAnswer b =
          read_answer(trimmed(remark.substr(0, remark.size() - name.size())), context_);
      return a.ok && b.ok && a.is_literal && b.is_literal && says_size(a) && says_size(b) &&
             a.quantity.dimension == b.quantity.dimension && b.quantity.value < a.quantity.value;
    }
    return false;
  }

  // "128 (std 11.3)": the root of a variance.
  [[nodiscard]] bool is_deviation(std::string_view amount, std::string_view remark) const {
    for (const std::string_view name : {"std ", "std = ", "sd ", "\u03c3 = ", "\u03c3 "}) {
      if (remark.substr(0, name.size()) != name) continue;
      const TypedAnswer a = read_answer(amount, context_);
      const TypedAnswer b = read_answer(trimmed(remark.substr(name.size())), context_);
      if (!a.ok || !b.ok || !a.is_literal || !b.is_literal || b.has_unit) continue;
      const double root = std::sqrt(std::fabs(a.quantity.value));
      return std::fabs(root - b.quantity.value) <= rounding_of(b) * root;
    }
    return false;
  }

  // "59.6 GB of 80 GB": how much of a larger amount.
  [[nodiscard]] bool is_larger(std::string_view amount, std::string_view whole) const {
    const TypedAnswer a = read_answer(amount, context_), b = read_answer(whole, context_);
    return a.ok && b.ok && a.is_literal && b.is_literal && a.has_unit && b.has_unit &&
           !a.quantity.dimension.is_plain() && a.quantity.dimension == b.quantity.dimension &&
           b.quantity.value > a.quantity.value;
  }

  // Whether it is a span of as many numbers as the amount before it: "23 pairs (41-63)".
  [[nodiscard]] bool is_span_of(std::string_view amount, std::string_view remark) const {
    const auto numbers = numbers_in_span(remark, context_.symbols);
    const TypedAnswer a = numbers ? read_answer(amount, context_) : TypedAnswer{};
    return a.ok && a.quantity.value == *numbers;
  }

  [[nodiscard]] bool asks_amount() const { return context_.asked && !context_.asked->is_plain(); }

  // Whether the text is an amount with the unit that is asked.
  [[nodiscard]] bool is_asked_amount(std::string_view text) const {
    const TypedAnswer amount = read_answer(text, context_);
    return amount.ok && amount.is_literal && amount.has_unit &&
           amount.quantity.dimension == *context_.asked;
  }

 private:
  // A number with a unit or a scale.
  static bool says_size(const TypedAnswer& amount) { return amount.has_unit || amount.has_scale; }

  ReadContext context_;
};

// The sum's term that ends where the text does.
std::string_view last_term(std::string_view text) {
  const std::size_t plus = text.rfind("+ ");
  return trimmed(plus == kNone ? text : text.substr(plus + 2));
}

// Whether a bracket behind an amount only says something of it.
bool is_said_in_bracket(std::string_view amount, std::string_view inside, bool is_sum,
                        const Names& names) {
  inside = trimmed(inside);
  if (!inside.empty() && inside.front() == '=') inside = trimmed(inside.substr(1));
  return (is_sum && names.is_part(inside)) || names.is_phrase(inside) ||
         names.agrees(amount, inside) || names.is_rounding(amount, inside) ||
         names.is_called_another(amount, inside) || names.is_deviation(amount, inside) ||
         names.is_span_of(amount, inside);
}

// "148 tokens/s (6.74 ms each)" without its bracket.
bool drop_bracket(std::string& text, const Names& names) {
  for (std::size_t open = text.find(" ("); open != kNone; open = text.find(" (", open + 1)) {
    const std::size_t close = text.find(')', open);
    if (close == kNone || open == 0) return false;
    const char before = text[open - 1];
    const bool behind_number = is_word_letter(before) || is_digit(before) || before == '%';
    if (!behind_number ||
        !is_said_in_bracket(last_term(std::string_view(text).substr(0, open)),
                            std::string_view(text).substr(open + 2, close - open - 2),
                            text.find("+ ") != kNone, names))
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

// "K 1 GiB + V 1 GiB", "weights 26 GB + caches 33.55 GB", "ratio 1": what a number is of. A letter
// is a part, so that it labels only parts of a sum: "K 2 GiB" says that the keys are the answer.
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
      const bool says = names.is_thing(word) || (is_sum && names.is_part(word));
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
    // "14 pairs of cards" are 28.
    const std::string_view before = std::string_view(text).substr(0, at);
    const std::string_view last = before.substr(before.rfind(' ') + 1);
    if (preposition == "of" && !names.asks_amount() && find_unit_name(last)) continue;
    const bool is_letter = text.find("+ ") != kNone && names.is_part(rest);
    const std::string_view amount = last_term(before);
    const std::string_view said = std::string_view(text).substr(at, end - at);
    const bool is_part_of_more = preposition == "of" && names.is_larger(amount, rest);
    if (!is_letter && !is_part_of_more && !names.is_phrase(said) && !names.agrees(amount, rest))
      continue;
    text.erase(at, end - at);
    return true;
  }
  return false;
}

// "1 GiB K + 1 GiB V", "1 GiB keys + 1 GiB values": what a part of a sum is of, in one word behind;
// "KV" of "33.6 GB KV cache".
bool drop_parts(std::string& text, const Names& names) {
  if (text.find("+ ") == kNone) return false;
  for (std::size_t at = 2; at < text.size(); ++at) {
    if (text[at - 1] != ' ' || !is_word_letter(text[at - 2])) continue;
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string_view word = std::string_view(text).substr(at, end - at);
    if (!names.is_part(word) && word != "KV") continue;
    text.erase(at - 1, end - at + 1);
    return true;
  }
  return false;
}

// "3.4, so 4" leads to its end; "1:1, equal" ends before its words; what has a unit of its own, "2
// GiB, 512 KiB/token", is a note as in a bracket.
bool mend_clause(std::string& text, const Names& names) {
  const std::size_t comma = text.rfind(", ");
  if (comma == kNone || comma == 0) return false;
  const std::string_view rest = trimmed(std::string_view(text).substr(comma + 2));
  for (const std::string_view leading :
       {"so ", "hence ", "thus ", "therefore ", "rounded up to ", "rounded up ", "rounded down to ",
        "rounded down ", "rounded to ", "rounded "}) {
    if (rest.substr(0, leading.size()) != leading) continue;
    text.replace(comma, text.size() - rest.size() - comma + leading.size(), " -> ");
    return true;
  }
  const bool only_words = rest.find_first_of("0123456789*^/()+-") == kNone && names.is_phrase(rest);
  if (only_words) text.erase(comma);
  const auto is_unit_letter = [](char c) { return is_letter(c) || c == '%'; };
  const bool is_amount =
      !rest.empty() && is_digit(rest[0]) && comma > 0 && is_unit_letter(text[comma - 1]) &&
      std::any_of(rest.begin(), rest.end(), is_unit_letter) && rest.find_first_of("(),") == kNone;
  if (is_amount) text = text.substr(0, comma) + " (" + std::string(rest) + ")";
  return only_words || is_amount;
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

std::optional<TypedAnswer> refuse_other_span(std::string_view text, const ReadContext& context) {
  const std::string_view whole = trimmed(text);
  const std::size_t open = whole.rfind('(');
  if (open == kNone || open == 0 || whole[open - 1] != ' ' || whole.back() != ')')
    return std::nullopt;
  const std::string_view note = trimmed(whole.substr(open + 1, whole.size() - open - 2));
  if (note.empty() || !is_span(note) ||
      Names(context).is_span_of(trimmed(whole.substr(0, open)), note))
    return std::nullopt;
  TypedAnswer refused;
  refused.error.message =
      "\u201c" + std::string(note) + "\u201d may be another count: type the number alone.";
  refused.error.position = static_cast<std::size_t>(note.data() - text.data());
  refused.error.length = note.size();
  return refused;
}

std::optional<std::string> without_asides(std::string_view text, const ReadContext& context) {
  const Names names(context);
  std::string left(trimmed(text));
  const std::string before = left;
  constexpr std::array kRules = {drop_bracket, drop_labels, drop_prepositions, drop_parts,
                                 mend_clause};
  for (const auto rule : kRules) {
    while (rule(left, names)) {
    }
  }
  if (left == before || left.empty()) return std::nullopt;
  return left;
}

}  // namespace tmw

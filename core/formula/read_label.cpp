#include "core/formula/read_label.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "core/formula/neutral_words.h"
#include "core/formula/read_aside.h"
#include "core/formula/words_to_digits.h"
#include "core/text/characters.h"

namespace tmw {
namespace {

constexpr std::size_t kLongestLabel = 40;

bool has_letter(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return is_letter(c) || static_cast<unsigned char>(c) >= 0x80; });
}

// The letters at the end: "heads" of "64 heads".
std::string_view last_word(std::string_view text) {
  std::size_t start = text.size();
  while (start > 0 && is_letter(text[start - 1])) --start;
  return text.substr(start);
}

// "64 heads : 32 heads" and "64 heads : 32" are ratios, "12 layers: 84.93M + 38.6M" is none.
bool is_ratio(std::string_view left, std::string_view right, const ReadContext& context) {
  if (!context.may_be_ratio || left.find('=') != std::string_view::npos) return false;
  if (left.find(" to ") != std::string_view::npos) return false;  // "pairs 41 to 63: 23"
  ReadContext alone = context;
  alone.may_be_ratio = false;
  if (!read_answer(left, alone).ok) return false;
  return !has_letter(right) || same_without_case(last_word(left), last_word(right)) ||
         last_word(left).empty();
}

TypedAnswer refusal(std::string_view label, std::string_view text, bool is_behind = false) {
  TypedAnswer refused;
  refused.error.message = "\u201c" + std::string(label) + "\u201d may change the number " +
                          (is_behind ? "before" : "behind") + " it: type the number alone.";
  refused.error.position = static_cast<std::size_t>(label.data() - text.data());
  refused.error.length = label.size();
  return refused;
}

// What a number may be called before an equals sign: "params", "x", "d_k", "Var(q.k)", "K+V".
bool is_name(std::string_view text, const ReadContext& context) {
  constexpr std::string_view kNames[] = {"\u03c3\u00b2", "Var(q\u00b7k)", "Var(q.k)",
                                         "Var(qk)",      "p(a)",          "\u03bb"};
  const bool is_symbol = std::any_of(context.symbols.begin(), context.symbols.end(),
                                     [text](const Binding& symbol) { return symbol.name == text; });
  return is_symbol || (text.size() == 1 && is_letter(text.front()) && !is_part_of_cache(text)) ||
         std::find(std::begin(kNames), std::end(kNames), text) != std::end(kNames) ||
         is_neutral_phrase(text, context.symbols);
}

}  // namespace

std::optional<TypedAnswer> read_behind_label(std::string_view text, const ReadContext& context) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || text.find(':', colon + 1) != std::string_view::npos)
    return std::nullopt;
  const std::string_view left = trimmed(text.substr(0, colon));
  const std::string_view right = trimmed(text.substr(colon + 1));
  const bool is_label = left.size() <= kLongestLabel && !right.empty() &&
                        (has_letter(left) || (!context.may_be_ratio && is_span(left)));
  if (!is_label || is_ratio(left, right, context)) return std::nullopt;
  TypedAnswer answer = read_answer(right, context);
  const auto numbers = numbers_in_span(left, context.symbols);
  const bool is_counted = numbers && answer.ok && answer.quantity.value == *numbers;
  const bool is_of_asked =
      !context.asked || !context.asked->is_plain() ||
      answer.quantity.dimension.is_plain();  // else the amount says what is amiss
  if (answer.ok && is_of_asked && !is_counted && !is_neutral_phrase(left, context.symbols))
    return refusal(left, text);
  answer.error.position += static_cast<std::size_t>(right.data() - text.data());
  return answer;
}

std::optional<TypedAnswer> refuse_label(std::string_view text, const ReadContext& context) {
  const std::size_t equals = text.find('=');
  if (equals == std::string_view::npos || equals == 0) return std::nullopt;
  const std::string_view left = trimmed(text.substr(0, equals));
  const bool is_factor = !left.empty() && is_digit(left.front()) && left.back() == 'x';
  if (left.empty() || (!is_factor && (!has_letter(left) || is_name(left, context))))
    return std::nullopt;
  const bool is_in_words =
      left.find_first_of("0123456789") == std::string_view::npos && words_to_digits(left);
  if (!is_factor && !is_in_words && read_answer(left, context).ok) return std::nullopt;
  return refusal(left, text);
}

std::optional<TypedAnswer> refuse_words_behind(std::string_view text, const TypedAnswer& failed,
                                               const ReadContext& context) {
  std::size_t end = std::min({text.find(" ("), text.find(", "), text.size()});
  const bool is_set_off = end < text.size();
  if (!is_set_off) end = std::min(failed.error.position, text.size());
  const std::string_view said = trimmed(text.substr(0, end));
  const std::string_view words = trimmed(text.substr(end + (text.substr(end, 1) == "," ? 1 : 0)));
  const bool are_words = has_letter(words) &&
                         words.find_first_of("0123456789*^/+=") == words.npos &&
                         (is_set_off || words.find(' ') != words.npos);
  if (!are_words || failed.error.position < end || said.empty() || !is_digit(said.front()))
    return std::nullopt;
  const TypedAnswer number = read_answer(said, context);
  if (!number.ok || !number.is_literal) return std::nullopt;
  return refusal(words, text, true);
}

}  // namespace tmw

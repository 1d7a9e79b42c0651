#include "core/formula/read_restated.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "core/formula/binding.h"
#include "core/formula/expression_node.h"
#include "core/formula/part_note.h"
#include "core/formula/read_aside.h"
#include "core/formula/same_amount.h"
#include "core/text/characters.h"
#include "core/units/unit_names.h"

namespace tmw {
namespace {

void shift(TypedAnswer& answer, std::string_view part, std::string_view text) {
  answer.error.position += static_cast<std::size_t>(part.data() - text.data());
}

// "242.9/80 = 3.04 -> 4": the whole number above or below.
bool is_rounded(const TypedAnswer& from, const TypedAnswer& to) {
  const double whole = to.quantity.value;
  return to.is_literal && to.quantity.dimension == from.quantity.dimension &&
         whole == std::floor(whole) && std::fabs(whole - from.quantity.value) < 1;
}

// "1104 / 80 GB" as a number, where both parts are in the one unit.
TypedAnswer without_unit_of_quotient(TypedAnswer answer) {
  const std::vector<Unit>& units = answer.expression.units();
  if (units.size() != 1 || answer.is_literal) return answer;
  const Dimension& unit = units[0].dimension;
  const bool is_below = answer.quantity.dimension == over(kPlainNumber, unit);
  if (!is_below && answer.quantity.dimension != unit) return answer;
  answer.quantity.value *= is_below ? units[0].factor : 1 / units[0].factor;
  answer.quantity.dimension = kPlainNumber;
  return answer;
}

TypedAnswer rounded(const TypedAnswer& from, TypedAnswer to) {
  to.rounded_from = from.quantity.value;
  return to;
}

// "6.74 ms -> 148 tokens/s": two amounts of different sorts, so that they cannot disagree.
bool is_other_sort(const TypedAnswer& from, const TypedAnswer& to) {
  return from.has_unit && to.has_unit && to.is_literal &&
         from.quantity.dimension != to.quantity.dimension;
}

// Whether the last sign leads to a result: "33.01 -> 33".
bool ends_in_arrow(std::string_view text) {
  const auto last = [text](std::string_view sign) {
    const std::size_t at = text.rfind(sign);
    return at == std::string_view::npos ? 0 : at + 1;
  };
  const std::size_t arrow = std::max({last("=>"), last("->"), last("\u2192")});
  const std::size_t equals = text.find_last_of("=~");
  return arrow > 0 && (equals == std::string_view::npos || equals <= arrow);
}

// The bracket that the last one closes; npos if the text does not end in one.
std::size_t open_of_last_bracket(std::string_view text) {
  if (text.empty() || text.back() != ')') return std::string_view::npos;
  int depth = 0;
  for (std::size_t at = text.size(); at-- > 0;) {
    depth += text[at] == ')' ? 1 : text[at] == '(' ? -1 : 0;
    if (depth == 0) return at;
  }
  return std::string_view::npos;
}

// "d_k" of "= d_k".
std::string_view name_in(std::string_view note) {
  return !note.empty() && note.front() == '=' ? trimmed(note.substr(1)) : note;
}

const Binding* symbol_named(std::string_view name, const ReadContext& context) {
  for (const Binding& symbol : context.symbols) {
    if (symbol.name == name) return &symbol;
  }
  return nullptr;
}

// "4-bit", "16-bit".
bool is_with_hyphen(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && is_digit(text[end])) ++end;
  return end + 1 < text.size() && text[end] == '-' && is_letter(text[end + 1]);
}

// Only words that leave a number as it is, none of them a symbol: "weights", "rounded", "BF16".
bool is_remark(std::string_view text, const ReadContext& context) {
  std::size_t start = 0;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    if (at < text.size() && (is_letter(text[at]) || (at > start && is_digit(text[at])))) continue;
    if (at < text.size() && is_digit(text[at]) && is_with_hyphen(text.substr(at))) continue;
    if (at < text.size() && std::string_view(" -,.'").find(text[at]) == std::string_view::npos)
      return false;
    if (symbol_named(text.substr(start, at - start), context)) return false;
    start = at + 1;
  }
  return is_neutral_phrase(text, context.symbols);
}

// What a count is of: "of 64".
bool is_whole(std::string_view note) {
  return note.substr(0, 3) == "of " || note.substr(0, 7) == "out of ";
}

// A label before an equals sign: "KV cache", "x", "K+V", "Var(q.k)", a letter of Greek. Not a
// calculation with numbers.
bool is_label(std::string_view text) {
  constexpr std::string_view kOthers = " _-+.,()^*";
  const bool is_spelt = std::all_of(text.begin(), text.end(), [&](char c) {
    return is_letter(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80 ||
           kOthers.find(c) != std::string_view::npos;
  });
  return is_spelt && !text.empty() &&
         (is_letter(text.front()) || static_cast<unsigned char>(text.front()) >= 0x80);
}

struct Sign {
  std::size_t at;
  std::size_t size;
};

// The next sign that restates: = ≈ ~ → or the word "or".
Sign next_sign(std::string_view text, std::size_t from) {
  constexpr std::string_view kSigns[] = {"=>", "->",     "==",   "=",     "\u2248",
                                         "~",  "\u2192", " or ", " i.e. "};
  Sign next{std::string_view::npos, 0};
  for (const std::string_view sign : kSigns) {
    const std::size_t at = text.find(sign, from);
    if (at < next.at) next = {at, sign.size()};
  }
  return next;
}

std::vector<std::string_view> statements_of(std::string_view text) {
  std::vector<std::string_view> statements;
  std::size_t start = 0;
  while (true) {
    const Sign sign = next_sign(text, start);
    const std::string_view one = trimmed(text.substr(start, sign.at - start));
    if (!one.empty()) statements.push_back(one);
    if (sign.at == std::string_view::npos) return statements;
    start = sign.at + sign.size;
  }
}

bool says_more(const TypedAnswer& a, const TypedAnswer& b) {
  const double x = a.quantity.value, y = b.quantity.value;
  const bool in_one_unit = a.quantity.dimension == b.quantity.dimension;
  if (a.is_literal != b.is_literal && in_one_unit) {  // 275 + 68.7 = 343.6, 128 = 11.3^2
    const TypedAnswer& result = a.is_literal ? a : b;
    const bool within = std::fabs(x - y) <= 0.02 * std::fabs(x);
    if (within && !is_near(x, y, rounding_of(result))) return a.is_literal;
  }
  if (is_share(a) != is_share(b) && (is_bare(a) || is_bare(b)) && !is_near(x, y, 0.01))
    return is_share(a);  // 0.124 = 12.4%
  const bool unit_a = !a.quantity.dimension.is_plain(), unit_b = !b.quantity.dimension.is_plain();
  if (unit_a != unit_b) return unit_a;
  if (a.is_literal != b.is_literal) return !a.is_literal;
  return a.digits > b.digits;
}

TypedAnswer disagreement(std::string_view first, std::string_view second, std::string_view text) {
  TypedAnswer failed;
  failed.error.message = "\u201c" + std::string(first) + "\u201d and \u201c" + std::string(second) +
                         "\u201d are not the same: type one of them.";
  failed.error.length = second.size();
  shift(failed, second, text);
  return failed;
}

// Whether the second amount has a unit of its own that the first has not: it is the note's.
bool is_named_amount(const TypedAnswer& note, const TypedAnswer& answer) {
  return note.has_unit && note.quantity.dimension != answer.quantity.dimension;
}

TypedAnswer refused_note(std::string_view note, std::string_view text) {
  TypedAnswer refused;
  refused.error.message = "\u201c" + std::string(note) +
                          "\u201d does not go with the number before it: type the number alone.";
  refused.error.length = note.size();
  shift(refused, note, text);
  return refused;
}

// "14 cards (1120 GB)", "10 GiB (64 heads)": what the note says is not of the kind that is asked.
bool says_another_sort(const TypedAnswer& answer, const TypedAnswer& note,
                       const ReadContext& context) {
  if (!context.asked || !note.is_literal || !note.has_unit) return false;
  const bool fits = !answer.has_unit || answer.quantity.dimension == *context.asked;
  if (!context.asked->is_plain() && without_tokens(note) == *context.asked)
    return false;  // "2 GiB (512 KiB/token)"
  return fits && note.quantity.dimension != *context.asked &&
         !(answer.is_literal && !answer.has_unit && !answer.has_scale &&
           note.quantity.dimension.is_plain());
}

}  // namespace

std::optional<TypedAnswer> read_with_note(std::string_view text, const ReadContext& context) {
  const std::string_view whole = trimmed(text);
  const std::size_t open = open_of_last_bracket(whole);
  if (open == std::string_view::npos || open == 0) return std::nullopt;
  const std::string_view said = trimmed(whole.substr(0, open));
  const std::string_view note = trimmed(whole.substr(open + 1, whole.size() - open - 2));
  if (said.empty() || said.size() == open) return std::nullopt;  // no space: a product or function
  TypedAnswer answer = read_answer(said, context);
  if (!answer.ok) return std::nullopt;
  if (const Binding* symbol = symbol_named(name_in(note), context)) {
    const bool names_it = answer.is_literal && is_near(answer.quantity.value, symbol->value, 0);
    return names_it ? std::optional(std::move(answer)) : std::nullopt;
  }
  const auto unit = find_unit(note);
  const bool is_unit = unit && !unit->dimension.is_plain() && !is_digit(note[0]);
  const bool is_scale = note.size() > 1 && find_scale(note);
  if (!answer.has_unit && (is_unit || is_scale))  // "8.59 (GiB)"
    return read_answer(std::string(said) + " " + std::string(note), context);
  const bool is_rounding = note == "rounded" || note == "rounded up" || note == "rounded down";
  if (is_rounding || is_remark(note, context) || is_whole(note) || is_span(note) ||
      is_comparison(note, context))
    return answer;
  TypedAnswer again = read_answer(name_in(note), context);
  const bool works_it_out = again.ok && answer.is_literal && !again.is_literal && !again.has_unit;
  const bool is_broken = again.ok && again.quantity.value != std::floor(again.quantity.value);
  if (context.asks_whole && is_broken && is_rounded(again, answer))
    return rounded(again, std::move(answer));              // "14 cards (13.8 rounded up)"
  const bool is_again = again.ok && agree(answer, again);  // "148 tokens/s (6.74 ms per token)"
  const PartNote part = is_again ? PartNote::kNone : part_note(answer, note, context);
  if (part == PartNote::kFits) return answer;  // "13.5 GB (2 B/param)"
  if (part == PartNote::kDiffers) return refused_note(note, text);
  if (works_it_out && is_rounded(again, answer)) return rounded(again, std::move(answer));
  if (works_it_out && is_again) return answer;  // "14 (1120/80)", "59.6 GB (26 + 33.6)"
  if (again.ok && is_bare(again) && is_bare(answer) && again.digits > 1 &&
      again.quantity.value != std::floor(again.quantity.value) && is_rounded(again, answer))
    return rounded(again, std::move(answer));  // "4 (3.4)"
  if (!again.ok || !(again.is_literal || again.has_unit) ||
      !(again.has_unit || again.has_scale || answer.has_unit || answer.has_scale))
    return std::nullopt;
  if (auto with_sign = sign_said_once(answer, again)) return with_sign;
  if (is_again) {  // "6.7 billion (6.738)"
    const bool says_better = answer.is_literal && again.is_literal && answer.digits < again.digits;
    TypedAnswer better = says_better && !is_named_amount(again, answer) ? again : answer;
    if (is_share(again) != is_share(answer)) {  // "0.124 (12.4%)"
      if (is_near(answer.quantity.value, again.quantity.value, 0.01))
        return as_large_as_it_says(std::move(better));
      return is_share(again) ? again : answer;  // "0.1245*1 (0.1245%)": worked out in per cent
    }
    return better;
  }
  if (says_another_sort(answer, again, context)) return answer;
  const bool two_amounts = !is_bare(answer) && !is_bare(again);
  if (!two_amounts) return std::nullopt;
  return disagreement(said, note, text);
}

std::optional<TypedAnswer> read_chain(std::string_view text, const ReadContext& context) {
  std::vector<std::string_view> statements = statements_of(text);
  if (statements.size() > 1 && is_label(statements[0]) && !read_answer(statements[0], context).ok)
    statements.erase(statements.begin());
  if (statements.empty() || statements[0].size() == trimmed(text).size()) return std::nullopt;
  std::vector<TypedAnswer> answers;
  for (const std::string_view statement : statements) {
    answers.push_back(read_answer(statement, context));
    if (answers.back().ok) continue;
    shift(answers.back(), statement, text);
    return answers.back();
  }
  if (answers.size() > 1 && ends_in_arrow(text)) {
    const TypedAnswer& before = answers[answers.size() - 2];
    if (is_rounded(before, answers.back())) return rounded(before, answers.back());
    if (is_other_sort(before, answers.back())) return answers.back();
  }
  if (context.asks_whole && answers.size() > 1) {
    const TypedAnswer& before = answers[answers.size() - 2];
    const TypedAnswer in_numbers = without_unit_of_quotient(before);
    const double from = in_numbers.quantity.value;
    if (from != std::floor(from) && is_rounded(in_numbers, answers.back()))
      return rounded(in_numbers, answers.back());
  }
  for (std::size_t i = 1; i < answers.size(); ++i) {
    if (agree(answers[0], answers[i])) continue;
    const bool is_last = i + 1 == answers.size();
    if (is_last && is_rounded(answers[i - 1], answers[i]))
      return rounded(answers[i - 1], answers[i]);
    return disagreement(statements[0], statements[i], text);
  }
  const auto best =
      std::max_element(answers.begin(), answers.end(),
                       [](const TypedAnswer& a, const TypedAnswer& b) { return says_more(b, a); });
  return std::any_of(answers.begin(), answers.end(), is_share) ? as_large_as_it_says(*best) : *best;
}

std::optional<TypedAnswer> read_sum_with_unit(std::string_view text, const ReadContext& context) {
  const std::string_view whole = trimmed(text);
  ReadContext nearest = context;
  nearest.units = UnitScope::kOperand;
  for (std::size_t at = 1; at < whole.size(); ++at) {
    const char before = whole[at - 1];
    const bool starts_word = (is_letter(whole[at]) || whole[at] == '%') && !is_letter(before) &&
                             before != '_' && before != '/';
    if (!starts_word) continue;
    const std::string_view unit = whole.substr(at);
    if (!find_unit(unit) || symbol_named(unit, context)) continue;
    const TypedAnswer sum = read_answer(whole.substr(0, at), nearest);
    if (!sum.ok || sum.has_unit || sum.is_literal) return std::nullopt;
    TypedAnswer answer =
        read_answer("(" + std::string(whole.substr(0, at)) + ") " + std::string(unit), nearest);
    answer.has_lifted_unit = answer.ok;
    return answer;
  }
  return std::nullopt;
}

}  // namespace tmw

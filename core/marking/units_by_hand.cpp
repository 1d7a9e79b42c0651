#include "core/marking/units_by_hand.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/formula/evaluate.h"
#include "core/formula/expression_node.h"
#include "core/formula/neutral_words.h"
#include "core/marking/marking_rules.h"
#include "core/marking/marking_words.h"
#include "core/text/characters.h"

namespace tmw {
namespace {

constexpr double kByteInBits = 8;

bool is_bits(const Unit& unit) {
  const std::size_t bit = unit.symbol.rfind("bit");
  return unit.dimension == kBytes && bit != std::string::npos && unit.symbol.size() - bit <= 4;
}

bool divides_by_eight(const Expression& expression) {
  const auto& nodes = expression.nodes();
  return std::any_of(nodes.begin(), nodes.end(), [&](const ExpressionNode& node) {
    if (node.op != Op::kDivide) return false;
    const ExpressionNode* divisor = &nodes[static_cast<std::size_t>(node.right)];
    if (divisor->op == Op::kWithUnit) divisor = &nodes[static_cast<std::size_t>(divisor->left)];
    return divisor->op == Op::kNumber && divisor->number == kByteInBits;
  });
}

// A byte, a bit, an operation: no multiple of them.
bool is_base(const Unit& unit) {
  return unit.dimension.is_plain() || unit.factor == 1 || (is_bits(unit) && unit.factor == 0.125);
}

// Of "1024^2" or "1024", what it is; 0 of anything else.
double plain_power(const Expression& expression, const ExpressionNode& node) {
  if (node.op == Op::kNumber) return node.number;
  if (node.op != Op::kPower) return 0;
  const ExpressionNode& base = node_at(expression, node.left);
  const ExpressionNode& exponent = node_at(expression, node.right);
  const bool plain = base.op == Op::kNumber && exponent.op == Op::kNumber;
  return plain ? std::pow(base.number, exponent.number) : 0;
}

// "4096 * 512 KiB / 1024^2": the number that brings a typed unit to the field's. 0 if there is
// none, and where the unit is that of the result, "640152/3600 s".
double divisor_to_field(const TypedAnswer& typed, const Unit& field) {
  if (typed.has_lifted_unit) return 0;
  const Expression& expression = typed.expression;
  for (const ExpressionNode& node : expression.nodes()) {
    if (node.op != Op::kDivide) continue;
    const double divisor = plain_power(expression, node_at(expression, node.right));
    for (const Unit& unit : expression.units()) {
      const bool leads = divisor >= 1000 && unit.dimension == field.dimension &&
                         unit.factor * divisor == field.factor;
      if (leads) return divisor;
    }
  }
  return 0;
}

// "7.417 days * 24": the number of the field's units in a typed one. 0 if there is none.
double factor_to_field(const TypedAnswer& typed, const Unit& field) {
  if (typed.has_lifted_unit) return 0;
  const Expression& expression = typed.expression;
  for (const ExpressionNode& node : expression.nodes()) {
    if (node.op != Op::kMultiply) continue;
    for (const std::int32_t part : {node.left, node.right}) {
      const double factor = plain_power(expression, node_at(expression, part));
      for (const Unit& unit : expression.units()) {
        const bool leads = factor >= 24 && unit.dimension == field.dimension &&
                           is_same(unit.factor, field.factor * factor);
        if (leads) return factor;
      }
    }
  }
  return 0;
}

// "2 * 8 * 2048 B / MiB": what was divided by one of a unit is a number of them.
bool divides_by_unit(const TypedAnswer& typed, const Unit& field) {
  const Expression& expression = typed.expression;
  const ExpressionNode& root = expression.nodes().back();
  if (field.dimension.is_plain() || !typed.quantity.dimension.is_plain()) return false;
  if (root.op == Op::kWithUnit)  // "2048 B/MiB"
    return expression.units()[static_cast<std::size_t>(root.index)].dimension ==
           over(kPlainNumber, field.dimension);
  if (root.op != Op::kDivide) return false;
  const ExpressionNode& divisor = node_at(expression, root.right);
  if (divisor.op != Op::kWithUnit) return false;
  const ExpressionNode& number = node_at(expression, divisor.left);
  const Unit& unit = expression.units()[static_cast<std::size_t>(divisor.index)];
  return number.op == Op::kNumber && number.number == 1 && unit.dimension == field.dimension;
}

// "1120 / 80 GB" is 1120 GB over 80 GB: the one unit of a quotient is that of both its parts.
bool shares_unit(const TypedAnswer& typed, const Unit& field) {
  const std::vector<Unit>& units = typed.expression.units();
  const auto dimensional = std::count_if(
      units.begin(), units.end(), [](const Unit& unit) { return !unit.dimension.is_plain(); });
  return field.dimension.is_plain() && dimensional == 1 &&
         typed.expression.nodes().back().op == Op::kDivide;
}

TypedAnswer as_bare(TypedAnswer typed, double value) {
  typed.quantity = {value, kPlainNumber};
  typed.has_unit = false;
  typed.has_bare = true;
  return typed;
}

}  // namespace

std::optional<TypedAnswer> converted_by_hand(const TypedAnswer& typed,
                                             const NumericQuestion& question,
                                             std::span<const Binding> symbols, bool other_b) {
  if (!typed.ok || typed.is_literal || !typed.has_unit) return std::nullopt;
  if (divides_by_unit(typed, question.unit)) return as_bare(typed, typed.quantity.value);
  if (const double divisor = divisor_to_field(typed, question.unit);
      divisor > 0 && dimensions_agree(typed, question.unit)) {
    TypedAnswer answer = typed;
    answer.quantity.value *= divisor;
    return answer;
  }
  if (const double factor = factor_to_field(typed, question.unit);
      factor > 0 && dimensions_agree(typed, question.unit)) {
    TypedAnswer answer = typed;
    answer.quantity.value /= factor;
    return answer;
  }
  std::vector<Unit> units = typed.expression.units();
  const bool bits_to_bytes =
      divides_by_eight(typed.expression) && std::any_of(units.begin(), units.end(), is_bits);
  for (Unit& unit : units) {
    if (bits_to_bytes && is_bits(unit))
      unit = {unit.symbol, unit.factor * kByteInBits, kPlainNumber};
  }
  // "6.74B + 0.13B": a letter that may be a billion as well as bytes is no unit to be left out.
  const bool as_numbers = !other_b && is_far_from_base(question.unit) &&
                          std::all_of(units.begin(), units.end(), is_base) &&
                          std::any_of(units.begin(), units.end(),
                                      [](const Unit& unit) { return !unit.dimension.is_plain(); });
  const bool of_both = !other_b && shares_unit(typed, question.unit);
  if (!bits_to_bytes && !as_numbers && !of_both) return std::nullopt;
  for (Unit& unit : units) {
    if (of_both && !unit.dimension.is_plain()) unit.factor = 1;
    if (of_both || as_numbers) unit.dimension = kPlainNumber;
  }
  TypedAnswer answer = typed;
  answer.has_unit = std::any_of(units.begin(), units.end(),
                                [](const Unit& unit) { return !unit.dimension.is_plain(); });
  answer.has_bare = true;
  answer.expression =
      Expression(typed.expression.nodes(), typed.expression.symbols(), std::move(units));
  const Evaluation evaluation = evaluate(answer.expression, symbols);
  if (!evaluation.ok) return std::nullopt;
  answer.quantity = evaluation.quantity;
  return answer;
}

// "23 of 64 (36 %)": without the share, which is that of the two numbers.
std::string_view without_its_share(std::string_view text) {
  const std::size_t open = text.rfind(" (");
  if (open == std::string_view::npos || text.back() != ')') return text;
  const std::string_view said = trimmed(text.substr(0, open));
  const std::string_view inside = trimmed(text.substr(open + 2, text.size() - open - 3));
  const std::size_t of = said.find(" of ");
  if (of == std::string_view::npos || inside.empty() || inside.back() != '%') return text;
  const auto number = [](std::string_view one) {
    return read_answer(trimmed(one), {{}, kPlainNumber});
  };
  const TypedAnswer count = number(said.substr(0, of)), whole = number(said.substr(of + 4));
  const TypedAnswer share = number(inside);
  const bool are_numbers = count.ok && whole.ok && share.ok && count.is_literal &&
                           whole.is_literal && share.is_literal && whole.quantity.value > 0;
  if (!are_numbers) return text;
  const double half = 0.5 * unit_in_last_place(share.literal, share.digits);
  const double per_cent = 100 * count.quantity.value / whole.quantity.value;
  return std::fabs(per_cent - share.literal) <= half * (1 + 1e-9) ? said : text;
}

std::optional<std::string> counted_of(std::string_view text, const NumericQuestion& question) {
  constexpr std::string_view kOf = " of ";
  text = without_its_share(trimmed(text));
  const std::size_t of = text.find(kOf);
  if (of == std::string_view::npos || !question.unit.dimension.is_plain()) return std::nullopt;
  std::string_view count = trimmed(text.substr(0, of));
  std::string_view whole = trimmed(text.substr(of + kOf.size()));
  const auto ends_in = [&count](std::string_view word) {
    return count.size() > word.size() && count.substr(count.size() - word.size()) == word;
  };
  if (ends_in(" out")) count = trimmed(count.substr(0, count.size() - 4));
  const TypedAnswer read = read_answer(count, {{}, question.unit.dimension});
  if (!read.ok || !read.is_literal || count.find('%') != std::string_view::npos)
    return std::nullopt;
  if (whole.substr(0, 4) == "the ") whole = trimmed(whole.substr(4));
  if (question.grade == Grade::kExact) {  // "14 of them", "23 of 64" where 64 is the exercise's
    const bool has_number = whole.find_first_of("0123456789") != std::string_view::npos;
    const bool is_harmless =
        whole == "them" || (has_number && is_neutral_phrase(whole, bindings_of(question), true));
    return is_harmless ? std::optional(std::string(count)) : std::nullopt;
  }
  const bool is_share = !whole.empty() && is_digit(whole.front()) &&
                        (question.unit.symbol.empty() || question.unit.symbol == "%");
  if (!is_share) return std::nullopt;
  return "(" + std::string(count) + ")/(" + std::string(whole) + ")";
}

ReadContext reading_context(const NumericQuestion& question, std::span<const Binding> symbols,
                            std::size_t listed, UnitScope units, bool other_b) {
  ReadContext context{symbols, question.unit.dimension, listed, units, other_b};
  context.bits_of_information = question.unit.symbol == "nats";
  context.per = question.per;
  context.may_be_ratio = question.unit.symbol.empty();
  context.asks_whole = question.grade == Grade::kExact;
  return context;
}

}  // namespace tmw

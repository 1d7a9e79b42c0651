#include "core/marking/units_by_hand.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/formula/evaluate.h"
#include "core/formula/expression_node.h"
#include "core/marking/marking_rules.h"
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

}  // namespace

std::optional<TypedAnswer> converted_by_hand(const TypedAnswer& typed,
                                             const NumericQuestion& question,
                                             std::span<const Binding> symbols) {
  if (!typed.ok || typed.is_literal || !typed.has_unit) return std::nullopt;
  std::vector<Unit> units = typed.expression.units();
  const bool bits_to_bytes =
      divides_by_eight(typed.expression) && std::any_of(units.begin(), units.end(), is_bits);
  for (Unit& unit : units) {
    if (bits_to_bytes && is_bits(unit))
      unit = {unit.symbol, unit.factor * kByteInBits, kPlainNumber};
  }
  const bool as_numbers = is_far_from_base(question.unit) &&
                          std::all_of(units.begin(), units.end(), is_base) &&
                          std::any_of(units.begin(), units.end(),
                                      [](const Unit& unit) { return !unit.dimension.is_plain(); });
  if (!bits_to_bytes && !as_numbers) return std::nullopt;
  if (as_numbers) {
    for (Unit& unit : units) unit.dimension = kPlainNumber;
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

std::optional<std::string> counted_of(std::string_view text, const NumericQuestion& question) {
  constexpr std::string_view kOf = " of ";
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
  if (question.grade == Grade::kExact) return std::string(count);
  if (whole.substr(0, 4) == "the ") whole = trimmed(whole.substr(4));
  const bool is_share = !whole.empty() && is_digit(whole.front()) && question.unit.symbol.empty();
  if (!is_share) return std::nullopt;
  return "(" + std::string(count) + ")/(" + std::string(whole) + ")";
}

ReadContext reading_context(const NumericQuestion& question, std::span<const Binding> symbols,
                            std::size_t listed, UnitScope units, bool other_b) {
  ReadContext context{symbols, question.unit.dimension, listed, units, other_b};
  context.bits_of_information = question.unit.symbol == "nats";
  return context;
}

}  // namespace tmw

#include "core/formula/read_answer.h"

#include <algorithm>
#include <cmath>

#include "core/formula/evaluate.h"
#include "core/formula/expression_node.h"
#include "core/formula/parser.h"
#include "core/formula/read_aside.h"
#include "core/formula/read_label.h"
#include "core/formula/read_restated.h"
#include "core/formula/words_to_digits.h"
#include "core/text/characters.h"

namespace tmw {
namespace {

bool is_number(const ExpressionNode& node) { return node.op == Op::kNumber; }

// Whether it is m * 10^n, the way scientific notation is typed without an e.
bool is_scientific(const Expression& expression, const ExpressionNode& node) {
  if (node.op != Op::kMultiply || !is_number(node_at(expression, node.left))) return false;
  const ExpressionNode& power = node_at(expression, node.right);
  if (power.op != Op::kPower || !is_number(node_at(expression, power.left))) return false;
  const ExpressionNode& exponent = node_at(expression, power.right);
  const ExpressionNode& inner =
      exponent.op == Op::kNegate ? node_at(expression, exponent.left) : exponent;
  return node_at(expression, power.left).number == 10 && is_number(inner);
}

// Whether it is a number over one of a unit, as "148/s" is.
bool is_over_unit(const Expression& expression, const ExpressionNode& node) {
  if (node.op != Op::kDivide) return false;
  const ExpressionNode& unit = node_at(expression, node.right);
  if (unit.op != Op::kWithUnit) return false;
  const ExpressionNode& one = node_at(expression, unit.left);
  return is_number(one) && one.number == 1 && one.position == unit.position;
}

// Whether it is one number, maybe with sign, power of ten and units; sets the number before them.
bool find_literal(const Expression& expression, double& literal, bool& scientific) {
  const ExpressionNode* node = &expression.nodes().back();
  while (node->op == Op::kWithUnit || node->op == Op::kNegate || is_over_unit(expression, *node))
    node = &node_at(expression, node->left);
  scientific = is_scientific(expression, *node);
  // The units may stand on the power of ten: 1.2*10^9 bytes.
  if (!scientific && node->op == Op::kMultiply && is_number(node_at(expression, node->left))) {
    ExpressionNode bare = *node;
    while (node_at(expression, bare.right).op == Op::kWithUnit)
      bare.right = node_at(expression, bare.right).left;
    scientific = is_scientific(expression, bare);
  }
  if (!is_number(*node) && !scientific) return false;
  literal = is_number(*node) ? node->number : node_at(expression, node->left).number;
  return true;
}

// Whether a leaf without a unit above it takes part.
bool has_bare_leaf(const Expression& expression) {
  std::vector<bool> covered(expression.nodes().size(), false);
  bool bare = false;
  for (std::size_t i = expression.nodes().size(); i-- > 0;) {
    const ExpressionNode& node = expression.nodes()[i];
    const bool unit =
        node.op == Op::kWithUnit &&
        !expression.units()[static_cast<std::size_t>(node.index)].dimension.is_plain();
    for (const std::int32_t child : {node.left, node.right}) {
      if (child >= 0 && (covered[i] || unit)) covered[static_cast<std::size_t>(child)] = true;
    }
    bare = bare || (node.left < 0 && !covered[i]);
  }
  return bare;
}

// How much of the text stands at a fault: a number, a name, a character.
std::size_t token_length(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  const auto is_digit_or_point = [](char c) { return is_digit(c) || c == '.'; };
  const auto is_name = [](char c) { return is_letter(c) || is_digit(c) || c == '_'; };
  std::size_t end = at;
  if (is_digit_or_point(text[at])) {
    while (end < text.size() && is_digit_or_point(text[end])) ++end;
  } else if (is_letter(text[at])) {
    while (end < text.size() && is_name(text[end])) ++end;
  } else {
    do ++end;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80);
  }
  return end - at;
}

ReadError placed(ReadError error, std::string_view text) {
  error.position = std::min(error.position, text.size());
  if (error.length == 0) error.length = token_length(text, error.position);
  return error;
}

// The text as one calculation.
TypedAnswer read_calculation(std::string_view text, const ReadContext& context) {
  TypedAnswer answer;
  ParsedText parsed =
      parse_text(text, {false, context.symbols, context.named, context.asked, context.units,
                        context.other_b, context.bits_of_information});
  if (!parsed.ok()) {
    answer.error = placed(std::move(parsed.error), text);
    return answer;
  }
  const Evaluation evaluation = evaluate(parsed.expression, context.symbols);
  if (!evaluation.ok) {
    answer.error = placed(evaluation.error, text);
    return answer;
  }
  answer.ok = true;
  answer.quantity = evaluation.quantity;
  answer.has_unit = parsed.has_unit;
  answer.has_bare = !parsed.has_unit || has_bare_leaf(parsed.expression);
  bool scientific = false;
  answer.is_literal =
      parsed.first_digits > 0 && find_literal(parsed.expression, answer.literal, scientific);
  answer.has_scale = parsed.has_scale;
  answer.has_lifted_unit = parsed.has_lifted_unit;
  answer.has_power_of_ten = scientific || parsed.first_is_scientific;
  answer.digits = parsed.first_digits;
  answer.sure_digits =
      answer.has_power_of_ten ? parsed.first_digits : parsed.first_sure_digits;  // 190M as 190
  answer.for_each = std::move(parsed.for_each);
  answer.card = std::move(parsed.card);
  answer.expression = std::move(parsed.expression);
  return answer;
}

// As it stands.
TypedAnswer read_plainly(std::string_view text, const ReadContext& context) {
  if (text.size() > kMaxExpressionBytes) return read_calculation(text, context);
  if (auto headed = read_behind_label(text, context)) return *std::move(headed);
  if (context.units == UnitScope::kSum)
    return read_sum_with_unit(text, context).value_or(read_calculation(text, context));
  if (auto refused = refuse_label(text, context)) return *std::move(refused);
  if (auto refused = refuse_other_span(text, context)) return *std::move(refused);
  if (auto noted = read_with_note(text, context)) return *std::move(noted);
  TypedAnswer answer = read_calculation(text, context);
  if (answer.ok) return answer;
  auto restated = read_chain(text, context);
  if (restated && restated->ok) return *std::move(restated);
  if (context.asked && context.may_be_ratio && says_equal(text))
    return read_calculation("1", context);
  if (const auto digits = words_to_digits(text)) {
    TypedAnswer in_digits = read_calculation(*digits, context);
    if (in_digits.ok) return in_digits;
  }
  return restated ? *std::move(restated) : answer;
}

}  // namespace

TypedAnswer read_answer(std::string_view text, const ReadContext& context) {
  ReadContext as_it_stands = context;
  as_it_stands.asides = false;
  TypedAnswer answer = read_plainly(text, as_it_stands);
  if (answer.ok || !context.asides || text.size() > kMaxExpressionBytes) return answer;
  // Half of a calculation, as it is while one types: a page need not have fetched more for it.
  if (text.find_first_of(" ,") == std::string_view::npos) return answer;
  if (const auto bare = without_asides(text, context)) {
    TypedAnswer without = read_plainly(*bare, as_it_stands);
    if (without.ok) return without;
  }
  if (auto refused = refuse_words_behind(text, answer, as_it_stands)) return *std::move(refused);
  return answer;
}

}  // namespace tmw
